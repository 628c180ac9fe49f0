internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts
internal import Rules
internal import Voices

/// `yidi ledger day [DATE]`: the day report, with the end of each window's chain.
struct LedgerDayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day", abstract: "Reports a day, and keeps where each window's chain ended.")

  @OptionGroup var common: CommonOptions

  @OptionGroup var person: SignInOptions

  @Flag(help: "Sends it to a printer, and says whether it was printed.")
  var print = false

  @Option(
    help: ArgumentHelp("The printer's queue; else the configured, the default.", valueName: "name"))
  var printer: String?

  @Option(
    help: ArgumentHelp("How long to wait for the printer before cancelling.", valueName: "seconds"))
  var wait = 60

  @Argument(help: ArgumentHelp("The day; today unless given.", valueName: "YYYY-MM-DD"))
  var date: String?

  mutating func validate() throws {
    guard (1...3600).contains(wait) else { throw ValidationError("--wait \(wait): 1 to 3600") }
    if let date, Day(date) == nil {
      throw ValidationError("\(date): YYYY-MM-DD, such as 2026-07-31")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let ledger = try LedgerCommand.opened(common, person, for: .look, texts, access: .writing)
    let day = date.flatMap { Day($0) } ?? common.day
    let report = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.reportDay(day, endingDays: Ledger.List.daysAhead)
    }
    let paper = DayPaper(
      report: report, office: settings.office,
      printedAt: .init(common.day, Environment.clock), endingDays: Ledger.List.daysAhead,
      voices: Voices(catalogue: texts))
    guard print else {
      Output.write(TextRenderer.forPaper(paper.receipt))
      return
    }
    let desk = PrintDesk(
      printer: settings.setup.printer(queue: printer),
      press: settings.setup.press(queue: printer), texts: texts,
      ledger: ledger)
    try desk.print(paper.receipt, patienceSeconds: Double(wait))
  }
}
