/// What is wrong at one place of a pack, with all that a policy officer needs to mend it.
package struct Finding: Hashable, Sendable {
  /// The kind, each under a stable code; texts for people hang on it as `pack.<code>`.
  package enum Code: String, CaseIterable, Sendable {
    /// The file is no Markdown the parser takes.
    case notMarkdown = "not_markdown"
    /// A section that every pack has is not there: `name`.
    case missingSection = "missing_section"
    /// A row of the head, of 地域 or of 期限 is not there: `name`.
    case missingEntry = "missing_entry"
    /// A table lacks a column: `name`.
    case missingColumn = "missing_column"
    /// A row has `found` cells where the head has `wanted`.
    case cellCount = "cell_count"
    /// A cell that must say something is empty.
    case emptyCell = "empty_cell"
    /// A day that is not YYYY-MM-DD: `value`.
    case notADay = "not_a_day"
    /// A number that is none: `value`.
    case notANumber = "not_a_number"
    /// A code the program does not know: `value`.
    case unknownCode = "unknown_code"
    /// A column that is neither a fact nor a conclusion: `value`.
    case unknownColumn = "unknown_column"
    /// A value its fact does not have: `value`; it has `wanted`.
    case unknownValue = "unknown_value"
    /// The values listed are not those the program knows for `name`: `wanted`.
    case valuesDiffer = "values_differ"
    /// Two rows of a table have the same number: `value`.
    case duplicateRow = "duplicate_row"
    /// 优先于 names a row that is not there: `value`.
    case unknownRow = "unknown_row"
    /// A clause is cited that is not quoted: `value`.
    case notQuoted = "not_quoted"
    /// A sentence is cited that the quote does not have: `value`; it has `wanted`.
    case noSuchSentence = "no_such_sentence"
    /// A reading that 读法 does not list: `value`.
    case unknownReading = "unknown_reading"
    /// A note the program does not know: `value`.
    case unknownNote = "unknown_note"
    /// A table has more situations than can be enumerated: `found`, at most `wanted`.
    case tooLarge = "too_large"
    /// A conclusion that does not name the day that governs it.
    case noGoverningDay = "no_governing_day"
    /// `value` is a situation without ＝ or ≠.
    case noSign = "no_sign"
    /// A table has more rows than can be compiled: `found`, at most `wanted`.
    case tooManyRows = "too_many_rows"
    /// `value`: rows `found` say different things.
    case conflict
    /// `value`: no row says anything.
    case gap
    /// A row that no situation is decided by.
    case deadRow = "dead_row"
    /// An exception that decides nothing, as the two rows never meet: `value`.
    case idleException = "idle_exception"
    /// A quote that does not stand so in the full text: `value` is its clause.
    case quoteDiffers = "quote_differs"
    /// A clause that is quoted and that no row cites: `value`.
    case idleQuote = "idle_quote"
  }

  package let code: Code
  /// The line of the file, from 1; 0 where it is about the whole.
  package let line: Int
  /// Where: the section or conclusion, the row's number, the column; empty where it has none.
  package let section: String
  package let row: String
  package let column: String
  /// What the code's text names.
  package let details: [String: String]

  /// A finding of that kind at that place.
  package init(
    _ code: Code, line: Int, section: String = "", row: String = "", column: String = "",
    _ details: [String: String] = [:]
  ) {
    self.code = code
    self.line = line
    self.section = section
    self.row = row
    self.column = column
    self.details = details
  }
}

/// A pack that cannot be used, with every reason found.
package struct PackFailure: Error, Hashable, Sendable {
  /// The file as the caller named it.
  package let file: String
  /// In the order of the file; never empty.
  package let findings: [Finding]
}
