package import Fronts
import Interview
package import OfficeLists
package import Places
package import Terminal

/// The screens that only an office with lists of its own has.
extension ClerkScreen {
  /// The lists of the office on this screen.
  package func lists(_ places: Places) -> OfficeLists {
    self == .list ? .none : SampleLists.lists(for: rawValue, places: places)
  }

  /// The program showing this screen at Li's window.
  package func pilot(_ context: Context, size: Size) -> Pilot {
    var context = context
    context.window = .ofLi
    context.lists = lists(context.places)
    context.materials = materials
    var pilot = Pilot(context, only: .clerk, size: size, world: clerkWorld)
    show(&pilot)
    return pilot
  }

  func showLists(_ pilot: inout Pilot) {
    switch self {
    case .listIssuer:
      Self.fillToIssuer(&pilot)
      pilot.press("f4")
    case .listFound:
      Self.fillToIssuer(&pilot)
      pilot.type("xh")
    case .listFilled, .sampleFilled:
      Self.fillToIssuer(&pilot)
      pilot.enter("xh")
    // A county's hospital of the right grade that the list does not have.
    case .listNone:
      Self.fillToIssuer(&pilot)
      pilot.press("0", "2", "2")
    case .listReasons:
      ClerkScreen.listNone.show(&pilot)
      pilot.press("f7")
    case .listConfirm, .sampleConfirm:
      ClerkScreen.listFilled.show(&pilot)
      pilot.press("f8")
    case .listHelp:
      Self.fillToIssuer(&pilot)
      pilot.press("f1")
    // Another temporary filing changes by a certificate whose issuer is picked from the list.
    case .listChange, .listChanged:
      Self.listRows(&pilot)
      pilot.press("down", "down", "down", "down", "2", "1")
      pilot.enter("bj")
      pilot.press("1", "f4")
      if self == .listChanged { pilot.press("2") }
    default: showPrinter(&pilot)
    }
  }

  /// A referral to a hospital of Beijing that is on the list, to the field of its issuer.
  package static func fillToIssuer(_ pilot: inout Pilot) {
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    pilot.enter("bjg")
    pilot.press("1")
  }
}
