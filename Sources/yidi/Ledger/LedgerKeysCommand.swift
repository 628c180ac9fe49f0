internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Seals
internal import Terminal

/// `yidi ledger keys`: which keys there are and since when; never a key.
///
/// Nobody signs in: numbers, days and counts of keys say nothing of a person.
struct LedgerKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Says which keys the ledger has, and since when.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, texts)
    let keys = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.keyInfos()
    }
    let file = texts("ledger.keys.file", ["path": cleaned(ledger.keyPath)]) + "\n"
    try Output.write(file + Self.text(keys, texts), texts)
  }

  /// A line a key.
  static func text(_ keys: [Ledger.KeyInfo], _ texts: Messages.Catalogue) -> String {
    let lines = keys.map { key in
      [
        texts("ledger.keys.\(key.purpose.rawValue)"), String(key.id),
        key.purpose == .master ? key.suite.word : "hmac-sm3",
        texts("ledger.keys.since", ["day": key.day]),
        texts("ledger.keys.\(key.state.rawValue)"),
        key.opens.map { texts("ledger.keys.opens", ["count": String($0)]) } ?? "",
      ]
    }
    return TextTable(lines).text(indent: 2)
  }
}

/// `yidi ledger rekey`: new keys, while windows go on working.
struct LedgerRekeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekey", abstract: "Makes new keys for the ledger.",
    discussion: """
      Without options a new master key wraps the keys of all persons, a hundred at a time; stopped, \
      it is finished by the next call. Old keys stay, since copies made before open only with them, \
      until --drop-old. With --chain a new key makes the chain of events from here on: whoever \
      may write the ledger but has no key can write nothing of it anew.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Flag(help: "A new key for the index instead, which is made anew in one go; windows wait.")
  var index = false

  @Flag(help: "A new key for the chain of events instead, or its first one.")
  var chain = false

  @Flag(help: "Removes old keys that nothing in the ledger needs any more.")
  var dropOld = false

  @Option(help: ArgumentHelp("How the new master key seals.", valueName: "sm|aes"))
  var suite: Suite?

  mutating func validate() throws {
    guard [index, chain, dropOld].count(where: \.self) < 2 else {
      throw ValidationError("--index, --chain, --drop-old: one of them")
    }
    guard suite == nil || !index && !chain && !dropOld else {
      throw ValidationError("--suite: for the master key alone")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .keep, texts, access: .writing)
    let grounds = LedgerCommand.grounds()
    // What this machine kept while its server was away has to open afterwards too.
    let outbox = dropOld ? try LedgerCommand.openOutbox(common, texts) : nil
    let lines = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) -> [String] in
      if dropOld {
        let count = try ledger.dropOldKeys(outbox: outbox)
        return [texts("ledger.rekey.dropped", ["count": String(count)])]
      }
      if chain {
        let id = try ledger.renewChain(grounds)
        return [texts("ledger.rekey.chain", ["number": String(id)])]
      }
      if index {
        try ledger.renewIndex(grounds)
        return [texts("ledger.rekey.index"), texts("ledger.rekey.old")]
      }
      let done = try ledger.renewMaster(suite: suite, grounds)
      return [
        texts(
          done.isResumed ? "ledger.rekey.resumed" : "ledger.rekey.master",
          ["number": String(done.master), "count": String(done.rewrapped)]),
        texts("ledger.rekey.old"),
      ]
    }
    try Output.write(
      (lines + [texts("ledger.backup.keys", ["path": cleaned(ledger.keyPath)])]).map { $0 + "\n" }
        .joined(),
      texts)
  }
}

extension Suite: ExpressibleByArgument {
  /// The short words.
  package static var allValueStrings: [String] { ["sm", "aes"] }

  /// The suite of its short word.
  package init?(argument: String) {
    guard let suite = Suite.named(argument) else { return nil }
    self = suite
  }

  /// The suite of its short word: `sm` or `aes`.
  static func named(_ word: String) -> Suite? {
    switch word {
    case "sm": .sm
    case "aes": .aes
    default: nil
    }
  }
}
