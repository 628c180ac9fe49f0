internal import CCups
internal import Glibc

/// The printer behind a queue, asked itself what became of a paper.
///
/// CUPS calls a job completed whatever became of it at the printer: its IPP backend ends well once the
/// printer's job is over, held or forgotten. A second thread of it looks for "aborted", and is now and
/// then too late (backend/ipp.c of CUPS 2.4, as of 2.3).
struct PrinterWitness {
  private let address: IppAddress
  /// What the printer is called where it is spoken of.
  private let queue: String
  private let title: String
  /// The highest number of a job it had before this paper.
  private let last: Int

  /// How often a printer is looked at that is still at it, and how long between.
  private enum Limit {
    static let looks = 10
    static let microseconds: UInt32 = 300_000
  }

  /// What asking a printer came to.
  enum Answer {
    /// It speaks no IPP, or another machine's printing service answers for it.
    case cannotBeAsked
    /// Nobody is there who speaks IPP.
    case silent
    case answers(QueueState)
  }

  /// How the printer at that device is by its own word.
  static func ask(_ device: String) -> Answer {
    guard let address = address(device) else { return .cannotBeAsked }
    guard let connection = try? IppConnection(address) else { return .silent }
    guard let state = try? connection.state(), state.isDirect else { return .cannotBeAsked }
    return .answers(state)
  }

  /// Where a queue's device can be asked; behind the question mark stand wishes to the backend.
  private static func address(_ device: String) -> IppAddress? {
    IppAddress(String(device.prefix { $0 != "?" }))
  }

  /// The printer at that device, before the paper of that title is sent; `nil` where it cannot be asked.
  init?(device: String, queue: String, title: String) {
    guard let address = Self.address(device) else { return nil }
    guard let connection = try? IppConnection(address, user: Self.user),
      let state = try? connection.state(), state.isDirect,
      let jobs = try? connection.jobs()
    else { return nil }
    (self.address, self.queue, self.title) = (address, queue, title)
    last = jobs.map(\.id).max() ?? 0
  }

  /// As whom this thread has sent the paper: a printer may tell the names of jobs to their owner alone.
  private static var user: String { cupsUser().map { String(cString: $0) } ?? "" }

  /// The outcome by the printer's own word where it has one; else what the queue made of it.
  func correct(_ outcome: PrintOutcome) -> PrintOutcome {
    switch outcome {
    case .sentUnconfirmed, .unknown: break
    case .confirmed, .notSent, .saved, .cancelled: return outcome
    }
    guard let connection = try? IppConnection(address, user: Self.user) else { return outcome }
    for _ in 0..<Limit.looks {
      guard let jobs = try? connection.jobs() else { return outcome }
      let own = jobs.filter { $0.id > last && $0.name == title }.map(\.state)
      if own.allSatisfy(\.isOver) { return PrinterWitness.verdict(own, outcome, queue) }
      usleep(Limit.microseconds)
    }
    return outcome
  }

  /// What the ends of its jobs make of the outcome; there are two where CUPS tried again in another way.
  static func verdict(
    _ jobs: [JobState], _ outcome: PrintOutcome, _ queue: String
  ) -> PrintOutcome {
    guard let job = jobs.first else { return outcome }
    let isPrinted = jobs.allSatisfy { $0.isFine && !$0.isHandedOn }
    guard isPrinted || !jobs.contains(where: \.isFine) else { return outcome }
    switch outcome {
    // A queue that gave up may have handed on half of it: that the printer is done with is no paper.
    case .sentUnconfirmed where isPrinted: return .confirmed(printer: queue)
    case _ where isPrinted: return outcome
    case .sentUnconfirmed:
      let code = job.isCancelledElsewhere ? PrintFault.Code.cancelledElsewhere : .aborted
      return .unknown(PrintFault(code, printer: queue))
    case .unknown(let fault) where fault.code == .beyondRecall:
      return .unknown(PrintFault(.cancelledLate, printer: queue))
    default: return outcome
    }
  }
}
