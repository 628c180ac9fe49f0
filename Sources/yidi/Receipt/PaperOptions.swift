internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Pages
internal import Printers
internal import Receipts
internal import Terminal
internal import Thermal

/// How a paper comes out: as text, PDF or a thermal printer's bytes; to standard output, into a folder,
/// or on a printer.
struct PaperOptions: ParsableArguments {
  /// The renderings the contract names.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case pdf
    case escpos
  }

  @Option(
    help: ArgumentHelp(
      "The rendering: text, pdf or escpos; text to standard output, else pdf.",
      valueName: "format"))
  var format: Format?

  @Option(
    name: .customLong("paper"),
    help: ArgumentHelp("The sheets a PDF is laid out for: a4 or a5.", valueName: "sheet"))
  var sheet: PageFormat?

  @Flag(help: "Sends it to a printer, and says whether it was printed.")
  var print = false

  @Option(
    help: ArgumentHelp("The printer's queue; else the configured, the default.", valueName: "name"))
  var printer: String?

  @Option(
    help: ArgumentHelp("How long to wait for the printer before cancelling.", valueName: "seconds"))
  var wait = 60

  @Option(help: ArgumentHelp("Saves it in this folder instead.", valueName: "folder"))
  var save: String?

  mutating func validate() throws {
    guard format == nil || !print else {
      throw ValidationError("--format with --print: the printer's settings say what it gets")
    }
    guard (1...3600).contains(wait) else { throw ValidationError("--wait \(wait): 1 to 3600") }
    guard save == nil || !print else {
      throw ValidationError("--save with --print: one at a time, so that copies are counted")
    }
  }

  /// Whether a file that can hold only one paper goes to standard output.
  var isOnOutput: Bool { !print && save == nil && (format ?? .text) != .text }

  /// The words of a paper, and those in which is said what becomes of it: not all are written in what was
  /// asked for.
  struct Words {
    let said: Messages.Catalogue
    let written: Messages.Catalogue
  }

  /// Puts out a paper that is no filing's.
  ///
  /// What holds nothing of a ledger, as a letter about the law, may be printed where there is none, and
  /// goes on no record then.
  func put(
    _ paper: Paper, recordedIn record: PrintDesk.Record?, _ settings: Settings, _ words: Words
  ) throws {
    if print {
      try desk(settings, words).print(paper, recordedIn: record, patienceSeconds: Double(wait))
    } else if let save {
      try keep(paper, in: save, settings, words)
    } else {
      try show(paper, settings, words)
    }
  }

  /// What prints it.
  func desk(_ settings: Settings, _ words: Words) -> PrintDesk {
    PrintDesk(
      printer: settings.setup.printer(queue: printer), press: press(settings), texts: words.said,
      written: words.written)
  }

  /// Writes it to standard output; columns are for text alone.
  func show(
    _ paper: Paper, columns: Int? = nil, _ settings: Settings, _ words: Words
  ) throws {
    let format = format ?? .text
    if format != .text, isatty(STDOUT_FILENO) == 1 {
      throw Stop(.usage, words.said("receipt.pdf_to_terminal"))
    }
    try Output.write(
      try bytes(paper, as: format, columns: columns, settings, words), words.said)
  }

  /// Saves it under its number.
  func keep(
    _ paper: Paper, _ kind: PaperKind = .receipt, copy: Int = 1, columns: Int? = nil,
    in folder: String, _ settings: Settings, _ words: Words
  ) throws {
    let format = format ?? (columns == nil ? .pdf : .text)
    let file = ReceiptFile(
      folder: folder, number: paper.number, paper: kind, copy: copy,
      kind: format == .text ? "txt" : format.rawValue)
    let bytes = try bytes(paper, as: format, columns: columns, settings, words)
    do {
      try file.write(bytes)
    } catch {
      throw Stop(error.status, words.said(error.message))
    }
    try Output.write(
      words.said("receipt.saved", ["path": cleaned(file.path)]) + "\n", words.said)
  }

  private func bytes(
    _ paper: Paper, as format: Format, columns: Int?, _ settings: Settings,
    _ words: Words
  ) throws -> [UInt8] {
    do throws(PrintFault) {
      switch format {
      case .text:
        let text = columns.flatMap { TextRenderer(columns: $0)?.text(paper) }
        // Whoever wrote the ledger, nothing of it does anything to a terminal.
        let lines = (text ?? TextRenderer.forPaper(paper)).split(
          separator: "\n", omittingEmptySubsequences: false)
        return Array(lines.map { cleaned($0) }.joined(separator: "\n").utf8)
      case .pdf: return try press(settings).pdf(paper, words.written)
      case .escpos:
        return try Press().bytes(paper, for: settings.setup.thermal ?? .init(), words.written)
      }
    } catch {
      throw Stop(.tryLater, error.messages.map { words.said($0) }.joined(separator: " "))
    }
  }

  /// What the printer set makes of a paper; --paper comes first.
  private func press(_ settings: Settings) -> Press {
    var press = settings.setup.press(queue: printer)
    if let sheet { press.format = sheet }
    return press
  }
}
