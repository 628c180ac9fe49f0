package import Packs
package import Rules

/// The Dazhou notice with some of its text put otherwise, as the text of a pack without cases.
package func dazhouText(_ changes: [(old: String, new: String)]) -> String {
  let text = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
  let lines = withoutCases(
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  return changes.reduce(lines.joined(separator: "\n")) {
    $0.replacing($1.old, with: $1.new)
  }
}

/// The same, read.
package func dazhou(_ changes: [(old: String, new: String)]) throws(PackFailure) -> Policy {
  try loadPolicy(
    markdown: Array(dazhouText(changes).utf8), file: "variation.md", digest: "variation")
}

/// The lines of a pack, those of its cases empty: they would fail where a row is changed.
package func withoutCases(_ lines: [String]) -> [String] {
  var isCase = false
  return lines.map { line in
    if line.hasPrefix("## ") { isCase = line.hasPrefix("## 用例：") }
    return isCase ? "" : line
  }
}

/// Changes to the Dazhou notice, for what compares documents.
package enum Variation {
  /// 其他临时外出 loses 15 points instead of 20.
  package static let fewerPointsLost = [(old: "本地-20个百分点", new: "本地-15个百分点")]
  /// A qualified certificate makes nobody a referral.
  package static let certificateIdle = [
    (
      old: "| 合格   | —        | 转诊       | 他、他外",
      new: "| 合格   | —        | 其他       | 他、他外"
    )
  ]
  /// Of the notice's columns one more is asked, which it has no word for.
  package static func hardship(_ text: String) -> String {
    let fact = "| 困难 | own_hardship | 是 yes、否 no |\n| 参保     | insured "
    var lines = text.replacing("| 参保     | insured ", with: fact)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "## 结论：支付比例") else { return text }
    let end = lines[start...].firstIndex { $0.hasPrefix("## 结论：转诊依据") } ?? start
    for index in start..<end where lines[index].hasPrefix("|") {
      let isHead = lines[index].hasPrefix("| 号")
      let cell = isHead ? "困难" : lines[index].hasPrefix("|-") ? "---" : "—"
      lines[index] = "| \(cell) " + lines[index]
      // The row's number stays the first cell.
      let cells = lines[index].split(separator: "|", omittingEmptySubsequences: false)
      lines[index] = "|" + ([cells[2], cells[1]] + cells[3...]).joined(separator: "|")
      if cells[2].hasPrefix(" 4 ") {
        let hard = lines[index].replacing("| 4 ", with: "| 4困 ").replacing("| — |", with: "| 是 |")
          .replacing("本地-20个百分点", with: "没有写")
        lines[index] = lines[index].replacing("| — |", with: "| 否 |") + "\n" + hard
      }
    }
    return lines.joined(separator: "\n")
  }
}
