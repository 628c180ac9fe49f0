/// The sentences of a document in full, each without the blanks and the ends of pages in it.
package func sentences(ofDocument bytes: [UInt8]) -> [String] {
  FullText(bytes).sentences.map(\.text)
}

/// A document in full as it stands beside its pack, sentence by sentence.
struct FullText {
  /// A sentence without its blanks, with the line of the file it begins on.
  struct Sentence {
    var text: String
    let line: Int

    /// The same, and without each of the numbers before it: 第二条, 二、, （一）, 1.
    var forms: [Substring] {
      var forms = [text[...]]
      while let next = forms.last.flatMap(Self.unnumbered) { forms.append(next) }
      return forms
    }

    /// Whether it is that sentence, numbered or not.
    func isSame(as other: String) -> Bool { text == other || forms.contains { $0 == other } }

    /// What follows the number a text begins with; `nil` where it begins with none.
    private static func unnumbered(_ text: Substring) -> Substring? {
      let opening = text.first.flatMap { "第（(".contains($0) ? $0 : nil }
      let start = opening == nil ? text : text.dropFirst()
      let rest = start.drop { $0.isNumber }
      let closing = opening == nil ? ".．、" : opening == "第" ? "条款项" : "）)"
      guard rest.startIndex > start.startIndex, let mark = rest.first, closing.contains(mark)
      else { return nil }
      return rest.dropFirst()
    }
  }

  /// In the order of the file; headings are none, and a page's end does not end a sentence.
  private(set) var sentences: [Sentence] = []

  /// Reads a document: Markdown whose headings begin with # and whose rules with ---.
  init(_ bytes: [UInt8]) {
    var isOpen = false
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("#") || line.hasPrefix("---") {
        isOpen = false
        continue
      }
      var rest = bare(line)[...]
      while !rest.isEmpty {
        let stop = rest.firstIndex(of: "。").map { rest.index(after: $0) }
        let part = rest[..<(stop ?? rest.endIndex)]
        if isOpen {
          sentences[sentences.count - 1].text += part
        } else {
          sentences.append(Sentence(text: String(part), line: index + 1))
        }
        isOpen = stop == nil
        rest = rest[part.endIndex...]
      }
    }
  }

  /// Where a quote stands word for word: whole sentences, one after the other, as half a sentence can
  /// say the opposite (非急诊, 急诊).
  func range(of quote: Quote) -> Range<Int>? {
    let wanted = quote.sentences.map { bare($0) }
    return sentences.indices.first { start in
      start + wanted.count <= sentences.count
        && wanted.indices.allSatisfy { sentences[start + $0].isSame(as: wanted[$0]) }
    }
    .map { $0..<$0 + wanted.count }
  }

  /// The sentences a row of 未收 names: whole, or cut with … after its beginning.
  func sentences(named text: String) -> [Int] {
    let wanted = bare(text)
    return sentences.indices.filter { index in
      wanted.hasSuffix("…")
        ? sentences[index].forms.contains { $0.hasPrefix(wanted.dropLast()) }
        : sentences[index].isSame(as: wanted)
    }
  }
}

/// Text without the blanks and the line ends that pages put into it.
func bare(_ text: some StringProtocol) -> String {
  String(text.filter { !$0.isWhitespace })
}

extension Findings {
  /// Holds a pack against the document it quotes: every quote stands there word for word, and every
  /// sentence is quoted or listed as left out (未收), once.
  ///
  /// - Parameters:
  ///   - outline: The pack.
  ///   - source: The document.
  ///   - left: By clause, sentences of a quote that carry no row, by number from 1: only these may
  ///     be listed as well.
  mutating func compare(
    _ outline: Outline, with source: FullText, left: [String: Set<Int>] = [:]
  ) {
    let before = all.count
    var taken: Set<Int> = []
    var idle: Set<Int> = []
    for (clause, quote) in outline.quotes {
      compare(quote, clause, with: source)
      guard let range = source.range(of: quote) else { continue }
      idle.formUnion((left[clause] ?? []).map { range.lowerBound + $0 - 1 })
      taken.formUnion(range)
    }
    // The sentence that is misquoted would be missed below.
    let isQuoted = all.count == before
    let section = outline.section("未收")
    taken.subtract(idle)
    if let grid = section?.grids.first { readLeftOut(grid, of: source, &taken) }
    guard isQuoted else { return }
    taken.formUnion(idle)
    for (index, sentence) in source.sentences.enumerated() where !taken.contains(index) {
      add(
        .sentenceUnaccounted, line: section?.line ?? 1, section: "未收",
        ["value": String(sentence.text.prefix(20)), "found": String(sentence.line)])
    }
  }

  /// The rows of 未收, each of one sentence that is not taken yet.
  private mutating func readLeftOut(
    _ grid: Block.Grid, of source: FullText, _ taken: inout Set<Int>
  ) {
    for record in records(
      of: grid, section: "未收", columns: ["原文", "因为"], optional: [])
    {
      let text = record["原文"]
      if record["因为"].isEmpty {
        add(.emptyCell, line: record.line, section: "未收", column: "因为")
      }
      let named = source.sentences(named: text)
      if named.count != 1 {
        add(
          named.isEmpty ? .leftOutUnknown : .leftOutAmbiguous, line: record.line, section: "未收",
          column: "原文", ["value": text, "found": String(named.count)])
      } else if !taken.insert(named[0]).inserted {
        add(.leftOutAgain, line: record.line, section: "未收", column: "原文", ["value": text])
      }
    }
  }
}
