internal import Fronts
internal import Ledger
internal import Messages

/// What goes on record of a paper, however long that takes.
struct PrintRecord: Sendable {
  /// What there is to record.
  enum Act: Sendable {
    /// How a try to print ended.
    case attempt(PrintAttempt)
    /// What somebody saw of the paper of that try.
    case seen(PaperSeen, of: Identifier)
  }

  /// Tried again it is the same event.
  let id: Identifier
  /// The filing it is a paper of; `nil` for a paper of none.
  let number: FilingNumber?
  let act: Act
}

extension World {
  /// Puts what is known of papers on record, and says why the first of them is not yet; the others wait for
  /// it, so that copies stay in their order.
  func putOnRecord() -> Ledger.Failure? {
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

  private func record(_ next: PrintRecord) throws(Ledger.Failure) {
    do throws(Ledger.Failure) {
      try recordThere(next)
    } catch {
      // The server went away with the paper on its way: this machine keeps it, and pushes it later.
      guard error == .serverAway, let outbox = try outbox() else { throw error }
      if !isAway { awaySince = Milliseconds.now }
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

  /// How many copies of a filing's receipt may be out that are not on record yet.
  func copiesUnrecorded(of number: FilingNumber) -> Int {
    unrecorded.count { next in
      guard next.number == number, case .attempt(let attempt) = next.act else { return false }
      return attempt.isCopy
    }
  }

  private func recordThere(_ next: PrintRecord) throws(Ledger.Failure) {
    switch (next.act, next.number) {
    case (.attempt(let attempt), let number?):
      try ledger(of: number).recordPrint(of: number, attempt, id: next.id)
    case (.attempt(let attempt), nil):
      try ledger().recordPrint(attempt, Grounds(id: next.id))
    case (.seen(let seen, let attempt), let number):
      let first = if let number { try ledger(of: number) } else { try ledger() }
      do throws(Ledger.Failure) {
        try first.recordSeen(seen, of: attempt, id: next.id)
      } catch {
        // The filing went from the outbox to the server meanwhile; the try stays where it was made.
        guard error == .noSuchFiling, let outbox = try outbox(ifThere: true) else { throw error }
        try outbox.recordSeen(seen, of: attempt, id: next.id)
      }
    }
  }

  /// Puts on record what somebody saw of the last paper of that number, where the printer left it open.
  func record(_ seen: PaperSeen, of number: String) -> [EffectResult] {
    guard let attempt = inDoubt.removeValue(forKey: number) else { return [] }
    unrecorded.append(
      PrintRecord(
        id: Identifier(SystemEntropy()), number: FilingNumber(number),
        act: .seen(seen, of: attempt)))
    return putOnRecord() == nil ? [] : [.notActed(Message("clerk.print.unrecorded"))]
  }
}
