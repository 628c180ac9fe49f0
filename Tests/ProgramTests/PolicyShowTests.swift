import Support
import Testing

@Suite("A pack shown as a page to read")
struct PolicyShowTests {
  private func show(_ arguments: [String], columns: Int = 80) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["policy", "show", "--today", "2030-03-01"] + arguments,
      environment: ["COLUMNS": String(columns)])
  }

  @Test("The page of a small pack", arguments: [("zh", 60), ("zh", 80), ("en", 80)])
  func page(_ language: String, _ columns: Int) throws {
    let pack = "\(repositoryPath())/Tests/ProgramTests/Golden/show.pack.md"
    let run = try show([pack, "--lang", language], columns: columns)
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(golden(run.out, "ProgramTests/Golden/show.\(language).\(columns).txt") == nil)
  }

  @Test(
    "No cell, quote or word of a pack is lost, and no line is too wide", arguments: builtInPacks)
  func whole(_ id: String) throws {
    let source = try show([id, "--source"]).out
    #expect(source == String(decoding: asset("Policies/\(id).md"), as: UTF8.self))
    for columns in [60, 80] {
      let run = try show([id], columns: columns)
      #expect(run.status == 0)
      for line in run.lines { #expect(columnsWide(line) <= columns, "\(line)") }
      let page = squeezed(run.out)
      let lost = parts(of: source).filter { !page.contains(squeezed($0)) }
      #expect(lost.isEmpty, "\(lost.prefix(5))")
    }
  }

  /// What the author of a pack wrote: headings, sentences, clauses and cells.
  private func parts(of source: String) -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var parts: [String] = []
    for (index, line) in lines.enumerated() {
      let isHead = index + 1 < lines.count && lines[index + 1].hasPrefix("|--")
      if line.hasPrefix("|"), isHead || line.hasPrefix("|--") { continue }
      if line.hasPrefix("|") {
        let cells = line.split(separator: "|").map { $0.trimming(" ") }
        parts += cells.flatMap(said)
      } else if line.hasPrefix(">") {
        parts += line.dropFirst().replacing("**", with: "|").split(separator: "|").map(String.init)
      } else if !line.hasPrefix("依据日：") {
        parts.append(line.replacing("`", with: "").trimming("# "))
      }
    }
    return parts
  }

  /// Any value is not said, and a value whose code is its name is said once.
  private func said(_ cell: String) -> [String] {
    guard cell != "—" else { return [] }
    return cell.split(separator: "、").map { value in
      let words = value.split(separator: " ")
      return words.count == 2 && words[0] == words[1] ? String(words[0]) : String(value)
    }
  }

  /// Without blanks and line ends, which the page sets as it needs.
  private func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }

  private func columnsWide(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }

  @Test("A pack that is not there, and one that is broken, are told and not shown")
  func refused() throws {
    let none = try show(["x"])
    #expect(none.status == 66 && none.err.hasPrefix("yidi: 没有叫 x 的政策包，也没有这个文件："))
    try TemporaryFolder.with { folder in
      let broken = String(decoding: asset("Policies/fujian-2006.md"), as: UTF8.self)
        .replacing("## 结论：办卡", with: "## 结论：办牌")
      try TemporaryFolder.write(broken, to: "\(folder)/broken.md")
      let run = try show(["\(folder)/broken.md"])
      #expect(run.status == 65 && run.out.isEmpty)
      #expect(try show(["--source", "\(folder)/broken.md"]).out == broken)
    }
  }
}

extension StringProtocol {
  /// Without these marks at its ends.
  fileprivate func trimming(_ marks: String) -> String {
    var rest = Substring(self)
    while let first = rest.first, marks.contains(first) { rest.removeFirst() }
    while let last = rest.last, marks.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
