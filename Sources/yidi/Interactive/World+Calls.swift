internal import Fronts
internal import Interview
internal import Ledger

extension World {
  /// What a person handed over is kept for a day: whoever has not been to a window by then begins
  /// anew, and nothing of them stays longer than that takes.
  private static let callDays = 1
  /// Three digits: they are remembered on the way to the window.
  private static let callNumbers = 100...999

  /// Keeps the answers where every window of this ledger finds them.
  func call(_ draft: Draft) -> [EffectResult] {
    do {
      let ledger = try ledger()
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

  /// Takes them back.
  func withdrawCall() -> [EffectResult] {
    guard let called else { return [] }
    calledBefore = called.number
    self.called = nil
    return discard(called.id)
  }

  /// Nothing of the person stays but what they have handed to the windows.
  func reset() -> [EffectResult] {
    (called, calledBefore, ownLooks) = (nil, nil, (0, nil))
    return discard(.guided)
  }
}
