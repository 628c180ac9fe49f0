import OfficeLists
import Support

/// Ways to the pages that only an office with lists of its own has.
extension GuidedPath {
  /// The lists of the office on this path.
  var lists: OfficeLists {
    get throws {
      self == .listed ? .none : try SampleLists.lists(for: rawValue)
    }
  }

  func walkWithLists(_ pilot: inout Pilot) {
    switch self {
    case .listIssuer, .sampleIssuer: GuidedPath.issuer.walk(&pilot)
    case .listIssuerNext: GuidedPath.listIssuer.then(&pilot, "8")
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
    case .listResultNone: GuidedPath.listCheckNone.then(&pilot, "enter")
    case .listResult, .sampleResult:
      GuidedPath.sampleCheck.walk(&pilot)
      pilot.press("enter")
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
    default: break
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
