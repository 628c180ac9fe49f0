import Foundation
import Glibc
import Messages
import OfficeLists
import Support
import Testing

@testable import yidi

@Suite("The office's lists on the command line")
struct OfficeCommandTests {
  /// A list of 2026 with one institution of the city and one of a county; both are invented.
  static let referral = """
    年度,机构名称,级别,机构等级,所在地
    2026,达州甲医院,市级,三级甲等,511700
    2026,宣汉乙医院,县级,二级甲等,511722

    """
  private static let origin = ["--source", "公告一号", "--date", "2026-01-15", "--by", "李"]

  /// Runs with lists in that folder, today being 2026-07-31.
  private func run(_ arguments: [String], in folder: String) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["office"] + arguments + ["--today", "2026-07-31"],
      environment: ["YIDI_OFFICE": "", "XDG_STATE_HOME": folder])
  }

  private func lists(_ folder: String) -> String { "\(folder)/yidi/office.lists" }

  @Test("Without any list, show says of each kind that there is none, and what follows")
  func none() throws {
    try TemporaryFolder.with { folder in
      let shown = try run(["show"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.lines.count == 3)
      #expect(shown.out.contains("没有 2026 年的转诊机构名单"))
      let english = try run(["show", "--lang", "en", "--year", "2025"], in: folder)
      #expect(english.out.contains("There is no list of referral institutions of 2025"))
      #expect(!FileManager.default.fileExists(atPath: lists(folder)), "looking makes nothing")
    }
  }

  @Test("What was imported is shown with source, date, who, hash, and exported as it was")
  func importing() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/a.csv"
      try TemporaryFolder.write(Self.referral, to: file)
      let dry = try run(["import", file, "--dry-run"] + Self.origin, in: folder)
      #expect(dry.status == 0)
      #expect(dry.out.contains("+ 2026  宣汉乙医院  县级  二级甲等  511722"))
      #expect(!FileManager.default.fileExists(atPath: lists(folder)))
      #expect(try run(["import", file] + Self.origin, in: folder).status == 0)
      let shown = try run(["show", "--kind", "referral"], in: folder)
      #expect(shown.out.contains("来源 公告一号  日期 2026-01-15  录入人 李"))
      #expect(shown.out.contains("a.csv  SM3 "))
      #expect(shown.out.contains("511722 宣汉县"))
      let csv = try run(["export", "--kind", "referral"], in: folder)
      try TemporaryFolder.write(csv.out, to: "\(folder)/b.csv")
      let again = try run(["import", "\(folder)/b.csv"], in: folder)
      #expect(again.lines.last == "和现有的名单一样，不用导入。")
      #expect(try run(["export", "--kind", "ratio"], in: folder).status == 66)
    }
  }

  @Test("What somebody laid where a new list is written is not followed")
  func link() throws {
    try TemporaryFolder.with { folder in
      let (file, other) = ("\(folder)/a.csv", "\(folder)/other")
      try TemporaryFolder.write(Self.referral, to: file)
      try TemporaryFolder.write("mine", to: other)
      mkdir(folder + "/yidi", 0o700)
      symlink(other, lists(folder) + ".new")
      #expect(try run(["import", file] + Self.origin, in: folder).status == 0)
      #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
      #expect(try run(["show"], in: folder).out.contains("达州甲医院"))
    }
  }

  @Test("A later list takes the place of the earlier, says what changes, and the earlier is kept")
  func replacing() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/a.csv"
      try TemporaryFolder.write(Self.referral, to: file)
      _ = try run(["import", file] + Self.origin, in: folder)
      let later = Self.referral.replacing("二级甲等", with: "二级乙等").replacing("达州甲", with: "达州丙")
      try TemporaryFolder.write(later, to: file)
      let run = try run(["import", file] + Self.origin, in: folder)
      #expect(run.lines[0] == "转诊机构名单 2026年：新增 1，去掉 1，改动 1，不变 0")
      #expect(run.out.contains("~ 宣汉乙医院  机构等级：二级甲等 改成 二级乙等"))
      #expect(run.out.contains("! 宣汉乙医院：县级、二级乙等，按四（五）它开的证明不算"))
      let shown = try self.run(["show", "--kind", "referral"], in: folder)
      #expect(shown.out.contains("达州丙医院") && !shown.out.contains("达州甲医院"))
      let history = try self.run(["show", "--history"], in: folder)
      #expect(history.lines.count == 4)
    }
  }

  @Test("A file with anything wrong is refused whole, every fault at its line and column")
  func refusing() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/a.csv"
      try TemporaryFolder.write(
        Self.referral.replacing("二级甲等", with: "二等").replacing("511700", with: "510100"), to: file)
      let run = try run(["import", file] + Self.origin, in: folder)
      #expect(run.status == 65)
      #expect(run.lines.count == 2)
      #expect(run.lines[0].hasPrefix("\(file):2: 所在地: 510100 不在本地"))
      #expect(run.lines[1].hasPrefix("\(file):3: 机构等级: 没有「二等」"))
      #expect(run.err == "yidi: 有 2 处不对，什么都没有导入：见上面各行\n")
      #expect(!FileManager.default.fileExists(atPath: lists(folder)))
      #expect(try self.run(["import", "\(folder)/none.csv"], in: folder).status == 66)
      #expect(try self.run(["show", "--office", "\(folder)/none"], in: folder).status == 66)
    }
  }

  @Test("A sample is marked as one wherever it is shown, and never replaces a real list")
  func samples() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/sample.csv"
      for kind in ["referral", "networked"] {
        let sample = try run(["sample", kind], in: folder)
        try TemporaryFolder.write(sample.out, to: file)
        let year = kind == "referral" ? ["--year", "2026"] : []
        #expect(try run(["import", file] + year, in: folder).status == 0)
        let shown = try run(["show", "--kind", kind], in: folder)
        #expect(shown.out.contains("示例，不是医保局公布的名单"))
        #expect(try run(["export", "--kind", kind], in: folder).out.contains(",是\r\n"))
      }
      try TemporaryFolder.write(Self.referral, to: file)
      #expect(try run(["import", file] + Self.origin, in: folder).status == 0)
      try TemporaryFolder.write(try run(["sample", "referral"], in: folder).out, to: file)
      let over = try run(["import", file, "--year", "2026"], in: folder)
      #expect(over.status == 65)
      #expect(try run(["show", "--kind", "referral"], in: folder).out.contains("宣汉乙医院"))
    }
  }

  @Test("A damaged file, a full disk and a folder that cannot be made lose nothing")
  func trouble() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/a.csv"
      try TemporaryFolder.write(Self.referral, to: file)
      _ = try run(["import", file] + Self.origin, in: folder)
      let before = try Data(contentsOf: URL(filePath: lists(folder)))
      try TemporaryFolder.write(Self.referral.replacing("甲", with: "丙"), to: file)
      // A limit on the size of files is what a full disk is to us.
      let full = Process()
      full.executableURL = URL(filePath: "/bin/sh")
      full.arguments =
        [
          "-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh", DecideProgram.path, "office",
          "import", file, "--office", lists(folder), "--today", "2026-07-31",
        ] + Self.origin
      full.standardOutput = Pipe()
      full.standardError = Pipe()
      try full.run()
      full.waitUntilExit()
      #expect(full.terminationStatus == 74)
      #expect(try Data(contentsOf: URL(filePath: lists(folder))) == before)
      #expect(!FileManager.default.fileExists(atPath: lists(folder) + ".new"))
      try (before + Data([0x0A])).write(to: URL(filePath: lists(folder)))
      for arguments in [["show"], ["import", file] + Self.origin] {
        #expect(try run(arguments, in: folder).status == 65)
      }
      #expect(try Data(contentsOf: URL(filePath: lists(folder))) == before + Data([0x0A]))
      let place = "\(file)/office.lists"
      let nowhere = try run(["import", file, "--office", place] + Self.origin, in: folder)
      #expect(nowhere.status == 73)
    }
  }

  @Test("Of two imports at once both are kept")
  func together() throws {
    try TemporaryFolder.with { folder in
      let store = OfficeStore("\(folder)/office.lists")
      @Sendable func add() throws {
        try store.add { history in
          ListImport(
            number: history.imports.count + 1, moment: "", by: "", file: "", digest: "",
            kind: .ratio, rows: [])
        }
      }
      let queue = OperationQueue()
      for _ in 0..<8 { queue.addOperation { try? add() } }
      queue.waitUntilAllOperationsAreFinished()
      let numbers = try store.read().imports.map(\.number)
      #expect(numbers == Array(1...8))
    }
  }

  @Test("What is wrong has a sentence in both languages", arguments: ListFinding.Code.allCases)
  func sentences(_ code: ListFinding.Code) throws {
    for language in [Messages.Language.zh, .en] {
      let texts = try Program.catalogue(language)
      #expect(texts.has("office.find.\(code.rawValue)"))
    }
  }
}
