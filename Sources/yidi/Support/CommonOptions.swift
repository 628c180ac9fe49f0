internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Rules

/// The options every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The ledger: a file, or postgres://... on a server; else YIDI_LEDGER, [ledger] path in \
      yidi.toml, ~/.local/state/yidi/ledger.sqlite.
      """, valueName: "path"))
  var ledger: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language of texts; zh_plain is Chinese in everyday words.", valueName: "zh|zh_plain|en"))
  var lang: Language?

  @Option(
    name: .long, help: ArgumentHelp("The day that counts as today.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var today: Day?

  /// The language asked for, else the environment's, as answers, papers and records are written in.
  var language: Language { shownLanguage.official }

  /// The same as the interactive program shows it: 大白话 is one of its own.
  var shownLanguage: Language { chosenLanguage ?? Environment.language }

  /// The language somebody has asked for, rather than the machine.
  var chosenLanguage: Language? {
    lang ?? Environment.chosenLanguage
  }

  /// The day asked for, else the machine's in Asia/Shanghai.
  var day: Day { today ?? Environment.today }

  /// The world a ledger is in, with the day asked for.
  var outside: Ledger.Outside { Ledger.Outside(today: today) }

  /// Where the ledger is: the option, `YIDI_LEDGER`, or the state folder; `nil` without a home.
  func ledgerPath(configured: String? = nil) -> String? {
    ledger ?? Environment.value("YIDI_LEDGER") ?? configured
      ?? StateFolder.file("ledger.sqlite")
  }

  mutating func validate() throws {
    if lang == nil, let name = Environment.value("YIDI_LANG"), Environment.chosenLanguage == nil {
      throw ValidationError("YIDI_LANG \(name): zh, zh_plain or en")
    }
  }
}
