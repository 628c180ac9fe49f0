internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Rules
internal import Terminal

/// `yidi ledger audit`: who saw whom, a line an event.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Tells who saw, filed, printed and exported what, and why.",
    discussion: """
      With --person come the exports that were not masked, since each may have held that person. \
      Without, the report ends with how often each operator looked and exported, by day. Lists are \
      masked and not told one by one. \
      The identity number is read from standard input where it is -, so that neither others on the machine \
      nor the shell's history get to see it.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var signIn: SignInOptions

  @Option(
    help: ArgumentHelp(
      "Only what concerns a person; - reads the identity number.", valueName: "-"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "Only what that operator did, and what others did to that number.", valueName: "number"),
    transform: Operator.argument)
  var by: String?

  @Option(help: ArgumentHelp("From that day on.", valueName: "YYYY-MM-DD"), transform: Day.argument)
  var from: Day?

  @Option(
    help: ArgumentHelp("Up to that day, included.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var to: Day?

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let prefix = try Settings.loaded(texts).prefix
    let whom = try person.map { written throws(Stop) in
      try IdentityArgument.text(written, prefix: prefix, texts)
    }
    let ledger = try LedgerCommand.open(common, signingIn: signIn, for: .audit, texts)
    let query = AuditQuery(
      person: whom, operatorID: by, from: from, through: to)
    var isEmpty = true
    // Kept where it comes up: the ledger goes on working after it.
    var lost: Stop?
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.audit(query) { entry in
        isEmpty = false
        guard lost == nil else { return }
        do throws(Stop) { try Output.write(Self.line(entry, texts) + "\n", texts) } catch {
          lost = error
        }
      }
    }
    if let lost { throw lost }
    if isEmpty { try Output.write(texts("people.audit.none") + "\n", texts) }
    if whom == nil {
      let counts = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
        try ledger.used(query)
      }
      for count in counts { try Output.write(Self.line(count, texts) + "\n", texts) }
    }
    try Output.write(texts("people.audit.not_told") + "\n", texts)
  }

  /// How often one operator looked and exported on a day.
  static func line(_ count: AuditCount, _ texts: Messages.Catalogue) -> String {
    let words = [
      count.day, cleaned(count.operatorID),
      texts("people.audit.look_ups", ["count": String(count.lookUps)]),
      texts("people.audit.exports", ["count": String(count.exports)]),
    ]
    return words.joined(separator: "  ")
  }

  /// Place in the chain, when, who, what, of which filing, and why.
  static func line(_ entry: AuditEntry, _ texts: Messages.Catalogue) -> String {
    let record = entry.record
    let window = (record.window < 10 ? "0" : "") + String(record.window)
    var words = [
      "\(window)/\(record.seq)", record.at, record.actor,
      texts("ledger.event.\(record.kind.rawValue)"),
    ]
    if let print = record.print {
      words += [texts.nameOfPaper(print) ?? "", texts("ledger.print.\(print.outcome.rawValue)")]
    }
    if let seen = record.seen { words.append(texts("ledger.seen.\(seen.rawValue)")) }
    if let moment = record.away { words.append(texts("people.audit.away", ["at": moment])) }
    if let second = record.second { words.append(texts("people.audit.second", ["id": second])) }
    if let act = entry.act {
      words.append(
        texts(
          "people.act.\(act.rawValue)",
          ["id": entry.about ?? "", "count": entry.count.map { String($0) } ?? ""]))
    } else if let count = entry.count, let isMasked = entry.isMasked {
      words.append(
        texts(
          isMasked ? "people.audit.masked" : "people.audit.unmasked", ["count": String(count)]))
    }
    if let change = entry.signing {
      words.append(texts("people.signing.\(change.act.rawValue)", ["id": change.key]))
      words += change.retiring.map { texts("people.signing.retired", ["id": $0]) }
    }
    words += [entry.number?.grouped ?? "", record.reason ?? ""]
    return words.filter { !$0.isEmpty }.map { cleaned($0) }.joined(separator: "  ")
  }
}
