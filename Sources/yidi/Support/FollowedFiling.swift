internal import Ledger
internal import Receipts
internal import Rules

/// A filing on record, and what befell it since.
struct FollowedFiling: Sendable {
  let filed: FiledFiling
  /// The filing that took its place; `nil` where none did.
  let successor: FilingNumber?
  /// The day it was ended on request; `nil` where it was not.
  let endedOn: Day?
  /// Whether papers were promised for it and have been shown since.
  let hasSupplied: Bool
  /// Whether the discharge from the stay it was made late for is known.
  let isDischarged: Bool

  /// The filing of that number in a ledger.
  init(_ number: FilingNumber, in ledger: Ledger) throws(Ledger.Failure) {
    try self.init(try ledger.filing(number), in: ledger)
  }

  /// That filing, followed through the ledger it is from.
  init(_ filed: FiledFiling, in ledger: Ledger) throws(Ledger.Failure) {
    self.init(filed, filed.isOpen ? [] : try ledger.events(of: filed.number))
  }

  /// That filing, with the events that are known of it.
  init(_ filed: FiledFiling, _ events: [EventRecord]) {
    self.filed = filed
    successor = events.last { $0.kind == .superseded }?.by
    endedOn = events.last { $0.kind == .ended }?.day
    // Of one that is closed the view no longer says it, the events do.
    let isOpen = filed.isOpen
    hasSupplied =
      filed.filing.method == .promise
      && (isOpen ? !filed.owes : events.contains { $0.kind == .papersShown })
    isDischarged =
      filed.filing.isLate
      && (isOpen ? !filed.waits : events.contains { $0.kind == .discharged })
  }

  /// What a paper says of it.
  var standing: ReceiptInput.Standing {
    switch filed.state {
    case .active, .over: .stands
    case .changed: .replaced(by: successor?.text)
    case .ended: .ended(on: endedOn)
    }
  }
}

extension FiledFiling {
  /// Whether no other took its place and nobody ended it.
  fileprivate var isOpen: Bool { state == .active || state == .over }
}
