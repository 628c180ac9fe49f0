internal import Ledger

/// A try to print, as it goes on record however long that takes.
struct PrintRecord: Sendable {
  /// Tried again it is the same event.
  let id: Identifier
  /// The filing it was a paper of; `nil` for a paper of none.
  let number: FilingNumber?
  let attempt: PrintAttempt
}

extension World {
  /// Puts ended tries to print on record, and says why the first of them is not yet; the others wait for
  /// it, so that copies stay in their order.
  func putOnRecord() -> Ledger.Failure? {
    while let next = unrecorded.first {
      do throws(Ledger.Failure) {
        if let number = next.number {
          try ledger(of: number).recordPrint(of: number, next.attempt, id: next.id)
        } else {
          try ledger().recordPrint(next.attempt, Grounds(id: next.id))
        }
      } catch {
        // A filing that is no longer there has no copies to count.
        guard error == .noSuchFiling else { return error }
      }
      unrecorded.removeFirst()
    }
    return nil
  }
}
