internal import Rules

/// Brings the cells of a file into their normal words, or says what is wrong with one.
struct CellReading {
  let today: Day
  /// The code of a place that is written as a code or by its name.
  let place: (String) -> PlaceCode?
  /// Whether a place belongs to the office's own.
  let isHome: (PlaceCode) -> Bool

  /// What is wrong with a cell.
  struct Wrong: Error {
    let code: ListFinding.Code
    let details: [String: String]
  }

  /// The normal words of a cell that is not empty.
  func normal(_ text: String, _ column: ListColumn, _ kind: ListKind) throws(Wrong) -> String {
    try checkForm(of: text)
    let typed = Width.trimmed(Width.half(text))
    switch column {
    case .year:
      let digits = typed.hasSuffix("年") ? String(typed.dropLast()) : typed
      guard let year = SourceDate.year(digits) else { throw wrong(.notAYear, text) }
      return String(year)
    case .date:
      guard let date = SourceDate.normal(typed) else { throw wrong(.notADate, text) }
      guard !SourceDate.isAfter(date, today) else {
        throw Wrong(code: .futureDate, details: ["value": date, "today": today.description])
      }
      return date
    case .place: return try code(of: typed, kind)
    case .code:
      let isCode = typed.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
      }
      guard isCode else { throw wrong(.notACode, text) }
      return typed.uppercased()
    case .percent:
      guard let percentage = Percentage(typed) else { throw wrong(.notAPercent, text) }
      guard (100...10_000).contains(percentage.basisPoints) else {
        throw wrong(.percentRange, text)
      }
      return percentage.digits
    case .cares: return try cares(typed, text)
    case .grade where kind == .ratio: return try word(typed, GradeScope.words, text)
    case .grade: return try word(typed, Vocabulary.grades, text)
    case .level: return try word(typed, Vocabulary.levels, text)
    case .care: return try word(typed, Vocabulary.cares, text)
    case .insurance: return try word(typed, Vocabulary.insurances, text)
    case .isComplete, .isSample:
      return try word(typed, Vocabulary.answers, text) == Vocabulary.yes ? Vocabulary.yes : ""
    case .aliases:
      return parts(of: text).joined(separator: Vocabulary.between)
    case .name, .group, .deductible, .cap, .source, .enteredBy: return Width.trimmed(text)
    }
  }

  /// What no cell may hold: it would be shown wrongly, or is not what its author sees.
  private func checkForm(of text: String) throws(Wrong) {
    guard text.count <= ListLimits.cellCharactersMax else {
      throw Wrong(
        code: .tooLong,
        details: ["found": String(text.count), "wanted": String(ListLimits.cellCharactersMax)])
    }
    let isSeen = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
        .paragraphSeparator:
        false
      default: true
      }
    }
    guard isSeen else { throw Wrong(code: .control, details: [:]) }
    guard !text.hasPrefix("=") else { throw wrong(.formula, text) }
  }

  private func code(of typed: String, _ kind: ListKind) throws(Wrong) -> String {
    guard let code = place(typed) else { throw wrong(.unknownPlace, typed) }
    guard kind != .referral || isHome(code) else { throw wrong(.notHome, typed) }
    return code.description
  }

  /// Kinds of care, the same ones in the same order however they were written.
  private func cares(_ typed: String, _ text: String) throws(Wrong) -> String {
    if typed == Vocabulary.unverified { return typed }
    var found = Set<String>()
    for part in parts(of: typed) {
      if part == Vocabulary.all {
        found.formUnion(Vocabulary.cares.map(\.normal))
      } else {
        found.insert(try word(part, Vocabulary.cares + [(Vocabulary.all, [])], part))
      }
    }
    guard !found.isEmpty else { throw wrong(.unknownWord, text) }
    return Vocabulary.cares.map(\.normal).filter(found.contains)
      .joined(separator: Vocabulary.between)
  }

  private func parts(of text: String) -> [String] {
    text.split { "、;；/|".contains($0) }.map { Width.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  private func word(
    _ typed: String, _ words: [Vocabulary.Word], _ text: String
  ) throws(Wrong) -> String {
    let asked = typed.lowercased().filter { !$0.isWhitespace }
    let found = words.first { $0.normal == asked || $0.others.contains(asked) }
    guard let found else {
      throw Wrong(
        code: .unknownWord,
        details: [
          "value": text, "wanted": words.map(\.normal).joined(separator: Vocabulary.between),
        ])
    }
    return found.normal
  }

  private func wrong(_ code: ListFinding.Code, _ value: String) -> Wrong {
    Wrong(code: code, details: ["value": value])
  }
}
