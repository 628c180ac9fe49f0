import Fronts
import Messages
import Terminal

extension ClerkScreen {
  /// Signing in, the locked screen, and what takes a reason, a supervisor or a second person.
  func showStaff(_ pilot: inout Pilot) {
    switch self {
    case .signIn: pilot.receive(.staff(needsSignIn: true))
    case .signInRefused:
      pilot.receive(.staff(needsSignIn: true))
      pilot.enter("0217")
      pilot.type("wrong-111")
      pilot.receive(.notSignedIn(Message("people.wrong.left", ["count": "4"])))
    case .signInTooFast:
      pilot.receive(.staff(needsSignIn: true))
      pilot.enter("0217")
      pilot.type("69012345")
      pilot.handle(.tooFast)
    case .signInUnknown: pilot.receive(.staffUnknown(Message("failure.ledger.busy")))
    case .signedIn: Self.signIn(&pilot)
    case .locked:
      Self.signIn(&pilot)
      pilot.press("f6")
      pilot.type("51302")
      pilot.tick(900)
    case .reason: pilot.press("down", "7")
    case .unmasked:
      pilot.press("down", "7", "1")
      pilot.receive(
        .unmasked(
          number: "DZ2026073103004297",
          Unmasked(
            name: ClerkPerson.name, identity: ClerkPerson.identity, phone: ClerkPerson.phone)))
    case .ceiling:
      pilot.receive(
        .ceilingReached(
          again: .findFilings(ClerkPerson.identity),
          Message("failure.ledger.ceiling.look_ups", ["count": "200"])))
    case .second:
      Self.fillLate(&pilot)
      pilot.press("f8")
      pilot.receive(.secondWanted(again: .findFilings("")))
      pilot.enter("0218")
      pilot.type("lamp")
    default: break
    }
  }

  /// Li signs in.
  package static func signIn(_ pilot: inout Pilot) {
    pilot.receive(.staff(needsSignIn: true))
    pilot.enter("0217")
    pilot.enter("rain-3308")
    pilot.receive(.signedIn(Badge(number: "0217", name: "李")))
  }
}
