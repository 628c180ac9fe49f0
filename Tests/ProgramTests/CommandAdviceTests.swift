import Foundation
import Ledger
import Rules
import Seals
import Support
import Testing

@testable import yidi

@Suite("What commands say, and where their advice points")
struct CommandAdviceTests {
  @Test("The one who is first on the list is told to be a supervisor; a change changes something")
  func staff() throws {
    try ProofOffice.with { office in
      try office.put("pin", "rain-3308\n")
      chmod("\(office.folder)/pin", 0o600)
      let pin = ["YIDI_NEW_PIN_FILE": "\(office.folder)/pin"]
      let first = try office.run(["ledger", "operator", "add", "0217", "--role", "clerk"], pin)
      #expect(first.status == 65 && first.err.contains("--role supervisor"), "\(first.err)")
      let events = try office.ledger.verify().events
      let nothing = try office.run(["ledger", "operator", "change", "0217"])
      #expect(nothing.status == 64 && nothing.err.contains("--enable"), "\(nothing.err)")
      #expect(try office.ledger.verify().events == events)
    }
  }

  @Test("A filing that is ended already is told as ended, and a copy that is not there as missing")
  func twice() throws {
    try ProofOffice.with { office in
      let end = ["ledger", "end", office.number, "--reason", "本人要求"]
      #expect(try office.run(end).status == 0)
      let again = try office.run(end)
      #expect(again.status == 65 && again.err.contains("已经结束了"), "\(again.err)")
      let missing = try office.run(["ledger", "restore", "/nonexistent/copy"])
      #expect(missing.status == 66 && missing.err.contains("/nonexistent/copy"), "\(missing.err)")
    }
  }

  @Test("An address that is wrong is looked for where it was given, a ledger without a place named")
  func addresses() throws {
    let wrong = try DecideProgram.run(
      ["ledger", "list", "--ledger", "postgres://localhost/yidi?bogus=1"])
    #expect(wrong.status == 65 && wrong.err.contains("--ledger"), "\(wrong.err)")
    let nowhere = try DecideProgram.run(["ledger", "list"], environment: ["HOME": ""])
    #expect(nowhere.status == 66 && nowhere.err.contains("不知道备案台账放在哪里"), "\(nowhere.err)")
  }

  @Test("A pack whose days are not known is not called law in force")
  func nature() throws {
    let lines = try DecideProgram.run(["policy", "list", "--today", "2026-11-21"]).lines
    func second(_ id: String) throws -> String {
      let place = try #require(lines.firstIndex(of: id))
      return lines[place...].first { $0.hasSuffix("）") } ?? ""
    }
    #expect(try second("dazhou-2022-118").hasSuffix("（现行）"))
    #expect(try second("yibin-chongqing").hasSuffix("（规定）"))
  }

  @Test("Every name that the help gives a scheme of signatures is taken")
  func schemes() throws {
    for word in SignatureScheme.allValueStrings {
      #expect(SignatureScheme(argument: word) != nil, "\(word)")
    }
    // The name of the default, as the help shows it.
    for scheme in SignatureScheme.allCases {
      #expect(SignatureScheme(argument: scheme.rawValue) == scheme)
    }
  }

  @Test("What is settled directly once it is filed is called so, as on the paper")
  func settlement() throws {
    try ProofOffice.with { office in
      _ = try office.run(["signing", "new"])
      let paper = try office.run(["receipt", office.number]).out
      #expect(paper.contains("直接刷卡结算"))
      let said = try office.run(["verify", try office.payload()]).out
      #expect(said.contains("真实") && !said.contains("备案后"), "\(said)")
      #expect(said.contains(/直接结算 +是/), "\(said)")
      let row = try office.run(["ledger", "export", "-", "--format", "jsonl"]).answers()[0]
      #expect(row["settlement"].text == "direct_after_filing" && row["status"].text == "file_now")
      #expect(row["settlement_once_filed"].text == "direct")
    }
  }

  @Test(
    "A window of a server without its keys stops before anybody answers, the first one does not")
  func keys() throws {
    let server = try PostgresServer.shared.get()
    let address = try server.newAddress()
    try TemporaryFolder.with { folder in
      func start(_ state: String) throws -> DecideProgram.Run {
        try DecideProgram.run(
          ["--front", "guided", "--plain"], input: Array("q\n".utf8),
          environment: ["YIDI_LEDGER": address, "XDG_STATE_HOME": "\(folder)/\(state)"])
      }
      #expect(try start("first").status == 0)
      #expect(try start("first").status == 0)
      let second = try start("second")
      #expect(second.status == 65 && second.err.contains("从别的窗口复制"), "\(second.err)")
      #expect(!second.out.contains("1 "), "\(second.out)")
    }
  }

  @Test("No command takes from libpq's variables what a window would not: the address says it all")
  func variables() throws {
    let server = try PostgresServer.shared.get()
    let address = try server.newAddress()
    let schema = try #require(address.split(separator: "%3D").last)
    try TemporaryFolder.with { folder in
      let keys = KeyFile(credentials: nil, else: folder + "/yidi/ledger.keys")
      try FileManager.default.createDirectory(
        atPath: folder + "/yidi", withIntermediateDirectories: true)
      _ = try Ledger.open(address, outside: .init(keyFile: keys))
      let variables = [
        "PGOPTIONS": "-csearch_path=\(schema)", "PGPASSFILE": "/nowhere", "XDG_STATE_HOME": folder,
      ]
      func list(_ address: String) throws -> DecideProgram.Run {
        try DecideProgram.run(["ledger", "list", "--ledger", address], environment: variables)
      }
      #expect(try list(address).status == 0)
      let without = try list(server.address)
      #expect(without.status == 66, "\(without.out) \(without.err)")
    }
  }
}
