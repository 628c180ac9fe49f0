/// What keeps a file from being imported, at one place of it.
package struct ListFinding: Hashable, Sendable {
  /// The kind, each under a stable code; texts for people hang on it as `office.find.<code>`.
  package enum Code: String, CaseIterable, Sendable {
    /// A line that is not UTF-8.
    case notText = "not_text"
    /// Nothing in the file, or nothing below its head.
    case noRows = "no_rows"
    /// More rows than a list may have: `wanted`.
    case tooManyRows = "too_many_rows"
    /// The cells are parted by something else than commas: `value`.
    case otherSeparator = "other_separator"
    /// Chinese commas stand where cells are parted.
    case wideComma = "wide_comma"
    /// A quote within a cell that does not begin with one.
    case strayQuote = "stray_quote"
    /// A quote that is never closed.
    case openQuote = "open_quote"
    /// The head has none of the columns that tell the kinds apart: `wanted`.
    case noKind = "no_kind"
    /// The head has those of several kinds: `value`.
    case severalKinds = "several_kinds"
    /// A column no list of this kind has: `value`; it has `wanted`.
    case unknownColumn = "unknown_column"
    /// A column that stands there twice.
    case repeatedColumn = "repeated_column"
    /// A column that must be there and is not.
    case missingColumn = "missing_column"
    /// A row has `found` cells, the head `wanted`.
    case cellCount = "cell_count"
    /// A cell that must say something is empty.
    case emptyCell = "empty_cell"
    /// Source, date or who entered it is neither in the row nor given by `option`.
    case noOrigin = "no_origin"
    /// A line end, tab or invisible mark within a cell.
    case control
    /// A cell longer than `wanted` characters.
    case tooLong = "too_long"
    /// A cell that holds a formula of a spreadsheet.
    case formula
    case notAYear = "not_a_year"
    case notADate = "not_a_date"
    /// A date after `today`.
    case futureDate = "future_date"
    case unknownPlace = "unknown_place"
    /// A referral institution that does not lie in the office's own place.
    case notHome = "not_home"
    case notACode = "not_a_code"
    /// A word the column does not have; it has `wanted`.
    case unknownWord = "unknown_word"
    case notAPercent = "not_a_percent"
    /// A percentage below 1 or over 100.
    case percentRange = "percent_range"
    /// Twice the same thing: it stands on line `other` already.
    case duplicate
    /// Two percentages for the same people: the other one is on line `other`.
    case overlap
    /// One place is called complete on line `other` and not here.
    case mixedComplete = "mixed_complete"
  }

  package let code: Code
  /// The line of the file, from 1.
  package let line: Int
  /// The column's head as the file writes it; empty where it is about the whole line.
  package let column: String
  /// What the sentence names.
  package let details: [String: String]

  init(_ code: Code, line: Int, column: String = "", _ details: [String: String] = [:]) {
    self.code = code
    self.line = line
    self.column = column
    self.details = details
  }
}

/// What a list may be at most.
package enum ListLimits {
  /// Bytes of a file to be imported.
  package static let fileBytesMax = 8 << 20
  /// Rows of a file to be imported; no office has more than some dozens of percentages.
  static func rowsMax(_ kind: ListKind) -> Int { kind == .ratio ? 500 : 20_000 }
  /// Characters of a cell.
  static let cellCharactersMax = 200
  /// Bytes of everything an office has ever imported.
  package static let historyBytesMax = 256 << 20
}
