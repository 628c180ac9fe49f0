internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import Receipts

/// `yidi receipt NUMBER`: the paper of a filing, to standard output, a printer or a folder.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Writes, prints or saves the receipt of a filing.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var inFull: UnmaskOptions
  @OptionGroup var out: PaperOptions

  @Option(
    help: ArgumentHelp(
      """
      The paper: receipt, large, hospital, missing, form or promise; the last two hold the full \
      number and need --unmask and --reason.
      """, valueName: "paper"))
  var kind: PaperKind?

  @Flag(help: "Large type, with only what one does next; as --kind large.")
  var large = false

  @Option(help: ArgumentHelp("Columns of text, 48 to 80.", valueName: "count"))
  var columns: Int?

  @Argument(help: ArgumentHelp("The 18 characters, spaces allowed.", valueName: "number"))
  var number: [String]

  mutating func validate() throws {
    guard out.format == nil || out.format == .text || columns == nil else {
      throw ValidationError("--columns is for --format text: other papers set their own width")
    }
    if let columns, !TextRenderer.columnsAllowed.contains(columns) {
      throw ValidationError("--columns \(columns): 48 to 80")
    }
    guard !large || kind == nil else { throw ValidationError("--large with --kind: one of them") }
    guard columns == nil || !out.print else {
      throw ValidationError("--columns with --print: the paper sets its own width")
    }
  }

  /// Which paper was asked for.
  private var paper: PaperKind { kind ?? (large ? .large : .receipt) }

  /// Which paper is printed: where none was asked for, the receipt as the window prints it.
  private func paper(_ settings: Settings) -> PaperKind {
    out.print && kind == nil && settings.setup.isLarge ? .large : paper
  }

  func run() throws {
    let said = try Program.catalogue(common.language)
    guard !paper.staysAtOffice || inFull.unmask else {
      throw Stop(.usage, said("receipt.in_full", ["kind": paper.rawValue]))
    }
    try inFull.check(said)
    let texts = try Program.catalogue(paper.language(for: common.language))
    let number = try LedgerCommand.number(number.joined(), said)
    let settings = try Settings.loaded(said)
    // Printing is put on record, so the ledger is opened to be written before anything is sent.
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .look, said,
      access: out.print || inFull.unmask ? .writing : .reading)
    try inFull.record([number], in: ledger, said)
    let followed = try LedgerCommand.stopping(said) { () throws(Ledger.Failure) in
      try FollowedFiling(number, in: ledger)
    }
    let record = followed.filed
    guard !record.isErased else { throw Stop(.refused, said("receipt.erased")) }
    let receipt = try receipt(of: followed, settings, texts, said)
    let words = PaperOptions.Words(said: said, written: texts)
    if out.print {
      try out.desk(settings, words).print(
        receipt, paper(settings), copy: record.prints + 1, of: number, in: ledger,
        patienceSeconds: Double(out.wait))
    } else if let folder = out.save {
      try out.keep(
        receipt, paper, copy: record.prints + 1, columns: columns, in: folder, settings, words)
    } else {
      try out.show(receipt, columns: columns, settings, words)
    }
  }

  /// The paper as it would be printed now.
  private func receipt(
    of followed: FollowedFiling, _ settings: Settings, _ texts: Messages.Catalogue,
    _ said: Messages.Catalogue
  ) throws -> Paper {
    let id = followed.filed.filing.policy
    guard let policy = try Program.policy(id, texts: said) else {
      throw Stop(.refused, said("receipt.no_policy", ["policy": id]))
    }
    let desk = ReceiptDesk(
      policy: policy, places: try Program.places(), settings, on: common.day)
    if paper(settings).isProven, let trouble = desk.signing.trouble {
      Output.complain(said(trouble))
    }
    var input = desk.receipt(
      of: followed, copy: followed.filed.prints + 1,
      printedAt: .init(common.day, Environment.clock), texts: texts)
    input.tell(said, of: paper(settings))
    guard let paper = Paper(input, paper(settings), catalogue: texts) else {
      throw Stop(.refused, said("receipt.no_such_paper"))
    }
    return paper
  }
}
