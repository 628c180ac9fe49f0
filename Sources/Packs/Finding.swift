/// What is wrong at one place of a pack, with all that a policy officer needs to mend it.
package struct Finding: Hashable, Sendable {
  /// The kind, each under a stable code; texts for people hang on it as `pack.<code>`.
  package enum Code: String, CaseIterable, Sendable {
    // The file as text.
    /// A place that is no UTF-8.
    case notText = "not_text"
    /// The file begins with a mark that nobody sees.
    case byteOrderMark = "byte_order_mark"
    /// A line that ends in a carriage return.
    case lineEnds = "line_ends"
    /// A character that nobody sees: `value` is its code point.
    case strayCharacter = "stray_character"
    /// A file without a character.
    case emptyFile = "empty_file"
    /// A file without a heading or without a table.
    case notAPack = "not_a_pack"

    // What the parser passes over in silence.
    /// The first heading, `value`, is no title.
    case noTitle = "no_title"
    /// A line that begins with # and is no heading: `value`.
    case headingMark = "heading_mark"
    /// A heading made by the line beneath it: `value`.
    case underlinedHeading = "underlined_heading"
    /// The heading `value` stands on line `found` already.
    case duplicateHeading = "duplicate_heading"
    /// A heading under which nothing is read: `value`; those that are known: `wanted`.
    case unknownSection = "unknown_section"
    /// The full-width `value` where the plain `wanted` should stand.
    case fullWidthMark = "full_width_mark"
    /// A rule of `found` cells under a head of `wanted`, so that there is no table.
    case ruleCells = "rule_cells"
    /// A rule that has `value` in a cell, so that there is no table.
    case ruleMarks = "rule_marks"
    /// A row that belongs to no table.
    case looseRow = "loose_row"
    /// A table right under a line of text.
    case tableAfterText = "table_after_text"
    /// A line of text right under a table, which took it for a row: `value`.
    case textUnderTable = "text_under_table"
    /// A second rule in one table.
    case ruleInTable = "rule_in_table"
    /// A row with `found` cells where the head has `wanted`: `columns`.
    case tooFewCells = "too_few_cells"
    /// A row with `found` cells where the head has `wanted`: `columns`.
    case tooManyCells = "too_many_cells"
    /// A column without a name, the one of that number: `value`.
    case namelessColumn = "nameless_column"
    /// Two columns of a table have the same name: `value`.
    case duplicateColumn = "duplicate_column"
    /// Web markup in a cell, which would be dropped: `value`.
    case markupInCell = "markup_in_cell"
    /// A second table in a section; the first stands on line `found`.
    case twoTables = "two_tables"
    /// A table that became a part of code, of a list or of a quote.
    case indentedTable = "indented_table"
    /// Something that began with `value` and is nowhere ended by `wanted`.
    case openBlock = "open_block"
    /// A quote that does not begin with its clause: `value` is how it begins.
    case quoteNumber = "quote_number"
    /// A second clause or paragraph in one quote: `value`.
    case joinedQuotes = "joined_quotes"
    /// A line right under a quote, which took it for its own: `value`.
    case lineInQuote = "line_in_quote"
    /// The clause `value` is quoted on line `found` already.
    case duplicateQuote = "duplicate_quote"

    // What the pack says.
    /// There is no table 项目、内容 under the title.
    case missingHead = "missing_head"
    /// A section that every pack has is not there: `name`.
    case missingSection = "missing_section"
    /// A row of the head, of 地域 or of 期限 is not there: `name`.
    case missingEntry = "missing_entry"
    /// A row of the head or of 期限 that nobody reads: `value`; those that are known: `wanted`.
    case unknownEntry = "unknown_entry"
    /// What must be named once stands on line `found` already: `value`.
    case duplicateEntry = "duplicate_entry"
    /// A table lacks a column: `name`.
    case missingColumn = "missing_column"
    /// A table has a column that nobody reads: `value`; those that are known: `wanted`.
    case extraColumn = "extra_column"
    /// A cell that must say something is empty.
    case emptyCell = "empty_cell"
    /// A 编号 with other characters than it may have: `value`.
    case notAnIdentifier = "not_an_identifier"
    /// A document that is over on `value`, before it is in force on `wanted`.
    case endsBefore = "ends_before"
    /// A last check that does not begin with a day: `value`.
    case checkedNoDay = "checked_no_day"
    /// A last check later than the day of today: `value`.
    case checkedAhead = "checked_ahead"
    /// The ratio's values are listed, which its rows state: `value`.
    case ratioValues = "ratio_values"
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
    /// A fact or a conclusion has the name of a column every table has: `value`.
    case reservedName = "reserved_name"
    /// A table concludes `value`, which is listed as a fact.
    case factConcluded = "fact_concluded"
    /// Conclusions that each need the next one, back to the first: `value`.
    case circle
    /// `value` takes over a column of which no value is also one of the conclusion `name`.
    case nothingShared = "nothing_shared"
    /// The values listed for a fact of the pack's own, `name`, are not all named and coded once; the
    /// first that is not: `value`.
    case ownValues = "own_values"
    /// A condition written with another dash than the one for any value: `value`.
    case otherDash = "other_dash"
    /// A sign of equality or of its contrary that is none: `value`.
    case otherSign = "other_sign"
    /// A comma between values or conditions that is none of the two for these: `value`.
    case otherComma = "other_comma"
    /// Two rows of a table have the same number: `value`.
    case duplicateRow = "duplicate_row"
    /// Two rows each set the other aside: `value` is the other, or the row itself.
    case mutualException = "mutual_exception"
    /// 优先于 names a row that is not there: `value`; there are `wanted`.
    case unknownRow = "unknown_row"
    /// A clause is cited that is not quoted: `value`.
    case notQuoted = "not_quoted"
    /// A sentence is picked by something else than digits: `value`, to be written as `wanted`.
    case sentenceNumber = "sentence_number"
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
    /// A governing day the program cannot find in a question: `value`; it finds `wanted`.
    case unknownGoverningDay = "unknown_governing_day"
    // What a pack says that amends others.
    /// 修改 names a pack that is not at hand: `value`.
    case amendsUnknown = "amends_unknown"
    /// It is no law, and so amends nothing.
    case amendsNoLaw = "amends_no_law"
    /// It does not begin or end on a day: `value`.
    case amendsUndated = "amends_undated"
    /// It begins `value`, no later than `name`, which begins `wanted`.
    case amendsNotLater = "amends_not_later"
    /// Its maker `value` stands no higher than that of `name`: `wanted`.
    case amendsNotHigher = "amends_not_higher"
    /// The amended pack `value` does not say that it yields to new rules.
    case amendsUnyielding = "amends_unyielding"
    /// A section that stands in the amended pack alone: `value`.
    case amendmentSection = "amendment_section"
    /// 优先于 names `value`, a row of `name`, which 修改 does not list.
    case notAmended = "not_amended"
    /// A conclusion that no day governs, so that nobody could say which pack decides it.
    case amendsNoDay = "amends_no_day"
    /// It is governed by `value`, in the amended pack by `wanted`.
    case governingDayDiffers = "governing_day_differs"
    /// `value` is a situation without ＝ or ≠.
    case noSign = "no_sign"
    /// A table has more rows than can be compiled: `found`, at most `wanted`.
    case tooManyRows = "too_many_rows"
    /// A pack has more readings or citations, by `name`, than an answer can tell apart: `found`, at
    /// most `wanted`.
    case tooManyReasons = "too_many_reasons"
    /// `value`: rows `found` say different things: `says`.
    case conflict
    /// `value`: no row says anything.
    case gap
    /// A row that no situation is decided by, as rows `found` decide all of its own.
    case deadRow = "dead_row"
    /// A row of which every situation is impossible.
    case rowMeetsNothing = "row_meets_nothing"
    /// An exception that decides nothing, as the two rows never meet: `value`.
    case idleException = "idle_exception"
    /// A quote that is worded otherwise in the full text: `value` is its clause, `found` what its
    /// sentence of the number `sentence` says where line `line` of the full text says `wanted`.
    case quoteDiffers = "quote_differs"
    /// A quote of which the full text has no such sentence: `value` is its clause, `sentence` the
    /// number of the first.
    case quoteNotThere = "quote_not_there"
    /// A clause that is quoted and that no row cites: `value`.
    case idleQuote = "idle_quote"
    /// A sentence of a clause that is quoted, while rows cite other sentences of it alone: `value`.
    case idleSentence = "idle_sentence"
    /// A reading that nothing rests on: `value`.
    case idleReading = "idle_reading"
    /// A fact that no conclusion asks: `value`.
    case idleFact = "idle_fact"
    /// A case of which the situations `value` get `found` by `rows` where it says `wanted`.
    case caseFails = "case_fails"
    /// A case that no possible situation fits: `value`.
    case caseMeetsNothing = "case_meets_nothing"
    /// A case of which the situations `value`, decided by `rows`, do not cite `wanted`.
    case caseCitesNot = "case_cites_not"
    /// The same of readings.
    case caseReadsNot = "case_reads_not"
    /// The same of notes.
    case caseHintsNot = "case_hints_not"
    /// A case of which the situations `value`, decided by `rows`, rest on `found` as well.
    case caseSaysMore = "case_says_more"
    /// A row that no case is decided by; cases of it stand under `name`.
    case rowWithoutCase = "row_without_case"
    /// `value` in 未收 is no sentence of the full text.
    case leftOutUnknown = "left_out_unknown"
    /// `value` in 未收 may be each of `found` sentences of the full text.
    case leftOutAmbiguous = "left_out_ambiguous"
    /// `value` in 未收 is quoted, or listed before.
    case leftOutAgain = "left_out_again"
    /// The sentence that begins `value`, on line `found` of the full text, is neither quoted nor
    /// listed.
    case sentenceUnaccounted = "sentence_unaccounted"
    /// A row of 请示 about situations that are all decided.
    case idleQuestion = "idle_question"
    /// A row of 不可能 excludes situations that an interview can come to: `value`.
    case impossibleReachable = "impossible_reachable"
    /// A row says that the text is silent, and asks nothing (问).
    case silenceUnasked = "silence_unasked"
    /// A row asks a question (问) though it does not say that the text is silent: `value`.
    case questionWithoutSilence = "question_without_silence"
    /// A term of `value` months that the clause `wanted` does not speak of.
    case monthsNotQuoted = "months_not_quoted"
    /// A term about the clause `wanted` that rests on the reading `value`, which is about `found`.
    case readingElsewhere = "reading_elsewhere"
    /// A case that says no more than the case `value` on line `found`.
    case caseAgain = "case_again"
    /// A row of 不可能 that the one on line `found` makes needless.
    case impossibleAgain = "impossible_again"
    /// The row and the row `value` are silent on the same situations and ask different questions.
    case silenceAskedTwice = "silence_asked_twice"
    /// An exception that decides nothing, as every answer is the same without it: `value`.
    case needlessException = "needless_exception"
    /// A row that changes nothing: wherever it decides, the row `value` says as much.
    case rowRepeats = "row_repeats"
  }

  package let code: Code
  /// The line of the file, from 1; 0 where it is about the whole.
  package let line: Int
  /// The character of that line, from 1; 0 where it is about the whole line.
  package private(set) var position = 0
  /// Where: the section or conclusion, the row's number, the column; empty where it has none.
  package let section: String
  package let row: String
  package let column: String
  /// What the code's text names.
  package let details: [String: String]

  /// A finding of that kind at that place.
  package init(
    _ code: Code, line: Int, position: Int = 0, section: String = "", row: String = "",
    column: String = "", _ details: [String: String] = [:]
  ) {
    self.code = code
    self.line = line
    self.position = position
    self.section = section
    self.row = row
    self.column = column
    self.details = details
  }

  /// The same, at that character of its line.
  func at(position: Int) -> Finding {
    var finding = self
    finding.position = position
    return finding
  }
}

/// A pack that cannot be used, with every reason found.
package struct PackFailure: Error, Hashable, Sendable {
  /// The file as the caller named it.
  package let file: String
  /// In the order of the file; never empty.
  package let findings: [Finding]
}

extension Finding.Code {
  /// What is told of a text that nobody knows, once it is seen how it was written: dashes and commas
  /// are taken for one another by hand and by eye.
  ///
  /// - Parameters:
  ///   - text: As it is written.
  ///   - wanted: What may stand there, with 、 between.
  /// - Returns: The code itself where nothing is seen.
  func cause(in text: String, wanted: String = "") -> Finding.Code {
    let hasForeignSign = text.contains { "=!！<>".contains($0) }
    if self == .unknownColumn { return hasForeignSign ? .otherSign : self }
    let unknown: Set<Finding.Code> = [
      .unknownValue, .unknownRow, .notQuoted, .unknownReading, .unknownNote,
    ]
    guard unknown.contains(self), !text.isEmpty else { return self }
    if self == .unknownValue, text.allSatisfy({ "-－–—―─━‐‑−".contains($0) }) { return .otherDash }
    if self == .unknownValue, hasForeignSign { return .otherSign }
    if text.contains(where: { ",，;；/｜＝≠=".contains($0) }) { return .otherComma }
    // Words in place of a mark, where what they join is known.
    let known = wanted.split(separator: "、")
    let isJoined = ["或者", "或", "以及", "和"].contains { word in
      text.contains(word) && text.split(separator: word).allSatisfy { known.contains($0) }
    }
    return isJoined ? .otherComma : self
  }
}
