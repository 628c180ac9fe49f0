import Fronts
import Messages
import Rules
import Terminal

/// The screens on which something is wrong, one for each page that can say so.
extension ClerkScreen {
  func showWrong(_ pilot: inout Pilot) {
    switch self {
    case .wrongName:
      pilot.press("f6")
      pilot.type(ClerkPerson.identity)
      pilot.enter("张5丰")
      pilot.press("up")
    // Admitted tomorrow.
    case .wrongLate:
      Self.fillLate(&pilot)
      pilot.press("up")
      pilot.type("20260801")
      pilot.press("f8")
    case .wrongAgent:
      pilot.fillPlain()
      pilot.press("tab", "tab", "tab", "tab", "tab", "1")
      pilot.enter("张小丽")
      pilot.press("2")
      pilot.type(ClerkPerson.identity)
      pilot.type("1390013900")
      pilot.press("f8")
    case .wrongPasted:
      pilot.press("f6")
      pilot.handle(.paste("513021195203150017\n张三丰\n达川\n职工\n13812345678\n出差\n"))
    case .wrongDraft:
      pilot.fillPlain()
      pilot.receive(.draftNotSaved(Message("failure.ledger.disk_full")))
    case .wrongOption: pilot.press("down", "9")
    case .wrongChange:
      Self.listRows(&pilot)
      pilot.press("down", "2", "enter")
    case .wrongPrinter:
      pilot.press("ctrl-p", "1", "p")
    case .wrongQueue:
      pilot.press("ctrl-p", "2", "8")
    default: showWrongAct(&pilot)
    }
  }

  /// On the pages of a filing's life, and where a reason or a second person is asked for.
  private func showWrongAct(_ pilot: inout Pilot) {
    switch self {
    case .wrongEnd:
      Self.listLife(&pilot)
      pilot.press("3", "2", "enter")
    case .wrongDischarge:
      Self.listLife(&pilot)
      pilot.press("down", "3", "4")
      pilot.enter("20260801")
    case .wrongCorrection:
      Self.listLife(&pilot)
      pilot.press("3", "5")
      pilot.enter("张5丰")
    case .wrongReason: pilot.press("down", "7", "enter")
    case .wrongSecond:
      ClerkScreen.second.show(&pilot)
      pilot.press("enter")
      pilot.receive(.notSignedIn(Message("people.wrong.left", ["count": "4"])))
    default: break
    }
  }

  /// What the ledger or the law does not let be done, and what can be done instead.
  func showRefused(_ pilot: inout Pilot) {
    let number = "DZ2026073103004297"
    switch self {
    case .refusedTwin:
      ClerkScreen.confirm.show(&pilot)
      pilot.receive(.duplicate(number: number))
    case .refusedFiling:
      ClerkScreen.confirm.show(&pilot)
      pilot.receive(.notFiled(Message("failure.ledger.disk_full")))
    case .refusedAct:
      pilot.world = { effect in
        guard case .act = effect else { return clerkWorld(effect) }
        return [.notActed(Message("failure.ledger.disk_full"))]
      }
      ClerkScreen.lifeEnd.show(&pilot)
      pilot.press("y")
    default: showOnRecord(&pilot)
    }
  }

  /// The screens that tell of what the person has on record already.
  private func showOnRecord(_ pilot: inout Pilot) {
    switch self {
    case .alreadyFiled, .onRecord:
      pilot.fillPlain()
      let filed = clerkRows.prefix(1).map {
        Filing(category: $0.category, fileTo: $0.fileTo, effective: $0.effective)
      }
      pilot.receive(.known(identity: ClerkPerson.identity, filed, names: [ClerkPerson.name]))
      pilot.press("f8")
      if self == .onRecord { pilot.press("5") }
    case .otherPaper: pilot.press("down", "5", "t", "1")
    default: break
    }
  }
}
