package import Fronts
import Messages

/// A world in which everything works.
@Sendable package func kindWorld(_ effect: Effect) -> [EffectResult] {
  switch effect {
  case .file:
    [.filed(FiledReceipt(number: "DZ2026073103004297", time: "09:45:12", receipt: receipt))]
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

/// A receipt of a few rows in each type and language.
let receipt = ReceiptPages(
  Dictionary(
    uniqueKeysWithValues: [Language.zh, .en].flatMap { language in
      [false, true].map { isLarge in
        let title = language == .zh ? "达州市异地就医备案回执" : "Receipt of a filing"
        let rows = (1...(isLarge ? 30 : 12)).map { language == .zh ? "第 \($0) 行" : "Row \($0)" }
        return (ReceiptPages.Kind(isLarge: isLarge, language: language), [title, ""] + rows)
      }
    }))
