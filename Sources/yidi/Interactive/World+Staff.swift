internal import Fronts
internal import Interview
internal import Ledger
internal import Messages

/// Who sits at the window, and what that lets them see.
extension World {
  /// How many look-ups one release allows.
  private static let releasedAtOnce = 20
  /// How long what is masked is shown.
  private static let secondsUnmasked = 30

  func askStaff() -> [EffectResult] {
    do throws(Ledger.Failure) {
      let needsSignIn = try goingOn { ledger throws(Ledger.Failure) in
        try ledger.knowsOperators() ? ledger.hasOperators() : true
      }
      keepStaff()
      return [.staff(needsSignIn: needsSignIn)]
    } catch {
      // A ledger that cannot be read has nobody's filings to show; the list says why. A server that
      // cannot be asked who may work here lets nobody in.
      return [.staff(needsSignIn: [.serverAway, .serverUntrusted].contains(error))]
    }
  }

  func signIn(_ number: String, _ pin: String) -> [EffectResult] {
    answer { ledger throws(Ledger.Failure) in
      let came = try ledger.signIn(number, pin: pin)
      guard case .accepted(let known) = came else { return (came, .proven) }
      return (
        came,
        .signedIn(Badge(number: known.id, name: known.name, mayFile: known.role.may(.file)))
      )
    }
  }

  func signOut() -> [EffectResult] {
    (countersigned, lookedFor) = (nil, nil)
    try? opened?.signOut()
    try? openedOutbox?.signOut()
    return []
  }

  func release(_ number: String, _ pin: String) -> [EffectResult] {
    answer { ledger throws(Ledger.Failure) in
      (try ledger.release(.lookUps, Self.releasedAtOnce, by: number, pin: pin), .proven)
    }
  }

  func prove(second number: String, _ pin: String) -> [EffectResult] {
    answer { ledger throws(Ledger.Failure) in
      let came = try ledger.second(number, pin: pin)
      if case .accepted(let known) = came { countersigned?.by = known.id }
      return (came, .proven)
    }
  }

  /// That a second operator has to sign for what is asked.
  func wantSecond(for act: Effect) -> EffectResult {
    countersigned = (act, nil)
    return .secondWanted(again: act)
  }

  /// Who signed for that act as the second; they signed for it alone, and once.
  func takeSecond(for act: Effect) -> String? {
    defer { countersigned = nil }
    return countersigned?.act == act ? countersigned?.by : nil
  }

  /// Puts it on record, then shows it.
  func unmask(_ number: String, _ reason: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledger(of: filingNumber)
      try ledger.recordUnmasking(
        of: filingNumber, Grounds(id: ledger.newIdentifier(), reason: reason))
      let person = try ledger.filing(filingNumber).filing.person
      return .unmasked(
        number: number,
        Unmasked(
          name: person.name, identity: person.idNumber,
          phone: person.phone.isEmpty ? nil : person.phone))
    } catch {
      return ceiling(error, again: .unmask(number: number, reason: reason))
        ?? .notFound(error.message)
    }
  }

  func maskLater(_ token: Int) -> [EffectResult] {
    mailbox.begin()
    let (mailbox, seconds) = (mailbox, Self.secondsUnmasked)
    Task.detached {
      try? await Task.sleep(for: .seconds(seconds))
      mailbox.end(with: .result(.maskAgain(token: token)))
    }
    return []
  }

  /// Puts a look-up by an identity number on record for whoever is signed in; what has been looked for
  /// just now is none again.
  func recordLookUp(of text: String, _ ledger: Ledger) throws(Ledger.Failure) {
    guard text != lookedFor, try ledger.recordLookUp(of: text) else { return }
    lookedFor = text
  }

  /// That a supervisor has to let something be done; `nil` for any other failure.
  func ceiling(_ failure: Ledger.Failure, again: Effect) -> EffectResult? {
    guard case .ceiling = failure else { return nil }
    return .ceilingReached(again: again, failure.message)
  }

  /// Runs what a front does in its own name: the guided one has nobody signed in, ever.
  func sitting<T>(
    at front: Interview.Front, _ ledger: Ledger, _ body: () throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    guard front == .guided else { return try body() }
    let before = ledger.actor
    ledger.actor = Self.guided
    defer { ledger.actor = before }
    return try body()
  }

  /// Whom the events of the guided front name.
  static let guided = "guided"

  private func answer(
    _ body: (Ledger) throws(Ledger.Failure) -> (SignIn, EffectResult)
  ) -> [EffectResult] {
    do {
      let (came, result) = try goingOn { ledger throws(Ledger.Failure) in
        guard try ledger.knowsOperators() else { throw .serverAway }
        return try body(ledger)
      }
      return [came.refusal.map { .notSignedIn($0) } ?? result]
    } catch {
      return [.notSignedIn(error.message)]
    }
  }
}
