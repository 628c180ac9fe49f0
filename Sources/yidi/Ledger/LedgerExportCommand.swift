internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import OfficeLists
internal import Rules
internal import Terminal

/// `yidi ledger export FILE`: filings as a table, masked unless somebody answers for it.
struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes filings as CSV or JSON Lines, masked.",
    discussion: """
      Put on record before anything is written. Every row ends with who exported it, when, from which \
      ledger, how many filings and the event: a line above the head would break tables, and a line \
      below is lost when rows are sorted or cut. Cells that begin with = + - @ or hold twelve digits \
      or more begin with a tab, so that no spreadsheet computes or rounds them. settlement and status are \
      what was decided before the filing was made, settlement_once_filed is what holds with it.
      """)

  /// How the rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case jsonl
  }

  /// What guards the cells of CSV.
  enum Quote: String, CaseIterable, ExpressibleByArgument {
    case tab
    case apostrophe

    /// The sign that it is.
    var shield: CSVWriter.Shield {
      switch self {
      case .tab: .tab
      case .apostrophe: .apostrophe
      }
    }
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("The format.", valueName: "csv|jsonl"))
  var format = Format.csv

  @Option(help: ArgumentHelp("The names of the columns.", valueName: "own|national"))
  var form = ExportForm.Name.own

  @Option(
    help: ArgumentHelp("Filed on that day or later.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var from: Day?

  @Option(
    help: ArgumentHelp("Filed on that day or earlier.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var to: Day?

  @Flag(help: "Names, numbers and telephones whole; needs --reason.")
  var unmask = false

  @Option(help: ArgumentHelp("Why; kept with the event.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("What guards cells of CSV.", valueName: "tab|apostrophe"))
  var quote = Quote.tab

  @Argument(
    help: ArgumentHelp("A file, replaced whole, or - for standard output.", valueName: "file"))
  var file: String

  mutating func validate() throws {
    // An empty file would look like a day on which nobody filed.
    if let from, let to, to < from {
      throw ValidationError("--from \(from) --to \(to): the last day is before the first")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    if unmask { try ReasonOptions.check(reason, texts) }
    let path = common.ledgerPath(configured: try Settings.loaded(texts).ledger)
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .export, texts, access: .writing)
    let days = Ledger.Days(from: from, to: to)
    let (count, event) = try leave(ledger, days, texts)
    let mark = [ledger.actor, Environment.moment, path ?? "", String(count), event]
    var rows = ExportRows(
      form: form.form, isMasked: !unmask,
      watermark: cleaned(mark.joined(separator: " ")),
      shield: format == .csv ? quote.shield : nil)
    if file == "-" {
      try write(&rows, of: ledger, days, count, texts) { Output.put($0) }
    } else {
      try save(&rows, of: ledger, days, count, texts)
      try Output.write(
        texts(
          unmask ? "ledger.export.whole" : "ledger.export.masked",
          ["count": String(count), "path": cleaned(file)]) + "\n", texts)
    }
  }

  /// Asks for leave to export, and puts it on record: the one place, before anything is written.
  ///
  /// - Returns: How many filings may leave, and the event that says so.
  private func leave(
    _ ledger: Ledger, _ days: Ledger.Days, _ texts: Messages.Catalogue
  ) throws(Stop) -> (count: Int, event: String) {
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      let grounds = LedgerCommand.grounds(reason)
      let count = try ledger.count(days)
      try ledger.recordExport(
        count: count, format: "\(form.rawValue) \(format.rawValue)", isMasked: !unmask, grounds)
      return (count, grounds.id.text)
    }
  }

  private func save(
    _ rows: inout ExportRows, of ledger: Ledger, _ days: Ledger.Days, _ count: Int,
    _ texts: Messages.Catalogue
  ) throws {
    var draft = try WrittenFile(draftOf: file, texts)
    do {
      try write(&rows, of: ledger, days, count, texts) { draft.append($0) }
    } catch {
      draft.discard()
      throw error
    }
    try draft.finish(as: file, texts)
  }

  /// Gives the rows to `take`, some at a time, however many there are.
  private func write(
    _ rows: inout ExportRows, of ledger: Ledger, _ days: Ledger.Days, _ count: Int,
    _ texts: Messages.Catalogue, _ take: (String) -> Bool
  ) throws(Stop) {
    // Kept where it comes up: the ledger goes on working after it.
    var refusal: Int32?
    func put(_ text: String) { if refusal == nil, !take(text) { refusal = errno } }
    _ = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.eachFiling(days, atMost: count) { filed in
        rows.add(filed)
        if rows.isFull { put(rows.take()) }
        return refusal == nil
      }
    }
    put(rows.take())
    if let refusal, file == "-" {
      // Whoever read it has seen enough.
      guard refusal != EPIPE else { return }
      throw Output.lost(refusal, texts)
    }
    if let refusal {
      throw Stop(
        .inputOutput,
        texts("failure.file.refused", ["path": file, "reason": systemReason(refusal)]))
    }
  }
}

/// The rows of an export as they are written: CSV with a shield, JSON Lines without.
struct ExportRows {
  /// The name of the last column, which says of every row where it comes from.
  static let watermark = "watermark"
  private static let bytesAtOnce = 1 << 16

  private let form: ExportForm
  private let personal: ExportForm.PersonalTexts
  private let mark: String
  private var csv: CSVWriter?
  private var json = JSONWriter()

  init(form: ExportForm, isMasked: Bool, watermark: String, shield: CSVWriter.Shield?) {
    (self.form, mark) = (form, watermark)
    personal = .init(isMasked: isMasked)
    csv = shield.map { CSVWriter(shield: $0) }
    csv?.write(form.columns.map(\.name) + [Self.watermark])
  }

  /// Whether it is time to take what was written.
  var isFull: Bool { (csv?.text.utf8.count ?? json.bytes.count) >= Self.bytesAtOnce }

  /// One filing.
  mutating func add(_ filed: FiledFiling) {
    if csv != nil {
      csv?.write(form.columns.map { $0.value(filed, personal) ?? "" } + [mark])
      return
    }
    json.object { [form, personal, mark] row in
      for column in form.columns { row.string(named: column.name, column.value(filed, personal)) }
      row.string(named: Self.watermark, mark)
    }
    json.newline()
  }

  /// What was written since the last time.
  mutating func take() -> String {
    if csv != nil { return csv?.take() ?? "" }
    defer { json.removeAll() }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
