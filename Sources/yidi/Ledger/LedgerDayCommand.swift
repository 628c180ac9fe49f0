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

  @OptionGroup var out: PaperOptions

  @Argument(
    help: ArgumentHelp("The day; today unless given.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var date: Day?

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .look, texts, access: .writing)
    let day = date ?? common.day
    let report = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.reportDay(day, endingDays: Ledger.List.daysAhead)
    }
    let paper = DayPaper(
      report: report, office: settings.office,
      printedAt: .init(common.day, Environment.clock), endingDays: Ledger.List.daysAhead,
      voices: Voices(catalogue: texts))
    try out.put(
      paper.receipt, recordedIn: .init(name: DayPaper.nameOnRecord, ledger: ledger), settings,
      .init(said: texts, written: texts))
  }
}
