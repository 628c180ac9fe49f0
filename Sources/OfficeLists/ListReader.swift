package import Rules

/// Reads a file of one kind of list; everything that is wrong with it is told at once.
package struct ListReader {
  /// What is said once for rows that do not say it themselves, as people type it.
  package struct Given: Sendable {
    package var year: String?
    package var source: String?
    package var date: String?
    package var enteredBy: String?
    /// Whether it is a sample and no list of an office.
    package var isSample: Bool
    /// Whether the list names every networked institution of the places in it.
    package var isComplete: Bool

    /// Those words.
    package init(
      year: String? = nil, source: String? = nil, date: String? = nil, enteredBy: String? = nil,
      isSample: Bool = false, isComplete: Bool = false
    ) {
      self.year = year
      self.source = source
      self.date = date
      self.enteredBy = enteredBy
      self.isSample = isSample
      self.isComplete = isComplete
    }

    /// What is given for a column, and the option that gives it.
    func value(_ column: ListColumn) -> (value: String?, option: String)? {
      switch column {
      case .year: (year, "--year")
      case .source: (source, "--source")
      case .date: (date, "--date")
      case .enteredBy: (enteredBy, "--by")
      case .isSample: (isSample ? Vocabulary.yes : nil, "--sample")
      case .isComplete: (isComplete ? Vocabulary.yes : nil, "--complete")
      default: nil
      }
    }
  }

  /// What came of reading a file.
  package struct Outcome: Hashable, Sendable {
    /// `nil` where the head does not tell.
    package internal(set) var kind: ListKind?
    /// Right only where there is no finding.
    package internal(set) var rows: [ListRow] = []
    /// In the order of the lines.
    package internal(set) var findings: [ListFinding] = []
  }

  private let given: Given
  private let cells: CellReading

  /// A reader on that day; `place` finds the code of a place by code or name, `isHome` tells whether
  /// it belongs to the office's own.
  package init(
    given: Given, today: Day, place: @escaping (String) -> PlaceCode?,
    isHome: @escaping (PlaceCode) -> Bool
  ) {
    self.given = given
    cells = CellReading(today: today, place: place, isHome: isHome)
  }

  /// The rows of a file, or everything that is wrong with it.
  package func read(_ bytes: [UInt8]) -> Outcome {
    let csv = CSVReader(bytes)
    var outcome = Outcome(findings: csv.findings)
    guard let head = csv.records.first else {
      if outcome.findings.isEmpty { outcome.findings = [ListFinding(.noRows, line: 1)] }
      return outcome
    }
    guard let (kind, columns) = read(head: head, &outcome) else { return outcome }
    outcome.kind = kind
    let body = csv.records.dropFirst()
    if body.isEmpty { outcome.findings.append(ListFinding(.noRows, line: head.line)) }
    let rowsMax = ListLimits.rowsMax(kind)
    guard body.count <= rowsMax else {
      outcome.findings.append(
        ListFinding(.tooManyRows, line: head.line, ["wanted": String(rowsMax)]))
      return outcome
    }
    var read: [(row: ListRow, line: Int)] = []
    for record in body {
      guard let row = row(record, kind, columns, &outcome) else { continue }
      read.append((row, record.line))
    }
    outcome.findings += ListConsistency(read).findings
    outcome.findings.sort { $0.line < $1.line }
    outcome.rows = read.map(\.row)
    return outcome
  }

  // MARK: - The head

  /// The kind of list and the columns of its cells; `nil` where rows cannot be read by them.
  private func read(
    head: CSVRecord, _ outcome: inout Outcome
  ) -> (kind: ListKind, columns: [(column: ListColumn, head: String)])? {
    func find(_ code: ListFinding.Code, _ column: String, _ details: [String: String] = [:]) {
      outcome.findings.append(ListFinding(code, line: head.line, column: column, details))
    }
    if head.cells.count == 1, let cell = head.cells.first {
      if cell.contains("，") {
        find(.wideComma, "")
        return nil
      }
      if let mark = cell.first(where: { "\t;|".contains($0) }) {
        find(.otherSeparator, "", ["value": mark == "\t" ? "Tab" : String(mark)])
        return nil
      }
    }
    let known = head.cells.map { ListColumn(head: $0) }
    let kinds = ListKind.allCases.filter { known.contains($0.telling) }
    guard let kind = kinds.first, kinds.count == 1 else {
      let telling = ListKind.allCases.map(\.telling.rawValue).joined(separator: Vocabulary.between)
      let found = kinds.map(\.telling.rawValue).joined(separator: Vocabulary.between)
      find(kinds.isEmpty ? .noKind : .severalKinds, "", ["value": found, "wanted": telling])
      return nil
    }
    var columns: [(column: ListColumn, head: String)] = []
    var isWhole = true
    for (cell, column) in zip(head.cells, known) {
      if let column, kind.columns.contains(column) {
        if columns.contains(where: { $0.column == column }) {
          find(.repeatedColumn, cell)
          isWhole = false
        }
        columns.append((column, cell))
      } else {
        let wanted = kind.columns.map(\.rawValue).joined(separator: Vocabulary.between)
        find(.unknownColumn, cell, ["value": cell, "wanted": wanted])
        isWhole = false
      }
    }
    for column in kind.required where !columns.contains(where: { $0.column == column }) {
      find(.missingColumn, column.rawValue)
      isWhole = false
    }
    return isWhole ? (kind, columns) : nil
  }

  // MARK: - A row

  private func row(
    _ record: CSVRecord, _ kind: ListKind, _ columns: [(column: ListColumn, head: String)],
    _ outcome: inout Outcome
  ) -> ListRow? {
    func find(_ code: ListFinding.Code, _ column: String, _ details: [String: String] = [:]) {
      outcome.findings.append(ListFinding(code, line: record.line, column: column, details))
    }
    guard record.cells.count == columns.count else {
      let isWide =
        record.cells.count < columns.count && record.cells.contains { $0.contains("，") }
      find(
        isWide ? .wideComma : .cellCount, "",
        ["found": String(record.cells.count), "wanted": String(columns.count)])
      return nil
    }
    var words: [ListColumn: String] = [:]
    var isWhole = true
    for column in kind.columns {
      let place = columns.firstIndex { $0.column == column }
      let head = place.map { columns[$0].head } ?? column.rawValue
      let own = place.map { record.cells[$0] } ?? ""
      let other = given.value(column)
      let text = own.isEmpty ? other?.value ?? "" : own
      guard !text.isEmpty else {
        guard let missing = missing(column, kind) else { continue }
        find(missing, head, ["option": other?.option ?? ""])
        isWhole = false
        continue
      }
      do {
        words[column] = try cells.normal(text, column, kind)
      } catch {
        find(error.code, head, error.details)
        isWhole = false
      }
    }
    return isWhole ? ListRow(kind, words) : nil
  }

  /// What is wrong with an empty cell; `nil` where nothing is.
  private func missing(_ column: ListColumn, _ kind: ListKind) -> ListFinding.Code? {
    switch column {
    case .year, .source, .date, .enteredBy: .noOrigin
    default: kind.required.contains(column) ? .emptyCell : nil
    }
  }
}
