internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import Proofs
internal import Rules
internal import Seals
internal import Terminal

/// `yidi verify`: whether a paper was given by the office and not changed since; needs no network.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifies the code on a paper.",
    discussion: """
      The code comes from a scanner that types, pasted, as an argument, on standard input (one a \
      line), or out of a picture. Where a ledger is at hand the number is looked up in it too. \
      Ends with 0 where every code is genuine.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("Reads the code from a PNG or JPEG picture.", valueName: "file"))
  var picture: String?

  @Option(
    help: ArgumentHelp(
      "Public keys to verify with, beside the office's own; can be repeated.", valueName: "file"))
  var keys: [String] = []

  @Option(
    help: ArgumentHelp(
      "With the filing number as the argument: compares the eight characters on the paper.",
      valueName: "characters"))
  var code: String?

  @Argument(help: "What the scanner typed; with --code, the filing number.")
  var scan: [String] = []

  mutating func validate() throws {
    guard picture == nil || scan.isEmpty && code == nil else {
      throw ValidationError("--picture: without another code")
    }
    guard code == nil || !scan.isEmpty else {
      throw ValidationError("--code: with the filing number")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    if let code { return try compare(code, settings, texts) }
    let list = try list(settings, texts)
    let scans = try scans(texts)
    let desk = try desk(list, lookUp(settings, texts), settings, texts)
    var isWell = true
    for (index, scan) in scans.enumerated() {
      if index > 0 { try Output.write("\n", texts) }
      isWell = try desk.show(scan) && isWell
    }
    if picture == nil, scan.isEmpty {
      var count = 0
      if isatty(STDIN_FILENO) == 1 { try Output.write(texts("verify.scan") + "\n", texts) }
      while let line = readLine() {
        guard line.contains(where: { !$0.isWhitespace }) else {
          guard isatty(STDIN_FILENO) == 1 else { continue }
          break
        }
        if count > 0 { try Output.write("\n", texts) }
        count += 1
        isWell = try desk.show(line) && isWell
      }
      guard count > 0 else { throw Stop(.usage, texts("verify.nothing")) }
    }
    guard isWell else { throw ExitCode(Status.refused.rawValue) }
  }

  /// What was given before anything is read from standard input.
  private func scans(_ texts: Messages.Catalogue) throws -> [String] {
    guard let picture else { return scan.isEmpty ? [] : [scan.joined()] }
    do throws(PictureReader.Failure) {
      return try PictureReader().texts(in: picture)
    } catch {
      throw Stop(error.status, texts(error.message(picture)))
    }
  }

  /// The office's public keys and those that are named.
  private func list(
    _ settings: Settings, _ texts: Messages.Catalogue
  ) throws -> SignerList {
    var list = try SigningCommand.list(SigningPlace(settings), texts)
    for path in keys {
      let more = try SigningCommand.stopping(texts) { () throws(SigningFault) in
        try SigningPlace.list(at: path)
      }
      // The office's own word on its own keys counts.
      for signer in more.signers where list.signer(signer.id) == nil { list.put(signer) }
    }
    guard !list.signers.isEmpty else { throw Stop(.missingFile, texts("verify.no_keys")) }
    return list
  }

  /// Finds a filing where a ledger is at hand; why not is said once.
  private func lookUp(
    _ settings: Settings, _ texts: Messages.Catalogue
  ) -> VerifyDesk.LookUp {
    guard let path = common.ledgerPath(configured: settings.ledger),
      Ledger.isServer(path) || access(path, F_OK) == 0
    else { return .noLedger }
    do {
      let ledger = try LedgerCommand.open(common, signingIn: person, for: .look, texts)
      return .ledger { number throws(Ledger.Failure) in
        try FollowedFiling(number, in: ledger)
      }
    } catch let stop as Stop {
      return .refused(stop.sentence)
    } catch {
      return .noLedger
    }
  }

  /// Compares the code on a paper without a QR code: signs what is on record anew, which gives the
  /// same code as long as record and key are the same.
  private func compare(
    _ typed: String, _ settings: Settings, _ texts: Messages.Catalogue
  ) throws {
    let number = try LedgerCommand.number(scan.joined(), texts)
    let read = CheckCode.typed(typed)
    guard case .code = read else { throw Stop(.refused, texts(read.textKey)) }
    let signing = Signing(settings, on: common.day)
    guard signing.keyID != nil else {
      throw Stop(.refused, texts(signing.trouble ?? Message("signing.none")))
    }
    let ledger = try LedgerCommand.open(common, signingIn: person, for: .look, texts)
    let standing = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try FollowedFiling(number, in: ledger)
    }
    let desk = try desk(SignerList(), .ledger { _ in standing }, settings, texts)
    guard try desk.show("\(number.text) \(typed)") else {
      throw ExitCode(Status.refused.rawValue)
    }
  }

  private func desk(
    _ list: SignerList, _ record: VerifyDesk.LookUp, _ settings: Settings,
    _ texts: Messages.Catalogue
  ) throws -> VerifyDesk {
    VerifyDesk(
      texts: texts, list: list, today: common.day, record: record,
      places: try Program.places(), policy: { try? Program.policy($0, texts: texts) },
      signing: Signing(settings, on: common.day))
  }
}
