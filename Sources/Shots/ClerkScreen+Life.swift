package import Fronts
import Interview
import Rules

/// The screens on which a filing's life goes on, and the day ends.
extension ClerkScreen {
  func showLife(_ pilot: inout Pilot) {
    if self == .workList { return pilot.press("f4", "9", "down") }
    if self == .day { return pilot.press("f4", "d") }
    Self.listLife(&pilot)
    switch self {
    case .life: pilot.press("3")
    case .lifeTemporary: pilot.press("down", "3")
    case .lifeEnd:
      pilot.press("3", "2")
      pilot.enter("回达州跟儿子住")
    case .lifeDischarge: pilot.press("down", "3", "4")
    case .lifeCorrect:
      pilot.press("3", "5")
      pilot.enter("张三峰")
    case .lifeClosed: pilot.press("down", "down", "3")
    default: break
    }
  }

  /// The list with filings in whose life something is to come, the keyboard before the first.
  static func listLife(_ pilot: inout Pilot) {
    pilot.receive(.filings(lifeRows))
    pilot.press("up", "up", "up", "up", "up", "down")
  }

  /// A long-term filing that owes papers, a late one without a discharge, one that was ended, and one
  /// whose person was erased.
  package static let lifeRows: [FiledRow] = {
    var rows = [
      filedRow("DZ2026070303004297", "张*丰", .stationedWorker, 510_100, "2026-07-03"),
      filedRow("DZ2026072903004135", "赵*", .referral, 110_000, "2026-07-29"),
      filedRow("DZ2026071503001174", "周*", .otherTemporary, 510_100, "2026-07-15"),
      filedRow("DZ2026013103001283", "", .retiredResettled, 330_100, "2026-01-31"),
    ].compactMap(\.self)
    rows[0].owes = true
    rows[0].details?.materials = .promised(by: Day("2026-08-03"))
    rows[1].waits = true
    rows[1].details?.facts.admission = Day("2026-07-27")
    rows[2].isEnded = true
    rows[3].isErased = true
    return rows
  }()
}
