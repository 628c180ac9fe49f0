internal import Fronts
internal import Interview
internal import Ledger
internal import Messages

/// Who sits at a window: signing in and out, and whoever signs as the second or beyond a ceiling.
final class WindowStaff {
  private let ledgers: WindowLedgers
  /// What a second operator was asked to sign for, and who did.
  private var countersigned: (act: Effect, by: String?)?

  /// How many look-ups one release allows.
  private static let releasedAtOnce = 20

  /// The staff on record in those ledgers; nobody has signed in.
  init(_ ledgers: WindowLedgers) {
    self.ledgers = ledgers
  }

  /// Whether anybody has to sign in here.
  func needsSignIn() -> EffectResult {
    do throws(Ledger.Failure) {
      let needsSignIn = try ledgers.goingOn { ledger throws(Ledger.Failure) in
        try ledger.knowsOperators() ? ledger.hasOperators() : true
      }
      ledgers.keepStaff()
      return .staff(needsSignIn: needsSignIn)
    } catch {
      // A ledger that cannot be read has nobody's filings to show; the list says why. A server that
      // cannot be asked who may work here lets nobody in.
      return .staff(needsSignIn: [.serverAway, .serverUntrusted].contains(error))
    }
  }

  /// Signs somebody in.
  func signIn(_ number: String, _ pin: String) -> EffectResult {
    answer { ledger throws(Ledger.Failure) in
      let came = try ledger.signIn(number, pin: pin)
      guard case .accepted(let known) = came else { return (came, .proven) }
      let badge = Badge(number: known.id, name: known.name, mayFile: known.role.may(.file))
      return (came, .signedIn(badge))
    }
  }

  /// Nobody is signed in any more, and no second person has signed for anything.
  func signOut() {
    countersigned = nil
    ledgers.signOut()
  }

  /// Lets the one signed in look on beyond a ceiling, by a supervisor's number and PIN.
  func release(_ number: String, _ pin: String) -> EffectResult {
    answer { ledger throws(Ledger.Failure) in
      (try ledger.release(.lookUps, Self.releasedAtOnce, by: number, pin: pin), .proven)
    }
  }

  /// Has another sign for what was asked, by their number and PIN.
  func prove(second number: String, _ pin: String) -> EffectResult {
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

  private func answer(
    _ body: (Ledger) throws(Ledger.Failure) -> (SignIn, EffectResult)
  ) -> EffectResult {
    do {
      let (came, result) = try ledgers.goingOn { ledger throws(Ledger.Failure) in
        guard try ledger.knowsOperators() else { throw .serverAway }
        return try body(ledger)
      }
      return came.refusal.map { .notSignedIn($0) } ?? result
    } catch {
      return .notSignedIn(error.message)
    }
  }
}
