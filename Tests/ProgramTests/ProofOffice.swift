import FoundationEssentials
import Glibc
import Ledger
import Messages
import Proofs
import Rules
import Support
import Testing

@testable import yidi

/// An office of one filing, whose key goes into its own folder.
struct ProofOffice {
  let folder: String
  /// Of the filing.
  let number: String
  let ledger: Ledger

  /// Runs `yidi` with this office's settings, on its ledger unless that is to be away.
  func run(
    _ arguments: [String], _ environment: [String: String] = [:], ledger: Bool = true
  ) throws -> DecideProgram.Run {
    var values = [
      "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder + "/state", "YIDI_LANG": "zh",
    ]
    values.merge(environment) { $1 }
    return try DecideProgram.run(
      arguments + (ledger ? ["--ledger", "\(folder)/ledger.sqlite"] : []), environment: values)
  }

  /// Writes a file into its folder.
  func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  /// Who may read and write a file of its folder.
  func mode(_ name: String) throws -> mode_t {
    var status = stat()
    try #require(stat("\(folder)/\(name)", &status) == 0)
    return status.st_mode & 0o777
  }

  /// What the QR code of its receipt holds.
  func payload() throws -> String {
    var settings = Settings()
    try settings.read(
      "[proof]\nkey = \"\(folder)/signing.pem\"\nurl = \"HTTPS://YB.EXAMPLE/V/\"",
      file: "yidi.toml")
    let record = try ledger.filing(try #require(FilingNumber(number)))
    let signing = Signing(settings, on: Environment.today)
    return try #require(signing.sign { record.body(signedBy: $0) }).payload
  }

  /// Saves a paper of the filing; the file it is in.
  func saved(_ arguments: [String]) throws -> String {
    let place = "\(folder)/papers-\(Identifier(SystemEntropy()).text)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let run = try run(["receipt", number, "--save", place] + arguments)
    let files = try FileManager.default.contentsOfDirectory(atPath: place)
    try #require(run.status == 0 && files.count == 1, "\(run.err)")
    return "\(place)/\(files[0])"
  }

  /// Hands over such an office, which is gone afterwards.
  static func with(_ body: (ProofOffice) throws -> Void) throws {
    let folder = "/tmp/yidi-proof-\(Identifier(SystemEntropy()).text)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/yidi", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    chmod(folder, 0o700)
    let ledger = try Ledger.open(folder + "/ledger.sqlite", settings: .init(actor: "0217"))
    let texts = try Program.catalogue(.zh)
    let policy = try #require(try Program.policy("dazhou-2022-118", texts: texts))
    var filing = Sample.filing(person: Sample.person(1, name: "张小丰", initials: "zxf"))
    (filing.policy, filing.policyHash) = (policy.id, policy.hash)
    filing.facts.filings = []
    filing.decision = CodedDecision(policy.decide(filing.facts, today: filing.today))
    filing.validThrough = .open
    let number = try ledger.append(filing).number.text
    let office = ProofOffice(folder: folder, number: number, ledger: ledger)
    try office.put(
      "yidi/yidi.toml",
      "[proof]\nkey = \"\(folder)/signing.pem\"\nurl = \"HTTPS://YB.EXAMPLE/V/\"\n")
    try body(office)
  }
}
