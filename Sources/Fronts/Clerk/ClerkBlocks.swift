import Terminal

/// Facts under each other: what it is at the left, what it is worth at the right.
struct ClerkFacts: Block {
  /// A label and what belongs to it; an empty label goes on with the one above.
  var rows: [(label: String, value: String)]
  /// Whether two short facts share a row where there is room.
  var isPaired: Bool
  /// The columns of the labels, also where those of this block are shorter.
  var labelColumns: Int
  /// The digits that change the facts, where they are such.
  var digits: [Int]
  /// Whether the values name keys that pick one of them.
  var namesKeys = false

  /// Those facts, in order; without a value a fact is left out.
  init(
    _ rows: [(label: String, value: String)], isPaired: Bool = false, labelColumns: Int = 0,
    digits: [Int] = []
  ) {
    let kept = rows.indices.filter { !rows[$0].value.isEmpty }
    self.rows = kept.map { rows[$0] }
    self.digits = digits.isEmpty ? [] : kept.map { digits[$0] }
    self.isPaired = isPaired
    self.labelColumns = max(labelColumns, Self.labelColumns(of: self.rows))
  }

  /// The columns of the longest label, so that blocks above each other can be set as one.
  static func labelColumns(of rows: [(label: String, value: String)]) -> Int {
    rows.filter { !$0.value.isEmpty }.map { Terminal.columns(of: $0.label) }.max() ?? 0
  }

  func lines(columns: Int) -> [Line] {
    guard isPaired, columns >= Self.pairedColumns else {
      return rows.indices.flatMap { single($0, columns) }
    }
    let half = columns / 2
    var lines: [Line] = []
    var index = 0
    while index < rows.count {
      let pair = rows[index...].prefix(2)
      // What is too long for half a row has a whole one, and the order is kept.
      let fits = pair.allSatisfy { labelColumns + 4 + Terminal.columns(of: $0.value) <= half }
      guard fits else {
        lines += single(index, columns)
        index += 1
        continue
      }
      let spans = pair.flatMap { row in
        [
          Span(padded(row.label, columns: labelColumns) + "  ", .hint),
          Span(padded(row.value, columns: half - labelColumns - 2)),
        ]
      }
      lines.append(Line(spans))
      index += pair.count
    }
    return lines
  }

  /// Narrower than this, each fact has a row of its own.
  private static let pairedColumns = 54

  private func single(_ index: Int, _ columns: Int) -> [Line] {
    let row = rows[index]
    let width = min(columns / 3, labelColumns)
    let target = digits.isEmpty ? nil : Target.choose(digits[index])
    return phraseRows(row.value, columns: columns - width - 2).enumerated().map { index, text in
      let lead = padded(index == 0 ? row.label : "", columns: width) + "  "
      var line = Line([Span(lead, .hint), Span(text)], target: target)
      if namesKeys { line.keys = namedKeys(in: lead + text) }
      return line
    }
  }
}

/// Phrases that stand some blanks apart, in rows broken between them.
struct Phrases: Block {
  var text: String
  var style = Style.text

  /// Those phrases, two or three blanks between them.
  init(_ text: String, style: Style = .text) {
    self.text = text
    self.style = style
  }

  func lines(columns: Int) -> [Line] {
    phraseRows(text, columns: columns).map { Line($0, style) }
  }
}

/// Rows of phrases that stand two or three blanks apart; only one that has no room in a row by itself
/// is broken within.
func phraseRows(_ text: String, columns: Int) -> [String] {
  let gap = text.contains("   ") ? "   " : "  "
  var rows: [String] = []
  for phrase in text.split(separator: gap) {
    let joined = rows.last.map { $0 + gap + phrase } ?? ""
    if !joined.isEmpty, Terminal.columns(of: joined) <= columns {
      rows[rows.count - 1] = joined
    } else {
      rows += wrap(String(phrase), columns: columns)
    }
  }
  return rows.isEmpty ? [""] : rows
}

/// Rows as they are where there are no more than so many; else the last shown ends with the sign of what
/// is cut.
func cut(_ rows: [String], to most: Int, columns: Int) -> [String] {
  guard rows.count > most, most > 0 else { return rows }
  let rest = rows[(most - 1)...].joined(separator: " ")
  return rows.prefix(most - 1) + [truncated(rest, columns: columns)]
}

/// A question answered by one key, with the cursor behind it; a click on what a key does is that key.
struct ClerkPrompt: Block {
  var text: String
  var style = Style.title
  /// What Enter is called, where the text names it.
  var enter = ""

  func lines(columns: Int) -> [Line] {
    let rows = phraseRows(text, columns: columns - 2)
    return rows.enumerated().map { index, row in
      let isLast = index == rows.count - 1
      var line = Line(
        [Span(row, style)] + (isLast ? [Span("  "), Span("_", .focus)] : []),
        caret: isLast ? Terminal.columns(of: row) + 2 : nil)
      line.keys = namedKeys(in: row, enter: enter)
      return line
    }
  }
}

/// The keys that a row names, each with the columns of its phrase: `Y 提交   N 回去改`.
///
/// A phrase names a key where it begins with one, or where what leads to the first is a question or ends in
/// a colon.
func namedKeys(in row: String, enter: String = "") -> [KeyPart] {
  var parts: [KeyPart] = []
  var column = 0
  for piece in row.split(separator: "  ", omittingEmptySubsequences: false) {
    let end = column + columns(of: piece)
    var phrase = piece.drop { $0 == " " }
    if let colon = phrase.lastIndex(where: { "：:？?".contains($0) }) {
      let rest = phrase[phrase.index(after: colon)...].drop { $0 == " " }
      if namedKey(rest, enter: enter) != nil { phrase = rest }
    }
    if let key = namedKey(phrase, enter: enter) {
      parts.append(KeyPart(columns: end - columns(of: phrase)..<end, key: key))
    }
    column = end + 2
  }
  return parts
}

/// The key that a phrase begins with; an English article is none.
private func namedKey(_ phrase: Substring, enter: String) -> Key? {
  let word = phrase.prefix { $0 != " " }
  guard !word.isEmpty, word.endIndex < phrase.endIndex, word != "A" else { return nil }
  if word == enter { return .enter }
  if word.first == "F", let number = Int(word.dropFirst()) { return .function(number) }
  guard let only = word.first, word.count == 1, only.isASCII, only.isLetter || only.isNumber else {
    return nil
  }
  return .character(only)
}
