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

  /// Whether anybody has to sign in here: nobody has only where the ledger itself says that it knows of
  /// nobody who works here.
  func needsSignIn() -> EffectResult {
    do throws(Ledger.Failure) {
      let needsSignIn = try ledgers.goingOn { ledger throws(Ledger.Failure) in
        // An outbox that the server never told lets nobody in, whatever they type.
        guard try ledger.knowsOperators() else { throw .serverAway }
        return try ledger.hasOperators()
      }
      ledgers.keepStaff()
      return .staff(needsSignIn: needsSignIn)
    } catch {
      // Also what passes by itself, such as another window that is writing: to be asked again.
      return .staffUnknown(error.message)
    }
  }

  /// Signs somebody in.
  func signIn(_ number: String, _ pin: String) -> EffectResult {
    answer { ledger throws(Ledger.Failure) in
      // It was asked for while nobody could tell whether it is needed.
      guard try ledger.hasOperators() else { return .staff(needsSignIn: false) }
      return try ledger.signIn(number, pin: pin).result { known in
        .signedIn(Badge(number: known.id, name: known.name, mayFile: known.role.may(.file)))
      }
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
      try ledger.release(.lookUps, Self.releasedAtOnce, by: number, pin: pin).result { _ in .proven
      }
    }
  }

  /// Has another sign for what was asked, by their number and PIN.
  func prove(second number: String, _ pin: String) -> EffectResult {
    answer { ledger throws(Ledger.Failure) in
      try ledger.second(number, pin: pin).result { known in
        countersigned?.by = known.id
        return .proven
      }
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
    _ body: (Ledger) throws(Ledger.Failure) -> EffectResult
  ) -> EffectResult {
    do {
      return try ledgers.goingOn { ledger throws(Ledger.Failure) in
        guard try ledger.knowsOperators() else { throw .serverAway }
        return try body(ledger)
      }
    } catch {
      return .notSignedIn(error.message)
    }
  }
}

extension SignIn {
  /// What a front is told of it: why it was refused, or what follows from who it is.
  fileprivate func result(_ accepted: (Operator) -> EffectResult) -> EffectResult {
    guard case .accepted(let known) = self else {
      return .notSignedIn(refusal ?? Message("people.wrong"))
    }
    return accepted(known)
  }
}
