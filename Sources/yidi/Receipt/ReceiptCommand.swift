internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import Pages
internal import Printers
internal import Receipts
internal import Thermal

/// `yidi receipt NUMBER`: the paper of a filing, to standard output, a printer or a folder.
struct ReceiptCommand: ParsableCommand {
  /// The renderings the contract names.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case pdf
    case escpos
  }

  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Writes, prints or saves the receipt of a filing.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var inFull: UnmaskOptions

  @Option(
    help: ArgumentHelp(
      "The rendering: text, pdf or escpos; text to standard output, else pdf.",
      valueName: "format"))
  var format: Format?

  @Option(
    name: .customLong("paper"),
    help: ArgumentHelp("The sheets a PDF is laid out for: a4 or a5.", valueName: "sheet"))
  var sheet: PageFormat?

  @Option(
    help: ArgumentHelp(
      "The paper: receipt, large, hospital, missing, form or promise.", valueName: "paper"))
  var kind: PaperKind?

  @Flag(help: "Large type, with only what one does next; as --kind large.")
  var large = false

  @Option(help: ArgumentHelp("Columns of text, 48 to 80.", valueName: "count"))
  var columns: Int?

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

  @Argument(help: ArgumentHelp("The 18 characters, spaces allowed.", valueName: "number"))
  var number: [String]

  mutating func validate() throws {
    guard format == nil || !print else {
      throw ValidationError("--format with --print: the printer's settings say what it gets")
    }
    guard format == nil || format == .text || columns == nil else {
      throw ValidationError("--columns is for --format text: other papers set their own width")
    }
    if let columns, !TextRenderer.columnsAllowed.contains(columns) {
      throw ValidationError("--columns \(columns): 48 to 80")
    }
    guard !large || kind == nil else { throw ValidationError("--large with --kind: one of them") }
    guard !paper.staysAtOffice || inFull.unmask else {
      throw ValidationError(
        "--kind \(paper.rawValue): carries the full number; --unmask --reason with some words")
    }
    guard (1...3600).contains(wait) else { throw ValidationError("--wait \(wait): 1 to 3600") }
    guard columns == nil || !print else {
      throw ValidationError("--columns with --print: the paper sets its own width")
    }
    guard save == nil || !print else {
      throw ValidationError("--save with --print: one at a time, so that copies are counted")
    }
  }

  /// Which paper it is.
  private var paper: PaperKind { kind ?? (large ? .large : .receipt) }

  func run() throws {
    // What stays with the office is in the office's language.
    let texts = try Program.catalogue(paper.staysAtOffice ? .zh : common.language)
    guard let number = FilingNumber(number.joined()) else {
      throw Stop(.refused, texts("ledger.show.not_a_number"))
    }
    let settings = try Settings.loaded(texts)
    // Printing is put on record, so the ledger is opened to be written before anything is sent.
    let ledger = try LedgerCommand.opened(
      common, person, for: .look, texts,
      access: print || inFull.unmask ? .writing : .reading)
    try inFull.record([number], in: ledger, texts)
    let record = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.filing(number)
    }
    guard !record.isErased else { throw Stop(.refused, texts("receipt.erased")) }
    let receipt = try receipt(of: record, settings, texts)
    if print {
      let desk = PrintDesk(
        printer: settings.setup.printer(queue: printer), press: press(settings), texts: texts,
        ledger: ledger)
      try desk.print(receipt, paper, of: number, patienceSeconds: Double(wait))
    } else if let save {
      try keep(receipt, copy: record.prints + 1, in: save, settings, texts)
    } else {
      try show(receipt, settings, texts)
    }
  }

  /// What standard output or a file gets; columns are for text alone.
  private func bytes(
    _ receipt: Paper, as format: Format, _ settings: Settings, _ texts: Messages.Catalogue
  ) throws -> [UInt8] {
    do throws(PrintFault) {
      switch format {
      case .text: return Array(text(receipt).utf8)
      case .pdf: return try press(settings).pdf(receipt, texts)
      case .escpos:
        return try Press().bytes(receipt, for: settings.setup.thermal ?? .init(), texts)
      }
    } catch {
      throw Stop(.tryLater, error.messages.map { texts($0) }.joined(separator: " "))
    }
  }

  /// What the printer set makes of a paper; --sheet comes first.
  private func press(_ settings: Settings) -> Press {
    var press = settings.setup.press(queue: printer)
    if let sheet { press.format = sheet }
    return press
  }

  /// The paper as it would be printed now.
  private func receipt(
    of record: FiledFiling, _ settings: Settings, _ texts: Messages.Catalogue
  ) throws -> Paper {
    let id = record.filing.policy
    guard let policy = try Program.policy(id, texts: texts) else {
      throw Stop(.refused, texts("receipt.no_policy", ["policy": id]))
    }
    let filed = Filed(
      policy: policy, places: try Program.places(), office: settings.office,
      hotline: settings.hotline, materials: settings.materials,
      signing: Signing(settings, on: common.day))
    if let trouble = filed.signing.trouble { Output.complain(texts(trouble)) }
    let input = filed.receipt(
      of: record, copy: record.prints + 1,
      printedAt: .init(common.day, Environment.clock), texts: texts)
    guard let paper = Paper(input, paper, catalogue: texts) else {
      throw Stop(.refused, texts("receipt.no_such_paper"))
    }
    return paper
  }

  private func show(
    _ receipt: Paper, _ settings: Settings, _ texts: Messages.Catalogue
  ) throws {
    let format = format ?? .text
    if format != .text, isatty(STDOUT_FILENO) == 1 {
      throw Stop(.usage, texts("receipt.pdf_to_terminal"))
    }
    let written = try bytes(receipt, as: format, settings, texts)
      .withUnsafeBufferPointer { Output.write($0, to: STDOUT_FILENO) }
    guard written else { throw Stop(.inputOutput, "standard output") }
  }

  private func keep(
    _ receipt: Paper, copy: Int, in folder: String, _ settings: Settings,
    _ texts: Messages.Catalogue
  ) throws {
    let format = format ?? (columns == nil ? .pdf : .text)
    let file = ReceiptFile(
      folder: folder, number: receipt.number, copy: copy,
      kind: format == .text ? "txt" : format.rawValue)
    let bytes = try bytes(receipt, as: format, settings, texts)
    do {
      try file.write(bytes)
    } catch {
      throw Stop(error.status, texts(error.message))
    }
    Output.write(texts("receipt.saved", ["path": file.path]) + "\n")
  }

  private func text(_ receipt: Paper) -> String {
    columns.flatMap { TextRenderer(columns: $0)?.text(receipt) } ?? TextRenderer.forPaper(receipt)
  }
}

extension PaperKind: ExpressibleByArgument {}

extension ReceiptFile.Failure {
  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .noFolder: .missingFile
    case .differs: .cannotCreate
    case .refused: .inputOutput
    }
  }
}

extension Settings {
  /// What the office prints about itself.
  var office: ReceiptInput.Office {
    .init(
      name: officeName, phone: officePhone, window: String(window),
      clerk: clerk.isEmpty ? nil : clerk)
  }
}

extension PageFormat: ExpressibleByArgument {}
