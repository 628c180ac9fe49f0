import Fronts
import Messages
package import Rules

/// What hangs on the office's server, on its settings, and on its printer being a folder.
extension ClerkScreen {
  func showOffice(_ pilot: inout Pilot) {
    switch self {
    case .awayList:
      pilot.receive(.server(isAway: true))
      pilot.receive(.notListed(Message("clerk.list.server_away")))
    case .awayForm:
      pilot.receive(.server(isAway: true))
      pilot.fillPlain()
    case .awayConfirm:
      pilot.receive(.server(isAway: true))
      pilot.fillPlain()
      pilot.press("f8")
    case .confirmMaterials: ClerkScreen.confirm.show(&pilot)
    case .paperKept:
      file(&pilot)
      pilot.receive(
        .printing(
          .filing("DZ2026073103004297"), .saved(path: "/srv/papers/DZ2026073103004297.pdf")))
    default: showRefused(&pilot)
    }
  }

  /// What the office asks for on this screen.
  package var materials: [Rules.Category: [String]] {
    self == .confirmMaterials ? [.referral: ["身份证", "转诊转院证明", "备案表签字"]] : [:]
  }
}
