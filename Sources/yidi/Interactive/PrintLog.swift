internal import Ledger

/// What goes on record of papers, in its order, however long that takes.
final class PrintLog {
  private let ledgers: WindowLedgers
  /// What could not be put on record yet.
  private var unrecorded: [PrintRecord] = []

  /// A log into those ledgers.
  init(_ ledgers: WindowLedgers) {
    self.ledgers = ledgers
  }

  /// Whether something is known of a paper that is not on record yet.
  var isBehind: Bool { !unrecorded.isEmpty }

  /// Puts one more thing on record, behind all that waits; `false` where it waits too.
  func add(_ record: PrintRecord) -> Bool {
    unrecorded.append(record)
    return catchUp() == nil
  }

  /// Puts on record what is not yet, and says why the first of it cannot be; the rest waits for that, so
  /// that copies stay in their order.
  @discardableResult
  func catchUp() -> Ledger.Failure? {
    while let next = unrecorded.first {
      do throws(Ledger.Failure) {
        try record(next)
      } catch {
        // A filing that is no longer there has no copies to count.
        guard error == .noSuchFiling else { return error }
      }
      unrecorded.removeFirst()
    }
    return nil
  }

  /// How many copies of a filing's receipt may be out that are not on record yet.
  func copiesUnrecorded(of number: FilingNumber) -> Int {
    unrecorded.count { next in
      guard next.number == number, case .attempt(let attempt) = next.act else { return false }
      return attempt.isCopy
    }
  }

  private func record(_ next: PrintRecord) throws(Ledger.Failure) {
    do throws(Ledger.Failure) {
      try recordThere(next)
    } catch {
      // The server went away with the paper on its way: this machine keeps it, and pushes it later.
      guard let outbox = try ledgers.outbox(after: error) else { throw error }
      do throws(Ledger.Failure) { try keep(next, in: outbox) } catch {
        // What was seen of a try that is on the server waits for it.
        throw error == .noSuchFiling ? .serverAway : error
      }
    }
  }

  private func keep(_ next: PrintRecord, in outbox: Ledger) throws(Ledger.Failure) {
    switch next.act {
    case .attempt(let attempt): try outbox.keepPrint(of: next.number, attempt, id: next.id)
    case .seen(let seen, let attempt): try outbox.recordSeen(seen, of: attempt, id: next.id)
    }
  }

  private func recordThere(_ next: PrintRecord) throws(Ledger.Failure) {
    switch (next.act, next.number) {
    case (.attempt(let attempt), let number?):
      try ledgers.ledger(of: number).recordPrint(of: number, attempt, id: next.id)
    case (.attempt(let attempt), nil):
      try ledgers.ledger().recordPrint(attempt, Grounds(id: next.id))
    case (.seen(let seen, let attempt), let number):
      let first = if let number { try ledgers.ledger(of: number) } else { try ledgers.ledger() }
      do throws(Ledger.Failure) {
        try first.recordSeen(seen, of: attempt, id: next.id)
      } catch {
        // The filing went from the outbox to the server meanwhile; the try stays where it was made.
        guard error == .noSuchFiling, let outbox = try ledgers.outboxIfThere() else { throw error }
        try outbox.recordSeen(seen, of: attempt, id: next.id)
      }
    }
  }
}

/// Something to be put on record of a paper.
struct PrintRecord: Sendable {
  /// What there is to record.
  enum Act: Sendable {
    /// How a try to print ended.
    case attempt(PrintAttempt)
    /// What somebody saw of the paper of that try.
    case seen(PaperSeen, of: Identifier)
  }

  /// Tried again it is the same event.
  let id = Identifier(SystemEntropy())
  /// The filing it is a paper of; `nil` for a paper of none.
  let number: FilingNumber?
  let act: Act
}
