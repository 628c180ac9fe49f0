import Interview
import Messages
import Rules
import Screens
import Terminal

extension Clerk {
  /// Begins the change of a filing on record (四（三）).
  mutating func beginChange(of row: FiledRow, from waiting: WaitingDraft? = nil) -> [Effect] {
    guard staff.mayFile else {
      notice = Message("clerk.staff.no_filing")
      return []
    }
    guard let details = row.details else {
      notice = Message("clerk.change.unreadable", ["number": row.number])
      return []
    }
    if row.isEnded || row.isErased {
      notice = Message(row.isErased ? "clerk.life.erased" : "clerk.life.closed")
      return []
    }
    if row.isReplaced {
      notice = Message("clerk.change.replaced", ["number": details.replacedBy ?? ""])
      return []
    }
    if row.isProvisional {
      // A change is filed where the filing itself is: not in the outbox.
      notice = Message("clerk.change.provisional")
      return []
    }
    var new = ClerkChange(row, details, context: context)
    // There is one draft to a filing: whoever begins the change again goes on with it.
    let begun = list.drafts.first { $0.draft.changedNumber == row.number }
    if waiting == nil, let begun {
      notice = Message("clerk.change.went_on", ["time": begun.time])
    }
    let waiting = waiting ?? begun
    if let waiting { new.resume(waiting.draft) }
    change = new
    filing = nil
    keeping = ClerkKeeping(draft: waiting?.draft, time: waiting?.time, hasBegun: true)
    open(.change)
    return [.beginDraft(.clerk, id: waiting?.id), .openFiling(number: row.number)]
  }

  /// Goes on with the change that a draft keeps, as soon as the ledger has shown the filing.
  mutating func resumeChange(_ waiting: WaitingDraft, of number: String) -> [Effect] {
    awaited = waiting
    list.search = EditLine(number, maximum: list.search.maximum)
    return [.findFilings(number)]
  }

  /// Opens the change that waited for its filing, where that is among the rows.
  mutating func resumeAwaited(among rows: [FiledRow]) -> [Effect] {
    guard let waiting = awaited else { return [] }
    awaited = nil
    list.search = EditLine("", maximum: list.search.maximum)
    guard page == .list, let row = rows.first(where: { $0.number == waiting.draft.changedNumber })
    else {
      notice = Message("clerk.list.none_found")
      return [.findFilings("")]
    }
    let effects = beginChange(of: row, from: waiting)
    guard effects.isEmpty else { return effects }
    let isClosed = row.isReplaced || row.isEnded || row.isErased
    guard isClosed else { return [.findFilings("")] }
    tell(Message("clerk.list.discarded", ["time": waiting.time]))
    return discardChanges(of: row.number) + [.findFilings("")]
  }

  /// Throws away the drafts of changes of a filing of which no change can be made any more.
  mutating func discardChanges(of number: String) -> [Effect] {
    let stale = list.drafts.filter { $0.draft.changedNumber == number }
    list.drafts.removeAll { stale.contains($0) }
    return stale.map { .discardWaiting(id: $0.id) }
  }

  /// Keeps the change, or forgets it where nothing can come of it: the law refuses it, it changes nothing,
  /// or no more is said than what kind of change it is.
  mutating func keepChange() -> [Effect] {
    guard let change else { return keep() }
    let isRefused = change.isComplete && verdict?.verdict == .refused
    return isRefused || isPointless || !change.saysMore ? forget() : keep()
  }

  /// Whether all is filled in and the record would say the same; one that is over is made anew all the same.
  var isPointless: Bool {
    guard let change, change.isComplete, !change.changesAnything else { return false }
    return verdict?.verdict != .refile || change.kind == .insuredPlace
  }

  /// What a key of the table does on the page of a change.
  mutating func obeyOnChange(_ command: Command, size: Size) -> [Effect] {
    guard let old = change else { return [] }
    var new = old
    switch command {
    case .next where new.focus == .answer, .submit where new.focus == .answer:
      notice = changeRequest == nil ? nil : Message("clerk.change.press")
    // Half typed it is taken or asked about; leaving it would throw it away unseen.
    case .next,
      .submit where !new.line.text.isEmpty, .nextField where !new.line.text.isEmpty:
      let alike = new.alike()
      if alike > 1 {
        notice = Message(
          "clerk.form.several", ["typed": new.line.text, "count": String(alike)])
        new.listIsOpen = true
      } else {
        notice = new.confirm(words)
      }
    case .up where new.showsList: new.moveMark(by: -1, words)
    case .down where new.showsList: new.moveMark(by: 1, words)
    case .pageUp where new.showsList: new.moveMark(by: -ChangeList.rowsMax, words)
    case .pageDown where new.showsList: new.moveMark(by: ChangeList.rowsMax, words)
    case .nextField, .down: new.move(by: 1)
    case .previousField, .up: new.move(by: -1)
    case .prompt: new.toggleList(words)
    case .submit: notice = new.goToEnd()
    case .restore: new.restore()
    case .undo:
      if !new.undo() { notice = Message("clerk.form.nothing_to_undo") }
    case .reasons:
      if verdict == nil || isPointless {
        notice = Message(isPointless ? "clerk.change.nothing" : "clerk.change.no_verdict")
      } else {
        open(.reasons)
      }
    case .back where new.showsList: new.stopSearching()
    case .back:
      let effects = keepChange()
      change = nil
      keeping = ClerkKeeping()
      close()
      return effects + [.loadDrafts(.clerk), refresh]
    case .pageUp, .pageDown, .top, .bottom:
      scroll = reading(size).scrolled(by: command, from: scroll)
    default: break
    }
    return take(new, from: old)
  }

  /// Takes the change after a key, and keeps what is filled in.
  mutating func take(_ new: ClerkChange, from old: ClerkChange) -> [Effect] {
    change = new
    if new.focus != old.focus { scroll = 0 }
    return new.values == old.values && new.focus == old.focus ? [] : keep()
  }

  /// Types on the page of a change: at its end Y records it and prints, P records it.
  mutating func typeOnChange(_ event: Event) -> [Effect] {
    guard let old = change else { return [] }
    var new = old
    guard new.focus == .answer else {
      if !new.type(event, words) { notice = Message("clerk.change.no_such_key") }
      return take(new, from: old)
    }
    guard case .key(.character(let key)) = event else { return [] }
    switch key.narrowed.lowercased() {
    case "y" where verdict?.verdict == .refile && !isPointless: return refile()
    case "y": return recordChange(prints: true)
    case "p": return recordChange(prints: false)
    case "n":
      new.move(by: -1)
      return take(new, from: old)
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
    filing = ClerkFilingNow(prints: prints, isLarge: context.window.printsLarge)
    return [.change(request)]
  }

  /// Where the law asks for a new filing: it begins with what is on record, once it is on record too that
  /// somebody took that over.
  private func refile() -> [Effect] {
    guard let change, change.opened != nil else { return [] }
    // On record in the language of the office, whatever the screen shows.
    let reason = context.chinese("clerk.change.copied")
    return [.copyFiling(number: change.row.number, reason: reason)]
  }

  /// A form that begins with what is on record of the filing that cannot be changed.
  mutating func refile(_ number: String, with copied: Answers) -> [Effect] {
    guard page == .change, let change, change.row.number == number, let kind = change.kind,
      let verdict, verdict.verdict == .refile
    else { return [] }
    var answers = copied
    if let place = change.value(.insuredPlace) { answers[.insuredPlace] = Answer(place) }
    if let place = change.value(.place) { answers[.carePlace] = Answer(place) }
    self.change = nil
    // The form that follows is a draft of its own.
    let effects = [.discardDraft(.clerk)] + begin()
    pageNumber += 1
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
