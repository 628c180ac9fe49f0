internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Messages
internal import Places
internal import Rules
internal import Terminal
internal import Voices

/// `yidi ledger list`: a line a filing, the newest first.
struct LedgerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists filings, the newest first.",
    discussion: """
      A whole identity number is read from standard input where the text is -, so that neither others on \
      the machine nor the shell's history get to see it.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var inFull: UnmaskOptions

  /// As many lines as are looked at, before it is rather a copy that somebody takes away.
  private static let rowsAtOnce = 50

  @Option(
    help: ArgumentHelp(
      "How many lines at most; more than 50 count as an export of whoever is signed in.",
      valueName: "count"))
  var limit = rowsAtOnce

  @Option(help: ArgumentHelp("What follows that filing in the list.", valueName: "number"))
  var after: String?

  @Option(help: ArgumentHelp("What stands before that filing.", valueName: "number"))
  var before: String?

  @Flag(help: "Those that end within --days, the first to end first.")
  var expiring = false

  @Option(
    help: ArgumentHelp("How many days ahead --expiring looks, 30 unless said.", valueName: "count"))
  var days: Int?

  @Flag(help: "Those whose promised papers were not shown yet.")
  var owed = false

  @Flag(help: "Those filed late whose discharge is not on record yet.")
  var waiting = false

  @Flag(help: "Those that were filed while the server was away, and are not there yet.")
  var provisional = false

  @Flag(help: "What was kept on this machine and met another filing on the server.")
  var conflicts = false

  @Argument(
    help: ArgumentHelp(
      "A filing number or its beginning, a serial, the last four of an ID number, initials; - reads it.",
      valueName: "text"))
  var text: String?

  mutating func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit \(limit): 1 to 1000") }
    if let days, !(0...3660).contains(days) {
      throw ValidationError("--days \(days): 0 to 3660")
    }
    guard days == nil || expiring else { throw ValidationError("--days: only with --expiring") }
    let kinds = [expiring, owed, waiting, provisional, text != nil].count { $0 }
    guard kinds < 2 else { throw ValidationError("one list at a time") }
    guard after == nil || before == nil else {
      throw ValidationError("--after with --before: one direction at a time")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try inFull.check(texts)
    if conflicts { return try listConflicts(texts) }
    let turn = try turn(texts)
    let prefix = try Settings.loaded(texts).prefix
    let text = try text.map { written throws(Stop) in
      try IdentityArgument.text(written, prefix: prefix, texts)
    }
    // What is not on the server yet is in this machine's outbox, always masked.
    let outbox = provisional && !inFull.unmask ? try openOutbox(texts) : nil
    let ledger =
      try outbox
      ?? LedgerCommand.open(
        common, signingIn: person, for: .look, texts, access: inFull.unmask ? .writing : .reading)
    let filings = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      if let text { _ = try ledger.recordLookUp(of: text) }
      return try ledger.page(of: list(text), turn, limit: limit)
    }
    try inFull.record(filings.map(\.number), in: ledger, texts)
    // Page after page it is the whole ledger: more than a window shows at once leaves it like an export.
    if filings.count > Self.rowsAtOnce, !inFull.unmask, ledger.signedIn != nil {
      try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
        try ledger.recordExport(
          count: filings.count, format: "list", isMasked: true, LedgerCommand.grounds())
      }
    }
    guard !filings.isEmpty else { return try Output.write(texts("ledger.list.none") + "\n", texts) }
    let table = LedgerTable(
      places: try Program.places(), voices: Voices(catalogue: texts), isInFull: inFull.unmask)
    try Output.write(table.text(filings), texts)
  }

  private func list(_ text: String?) -> Ledger.List {
    if expiring {
      let last = common.day.adding(days: days ?? Ledger.List.daysAhead)
      return .ending(from: common.day, through: last)
    }
    if owed { return .owed }
    if waiting { return .waiting }
    return provisional ? .provisional : .matching(text ?? "")
  }

  private func turn(_ texts: Messages.Catalogue) throws -> Ledger.Turn {
    guard let written = after ?? before else { return .first }
    let number = try LedgerCommand.number(written, texts)
    return after == nil ? .before(number) : .after(number)
  }
}

extension Ledger.List {
  /// How many days before its end a filing is about to expire, unless somebody says otherwise.
  static let daysAhead = 30
}

extension LedgerListCommand {
  /// The outbox of this machine, for somebody who may look where it knows who works here.
  private func openOutbox(_ texts: Messages.Catalogue) throws -> Ledger? {
    guard let outbox = try LedgerCommand.openOutbox(common, texts) else { return nil }
    try person.signIn(to: outbox, for: .look, texts)
    return outbox
  }

  /// A line each: the number on the receipt, then the one that stands on the server.
  private func listConflicts(_ texts: Messages.Catalogue) throws {
    let outbox = try openOutbox(texts)
    let found = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try outbox?.conflicts() ?? []
    }
    guard !found.isEmpty else { return try Output.write(texts("ledger.list.none") + "\n", texts) }
    let lines = found.map { conflict in
      texts(
        "ledger.list.conflict",
        [
          "number": conflict.filed.number.grouped, "other": conflict.instead.grouped,
          "name": cleaned(Mask.name(conflict.filed.filing.person.name)),
        ])
    }
    try Output.write(lines.map { $0 + "\n" }.joined(), texts)
  }
}

/// Filings as lines of columns, each as wide as its widest.
struct LedgerTable {
  let places: Places
  let voices: Voices
  /// Whether persons are shown in full; that must be on record by then.
  var isInFull = false

  /// A head, then a line a filing, each ended.
  func text(_ filings: [FiledFiling]) -> String {
    let head = ["number", "name", "id", "category", "place", "until", "filed"]
      .map { voices.catalogue("ledger.list.\($0)") }
    return TextTable([head] + filings.map(cells)).text()
  }

  private func cells(_ filed: FiledFiling) -> [String] {
    let filing = filed.filing
    return [
      filed.number.text,
      isInFull && !filed.isErased ? filing.person.name : filed.name(voices.catalogue),
      filed.isErased
        ? "" : isInFull ? filing.person.idNumber : Mask.firstSixLastFour(filing.person.idNumber),
      voices.word(filing.category),
      place(filing), until(filed), String(filed.at.prefix(16)),
    ].map { cleaned($0) }
  }

  /// Until when it holds, or that it was ended or another has taken its place.
  private func until(_ filed: FiledFiling) -> String {
    switch filed.state {
    case .changed: voices.catalogue("ledger.list.changed")
    case .ended: voices.catalogue("ledger.state.ended")
    case .active, .over: voices.word(filed.filing.validThrough)
    }
  }

  private func place(_ filing: NewFiling) -> String {
    places.nameOnRecord(filing.facts.fileTo, voices.catalogue)
  }
}

extension FiledFiling {
  /// The masked name, or that nothing of the person is left.
  func name(_ texts: Messages.Catalogue) -> String {
    isErased ? texts("ledger.erased") : Mask.name(filing.person.name)
  }
}
