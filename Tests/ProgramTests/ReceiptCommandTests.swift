import CSQLite
import FoundationEssentials
import Glibc
import Ledger
import Messages
import Printers
import Receipts
import Rules
import Support
import Testing

@testable import yidi

@Suite("yidi receipt")
struct ReceiptCommandTests {
  @Test("a confirmed print is put on record, and the next paper is a reprint")
  func confirmed() throws {
    let printer = try IppWorld()
    defer { printer.stop() }
    let world = try PrintWorld(.own)
    defer { world.stop() }
    try world.addQueue("desk", at: printer.address)
    try withFiling { ledger, path, number in
      let run = try yidi([number.text, "--print", "--printer", "desk"], path, world)
      #expect(run.status == 0)
      #expect(run.out.contains("desk"))
      let attempts = try ledger.events(of: number).compactMap(\.print)
      #expect(attempts.map(\.outcome) == [.confirmed])
      #expect(attempts.map(\.printer) == ["desk"])
      #expect(try yidi([number.text], path, world).out.contains("补打 第2次"))
    }
    let paper = try Tool.text(
      "pdftotext", ["FILE", "-"], on: try #require(printer.documents.first))
    #expect(paper.contains("第1次打印"))
    #expect(!paper.contains("张小丰"))
  }

  @Test("what carries the full number wants a reason, which goes on record")
  func fullPapers() throws {
    try withFiling { ledger, path, number in
      for kind in ["form", "promise"] {
        let refused = try yidi([number.text, "--kind", kind], path)
        #expect(refused.status == 64)
        #expect(refused.err.contains("--kind \(kind)") && refused.err.contains("完整的证件号码"))
        #expect(!refused.out.contains("张小丰"))
        let short = try yidi([number.text, "--kind", kind, "--unmask", "--reason", "试"], path)
        #expect(short.status == 64)
        #expect(short.err.contains("至少2个字"))
        let run = try yidi(
          [number.text, "--kind", kind, "--unmask", "--reason", "本人签字"], path)
        #expect(run.status == 0)
        #expect(run.out.contains("张小丰"))
        // What the number tells, in its own place.
        #expect(run.out.contains(/性别 +[男女]\n出生日期 +[0-9]/) == (kind == "form"))
      }
      #expect(try ledger.events(of: number).filter { $0.kind == .unmasked }.count == 2)
    }
  }

  @Test("who filed it, and at which window, stands on it wherever it is printed")
  func handled() throws {
    try withFiling { ledger, path, number in
      let elsewhere = "[window]\nnumber = 7\nclerk = \"0300\"\n"
      #expect(try handling(number, path, elsewhere) == ["窗口  1", "经办  0217"])
      // Nobody at the office handled what a person filed alone.
      let alone = try Ledger.open(path + "/ledger.sqlite", settings: .init(window: 2))
      let own = try alone.append(try filing(2)).number
      #expect(try handling(own, path, elsewhere) == ["窗口  2"])
    }
  }

  /// What the foot of its receipt says of who handled it, printed at a window of those settings.
  private func handling(
    _ number: FilingNumber, _ folder: String, _ settings: String
  ) throws -> [String] {
    let config = "\(folder)/yidi"
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: config) }
    try Data(settings.utf8).write(to: URL(filePath: "\(config)/yidi.toml"))
    let run = try DecideProgram.run(
      ["receipt", number.text, "--ledger", "\(folder)/ledger.sqlite"],
      environment: ["XDG_CONFIG_HOME": folder])
    #expect(run.status == 0, "\(run.err)")
    return run.out.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("窗口  ") || $0.hasPrefix("经办  ") }
  }

  @Test("printed later, it knows that the papers were shown and the stay is over")
  func since() throws {
    try withFiling { ledger, path, _ in
      let number = try ledger.append(
        try filing(3) {
          ($0.method, $0.papersBy) = (.promise, sampleDay.adding(days: 30))
          ($0.facts.admission, $0.facts.filesOn) = (sampleDay.adding(days: -3), sampleDay)
        }
      ).number
      func paper(_ kind: String) throws -> String {
        try yidi([number.text, "--kind", kind], path).out.filter { !$0.isWhitespace }
      }
      let owed = "送到窗口"
      for kind in ["receipt", "large", "missing"] { #expect(try paper(kind).contains(owed)) }
      for kind in ["receipt", "large", "hospital"] {
        #expect(try paper(kind).contains("入院那天"), "\(kind)")
      }
      #expect(try paper("large").contains("出院结账以前"))
      try ledger.recordPapers(of: number, Grounds(id: ledger.newIdentifier()))
      try ledger.recordDischarge(
        of: number, on: sampleDay, Grounds(id: ledger.newIdentifier()))
      for kind in ["receipt", "large", "missing"] { #expect(try !paper(kind).contains(owed)) }
      for kind in ["receipt", "missing"] {
        #expect(try paper(kind).contains("告知承诺，材料已经补齐"), "\(kind)")
      }
      #expect(try !paper("large").contains("出院结账以前"))
      #expect(try !paper("receipt").contains("入院那天"))
    }
  }

  @Test("a hospital reads where a stay is settled directly, and what of one filed late")
  func hospitalPaper() throws {
    try withFiling { ledger, path, number in
      let run = try yidi([number.text, "--kind", "hospital"], path)
      let paper = run.out.filter { !$0.isWhitespace }
      let networked = try #require(paper.firstRange(of: "享受住院费用直接结算服务"))
      let late = try #require(paper.firstRange(of: "应为参保人员办理医疗费用直接结算"))
      #expect(networked.lowerBound < late.lowerBound)
    }
  }

  @Test("a filing that was ended is no filing that holds, and gives a hospital nothing")
  func ended() throws {
    try withFiling { ledger, path, number in
      try ledger.end(
        number, on: try #require(Day("2026-08-15")),
        Grounds(id: ledger.newIdentifier(), reason: "本人申请"))
      for kind in ["receipt", "large"] {
        let run = try yidi([number.text, "--kind", kind], path)
        #expect(run.status == 0)
        #expect(run.out.filter { !$0.isWhitespace }.contains("2026年8月15日按申请结束"), "\(kind)")
        #expect(!run.out.contains("备案办好了") && !run.out.contains("直接刷卡"), "\(kind)")
      }
      #expect(try yidi([number.text, "--kind", "hospital"], path).status == 65)
    }
  }

  @Test("another paper is no copy of the receipt")
  func otherPaper() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try withFiling { ledger, path, number in
      let run = try yidi(
        [number.text, "--kind", "missing", "--print", "--printer", "desk"], path, world)
      #expect(run.status == 0)
      #expect(try ledger.events(of: number).compactMap(\.print?.paper) == ["missing"])
      #expect(try yidi([number.text], path).out.contains("第1次打印"))
    }
  }

  @Test("a print that failed is put on record too, and ends with status 75")
  func failed() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try withFiling { ledger, path, number in
      let run = try yidi([number.text, "--print", "--printer", "gone"], path, world)
      #expect(run.status == 75)
      #expect(run.err.contains("gone"))
      let attempts = try ledger.events(of: number).compactMap(\.print)
      #expect(attempts.map(\.outcome) == [.notSent])
      #expect(attempts.map(\.fault) == ["no_printer"])
      #expect(try ledger.filing(number).prints == 0)
    }
  }

  @Test("a ledger that another program holds keeps nobody from hearing what came of the paper")
  func unrecorded() throws {
    try withFiling { ledger, path, number in
      // Held as by who looks into the file with another program's tools.
      var other: OpaquePointer?
      defer { sqlite3_close(other) }
      try #require(sqlite3_open("\(path)/ledger.sqlite", &other) == SQLITE_OK)
      try #require(sqlite3_exec(other, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
      let run = try yidi([number.text, "--print", "--printer", "gone"], path)
      #expect(run.status == 75)
      let lines = run.err.split(separator: "\n")
      #expect(lines.contains { $0.contains("没有打印，也不会再出纸") })
      #expect(lines.last?.hasPrefix("yidi: 这次打印没有记进台账：") == true)
      #expect(sqlite3_exec(other, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
      #expect(try ledger.events(of: number).compactMap(\.print).isEmpty)
    }
  }

  @Test("a printing service that is not there is said at once")
  func serviceDown() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    world.stop()
    try withFiling { _, path, number in
      let run = try yidi([number.text, "--print"], path, world)
      #expect(run.status == 75)
      #expect(run.err.hasPrefix("yidi: 打印服务没有运行"))
    }
  }

  @Test("it is saved under its number, once, for its owner alone")
  func saved() throws {
    try withFiling { _, path, number in
      let run = try yidi([number.text, "--save", path], path)
      #expect(run.status == 0)
      let file = "\(path)/\(number.text).pdf"
      defer { unlink(file) }
      var information = stat()
      #expect(stat(file, &information) == 0)
      #expect(information.st_mode & 0o777 == 0o600)
      let pdf = try #require(FileManager.default.contents(atPath: file))
      let paper = try Tool.text("pdftotext", ["FILE", "-"], on: Array(pdf))
      #expect(paper.contains("第1次打印") && paper.contains("第1页"))
      #expect(try yidi([number.text, "--paper", "a5", "--save", path], path).status == 73)
      for kind in ["large", "missing"] {
        let other = "\(path)/\(number.text)-\(kind).pdf"
        defer { unlink(other) }
        let run = try yidi([number.text, "--kind", kind, "--save", path], path)
        #expect(run.status == 0 && run.out.contains(other))
      }
      let text = try yidi([number.text, "--format", "text", "--save", path], path)
      #expect(text.out.contains("\(number.text).txt"))
      unlink("\(path)/\(number.text).txt")
      #expect(try yidi([number.text, "--save", "\(path)/gone"], path).status == 66)
    }
  }

  @Test("a number that no filing has, and one that is none")
  func noSuchFiling() throws {
    try withFiling { _, path, _ in
      let other = try #require(
        FilingNumber(prefix: "DZ", day: Day(number: 20_665), window: 7, serial: 9))
      #expect(try yidi([other.text], path).status == 66)
      #expect(try yidi(["DZ20260731010042"], path).status == 65)
    }
  }

  @Test("on a thermal printer of the window it is printed once, as its bytes, and on record so")
  func thermal() throws {
    let fake = try FakeThermalPrinter(.none)
    defer { fake.stop() }
    try withFiling { ledger, path, number in
      let run = try yidi(["receipt", number.text, "--print"], path, on: fake)
      #expect(run.status == 0)
      #expect(fake.jobs.map(\.isReported) == [true])
      #expect(fake.jobs.first?.printed.starts(with: [0x1B, 0x40, 0x1C, 0x26]) == true)
      let attempts = try ledger.events(of: number).compactMap(\.print)
      #expect(attempts.map(\.outcome) == [.confirmed])
      #expect(attempts.map(\.format) == ["escpos"])
      // What was printed can be told from anything else, later.
      let digest = fingerprint(of: try #require(fake.jobs.first).printed)
      #expect(attempts.map(\.digest) == [digest])
      let shown = try DecideProgram.run(
        ["ledger", "show", number.text, "--ledger", "\(path)/ledger.sqlite"])
      #expect(shown.out.contains("SM3 \(digest)"))
    }
  }

  @Test("a day's report that is printed is on record as of no filing, however that ended")
  func day() throws {
    let fake = try FakeThermalPrinter(.none)
    defer { fake.stop() }
    try withFiling { ledger, path, number in
      let run = try yidi(["ledger", "day", "--print"], path, on: fake)
      #expect(run.status == 0)
      #expect(fake.jobs.map(\.isReported) == [true])
      fake.stop()
      #expect(try yidi(["ledger", "day", "--print"], path, on: fake).status == 75)
      let today = Environment.today
      #expect(try ledger.reportDay(today, endingDays: 1).prints == [.confirmed: 1, .notSent: 1])
      #expect(try ledger.events(of: number).compactMap(\.print).isEmpty)
    }
  }

  @Test(
    "wrong use is refused before anything is read",
    arguments: [
      ["--format", "escpos", "--columns", "60"], ["--format", "text", "--print"],
      ["--format", "pdf", "--columns", "60"],
      ["--paper", "a3"], ["--columns", "47"], ["--columns", "81"],
      ["--wait", "0"], ["--print", "--save", "/tmp"], ["--print", "--columns", "60"],
    ])
  func wrongUse(_ arguments: [String]) throws {
    #expect(try yidi(["DZ20260731020042"] + arguments, "/nowhere").status == 64)
  }

  private func yidi(
    _ arguments: [String], _ folder: String, _ world: PrintWorld? = nil
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["receipt"] + arguments + ["--ledger", "\(folder)/ledger.sqlite"],
      environment: world.map { ["CUPS_SERVER": $0.server] } ?? [:])
  }

  /// Runs it at a window with that thermal printer.
  private func yidi(
    _ arguments: [String], _ folder: String, on printer: FakeThermalPrinter
  ) throws -> DecideProgram.Run {
    let config = "\(folder)/yidi"
    try FileManager.default.createDirectory(
      atPath: config, withIntermediateDirectories: true)
    let address = "127.0.0.1:\(printer.port)"
    let table = "[printer]\nkind = \"tcp\"\naddress = \"\(address)\"\npaper = 58\n"
    try Data(table.utf8).write(to: URL(filePath: "\(config)/yidi.toml"))
    return try DecideProgram.run(
      arguments + ["--ledger", "\(folder)/ledger.sqlite"],
      environment: ["XDG_CONFIG_HOME": folder])
  }

  /// A ledger of one filing in a folder of its own, gone afterwards.
  private func withFiling(_ body: (Ledger, String, FilingNumber) throws -> Void) throws {
    let folder = "/tmp/yidi-receipt-\(Identifier(SystemEntropy()).text)"
    defer {
      for ending in ["", "-wal", "-shm", ".keys", ".lock", ".queue", ".ballast"] {
        unlink("\(folder)/ledger.sqlite\(ending)")
      }
      rmdir(folder)
    }
    let ledger = try Ledger.open(folder + "/ledger.sqlite", settings: .init(actor: "0217"))
    try body(ledger, folder, try ledger.append(try filing()).number)
  }

  private func filing(
    _ serial: Int = 1, _ change: (inout NewFiling) -> Void = { _ in }
  ) throws -> NewFiling {
    let texts = try Program.catalogue(.zh)
    let policy = try #require(try Program.policy("dazhou-2022-118", texts: texts))
    var filing = Sample.filing(
      person: Sample.person(serial, name: "张小丰", phone: "13800001234", initials: "zxf"))
    change(&filing)
    (filing.policy, filing.policyHash) = (policy.id, policy.hash)
    filing.facts.filings = []
    filing.decision = CodedDecision(policy.decide(filing.facts, today: filing.today))
    return filing
  }

  @Test("what is said of a printer holds nothing that moves a terminal, whatever it is called")
  func saidOfPrinter() throws {
    let texts = try Program.catalogue(.zh)
    let desk = PrintDesk(
      printer: FilePrinter(folder: "/nonexistent"), press: Press(), texts: texts, written: texts)
    let said = desk.said(of: .confirmed(printer: "hall\u{1B}[2J\u{202E}3"))
    #expect(said.contains("hall[2J3"))
  }
}
