internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Rules

/// `yidi policy replay A B`: which filings on record would come out differently under B.
///
/// A filing's number opens it, so whoever asks signs in where the ledger has operators.
struct PolicyReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decides the filings on record by two packs: which come out differently.",
    discussion: """
      Each filing is decided as on the day it was made; a pack that was not in
      force then does not decide it. The ledger is only read, and only filing
      numbers are told, nothing of a person.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var person: SignInOptions

  @Flag(help: "Takes both packs as if they had been in force on every day.")
  var anyDay = false

  @Option(help: ArgumentHelp("How many filing numbers to tell of each change.", valueName: "count"))
  var limit = 10

  @Argument(help: ArgumentHelp("An identifier, as list names it, or a file.", valueName: "A"))
  var first: String

  @Argument(help: ArgumentHelp("The same, to be compared with the first.", valueName: "B"))
  var second: String

  mutating func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit \(limit): 0 or more") }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let packs = try [first, second].map { name in
      let pack = try Program.pack(name, texts: texts)
      // Also a draft of a notice, as long as it draws all that makes up an answer.
      guard pack.drawsCare else { throw Stop(.refused, texts("replay.no_care", ["name": name])) }
      return anyDay ? pack.onEveryDay : pack
    }
    let ledger = try LedgerCommand.open(common, signingIn: person, for: .look, texts)
    var replay = Replay(packs[0], packs[1], numbersMax: limit)
    var otherwise = 0
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.eachFiling { filed in
        let filing = filed.filing
        replay.take(
          filing.facts, effective: filing.effective, today: filing.today,
          number: filed.number.grouped)
        let now = packs[0].decide(filing.facts, today: filing.today)
        if CodedDecision(now) != filing.decision { otherwise += 1 }
      }
    }
    var page = ReplayPage(replay: replay, isOnAnyDay: anyDay, otherwise: otherwise, texts: texts)
    page.write()
    try Output.write(page.page.text, texts)
  }
}
