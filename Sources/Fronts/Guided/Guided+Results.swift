import Interview
import Messages
import Rules

/// After the check page: the receipt, the printer, and looking up what is on record.
extension Guided {
  /// The decision the page speaks of: of the filing made, or of the case as answered.
  var shownDecision: Decision? {
    if outcome.shown != nil { return foundDecision }
    if outcome.filed != nil, let request = outcome.request { return request.decision }
    if case .staff(let reason) = interview.ending, !reason.hasReasons { return nil }
    return interview.endingDecision
  }

  /// The number and the receipt that the receipt page shows.
  var shownReceipt: (number: String, receipt: ReceiptPages)? {
    if let found = shownFound { return (found.number, found.receipt) }
    return outcome.filed.map { ($0.number, $0.receipt) }
  }

  /// 1 ordinary type, 2 large type, 3 to a file, 9 through.
  mutating func chooseOnReceipt(_ number: Int) -> [Effect] {
    switch number {
    case 1, 2:
      outcome.isLarge = number == 2
      scroll = 0
    case 3:
      guard !context.office.isShared, let shown = shownReceipt else { return [] }
      return [.saveReceipt(.filing(shown.number), PaperChoice(isLarge: outcome.isLarge))]
    case 9: return done()
    default: break
    }
    return []
  }

  mutating func printReceipt() -> [Effect] {
    guard let shown = shownReceipt else { return [] }
    outcome.printing = .started
    go(to: .printing)
    return [.print(.filing(shown.number), PaperChoice(isLarge: outcome.isLarge))]
  }

  /// 1 the receipt in large type, 7 the sentences behind it, 9 through.
  mutating func chooseOnResult(_ number: Int) -> [Effect] {
    switch (number, page) {
    case (1, .result), (1, .standing):
      outcome.isLarge = true
      go(to: .receipt)
    case (7, _): if shownDecision != nil { go(to: .reasons) }
    case (9, .standing): return done()
    default: break
    }
    return []
  }

  /// The person is through: the first page again, for whoever comes next.
  mutating func done() -> [Effect] { wipe() }

  /// That the person has the paper in their hands, where no printer vouched for it.
  var sawReceipt: [Effect] {
    guard case .unconfirmed = outcome.printing, let shown = shownReceipt else { return [] }
    return [.sawPaper(.filing(shown.number), .out)]
  }
}
