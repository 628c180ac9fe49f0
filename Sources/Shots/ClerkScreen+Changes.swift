package import Fronts
import Rules

/// The screens on which a filing on record is changed.
extension ClerkScreen {
  func showChange(_ pilot: inout Pilot) {
    Self.listRows(&pilot)
    switch self {
    case .changeBegun: pilot.press("down", "2")
    case .changePlaces:
      pilot.press("down", "2", "1")
      pilot.type("cd")
    // In the fourth week of six months, without papers.
    case .changeRefused:
      pilot.press("down", "2", "1")
      pilot.enter("cq")
      pilot.press("0")
    case .changeAllowed:
      pilot.press("down", "2", "1")
      pilot.enter("cq")
      pilot.press("1")
    case .changeLastDay:
      pilot.press("down", "down", "2", "1")
      pilot.enter("cq")
      pilot.press("0")
    case .changeOver:
      pilot.press("down", "down", "down", "2", "1")
      pilot.enter("cq")
      pilot.press("0")
    // Another temporary filing, and now a certificate of a city-level hospital.
    case .changeReferral:
      pilot.press("down", "down", "down", "down", "2", "1")
      pilot.enter("bj")
      pilot.press("1", "1", "2")
    case .changeNotFound:
      pilot.press("down", "2", "1")
      pilot.enter("xyz")
    case .changeMoved:
      pilot.press("down", "2", "3")
      pilot.enter("511725")
    case .changeReasons:
      ClerkScreen.changeRefused.show(&pilot)
      pilot.press("f7")
    default: break
    }
  }

  /// The list with the filings that can be changed, the keyboard in the search.
  static func listRows(_ pilot: inout Pilot) {
    pilot.receive(.filings(changedRows))
    pilot.press("up", "up", "up", "up", "up")
  }

  /// A long-term filing of this month, one of half a year ago to the day, a temporary one that is
  /// over, and one that is not.
  package static let changedRows: [FiledRow] = [
    filedRow("DZ2026070303004297", "张*丰", .stationedWorker, 510_100, "2026-07-03"),
    filedRow("DZ2026013103004135", "赵*", .retiredResettled, 330_100, "2026-01-31"),
    filedRow("DZ2025120103011283", "欧阳**", .referral, 110_000, "2025-12-01"),
    filedRow("DZ2026071503001174", "周*", .otherTemporary, 510_100, "2026-07-15"),
  ].compactMap(\.self)
}
