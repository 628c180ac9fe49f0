extension Findings {
  /// What an item of the column 条文 cites: "四（一）第2句", a clause, or sentences of it by number.
  ///
  /// - Returns: `nil` where the pack does not quote it, which is noted.
  mutating func quoted(
    _ item: String, in quotes: [String: Quote], line: Int, section: String, row: String
  ) -> (clause: String, text: String, sentences: ClosedRange<Int>)? {
    let (clause, range) = ConclusionReader.sentences(item)
    guard let quote = quotes[clause] else {
      let (code, details) = ConclusionReader.unquoted(item, in: quotes)
      add(code, line: line, section: section, row: row, column: "条文", details)
      return nil
    }
    let picked = range ?? 1...max(1, quote.sentences.count)
    guard picked.upperBound <= quote.sentences.count else {
      add(
        .noSuchSentence, line: line, section: section, row: row, column: "条文",
        ["value": item, "wanted": String(quote.sentences.count)])
      return nil
    }
    let text = quote.sentences[(picked.lowerBound - 1)...(picked.upperBound - 1)].joined()
    return (clause, text, picked)
  }
}

extension ConclusionReader {
  /// What is told of an item that cites nothing the pack quotes: its clause, or how it picks a
  /// sentence of one that is quoted.
  static func unquoted(
    _ item: String, in quotes: [String: Quote]
  ) -> (code: Finding.Code, details: [String: String]) {
    if item.hasSuffix("句"), let mark = item.lastIndex(of: "第"), quotes[String(item[..<mark])] != nil
    {
      let number = item[item.index(after: mark)...].dropLast()
      let digit = Array("一二三四五六七八九十").firstIndex { String($0) == number } ?? 0
      return (.sentenceNumber, ["value": item, "wanted": "\(item[..<mark])第\(digit + 1)句"])
    }
    let clauses = quotes.sorted { $0.value.line < $1.value.line }.map(\.key)
    return (
      .notQuoted, ["value": sentences(item).clause, "wanted": clauses.joined(separator: "、")]
    )
  }
}
