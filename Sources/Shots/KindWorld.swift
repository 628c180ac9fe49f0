package import Fronts

/// A world in which everything works.
@Sendable package func kindWorld(_ effect: Effect) -> [EffectResult] {
  switch effect {
  case .file:
    [.filed(FiledReceipt(number: "DZ2026073103004297", time: "09:45:12", receipt: .sample))]
  case .print(let paper, _):
    [.printing(paper, .started), .printing(paper, .sent(printer: "HP-3"))]
  case .askStaff: [.staff(needsSignIn: false)]
  case .knownFilings(let identity), .ownFilings(let identity): [.known(identity: identity, [])]
  case .takeCall(let id): [.callTaken(id: id)]
  case .callStaff: [.called(number: "527", hours: 24)]
  case .saveReceipt: [.receiptSaved(path: "/home/li/DZ2026073103004297.pdf")]
  default: []
  }
}
