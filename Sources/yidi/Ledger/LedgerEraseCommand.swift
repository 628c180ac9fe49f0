internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Messages
internal import Terminal

/// `yidi ledger erase NUMBER --reason TEXT`: destroys a person's key (个人信息保护法 47).
struct LedgerEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Makes a person's data unreadable for good.",
    discussion: """
      The person's key is destroyed: names, numbers and telephones of all filings of the person can \
      never be read again. Events, chain and counts stay. The number is asked for once more, on \
      standard input.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var why: ReasonOptions

  @Argument(help: ArgumentHelp("The number of one of the person's filings.", valueName: "number"))
  var number: [String]

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try why.check(texts)
    let number = try LedgerCommand.number(number.joined(), texts)
    let settings = try Settings.loaded(texts)
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .keep, texts, access: .writing)
    let (person, count) = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      let filed = try ledger.filing(number)
      guard !filed.isErased else { return (nil as Person?, 0) }
      let person = filed.filing.person
      return (person, try ledger.filings(of: person.idNumber).count)
    }
    guard let person else {
      // What somebody's look kept from being overwritten then goes now.
      try erase(number, in: ledger, texts)
      throw Stop(.refused, texts("ledger.erase.already"))
    }
    try Output.write(
      texts(
        "ledger.erase.ask",
        [
          "name": cleaned(Mask.name(person.name)),
          "id": cleaned(Mask.firstSixLastFour(person.idNumber)), "count": String(count),
        ]) + "\n", texts)
    guard let typed = readLine(), FilingNumber(typed) == number else {
      throw Stop(.refused, texts("ledger.erase.stopped"))
    }
    try erase(number, in: ledger, texts)
    let kept =
      settings.backupDays.map { texts("ledger.erase.backups_days", ["days": String($0)]) }
      ?? texts("ledger.erase.backups")
    try Output.write(texts("ledger.erase.done") + "\n" + kept + "\n", texts)
  }

  private func erase(
    _ number: FilingNumber, in ledger: Ledger, _ texts: Messages.Catalogue
  ) throws(Stop) {
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.erasePerson(of: number, LedgerCommand.grounds(why.reason))
    }
  }
}
