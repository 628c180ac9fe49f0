extension Findings {
  /// What an item of the column 条文 cites: "四（一）第2句", a clause, or sentences of it by number.
  ///
  /// - Returns: `nil` where the pack does not quote it, which is noted.
  mutating func quoted(
    _ item: String, in quotes: [String: Quote], line: Int, section: String, row: String
  ) -> (clause: String, text: String)? {
    let (clause, range) = ConclusionReader.sentences(item)
    guard let quote = quotes[clause] else {
      add(
        .notQuoted, line: line, section: section, row: row, column: "条文", ["value": clause])
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
    return (clause, text)
  }
}
