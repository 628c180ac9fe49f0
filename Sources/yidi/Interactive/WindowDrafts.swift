internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Receipts

/// What is typed at a window and not filed yet: its drafts, and what is handed over at calls for staff.
final class WindowDrafts {
  private let office: OfficeToday
  private let ledgers: WindowLedgers
  /// Names this sitting of the guided front; what it saves is nobody else's to see.
  ///
  /// On a machine of one's own all sittings are the same person's, and the next start goes on.
  let sitting: String
  /// The draft that what is saved belongs to.
  private var ids: [Interview.Front: String] = [:]
  /// What was handed to the windows in this sitting.
  private var called: (id: String, number: Int)?
  /// The number of a call that the person took back; with the next they keep it.
  private var calledBefore: Int?

  /// What a person handed over is kept for a day: whoever has not been to a window by then begins
  /// anew, and nothing of them stays longer than that takes.
  private static let callDays = 1
  /// Three digits: they are remembered on the way to the window.
  private static let callNumbers = 100...999
  /// The sitting of a machine that nobody else uses.
  private static let ownSitting = "own"

  /// The drafts of that sitting; none is gone on with yet.
  init(_ office: OfficeToday, _ ledgers: WindowLedgers, sitting: String) {
    self.office = office
    self.ledgers = ledgers
    self.sitting = office.settings.isShared ? sitting : Self.ownSitting
  }

  /// The draft that front goes on with; `nil` where nothing was kept of it.
  subscript(front: Interview.Front) -> String? { ids[front] }

  /// What that front saves from now on belongs to the draft of that name, or to a new one.
  func begin(_ front: Interview.Front, _ id: String? = nil) { ids[front] = id }

  /// Keeps what was answered so far.
  func save(_ draft: Draft) -> EffectResult {
    do {
      let id = ids[draft.front] ?? Identifier(SystemEntropy()).text
      ids[draft.front] = id
      let owner = owner(draft.front)
      try ledgers.goingOn { ledger throws(Ledger.Failure) in
        try ledger.saveDraft(id, owner: owner, body: draft.bytes)
      }
      return .draftSaved(time: Environment.clock)
    } catch {
      return .draftNotSaved(error.message)
    }
  }

  /// Throws away what that front was saving; of the guided one all that this sitting left.
  ///
  /// On a machine of one's own another sitting may be under way, so only its own draft goes.
  func discard(_ front: Interview.Front) {
    for ledger in ledgers.reachable {
      if front == .guided, office.settings.isShared { try? ledger.discardDrafts(of: owner(front)) }
      if let id = ids[front] { try? ledger.discardDraft(id) }
    }
    ids[front] = nil
  }

  /// Throws away a draft that waits, for whoever may go on with it.
  func discardWaiting(_ id: String) -> [EffectResult] {
    do throws(Ledger.Failure) { try ledgers.require(.file) } catch {
      return [.told(error.message)]
    }
    discard(id)
    return []
  }

  private func discard(_ id: String) {
    for ledger in ledgers.reachable { try? ledger.discardDraft(id) }
  }

  /// The drafts that wait at that front; for a clerk, first what was handed over at calls for help.
  ///
  /// They hold whole persons, so whoever may not file is given none.
  func waiting(_ front: Interview.Front) -> [EffectResult] {
    if front == .clerk, (try? ledgers.require(.file)) == nil { return [.drafts([])] + notReady }
    let ledgers = ledgers.reachable
    let calls = front == .clerk ? ledgers.flatMap { (try? $0.calls()) ?? [] } : []
    let own = ledgers.flatMap { (try? $0.drafts(of: owner(front))) ?? [] }
    return [.drafts((calls + own).compactMap { waiting($0, at: front) })] + notReady
  }

  private func waiting(_ saved: SavedDraft, at front: Interview.Front) -> WaitingDraft? {
    guard let draft = try? Draft(bytes: saved.body) else { return nil }
    let time = ReceiptDesk.moment(saved.saved, else: office.day).time.prefix(5)
    let call: String? = if case .call(let number) = saved.owner { String(number) } else { nil }
    var waiting = WaitingDraft(id: saved.id, draft: draft, time: String(time), call: call)
    if front == .clerk, let name = draft.answers[.name]?.value {
      waiting.initials = office.initials.value.initials(of: name)
    }
    return waiting
  }

  /// That nothing can be kept here, told before anybody has typed anything.
  private var notReady: [EffectResult] {
    do throws(Ledger.Failure) { _ = try ledgers.ledger() } catch {
      // While a server is away this machine goes on alone.
      if case .serverAway = error { return [] }
      return [.draftNotSaved(error.message)]
    }
    return []
  }

  private func owner(_ front: Interview.Front) -> DraftOwner {
    let window = office.settings.window
    return front == .guided ? .sitting(sitting, window: window) : .window(window)
  }
}

// MARK: - Calls for staff

extension WindowDrafts {
  /// Keeps the answers where every window of this ledger finds them.
  func call(_ draft: Draft) -> [EffectResult] {
    do {
      let ledger = try ledgers.ledger()
      let (id, number) = try called ?? (ledger.newIdentifier().text, callNumber(ledger))
      try ledger.saveDraft(
        id, owner: .call(number), body: draft.bytes, days: Self.callDays)
      called = (id, number)
      return [.called(number: String(number), hours: Self.callDays * 24)]
    } catch {
      // The page says that one goes to the window; it names no number then.
      return []
    }
  }

  private func callNumber(_ ledger: Ledger) throws(Ledger.Failure) -> Int {
    let taken = try ledger.calls().map(\.owner)
    // Whoever called, went on alone and calls again has been told a number already.
    if let known = calledBefore, !taken.contains(.call(known)) { return known }
    let free = Self.callNumbers.filter { !taken.contains(.call($0)) }
    return free.randomElement() ?? Self.callNumbers.lowerBound
  }

  /// Puts on record that a clerk goes on with what was handed over; `took` is told whose it is.
  ///
  /// Calls wait in the ledger alone: while its server is away nobody can say who has them.
  func takeCall(_ id: String, took: (String) -> Void) -> EffectResult {
    do throws(Ledger.Failure) {
      let ledger = try ledgers.ledger()
      guard let saved = try ledger.draft(id), case .call(let number) = saved.owner else {
        return .notFound(Message("clerk.list.call_gone"))
      }
      let identity = (try? Draft(bytes: saved.body))?.answers[.identity]?.value
      let why = office.chinese("clerk.list.call_taken", ["number": String(number)])
      try ledger.recordCallTaken(of: identity, Grounds(id: ledger.newIdentifier(), reason: why))
      if let identity { took(identity) }
      return .callTaken(id: id)
    } catch {
      return .notFound(error.message)
    }
  }

  /// Takes them back.
  func withdrawCall() {
    guard let called else { return }
    calledBefore = called.number
    self.called = nil
    discard(called.id)
  }

  /// Nothing of the person at the guided front stays but what they have handed to the windows.
  func reset() {
    (called, calledBefore) = (nil, nil)
    discard(.guided)
  }
}
