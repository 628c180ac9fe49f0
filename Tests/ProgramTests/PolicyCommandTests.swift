import Foundation
import Rules
import Support
import Testing

@Suite("The packs on the command line")
struct PolicyCommandTests {
  @Test("list names every pack, its dates and its hash, and so does --version")
  func list() throws {
    let run = try DecideProgram.run(["policy", "list"])
    #expect(run.status == 0)
    #expect(run.out.contains("达市医保办发〔2022〕118号（现行）"))
    #expect(run.out.contains("2023-01-01") && run.out.contains("2027-12-31"))
    #expect(run.lines.count { $0.contains(" 项结论，") } == 6)
    let hashes = run.lines.filter { $0.hasPrefix("  SM3 ") }.map { $0.dropFirst(6) }
    let packs = run.lines.filter { !$0.hasPrefix(" ") }
    #expect(packs.count == 6 && hashes.count == 6 && hashes.allSatisfy { $0.count == 64 })
    let version = try DecideProgram.run(["--version"]).lines.dropFirst()
    #expect(Array(version) == zip(packs, hashes).map { "\($0) \($1)" })
  }

  @Test(
    "list says whether a pack is in force, and warns where it is not or was long not checked",
    arguments: [
      ("2022-12-31", "尚未施行", true, false), ("2023-01-01", "有效", false, false),
      ("2027-11-21", "有效", false, false), ("2027-11-22", "有效", false, true),
      ("2028-01-01", "已失效", true, true),
    ])
  func force(_ day: String, _ force: String, _ isOutside: Bool, _ isStale: Bool) throws {
    let run = try DecideProgram.run(["policy", "list", "--today", day])
    let start = try #require(run.lines.firstIndex(of: "dazhou-2022-118"))
    let own = run.lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    #expect(own.contains("  \(day) 这天：\(force)"))
    #expect(own.contains { $0.contains("这天不管事") } == isOutside)
    #expect(own.contains { $0.contains("一年以内没有核对过") } == isStale)
  }

  @Test("check finds nothing wrong with the packs in the program")
  func sound() throws {
    let run = try DecideProgram.run(["policy", "check"])
    #expect(run.status == 0)
    #expect(run.lines.count == 6)
  }

  @Test("check says what it could not prove of a pack that is sound as far as it goes")
  func unproved() throws {
    try TemporaryFolder.with { folder in
      let example = try DecideProgram.run(["policy", "example"]).out
      let start = try #require(example.range(of: "## 用例：结算"))
      let end = try #require(example.range(of: "## 未收"))
      try TemporaryFolder.write(
        String(example[..<start.lowerBound] + example[end.lowerBound...]), to: "\(folder)/a.md")
      let run = try DecideProgram.run(["policy", "check", "\(folder)/a.md"])
      #expect(run.status == 0)
      #expect(
        run.lines == [
          "\(folder)/a.md：每种情形都有且只有一个答案",
          "\(folder)/a.md：引文没有和全文对照，旁边没有\(folder)/a.notice.md；把全文存成这个名称",
          "\(folder)/a.md：没有用例的结论：结算；行写得对不对没有证过，写上「## 用例：」一节",
        ])
    }
  }

  @Test("check tells every fault of a file at its line, and exits 65")
  func faults() throws {
    try TemporaryFolder.with { folder in
      let pack = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
        .replacing("本地-20个百分点", with: "本地-20")
        .replacing("| 急   | ≠达州  | 急诊 ", with: "| 急   | ≠达州  | 急症 ")
      try TemporaryFolder.write(pack, to: "\(folder)/bad.md")
      let run = try DecideProgram.run(["policy", "check", "\(folder)/bad.md"])
      #expect(run.status == 65)
      #expect(run.lines.count == 2)
      #expect(run.lines.first?.contains("认定 / 急 / 申报: 没有「急症」这个值") == true)
      #expect(run.err == "yidi: 有2处要改：见上面各行\n")
      #expect(try DecideProgram.run(["policy", "check", "\(folder)/none.md"]).status == 66)
    }
  }

  @Test("format aligns files where they are, follows links and keeps permissions")
  func format() throws {
    try TemporaryFolder.with { folder in
      let file = "\(folder)/a.md"
      try TemporaryFolder.write("|号|条文|\n|-|-|\n|甲|一|\n", to: file)
      #expect(chmod(file, 0o640) == 0)
      #expect(symlink("a.md", "\(folder)/b.md") == 0)
      let check = try DecideProgram.run(["policy", "format", "--check", file])
      #expect(check.status == 65)
      #expect(check.out == "\(file):1: 没有对齐；运行 yidi policy format \(file)\n")
      let run = try DecideProgram.run(["policy", "format", "\(folder)/b.md"])
      #expect(run.status == 0 && run.out == "\(folder)/b.md：表格对齐好了\n")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text == "| 号 | 条文 |\n|----|------|\n| 甲 | 一   |\n")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.md", "b.md"])
      let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(permissions as? NSNumber == 0o640)
      #expect(try DecideProgram.run(["policy", "format", file]).out.isEmpty)
      #expect(try DecideProgram.run(["policy", "format", "--check", file]).status == 0)
    }
  }

  @Test("format reads standard input where no file is named, and refuses what it cannot read")
  func formatStream() throws {
    let run = try DecideProgram.run(["policy", "format"], input: Array("|甲|\n|-|".utf8))
    #expect(run.status == 0)
    #expect(run.out == "| 甲 |\n|----|\n")
    let noText = try DecideProgram.run(["policy", "format", "-"], input: [0xB0, 0xEC])
    #expect(noText.status == 65)
    #expect(noText.err == "yidi: -:1:1: 从这里起不是UTF-8文字，多半存成了GBK；在编辑器里另存为UTF-8\n")
    for path in ["/nonexistent.md", "/tmp"] {
      #expect(try DecideProgram.run(["policy", "format", path]).status == 66)
      #expect(try DecideProgram.run(["policy", "check", path]).status == 66)
    }
  }

  @Test("format says it when a file cannot be written, and leaves it as it is")
  func formatUnwritable() throws {
    // Not even the superuser writes here.
    let file = "/proc/self/cmdline"
    let run = try DecideProgram.run(["policy", "format", file])
    #expect(run.status == 74)
    #expect(run.err.hasPrefix("yidi: 写不了 \(file)（"))
  }

  @Test("example prints a pack that check finds nothing wrong with, beside its full text")
  func example() throws {
    try TemporaryFolder.with { folder in
      for (name, options) in [("a.md", [String]()), ("a.notice.md", ["--notice"])] {
        let run = try DecideProgram.run(["policy", "example"] + options)
        #expect(run.status == 0)
        try TemporaryFolder.write(run.out, to: "\(folder)/\(name)")
      }
      #expect(try DecideProgram.run(["policy", "check", "\(folder)/a.md"]).status == 0)
    }
  }

  @Test("codes prints every code the program knows, as rows that a pack can take over")
  func codes() throws {
    let run = try DecideProgram.run(["policy", "codes"])
    #expect(run.status == 0)
    for slot in Slot.known {
      let row = run.lines.first { $0.contains("| \(slot.code) ") }
      #expect(slot.values.allSatisfy { row?.contains(" \($0)") == true }, "\(slot.code)")
    }
    for note in Note.allCases { #expect(run.out.contains("| \(note.rawValue) "), "\(note)") }
    let pack = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
    #expect(run.lines.count { $0.contains(" zone ") && pack.contains($0.prefix(20)) } == 1)
  }
}
