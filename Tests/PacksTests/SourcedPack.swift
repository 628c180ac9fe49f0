import Support

/// A pack's file and the text it quotes from, read without the program's own reader.
struct SourcedPack {
  let lines: [Substring]
  private let notice: String

  /// The pack of that name, and its notice, as they are compiled in.
  init(_ id: String) {
    func text(_ name: String) -> String {
      String(decoding: asset("Policies/\(name).md"), as: UTF8.self)
    }
    lines = text(id).split(separator: "\n", omittingEmptySubsequences: false)
    notice = text("\(id).notice")
  }

  /// What is quoted, by clause, without blanks.
  var quotes: [String: String] {
    var quotes: [String: String] = [:]
    for line in lines where line.hasPrefix("> **") {
      let rest = line.dropFirst(4)
      guard let end = rest.firstRange(of: "**") else { continue }
      quotes[String(rest[..<end.lowerBound])] = Self.bare(rest[end.upperBound...])
    }
    return quotes
  }

  /// The rows of 未收.
  var leftOut: [(text: String, reason: String)] {
    rows(of: "未收").map { (Self.bare($0[0]), $0[1]) }
  }

  /// The headings of its sections.
  var headings: [String] {
    lines.filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  /// The rows of every table whose section's heading begins so, without their heads.
  func rows(of section: String) -> [[String]] {
    tables(of: section).flatMap { $0.dropFirst() }
  }

  /// The cells of a column in the sections of that heading.
  func columns(_ column: String, of section: String) -> [String] {
    tables(of: section).flatMap { table in
      guard let position = table.first?.firstIndex(of: column) else { return [String]() }
      return table.dropFirst().map { $0[position] }
    }
  }

  /// The tables whose section's heading begins so, each with its head.
  private func tables(of section: String) -> [[[String]]] {
    var heading: Substring = ""
    var tables: [[[String]]] = []
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("## ") { heading = line.dropFirst(3) }
      guard heading.hasPrefix(section), line.hasPrefix("| ") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast().map { Self.trimmed($0) }
      if lines[index - 1].hasPrefix("|") {
        tables[tables.count - 1].append(cells)
      } else {
        tables.append([cells])
      }
    }
    return tables
  }

  /// The sentences of the text beside it, without blanks; headings end one and are none.
  var sentencesOfNotice: [String] {
    notice.split(separator: "\n").split { $0.hasPrefix("#") || $0.hasPrefix("---") }
      .flatMap { Self.sentences(of: $0.map { Self.bare($0) }.joined()) }
  }

  /// Sentences with their full stops; what follows the last stop is one too.
  static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var rest = text[...]
    while let stop = rest.firstIndex(of: "。") {
      sentences.append(String(rest[...stop]))
      rest = rest[rest.index(after: stop)...]
    }
    return rest.isEmpty ? sentences : sentences + [String(rest)]
  }

  /// Whether a sentence is the quoted one after the number its text gives it.
  func isNumbered(_ sentence: String, _ quote: String) -> Bool {
    guard sentence.hasSuffix(quote) else { return false }
    let number = sentence.dropLast(quote.count)
    return number.count == 2 && number.hasSuffix(".") && number.first?.isNumber == true
  }

  /// Whether a text of 未收, whole or cut with …, is that sentence.
  func names(_ text: String, _ sentence: String) -> Bool {
    text.hasSuffix("…") ? sentence.hasPrefix(text.dropLast()) : sentence == text
  }

  private static func bare(_ text: some StringProtocol) -> String {
    String(text.filter { !$0.isWhitespace })
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
