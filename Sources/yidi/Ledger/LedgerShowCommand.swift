internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Messages
internal import Places
internal import Rules
internal import Terminal
internal import Voices

/// `yidi ledger show NUMBER`: one filing, what was decided and why, and what happened to it.
struct LedgerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a filing, its decision and its events.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var inFull: UnmaskOptions

  @Argument(help: ArgumentHelp("The 18 characters, spaces allowed.", valueName: "number"))
  var number: [String]

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try inFull.check(texts)
    let number = try LedgerCommand.number(number.joined(), texts)
    let ledger = try LedgerCommand.open(
      common, signingIn: person, for: .look, texts, access: inFull.unmask ? .writing : .reading)
    try inFull.record([number], in: ledger, texts)
    let (filed, events) = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      (try ledger.filing(number), try ledger.events(of: number))
    }
    let page = LedgerPage(
      places: try Program.places(), voices: Voices(catalogue: texts),
      policy: try Program.policy(filed.filing.policy, texts: texts), isInFull: inFull.unmask)
    try Output.write(page.text(filed, events), texts)
  }
}

/// One filing as lines, a label and a value each; what is personal is masked unless told.
struct LedgerPage {
  let places: Places
  let voices: Voices
  /// The pack it was decided by, where the program still holds it.
  let policy: Policy?
  /// Whether the person is shown in full; that must be on record by then.
  var isInFull = false

  private var texts: Messages.Catalogue { voices.catalogue }

  /// The whole page, in three parts with an empty line between.
  func text(_ filed: FiledFiling, _ events: [EventRecord]) -> String {
    let parts = [
      texts("ledger.show.filing"), lines(facts(filed)), "",
      texts("ledger.show.decision"), lines(decision(filed.filing)), reasons(filed.filing), "",
      texts("ledger.show.events"), events.map(line).joined(separator: "\n"),
    ]
    return parts.joined(separator: "\n") + "\n"
  }

  private func facts(_ filed: FiledFiling) -> [(String, String?)] {
    let (filing, person) = (filed.filing, filed.filing.person)
    let facts = filing.facts
    return [
      ("number", filed.number.grouped),
      ("name", isInFull && !filed.isErased ? person.name : filed.name(texts)),
      (
        "id",
        filed.isErased
          ? nil : isInFull ? person.idNumber : Mask.firstSixLastFour(person.idNumber)
      ),
      (
        "phone",
        person.phone.isEmpty ? nil : isInFull ? person.phone : Mask.phone(person.phone)
      ),
      ("agent", filing.agent.map(agent)),
      ("insured_place", place(facts.insuredPlace)),
      ("insurance", voices.word(filing.insurance)),
      ("category", voices.word(filing.category)),
      ("care_place", place(filing.carePlace)),
      ("care", voices.word(facts.care)),
      ("certificate", facts.certificate.map(certificate)),
      ("admission", facts.admission?.description),
      ("discharge", facts.discharge?.description),
      ("paid", voices.word(facts.paid)),
      ("networked", facts.networked.map { texts($0 ? "word.answer.yes" : "word.answer.no") }),
      ("trauma", facts.trauma.map(voices.word)),
      ("effective", filing.effective.description),
      ("until", voices.word(filing.validThrough)),
      ("replaces", filing.replaces.map { replacement($0) }),
      (
        "method",
        filing.method == .notRecorded
          ? nil
          : [texts("ledger.method.\(filing.method.rawValue)"), filing.papersBy?.description ?? ""]
            .joined(separator: "  ")
      ),
      ("filed", filed.at),
      ("actor", filed.actor),
      ("state", texts("ledger.state.\(filed.state.rawValue)")),
    ]
  }

  private func decision(_ filing: NewFiling) -> [(String, String?)] {
    let decision = filing.decision
    return [
      ("policy", "\(filing.policy) \(filing.policyHash.prefix(16))"),
      ("treated_as", voices.word(decision.treatedAs)),
      ("zone", voices.word(decision.zone)),
      ("delta", decision.deltaPoints.map { String($0) } ?? voices.ratio(nil)),
      ("settlement", voices.word(decision.settlement)),
      ("catalogue", decision.catalogue.map(voices.word)),
      ("status", voices.word(decision.status)),
      (
        "notes",
        decision.notes.isEmpty ? nil : decision.notes.map(voices.word).joined(separator: " ")
      ),
      ("readings", decision.readings.isEmpty ? nil : decision.readings.joined(separator: " ")),
    ]
  }

  /// Each clause with the sentence it was decided by, where the pack is the very one; what that pack
  /// does not decide so again is shown with all sentences that are cited of the clause.
  private func reasons(_ filing: NewFiling) -> String {
    let isSame = policy.map { $0.hash == filing.policyHash } ?? false
    let own = policy?.decisionAgain(of: filing)?.citations
    return filing.decision.clauses.flatMap { clause in
      let all = isSame ? own?.filter { $0.clause == clause } ?? policy?.sentences(of: clause) : nil
      let quotes = (all ?? []).map { "  \(clause)  \($0.quote)" }
      return quotes.isEmpty ? ["  \(clause)"] : quotes
    }.joined(separator: "\n")
  }

  private func line(_ event: EventRecord) -> String {
    let window = (event.window < 10 ? "0" : "") + String(event.window)
    var words = [
      "  \(window)/\(event.seq)", event.at, texts("ledger.event.\(event.kind.rawValue)"),
      event.actor,
    ]
    if let print = event.print {
      words += [
        texts.nameOfPaper(print) ?? "", texts("ledger.print.\(print.outcome.rawValue)"),
        print.printer ?? "",
        print.copy.map { texts("ledger.print.copy", ["copy": String($0)]) } ?? "",
        print.begun.map { texts("ledger.print.begun", ["time": $0]) } ?? "",
        print.digest.map { texts("ledger.print.digest", ["digest": $0]) } ?? "",
      ]
    }
    if let seen = event.seen { words.append(texts("ledger.seen.\(seen.rawValue)")) }
    if let by = event.by { words.append(by.grouped) }
    if let day = event.day { words.append(day.description) }
    if let reason = event.reason { words.append(texts("ledger.reason", ["reason": reason])) }
    // That of a filing stands above, with its decision.
    if let policy = event.policy, !event.kind.isFiling {
      words.append("\(policy.id) \(policy.hash.prefix(16))")
    }
    if let second = event.second { words.append(texts("ledger.second", ["actor": second])) }
    if event.clock != .steady { words.append(texts("ledger.clock.\(event.clock.rawValue)")) }
    return words.filter { !$0.isEmpty }.map { cleaned($0) }.joined(separator: "  ")
  }

  private func lines(_ pairs: [(String, String?)]) -> String {
    let labels = pairs.map { texts("ledger.label.\($0.0)") }
    let width = labels.map { columns(of: $0) }.max() ?? 0
    return zip(labels, pairs).compactMap { label, pair in
      guard let value = pair.1 else { return nil }
      let room = String(repeating: " ", count: width - columns(of: label))
      return "  \(label)\(room)  \(cleaned(value))"
    }.joined(separator: "\n")
  }

  private func replacement(_ replacement: Supersession) -> String {
    let proof = texts("ledger.proof.\(replacement.hasProof ? "yes" : "no")")
    let clauses = replacement.clauses.joined(separator: " ")
    return [replacement.number.grouped, voices.word(replacement.change), proof, clauses]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func agent(_ agent: Agent) -> String {
    guard !agent.name.isEmpty else { return texts("ledger.erased") }
    return "\(Mask.name(agent.name)) \(texts("word.relation.\(agent.relation)"))"
  }

  private func certificate(_ certificate: Certificate) -> String {
    let listed = texts(certificate.listed ? "ledger.listed" : "ledger.not_listed")
    return "\(voices.word(certificate.scope)) \(voices.word(certificate.grade)) \(listed)"
  }

  private func place(_ code: PlaceCode) -> String {
    let name = places.nameOnRecord(code, isFull: true, texts)
    // What has no name shows its code already.
    return name.contains(code.description) ? name : "\(name) \(code)"
  }
}
