import Foundation
import Ledger
import OfficeLists
import Rules
import Support
import Testing

@testable import yidi

@Suite("Copies, exports and keys on the command line")
struct LedgerMovingTests {
  /// A ledger with filings of so many persons that do not exist, in a folder of its own.
  private func withLedger(
    _ count: Int, name: (Int) -> String = { _ in "张小丰" },
    _ body: (_ folder: String, _ ledger: Ledger, _ numbers: [FilingNumber]) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite", settings: .init(actor: "0217"))
      var numbers: [FilingNumber] = []
      for serial in 0..<count {
        numbers.append(try ledger.append(Self.filing(serial, name(serial))).number)
      }
      try body(folder, ledger, numbers)
    }
  }

  private static func filing(_ serial: Int, _ name: String) -> NewFiling {
    Sample.filing(
      serial,
      person: Sample.person(serial, name: name, phone: "13800001234", initials: "zxf"),
      agent: Agent(
        name: "李大四", idNumber: Sample.idNumber(26), phone: "13900005678", relation: "child"))
  }

  private func run(
    _ arguments: [String], in folder: String, input: String = "", settings: String? = nil,
    language: String = "zh"
  ) throws -> DecideProgram.Run {
    if let settings { try TemporaryFolder.write(settings, to: "\(folder)/config/yidi/yidi.toml") }
    return try DecideProgram.run(
      ["ledger"] + arguments + ["--ledger", "\(folder)/ledger.sqlite", "--lang", language],
      input: Array(input.utf8), environment: ["XDG_CONFIG_HOME": "\(folder)/config"])
  }

  /// The cells Python's own reader finds in a file of CSV, a JSON array a row.
  private func cells(_ file: String) throws -> [[String]] {
    let script = """
      import csv, json, sys
      csv.field_size_limit(1 << 30)
      with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
        for row in csv.reader(file, strict=True): print(json.dumps(row))
      """
    let log = file + ".rows"
    try ChildProgram.run("/usr/bin/env", ["python3", "-c", script, file], log: log)
    return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
  }

  // MARK: Copies

  @Test("The drill: copied, lost, brought back, verified, gone on with", arguments: ["zh", "en"])
  func drill(_ language: String) throws {
    try withLedger(3) { (folder, _, numbers) throws in
      let copied = try run(["backup", "\(folder)/copy"], in: folder, language: language)
      #expect(copied.status == 0 && copied.err.isEmpty)
      #expect(copied.out.contains("\(folder)/copy"))
      #expect(copied.out.contains("\(folder)/ledger.sqlite.keys"))
      #expect(!copied.out.contains("ledger.backup"), "a text is missing")
      #expect(
        try run(["backup", "\(folder)/copy"], in: folder).status == Status.cannotCreate.rawValue)
      let there = try run(["restore", "\(folder)/copy"], in: folder, language: language)
      #expect(there.status == Status.cannotCreate.rawValue && there.err.contains("--replace"))
      for ending in ["", "-wal", "-shm"] { unlink("\(folder)/ledger.sqlite\(ending)") }
      let back = try run(["restore", "\(folder)/copy"], in: folder, language: language)
      #expect(back.status == 0 && !back.out.contains("ledger.restore"))
      #expect(try run(["verify"], in: folder).status == 0)
      #expect(try run(["show", numbers[2].text], in: folder).status == 0)
    }
    try withLedger(1) { (folder, _, _) throws in
      #expect(try run(["backup", "\(folder)/copy"], in: folder).status == 0)
      let moved = try run(["restore", "\(folder)/copy", "--replace"], in: folder)
      #expect(moved.status == 0 && moved.out.contains("ledger.sqlite.replaced-"))
      #expect(try run(["verify"], in: folder).status == 0)
    }
  }

  @Test("In a folder, copies past their days go, once a new one is sound; nothing else goes")
  func folderOfCopies() throws {
    try withLedger(1) { (folder, _, _) throws in
      let copies = "\(folder)/copies"
      try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
      let old = [
        "ledger-2026-01-02T030405.sqlite", "ledger-2026-01-02T030405.sqlite.txt", "other.sqlite",
      ]
      for name in old { try TemporaryFolder.write("old", to: "\(copies)/\(name)") }
      #expect(try run(["backup", copies], in: folder).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: copies).count == 4)
      sleep(1)
      let settings = "[retention]\nbackup_days = 30\n"
      let second = try run(["backup", copies], in: folder, settings: settings)
      #expect(second.status == 0 && second.out.contains("1"))
      let left = Set(try FileManager.default.contentsOfDirectory(atPath: copies))
      #expect(left.count == 4 && left.isSuperset(of: old.dropFirst()))
    }
  }

  // MARK: Exports

  @Test("A thousand identity numbers are in no masked export, and in no file beside it")
  func masked() throws {
    try withLedger(1_000) { (folder, _, _) throws in
      for (format, form) in [("csv", "own"), ("jsonl", "own"), ("csv", "national")] {
        let file = "\(folder)/out.\(form).\(format)"
        let arguments = ["export", file, "--format", format, "--form", form]
        #expect(try run(arguments, in: folder).status == 0)
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
        // All of them lie in the last century, and nothing else here does.
        #expect(bytes.firstRange(of: Array(Sample.birth.utf8)) == nil, "in \(name)")
        for secret in ["张小丰", "李大四", "13800001234", "13900005678"] {
          #expect(bytes.firstRange(of: Array(secret.utf8)) == nil, "\(secret) in \(name)")
        }
      }
      let rows = try cells("\(folder)/out.own.csv")
      #expect(rows.count == 1_001 && Set(rows.map(\.count)).count == 1)
      var information = stat()
      #expect(stat("\(folder)/out.own.csv", &information) == 0)
      #expect(information.st_mode & 0o777 == 0o600)
      // Another thousand whole, to see that the search above can find them.
      let whole = ["export", "\(folder)/whole", "--unmask", "--reason", "移交"]
      #expect(try run(whole, in: folder).status == 0)
      let found = try cells("\(folder)/whole").dropFirst().map { $0[7] }
      #expect(found == (0..<1_000).map { "\t" + Sample.idNumber($0) })
    }
  }

  @Test("What was exported is on record first, with its reason, and each row says whose it is")
  func recorded() throws {
    try withLedger(2) { (folder, ledger, _) throws in
      let settings = "[window]\nclerk = \"0217\"\n"
      let out = try run(["export", "-", "--format", "jsonl"], in: folder, settings: settings)
      #expect(out.status == 0 && out.lines.count == 2)
      for line in out.lines {
        let mark = try #require(line.components(separatedBy: "\"watermark\":\"").last)
        #expect(mark.hasPrefix("0217 20") && mark.contains("/ledger.sqlite 2 "))
      }
      let before = try ledger.heads()[0].seq
      let refused = try run(["export", "\(folder)/no/where.csv"], in: folder)
      #expect(refused.status != 0)
      #expect(try ledger.heads()[0].seq == before + 1, "recorded, though not written")
      #expect(try ledger.verify().fault == nil)
      for arguments in [["--unmask"], ["--unmask", "--reason", "试"]] {
        let refused = try run(["export", "-"] + arguments, in: folder)
        #expect(refused.status == Status.usage.rawValue)
        #expect(refused.err.contains("至少2个字"))
      }
      #expect(try ledger.heads()[0].seq == before + 1)
      // A file that was there is replaced whole, and nothing is left beside it.
      try TemporaryFolder.write("before", to: "\(folder)/a.csv")
      #expect(try run(["export", "\(folder)/a.csv"], in: folder).status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.filter { $0.hasPrefix("a.csv") } == ["a.csv"])
      #expect(try cells("\(folder)/a.csv").count == 3)
    }
  }

  @Test("Only what was filed on the days asked for; none is a head alone")
  func days() throws {
    try withLedger(2) { (folder, _, _) throws in
      func rows(_ days: [String]) throws -> Int {
        try run(["export", "-"] + days, in: folder).out.count { $0.isNewline } - 1
      }
      let day = sampleDay.description
      #expect(try rows([]) == 2)
      #expect(try rows(["--from", day, "--to", day]) == 2)
      #expect(try rows(["--from", sampleDay.adding(days: 1).description]) == 0)
      #expect(try rows(["--to", sampleDay.adding(days: -1).description]) == 0)
    }
  }

  @Test("The national form has that record's names and codes, and empty cells for the rest")
  func national() throws {
    try withLedger(1) { (folder, _, numbers) throws in
      let arguments = ["export", "\(folder)/a", "--form", "national", "--unmask", "--reason", "移交"]
      #expect(try run(arguments, in: folder).status == 0)
      let rows = try cells("\(folder)/a")
      let row = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
      #expect(rows[0].count == 45)
      #expect(row["insutype"] == "390" && row["psn_cert_type"] == "01")
      #expect(row["certno"] == "\t" + Sample.idNumber(0) && row["psn_name"] == "张小丰")
      #expect(row["insu_admdvs"] == "511700" && row["rloc_admdvs"] == "610100")
      #expect(row["begndate"] == "2026-07-31" && row["enddate"] == "2027-01-31")
      #expect(row["vali_flag"] == "1" && row["opter_id"] == "0217")
      #expect(row["yidi_number"] == "\t" + numbers[0].text)
      for name in ["gend", "brdy", "rloc_rea", "rchk_flag", "agnter_rlts", "out_fil_upld_stas"] {
        #expect(row[name] == "", "\(name) is recorded nowhere")
      }
    }
  }

  @Test("A thousand random cells come back from Python's reader, and none can do anything")
  func randomCells() throws {
    var random = SeededRandom(seed: 11)
    let pieces: [String] = [
      "=1+1", "+", "-", "@SUM(A1)", "＝1+1", "＠SUM(A1)", "\t", "\r", "\n", "\r\n", "\0", "\"",
      "\"\"", ",", ",\u{301}",
      "\"\u{301}", "511700195503120015", "51170019550312001X", "123456789012", "12345678901", "'",
      " ", "张三", "𠮷", "é", "=HYPERLINK(\"x\",\"y\")", ";", "\\", "0",
    ]
    for shield in CSVWriter.Shield.allCases {
      let table = (0..<100).map { _ in
        (0..<10).map { _ in
          (0..<random.next() % 4).map { _ in random.pick(pieces) }.joined()
        }
      }
      var csv = CSVWriter(shield: shield)
      for row in table { csv.write(row) }
      try TemporaryFolder.with { folder in
        try TemporaryFolder.write(csv.text, to: "\(folder)/a.csv")
        for (given, found) in zip(table, try cells("\(folder)/a.csv")) {
          #expect(found.count == given.count)
          for (cell, read) in zip(given, found) {
            let live = read.unicodeScalars.first.map {
              "=+-@＝＋－＠\t\r\n\0".unicodeScalars.contains($0)
            }
            let isBare = read.unicodeScalars.elementsEqual(cell.unicodeScalars)
            let isShielded = read.unicodeScalars.elementsEqual(
              (shield.rawValue + cell).unicodeScalars)
            #expect(isBare || isShielded)
            #expect(
              isShielded || live != true && read.firstMatch(of: /[0-9]{12}/) == nil, "\(read)")
          }
        }
      }
    }
  }

  @Test("A person's name that is a formula is shielded in the file")
  func formula() throws {
    try withLedger(1, name: { _ in "=cmd|'/c calc'!A1" }) { (folder, _, _) throws in
      for (quote, first) in [("tab", "\t="), ("apostrophe", "'=")] {
        let file = "\(folder)/\(quote)"
        let whole = ["--unmask", "--reason", "移交"]
        #expect(try run(["export", file, "--quote", quote] + whole, in: folder).status == 0)
        #expect(try cells(file)[1][5].hasPrefix(first))
      }
    }
  }

  // MARK: Keys, erasing, retention

  @Test("Keys are named and never shown; renewed, they are told of, and the old ones can go")
  func keys() throws {
    try withLedger(2) { (folder, _, _) throws in
      let first = try run(["keys"], in: folder)
      #expect(first.status == 0 && first.lines.count == 4)
      #expect(first.lines[1].contains("主密钥") && first.lines[1].contains("管2把"))
      let english = try run(["keys"], in: folder, language: "en")
      #expect(english.out.contains("master") && !english.out.contains("ledger.keys"))
      #expect(try run(["rekey", "--suite", "aes"], in: folder).out.contains("主密钥 2"))
      #expect(try run(["rekey", "--index"], in: folder).status == 0)
      #expect(try run(["keys"], in: folder).lines.count == 6)
      #expect(try run(["rekey", "--chain"], in: folder).out.contains("链密钥 2"))
      #expect(try run(["verify"], in: folder).status == 0)
      #expect(try run(["rekey", "--drop-old"], in: folder).out.contains("2把"))
      let last = try run(["keys"], in: folder)
      #expect(last.lines.count == 5 && last.out.contains("aes-256-gcm"))
      #expect(try run(["verify"], in: folder).status == 0)
      let file = try String(contentsOfFile: "\(folder)/ledger.sqlite.keys", encoding: .utf8)
      for line in file.split(separator: "\n").dropFirst() {
        let key = try #require(line.split(separator: " ").last)
        #expect(!last.out.contains(key) && !last.out.contains(key.prefix(12)))
      }
      for wrong in [
        ["--suite", "des"], ["--index", "--drop-old"], ["--index", "--suite", "sm"],
        ["--chain", "--index"],
      ] {
        #expect(try run(["rekey"] + wrong, in: folder).status == Status.usage.rawValue)
      }
    }
  }

  @Test("A person is erased only by the number typed again, and it is said what copies still hold")
  func erase() throws {
    try withLedger(2) { (folder, ledger, numbers) throws in
      let arguments = ["erase", numbers[0].text, "--reason", "本人要求"]
      for typed in ["", "\(numbers[1].text)\n", "y\n"] {
        let stopped = try run(arguments, in: folder, input: typed)
        #expect(stopped.status == Status.refused.rawValue)
        #expect(!stopped.out.contains("张小丰") && !stopped.out.contains(Sample.idNumber(0)))
      }
      #expect(try !ledger.filing(numbers[0]).isErased)
      let done = try run(arguments, in: folder, input: numbers[0].grouped + "\n")
      #expect(done.status == 0 && done.out.contains("备份里还有"))
      #expect(try ledger.filing(numbers[0]).isErased && !ledger.filing(numbers[1]).isErased)
      #expect(try run(arguments, in: folder).status == Status.refused.rawValue)
      #expect(try run(["verify"], in: folder).status == 0)
      let settings = "[retention]\nbackup_days = 30\n"
      let second = try run(
        ["erase", numbers[1].text, "--reason", "本人要求"], in: folder,
        input: numbers[1].text + "\n", settings: settings)
      #expect(second.out.contains("30天"))
      // An export of erased persons has empty cells.
      #expect(try run(["export", "\(folder)/a"], in: folder).status == 0)
      #expect(try cells("\(folder)/a")[1][5...8].allSatisfy { $0.isEmpty || $0 == "1" })
    }
  }

  @Test("What is kept how long is said with its source; less than six months of logs is refused")
  func retention() throws {
    try TemporaryFolder.with { folder in
      let plain = try run(["retention"], in: folder)
      #expect(plain.status == 0 && plain.out.contains("7天") && plain.lines.count == 4)
      let settings = "[retention]\ndraft_days = 9\nlog_days = 184\n"
      let set = try run(["retention"], in: folder, settings: settings)
      #expect(set.out.contains("9天") && set.out.contains("184天") && set.out.contains("yidi.toml"))
      let short = try run(["retention"], in: folder, settings: "[retention]\nlog_days = 183\n")
      #expect(short.status == Status.refused.rawValue && short.err.contains("六个月可能有 184 天"))
      let wrong = try run(["retention"], in: folder, settings: "[retention]\nlogs = 400\n")
      #expect(wrong.status == Status.refused.rawValue)
    }
  }
}
