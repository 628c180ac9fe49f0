import Interview
import Messages
import Rules
import Screens
import Terminal

extension Clerk {
  /// Begins the change of a filing on record (四（三）).
  mutating func beginChange(of row: FiledRow) -> [Effect] {
    guard let details = row.details else {
      notice = Message("clerk.change.unreadable", ["number": row.number])
      return []
    }
    if row.isReplaced {
      notice = Message("clerk.change.replaced", ["number": details.replacedBy ?? ""])
      return []
    }
    change = ClerkChange(
      row, details, places: context.places, ground: context.ground, today: context.today)
    filing = nil
    open(.change)
    return [.openFiling(number: row.number)]
  }

  /// What a key of the table does on the page of a change.
  mutating func obeyOnChange(_ command: Command) -> [Effect] {
    guard var new = change else { return [] }
    switch command {
    case .next:
      let alike = new.alike()
      if alike > 1 {
        notice = Message(
          "clerk.form.several", ["typed": new.line.text, "count": String(alike)])
      } else if new.focus == .answer {
        notice = Message("clerk.change.press")
      } else if !new.confirm() {
        notice = Message("clerk.change.missing")
      }
    case .up where new.moveMark(by: -1), .down where new.moveMark(by: 1): break
    case .nextField, .down: new.move(by: 1)
    case .previousField, .up: new.move(by: -1)
    case .submit:
      if !new.goToEnd() { notice = Message("clerk.change.missing") }
    case .restore, .undo: new.empty()
    case .reasons:
      if verdict == nil { notice = Message("clerk.change.no_verdict") } else { open(.reasons) }
    case .back:
      if !new.stopSearching() {
        change = nil
        close()
        return page == .list ? [.findFilings(list.search.text)] : []
      }
    case .pageUp, .pageDown, .top, .bottom: return [.bell]
    default: break
    }
    change = new
    return []
  }

  /// Types on the page of a change: at its end Y records it and prints, P records it.
  mutating func typeOnChange(_ event: Event) -> [Effect] {
    guard var new = change else { return [] }
    guard new.focus == .answer else {
      if !new.type(event) { notice = Message("clerk.change.no_such_key") }
      change = new
      return []
    }
    guard case .key(.character(let key)) = event else { return [] }
    switch key.narrowed.lowercased() {
    case "y" where verdict?.verdict == .refile: return refile()
    case "y": return recordChange(prints: true)
    case "p": return recordChange(prints: false)
    case "n":
      new.move(by: -1)
      change = new
    default: break
    }
    return []
  }

  /// What the law says to the change as far as it is filled in.
  var verdict: ChangeDecision? { change?.question.map { context.law.decide($0) } }

  /// What goes on record on Y; `nil` where nothing may.
  var changeRequest: ChangeRequest? {
    guard let change, let kind = change.kind, let verdict, verdict.verdict == .allowed,
      change.isComplete, change.changesAnything, change.opened != nil
    else { return nil }
    let facts = change.facts
    let decision = context.law.decide(facts, today: context.today)
    // A change must not end in another kind of filing than was asked for.
    guard decision.treatedAs == facts.category, decision.status != .atHome else { return nil }
    return ChangeRequest(
      number: change.row.number, change: kind, hasProof: change.hasProof,
      clauses: verdict.citations.map(\.clause), insurance: change.insurance,
      category: facts.category,
      carePlace: kind == .place ? change.place ?? change.fileTo : change.details.carePlace,
      facts: facts, decision: decision, effective: context.today, policy: context.law.id,
      policyHash: context.law.hash)
  }

  private mutating func recordChange(prints: Bool) -> [Effect] {
    // The ledger has it already: a second Y must not record it a second time.
    guard let request = changeRequest, filing == nil else { return [] }
    filing = ClerkFilingNow(prints: prints)
    return [.change(request)]
  }

  /// Where the law asks for a new filing: a form that begins with what is on record.
  private mutating func refile() -> [Effect] {
    guard let change, let kind = change.kind, let opened = change.opened, let verdict else {
      return []
    }
    var answers = opened.answers
    if let place = change.values[.insuredPlace] { answers[.insuredPlace] = Answer(place) }
    if let place = change.values[.place] { answers[.carePlace] = Answer(place) }
    self.change = nil
    let effects = begin()
    form?.fill(from: answers)
    if kind == .insuredPlace {
      // The filing of the place left behind would be in the way of the new one.
      form?.succession = Succession(
        number: change.row.number, change: kind, clauses: verdict.citations.map(\.clause),
        filing: change.filing)
    }
    return effects + askWhatIsOnRecord() + keep()
  }
}
