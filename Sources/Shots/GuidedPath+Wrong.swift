import Fronts
import Messages
import Terminal

/// Ways to pages on which something is wrong, or does not fit.
extension GuidedPath {
  func walkWrong(_ pilot: inout Pilot) {
    switch self {
    case .nameEmpty: GuidedPath.name.then(&pilot, "enter")
    case .nameSign:
      GuidedPath.name.walk(&pilot)
      pilot.enter("张#")
    // Longer than the page is wide on the smallest screen.
    case .nameLong:
      GuidedPath.name.walk(&pilot)
      pilot.handle(.paste("阿卜杜热合曼·买买提依明·吐尔逊江·艾合买提江·麦麦提"))
    case .phoneShort:
      GuidedPath.phone.walk(&pilot)
      pilot.enter("138")
    case .phoneBegins:
      GuidedPath.phone.walk(&pilot)
      pilot.type("12")
    case .identityBegins:
      GuidedPath.identity.walk(&pilot)
      pilot.type("511700195513")
    // July without its 0.
    case .admissionBegins:
      GuidedPath.admission.walk(&pilot)
      pilot.type("20267")
    case .agentNameEmpty: GuidedPath.agentName.then(&pilot, "enter")
    case .agentIdentitySame:
      GuidedPath.agentIdentity.walk(&pilot)
      pilot.enter(GuidedPath.number)
    case .agentPhoneShort:
      GuidedPath.agentPhone.walk(&pilot)
      pilot.enter("138")
    case .lookUpShort:
      GuidedPath.lookUp.walk(&pilot)
      pilot.enter("5117")
    case .lookUpNot:
      GuidedPath.lookUp.walk(&pilot)
      pilot.enter(GuidedPath.number)
      pilot.receive(.notFound(Message("failure.ledger.busy")))
    case .receiptNotSaved:
      GuidedPath.receipt.then(&pilot, "3")
      let path = "/home/li/DZ2026073103004297.pdf"
      pilot.receive(.receiptNotSaved(Message("failure.receipt.differs", ["path": path])))
    default: break
    }
  }
}
