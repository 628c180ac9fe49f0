import Interview
import Messages
import Places
import Rules
import Terminal
import Voices

extension Clerk {
  /// C5: on record, the number, and the truth about the paper.
  var printingPage: Page {
    guard let receipt else { return Page(title: "", body: [], bar: [], announce: "") }
    let key = receipt.isProvisional ? "clerk.print.on_record.here" : "clerk.print.on_record"
    let saved = words(key, ["time": receipt.time])
    var body: [any Block] = [Steps([(saved, true)] + paperSteps)]
    body += paperTrouble
    body += [Gap(), Verbatim(receipt.pages.rows(isLarge: receipt.isLarge, language)), Gap()]
    return Page(
      title: words("clerk.print.title", ["number": receipt.number]), aside: windowAside,
      body: body, foot: [inReach(receipt), paperPrompt("clerk.print.key.next")],
      bar: bar(
        [.new, .large, .list, .help, .pageUp, .printer],
        labels: [.large: words(receipt.isLarge ? "clerk.key.ordinary" : "clerk.key.large")]),
      announce: [words("clerk.print.title", ["number": receipt.number]), saved]
        .joined(separator: "\n"))
  }

  /// What the person is told whatever became of the paper: the number, and whom to call.
  private func inReach(_ receipt: ClerkReceipt) -> any Block {
    let phones = HelpWords(context: context, language: language).phones
    return Phrases(
      words("clerk.print.in_reach", ["number": grouped(receipt.number), "phone": phones]),
      style: .title)
  }

  /// What was done today, and where the chains end.
  var dayPage: Page {
    guard let receipt else { return Page(title: "", body: [], bar: [], announce: "") }
    let title = words("clerk.day.title")
    return Page(
      title: title, aside: windowAside,
      body: paperNews + [Verbatim(receipt.pages.rows(isLarge: false, language)), Gap()],
      foot: [paperPrompt("clerk.print.key.back")],
      bar: bar([.back, .pageUp, .list, .help]), announce: title)
  }

  /// A filing on record: what it says, what was decided, its receipt.
  var recordPage: Page {
    guard let receipt, let row = receipt.row else {
      return Page(title: "", body: [], bar: [], announce: "")
    }
    let facts = recordFacts(row)
    var said: [(label: String, value: String)] = []
    if let decided {
      said = [(words("clerk.record.outcome"), outcome(decided.words))]
      said += decisionFacts(decided.words, label: "") + changeFacts(row)
    }
    let labels = ClerkFacts.labelColumns(of: facts + said)
    var body = paperNews + [ClerkFacts(facts, isPaired: true, labelColumns: labels)]
    if !said.isEmpty { body += [Gap(), ClerkFacts(said, labelColumns: labels)] }
    body += [Gap(), Verbatim(receipt.pages.rows(isLarge: receipt.isLarge, language)), Gap()]
    return Page(
      title: words("clerk.record.title", ["number": receipt.number]), aside: windowAside,
      body: body, foot: [paperPrompt("clerk.print.key.back", besides: recordKeys(row))],
      bar: bar(
        [.back, .reasons, .new, .list, .help, .large, .pageUp, .printer],
        labels: [.large: words(receipt.isLarge ? "clerk.key.ordinary" : "clerk.key.large")]),
      announce: words("clerk.record.title", ["number": receipt.number]))
  }

  private func recordFacts(_ row: FiledRow) -> [(label: String, value: String)] {
    var facts: [(label: String, value: String)] = []
    let details = row.details
    let seen = receipt?.unmasked
    facts.append((label(of: .name), row.isErased ? words("ledger.erased") : seen?.name ?? row.name))
    facts.append((label(of: .identity), seen?.identity ?? details?.identity ?? ""))
    facts.append((label(of: .phone), seen?.phone ?? details?.phone ?? ""))
    if let details {
      facts.append((label(of: .insuredPlace), context.name(of: details.insuredPlace, language)))
      facts.append((label(of: .insurance), words("word.insurance.\(details.insurance.rawValue)")))
    }
    facts.append((label(of: .category), words("word.category.\(row.category.rawValue)")))
    facts.append(
      (label(of: .carePlace), context.name(of: details?.carePlace ?? row.fileTo, language)))
    facts.append((label(of: .effective), validity(row, details)))
    facts.append((label(of: .materials), details.map(materials) ?? ""))
    if let details {
      facts.append(
        (
          words("clerk.record.filed"),
          "\(details.decidedOn) \(details.time) \(row.clerk)"
        ))
      facts.append((words("clerk.record.prints"), String(details.prints)))
      facts.append((words("clerk.record.replaces"), details.replaces ?? ""))
      facts.append((words("clerk.record.replaced_by"), details.replacedBy ?? ""))
    }
    return facts
  }

  /// Whether the materials are there, and by when they were promised; empty where nobody was asked.
  func materials(_ details: FiledDetails) -> String { said(of: details.materials) }

  /// What was said of the materials; empty where nothing was.
  func said(of materials: FilingRequest.Materials?) -> String {
    switch materials {
    case .complete: words("word.materials.complete")
    case .promised(let day):
      [words("word.materials.promised"), day?.description ?? ""].joined(separator: "  ")
    case nil: ""
    }
  }

  /// Until when a filing holds.
  func validity(_ through: Validity) -> String {
    switch through {
    case .through(let day): words("clerk.record.through", ["day": day.description])
    case .open: words("clerk.record.open")
    }
  }

  /// What 四（三） says to another place of care today, without papers; nothing once it was changed.
  private func changeFacts(_ row: FiledRow) -> [(label: String, value: String)] {
    guard !row.isReplaced, !row.isEnded else { return [] }
    let filing = Filing(category: row.category, fileTo: row.fileTo, effective: row.effective)
    let said = context.voices(language).forClerk(
      context.law.decide(ChangeCase(filing: filing, on: context.today, change: .place)))
    let clauses = said.trace.map(\.clause).joined(separator: " ")
    return [(words("clerk.record.change"), "\(verdictLine(said))  \(clauses)")]
      + said.trace.prefix(1).map { ("", $0.says) }
  }

  /// From when to when, and whether that is now; what has no end and goes on says so already.
  func validity(_ row: FiledRow, _ details: FiledDetails?) -> String {
    let until = details?.validThrough
    let state = row.stateKey
    let goesOn = until == .open && state == "clerk.state.in_force"
    return [
      row.effective.description, until.map { validity($0) }, goesOn ? nil : words(state),
    ].compactMap { $0 }.joined(separator: "  ")
  }
}

extension FiledRow {
  /// The text that says whether it holds: where the notice is over, nobody but staff can.
  var stateKey: String {
    if isReplaced { return "clerk.state.changed" }
    if isEnded { return "clerk.state.ended" }
    if isProvisional { return "clerk.state.provisional" }
    guard isGoverned else { return "clerk.state.not_governed" }
    guard isInForce else { return "clerk.state.over" }
    return owes ? "clerk.state.owed" : waits ? "clerk.state.waiting" : "clerk.state.in_force"
  }
}
