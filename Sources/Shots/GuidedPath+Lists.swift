package import Fronts
import Interview
package import OfficeLists
package import Places
package import Terminal

/// Ways to the pages that only an office with lists of its own has.
extension GuidedPath {
  /// The lists of the office on this path.
  package func lists(_ places: Places) -> OfficeLists {
    self == .listed ? .none : SampleLists.lists(for: rawValue, places: places)
  }

  /// The office on this path; where it keeps receipts in files, nobody else comes after.
  private var office: Office {
    Office(
      phone: "0818-2123456", isShared: ![.receiptSaved, .receiptNotSaved, .foundOwn].contains(self))
  }

  /// The program at the end of this path, walked on the smallest screen and seen on that one.
  package func pilot(_ context: Context, size: Size) -> Pilot {
    var context = context
    context.office = office
    context.lists = lists(context.places)
    var pilot = Pilot(context, only: hasOpening ? nil : .guided, size: PageLayout.smallest)
    walk(&pilot)
    pilot.handle(.resize(size))
    return pilot
  }

  func walkWithLists(_ pilot: inout Pilot) {
    switch self {
    case .listIssuer, .sampleIssuer: GuidedPath.issuer.walk(&pilot)
    case .listIssuerNext: GuidedPath.listIssuer.then(&pilot, "0")
    case .listIssuerFound:
      GuidedPath.listIssuer.walk(&pilot)
      pilot.type("xhy")
      pilot.press("1")
    case .listIssuerNothing:
      GuidedPath.listIssuer.walk(&pilot)
      pilot.enter("zzz")
    case .listIssuerNone:
      GuidedPath.listIssuer.walk(&pilot)
      pilot.choose(9)
    case .listIssuerHelp: GuidedPath.listIssuer.then(&pilot, "f1")
    case .listHospital: GuidedPath.walkToHospital(&pilot)
    case .listUnchecked:
      GuidedPath.walkToHospital(&pilot)
      pilot.choose(2)
    case .listCheckNone:
      GuidedPath.listIssuerNone.walk(&pilot)
      pilot.choose(2, 2)
      GuidedPath.walkFromPlace(&pilot)
    case .listResultNone: GuidedPath.listCheckNone.file(&pilot)
    case .listResult, .sampleResult:
      GuidedPath.sampleCheck.file(&pilot)
    case .listReasons: GuidedPath.listResult.then(&pilot, "7")
    // In December of another year there is no list, and so it is described as ever.
    case .listYear:
      pilot.choose(2, 1, 4, 1)
      pilot.enter("20251230")
      pilot.choose(2, 1, 2, 2)
    case .sampleCheck:
      GuidedPath.walkToHospital(&pilot)
      pilot.choose(1)
      GuidedPath.walkFromInsured(&pilot)
    default: walkWrong(&pilot)
    }
  }

  /// From a hospital bed in Beijing, referred by a hospital on the list, to which hospital it is.
  private static func walkToHospital(_ pilot: inout Pilot) {
    pilot.choose(2, 1, 4, 1)
    pilot.enter("20260729")
    pilot.choose(2, 1, 2, 1)
    pilot.type("bj")
    pilot.choose(1)
  }

  private static func walkFromPlace(_ pilot: inout Pilot) {
    pilot.type("bj")
    pilot.choose(1)
    walkFromInsured(&pilot)
  }

  private static func walkFromInsured(_ pilot: inout Pilot) {
    pilot.type("dachuan")
    pilot.choose(1, 1)
    walkPerson(&pilot)
  }
}
