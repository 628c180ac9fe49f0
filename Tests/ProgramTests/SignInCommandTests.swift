import Foundation
import Ledger
import Seals
import Support
import Testing

@testable import yidi

@Suite("Who may run which command of yidi ledger")
struct SignInCommandTests {
  private static let everybody: Set = ["0100", "0217", "0300"]
  private static let supervisor: Set = ["0100"]
  /// Who may run a command, as README's table says it, and what it is called with; `nil` where nobody
  /// signs in.
  ///
  /// In an order in which each can be run by each: what changes the ledger comes last.
  private static let commands: [(name: String, by: Set<String>?, arguments: [String])] = [
    ("verify", nil, []), ("keys", nil, []), ("retention", nil, []),
    ("list", everybody, []), ("show", everybody, ["NUMBER"]), ("day", everybody, []),
    ("operator", everybody, ["list"]), ("backup", everybody, ["FRESH"]),
    ("export", everybody, ["FRESH"]),
    ("export", ["0100", "0217"], ["FRESH", "--unmask", "--reason", "本人要求"]),
    ("audit", ["0100", "0300"], []), ("verify", supervisor, ["--rebuild"]),
    ("copy", supervisor, ["FOLDER/ledger.sqlite", "FRESH/there.sqlite"]),
    ("rekey", supervisor, []), ("restore", supervisor, ["FOLDER/copy", "--replace"]),
    ("erase", supervisor, ["NUMBER", "--reason", "本人要求"]),
  ]
  @Test("Each command asks for its right: nobody without a PIN, no other role, and no person shown")
  func each() throws {
    try StaffedHall.with { hall in
      for (name, people, arguments) in Self.commands {
        for id in [nil, "0300", "0217", "0100"] {
          let run = try hall.run([name] + arguments, as: id)
          let isLet = people.map { id.map($0.contains) ?? false } ?? true
          let expected = isLet ? 0 : Status.refused.rawValue
          #expect(run.status == expected, "\(name) by \(id ?? "nobody"): \(run.err)")
          #expect(isLet || run.out.isEmpty && run.err.count { $0.isNewline } == 1)
          for secret in ["张小丰", Sample.birth, "13800001234"] {
            #expect(!(run.out + run.err).contains(secret), "\(name): \(secret)")
          }
        }
      }
      #expect(try hall.run(["verify"], as: nil).status == 0)
    }
  }

  @Test("No command is left out of the table above, but those tried with a server")
  func all() throws {
    let help = try DecideProgram.run(["ledger", "--help"]).out
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    let names = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { $0 != "See" }
    #expect(names.count > 10)
    #expect(Set(names).subtracting(Self.commands.map(\.name)) == ["push", "end"])
  }

  @Test("A ledger is put over one with operators by name, and over one that is broken by anybody")
  func restored() throws {
    try StaffedHall.with { hall in
      let folder = hall.folder
      let path = folder + "/ledger.sqlite"
      let restore = ["restore", "FOLDER/copy", "--replace"]
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(try hall.run(restore, as: "0217").status != 0)
      try TemporaryFolder.write("rain-3308\n", to: folder + "/pin")
      #expect(try hall.run(restore, as: "0100").status != 0)
      try TemporaryFolder.write(StaffedHall.pin + "\n", to: folder + "/pin")
      #expect(!FileManager.default.fileExists(atPath: path + ".restoring"))
      #expect(before.count <= (try Data(contentsOf: URL(filePath: path))).count)
      #expect(try hall.run(restore, as: "0100").status == 0)
      let restored = try Ledger.open(path)
      _ = try restored.signIn("0100", pin: StaffedHall.pin)
      var moved: [String] = []
      try restored.audit(AuditQuery()) { entry in
        if entry.record.kind == .moved { moved.append(entry.record.actor) }
      }
      #expect(moved == ["0100"])
      // Its name is of the second.
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where name.contains("replaced-") {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
      try TemporaryFolder.write("no ledger any more", to: path)
      let last = try hall.run(restore, as: nil)
      #expect(last.status == 0, "\(last.err)")
    }
  }

  @Test("Nobody puts a ledger over one that other keys are laid before, without being asked")
  func restoredWithOtherKeys() throws {
    try StaffedHall.with { hall in
      let folder = hall.folder
      let mine = folder + "/mine.sqlite"
      _ = try Ledger.open(mine).backUp(to: folder + "/mine.copy")
      let laid = folder + "/laid"
      try FileManager.default.createDirectory(atPath: laid, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: mine + ".keys", toPath: laid + "/yidi-keys")
      for credentials in [laid, ""] {
        let tried = try DecideProgram.run(
          [
            "ledger", "restore", folder + "/mine.copy", "--replace", "--ledger",
            folder + "/ledger.sqlite",
          ],
          environment: [
            "XDG_CONFIG_HOME": folder + "/config", "CREDENTIALS_DIRECTORY": credentials,
          ])
        #expect(tried.status != 0)
      }
      #expect(try hall.ledger.filing(hall.number).number == hall.number)
    }
  }

  @Test("Without a terminal each PIN names its own other ways; an empty one is said to be empty")
  func nowhere() throws {
    try StaffedHall.with { hall in
      let (folder, ledger, number) = (hall.folder, hall.ledger, hall.number)
      func complaint(_ arguments: [String]) throws -> String {
        let environment = ["YIDI_OPERATOR": "0100", "YIDI_PIN_FILE": "\(folder)/pin"]
        let process = DecideProgram.process(
          ["--wait", DecideProgram.path, "ledger"] + arguments
            + ["--ledger", "\(folder)/ledger.sqlite"], environment: environment)
        // A session of its own has no terminal, wherever the tests run.
        process.executableURL = URL(filePath: "/usr/bin/setsid")
        let pipe = Pipe()
        (process.standardInput, process.standardError) = (FileHandle.nullDevice, pipe)
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == Status.usage.rawValue)
        return String(decoding: bytes, as: UTF8.self)
      }
      let new = try complaint(["operator", "add", "0400", "--role", "clerk"])
      #expect(new.contains("--new-pin-fd") && new.contains("YIDI_NEW_PIN_FILE"))
      let end = ["end", number.text, "--reason", "本人要求", "--second", "0217"]
      let second = try complaint(end)
      #expect(second.contains("--second-pin-fd") && !second.contains("YIDI_"))
      #expect(try complaint(end + ["--second-pin-fd", "0"]).contains("没有读到口令"))
      #expect(try ledger.filing(number).state == .active)
    }
  }

  @Test("What waits for the server is listed and pushed by who may, where the outbox knows them")
  func outbox() throws {
    try withOutbox { outbox, server, run in
      let number = try outbox.append(Sample.filing()).number.text
      for list in ["--provisional", "--conflicts"] {
        #expect(try run(["list", list], nil).status == Status.refused.rawValue)
        #expect(try run(["list", list], "0300").status == 0)
      }
      #expect(try run(["list", "--provisional"], "0217").out.contains(number))
      for id in [nil, "0300"] {
        #expect(try run(["push"], id).status == Status.refused.rawValue)
      }
      #expect(try outbox.provisionalCount() == 1)
      #expect(try run(["push"], "0217").status == 0)
      #expect(try outbox.provisionalCount() == 0)
    }
  }

  @Test("What met another on the server is ended by who may, and by two where the office wants two")
  func conflict() throws {
    try withOutbox(config: "[staff]\nfour_eyes = [\"end\"]\n") { outbox, server, run in
      let here = try outbox.append(Sample.filing()).number
      let there = try server.append(Sample.filing()).number
      #expect(try run(["push"], "0217").status == 0)
      #expect(try outbox.conflicts().map(\.instead) == [there])
      let end = ["end", here.text, "--reason", "服务器上另有一份"]
      for id in [nil, "0300", "0217"] {
        let refused = try run(end, id)
        #expect(refused.status == Status.refused.rawValue && refused.out.isEmpty)
      }
      for second in ["0300", "0217"] {
        let refused = try run(end + ["--second", second, "--second-pin-fd", "0"], "0217")
        #expect(refused.status == Status.refused.rawValue, "\(refused)")
      }
      #expect(try outbox.conflicts().count == 1)
      let ended = try run(end + ["--second", "0100", "--second-pin-fd", "0"], "0217")
      #expect(ended.status == 0, "\(ended.err)")
      #expect(ended.out.contains(here.grouped) && ended.out.contains("*"))
      let event = try #require(try outbox.events(of: here).last)
      #expect(event.kind == .ended && event.actor == "0217" && event.second == "0100")
      #expect(event.reason == "服务器上另有一份")
      #expect(try outbox.conflicts().isEmpty && outbox.provisionalCount() == 0)
      #expect(try server.filing(there).state == .active)

      // The one on the server is ended there, by the same command.
      let other = end.map { $0 == here.text ? there.text : $0 }
      #expect(try run(other, "0217").status == Status.refused.rawValue)
      #expect(
        try run(other + ["--second", "0100", "--second-pin-fd", "0"], "0217").status == 0)
      #expect(try server.filing(there).state == .ended)
      #expect(try run(other, "0217").status == Status.refused.rawValue)
    }
  }

  @Test("An outbox that cannot say who works here shows nobody what is in it")
  func strangeOutbox() throws {
    try withOutbox(isKnown: false) { outbox, _, run in
      let number = try outbox.append(Sample.filing(1)).number.text
      let list = ["list", "--provisional"]
      let away = try run(list + ["--ledger", "postgres:///yidi?host=/tmp/yidi-no-server"], nil)
      #expect(away.status == Status.tryLater.rawValue && away.out.isEmpty, "\(away.err)")
      let there = try run(list, nil)
      #expect(there.status == Status.refused.rawValue && there.out.isEmpty)
      let signedIn = try run(list, "0217")
      #expect(signedIn.status == 0, "\(signedIn.err)")
      #expect(signedIn.out.filter { $0 != " " }.contains(number), "\(signedIn.out)")
    }
  }

  @Test("Old keys are removed only when what this machine keeps opens without them")
  func dropOld() throws {
    try withOutbox { outbox, server, run in
      let number = try outbox.append(Sample.filing(1)).number
      for option in [[], ["--index"], ["--drop-old"]] {
        let done = try run(["rekey"] + option, "0100")
        #expect(done.status == 0, "\(option) \(done.err)")
      }
      let pushed = try run(["push"], "0100")
      #expect(pushed.status == 0, "\(pushed.err)")
      // This one was open all the while: it reads the keys again when it writes.
      _ = try server.recordLookUp(of: Sample.idNumber(1))
      #expect(try server.filing(number).filing.person.idNumber == Sample.idNumber(1))
    }
  }

  /// A hall with its ledger on a server and a window's outbox beside it, and commands run there as
  /// somebody, with that one's PIN on standard input too.
  private func withOutbox(
    config: String = "", isKnown: Bool = true,
    _ body: (
      _ outbox: Ledger, _ server: Ledger, _ run: ([String], String?) throws -> DecideProgram.Run
    ) throws -> Void
  ) throws {
    let address = try PostgresServer.shared.get().newAddress()
    try TemporaryFolder.with { folder in
      let state = "\(folder)/state/yidi"
      try TemporaryFolder.write(StaffedHall.pin + "\n", to: folder + "/pin")
      chmod(folder + "/pin", 0o600)
      try TemporaryFolder.write(config, to: folder + "/config/yidi/yidi.toml")
      func run(_ arguments: [String], as id: String?) throws -> DecideProgram.Run {
        var environment = [
          "XDG_STATE_HOME": "\(folder)/state", "XDG_CONFIG_HOME": "\(folder)/config",
        ]
        if let id {
          environment["YIDI_OPERATOR"] = id
          environment["YIDI_PIN_FILE"] = "\(folder)/pin"
        }
        return try DecideProgram.run(
          ["ledger"] + arguments + (arguments.contains("--ledger") ? [] : ["--ledger", address]),
          input: Array((StaffedHall.pin + "\n").utf8),
          environment: environment)
      }
      let keys = Ledger.Outside(
        keyFile: KeyFile(credentials: nil, else: state + "/ledger.keys"))
      var staff = StaffRules()
      staff.pinWork = 4
      let server = try Ledger.open(address, settings: .init(staff: staff), outside: keys)
      for (id, role) in StaffedHall.people {
        try server.addOperator(id, name: id, role: role, pin: StaffedHall.pin)
        if id == "0100" { _ = try server.signIn(id, pin: StaffedHall.pin) }
      }
      let outbox = try Ledger.openOutbox(
        state + "/outbox.sqlite", of: address, settings: .init(), outside: keys)
      if isKnown {
        try outbox.keepOperators(of: server)
        outbox.carryOn(from: server)
      }
      try body(outbox, server, run)
    }
  }
}
