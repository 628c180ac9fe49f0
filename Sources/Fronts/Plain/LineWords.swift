package import Messages
import Terminal

/// What lines are made with: the texts of a language, and how words on a screen read aloud.
package struct LineWords: Sendable {
  package let texts: Messages.Catalogue

  /// Lines in the language of those texts.
  package init(_ texts: Messages.Catalogue) {
    self.texts = texts
  }

  /// Wider than any line; readers of lines want each sentence whole.
  static let columns = 100_000

  /// A row of the screen as a line: without the blanks that align it, nothing where it is a rule.
  func line(_ row: String) -> String {
    let words = row.split(separator: " ").joined(separator: " ")
    return words.contains { $0.isLetter || $0.isNumber } ? words : ""
  }

  /// A number hidden but for its end as 尾号 0015: a voice would count the stars.
  func heard(_ value: String) -> String {
    guard value.hasPrefix("****"), let star = value.lastIndex(of: "*") else { return value }
    let tail = value[value.index(after: star)...].filter { $0 != " " }
    return tail.isEmpty ? value : texts("lines.tail", ["tail": tail])
  }

  /// Words set apart by several blanks, as cells of a row are, with a comma between them.
  func listed(_ row: String) -> String {
    var cells: [String] = []
    var isApart = true
    for word in row.split(separator: " ", omittingEmptySubsequences: false) {
      if word.isEmpty {
        isApart = true
      } else if isApart {
        cells.append(String(word))
        isApart = false
      } else {
        cells[cells.count - 1] += " " + word
      }
    }
    return cells.joined(separator: texts("lines.between"))
  }
}

extension Block {
  /// The block as lines for somebody who hears them; its rows without what only aligns them.
  package func inLines(_ words: LineWords) -> [String] {
    lines(columns: LineWords.columns).filter { !$0.isPicture }
      .map { words.line($0.spans.map(\.text).joined()) }.filter { !$0.isEmpty }
  }
}

extension Choice {
  package func inLines(_ words: LineWords) -> [String] {
    options.map { option in
      let values = [
        "number": "\(option.number)", "label": words.listed(option.label),
        "hint": option.explanation,
      ]
      return words.texts(option.explanation.isEmpty ? "lines.option" : "lines.option.hint", values)
    }
  }
}

extension Summary {
  package func inLines(_ words: LineWords) -> [String] {
    rows.map { row in
      let number = row.number.map { "\($0) " } ?? ""
      let remark = row.remark.isEmpty ? "" : words.texts("lines.between") + row.remark
      let values = ["label": row.label, "value": words.heard(row.value) + remark]
      return number + words.texts("lines.row", values)
    }
  }
}

extension ErrorNote {
  package func inLines(_ words: LineWords) -> [String] {
    sentences.enumerated().map { index, sentence in
      index == 0 ? words.texts("lines.error", ["sentence": sentence]) : sentence
    }
  }
}

extension Steps {
  package func inLines(_ words: LineWords) -> [String] {
    steps.map {
      words.texts($0.isDone ? "lines.step.done" : "lines.step.open", ["text": $0.text])
    }
  }
}

extension TextField {
  /// What is in a field is said where it is kept, or was wrong.
  package func inLines(_ words: LineWords) -> [String] { [] }
}

extension CellField {
  /// As for a field of words.
  package func inLines(_ words: LineWords) -> [String] { [] }
}

/// Something about keys or the mark on an answer, which only a screen has.
struct OnScreen: Block {
  var block: any Block

  /// That block, where there is a screen.
  init(_ block: any Block) {
    self.block = block
  }

  var spoken: [String] { block.spoken }

  func lines(columns: Int) -> [Line] { block.lines(columns: columns) }
  func inLines(_ words: LineWords) -> [String] { [] }
}

/// The keys and what they do, a row each; without a screen, what can be typed on every page.
struct KeyRows: Block {
  var rows: [any Block]

  /// Those rows.
  init(_ rows: [any Block]) {
    self.rows = rows
  }

  var spoken: [String] { rows.flatMap(\.spoken) }

  func lines(columns: Int) -> [Line] { rows.flatMap { $0.lines(columns: columns) } }

  func inLines(_ words: LineWords) -> [String] {
    ["number", "back", "help", "staff", "language", "again", "leave"].map {
      words.texts("lines.key.\($0)")
    }
  }
}

extension String {
  /// How long a slow voice takes to read it: two Chinese characters a second, or ten others.
  var secondsToHear: Int {
    let tenths = unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 5) }
    return (tenths + 9) / 10
  }
}

extension Page {
  /// The page as lines, a group a block, in the order in which it is read on the screen.
  func inLines(_ words: LineWords, takesZero: Bool) -> [[String]] {
    var groups: [[String]] = []
    var aside = aside
    for block in body + foot {
      if let heading = block as? Heading {
        groups.append([headed(aside, heading.text, words)])
        aside = ""
      } else {
        let lines = block.inLines(words)
        if !lines.isEmpty { groups.append(lines) }
      }
    }
    // A page without a heading is called what its title line says.
    if !body.contains(where: { $0 is Heading }) {
      groups.insert([headed(title, aside, words)], at: 0)
    }
    let offers = offers(takesZero: takesZero)
    return offers.isEmpty ? groups : groups + [offers]
  }

  private func headed(_ first: String, _ second: String, _ words: LineWords) -> String {
    guard !first.isEmpty, !second.isEmpty else { return first + second }
    return words.texts("lines.heading", ["aside": first, "heading": second])
  }

  /// What the key bar offers under a number; what it offers on every page is said once.
  private func offers(takesZero: Bool) -> [String] {
    let known = Set(numbers)
    return (lastBar ?? bar).compactMap { entry in
      switch entry.target {
      case .choose(let number): known.contains(number) ? nil : "\(number) \(entry.label)"
      case .command(.next): takesZero ? "0 \(entry.label)" : nil
      case .command: nil
      }
    }
  }

  /// The numbers that answers, rows and offers on the page have.
  private var numbers: [Int] {
    (body + foot).flatMap { $0.lines(columns: LineWords.columns) }.compactMap { line in
      if case .choose(let number) = line.target { number } else { nil }
    }
  }

  /// Every number that means something on the page, 0 left out.
  var offered: Set<Int> {
    Set(
      numbers
        + bar.compactMap { if case .choose(let number) = $0.target { number } else { nil } })
  }
}
