internal import CCups
internal import Glibc

/// What holds a job and tells how it stands: the printing service, or a printer that speaks IPP.
protocol Spool: ~Copyable {
  /// What the printer is called where it is spoken of.
  var printer: String { get }
  /// How job and printer stand at this moment.
  func look(at job: Int32) throws(PrintFault) -> (job: JobState, queue: QueueState)
  /// Asks for the job to be given up; whether it is, only its state tells.
  func cancel(_ job: Int32)
}

/// Why a document was not taken.
struct Unsubmitted: Error {
  let fault: PrintFault
  /// Whether whoever was to take it may have it all the same, and print it.
  var mayHaveArrived = false
}

/// Has libcups ask nobody for a password on this thread: left to itself it writes on the terminal and
/// reads keys there, which are the clerk's, without an end.
func askNobody() {
  cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
}

extension ipp_status_t {
  /// Whether what was asked for was done.
  var isOK: Bool { rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue }

  /// Whether a name and a password are wanted first; the second is libcups's own word where none is given.
  var wantsPassword: Bool {
    self == IPP_STATUS_ERROR_NOT_AUTHENTICATED
      || self == IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED
  }
}

/// Limits of patience with a printer.
private enum Limit {
  static let pollMicroseconds: UInt32 = 300_000
  /// A printer that is at work for so long without a word may be switched off.
  static let silenceSeconds = 6.0
  static let cancelChecks = 10
}

extension Spool where Self: ~Copyable {
  /// Looks at the job until it is known what became of it.
  func follow(_ job: Int32, _ watch: PrintWatch) -> PrintOutcome {
    var attempt = JobWatch(printer: printer)
    var clock = PrintClock()
    var isToldLong = false
    while true {
      let given: JobWatch.GivenUp? =
        watch.isAbandoned() ? .byWatcher : clock.isOver(watch) ? .tooSlow : nil
      if let given { return giveUp(job, given, &attempt) }
      do {
        let seen = try look(at: job)
        let seconds = clock.seconds
        let silent = seconds - attempt.quietSince > Limit.silenceSeconds
        let step = attempt.sees(seen.job, seen.queue, at: seconds, silent: silent)
        step.progress.forEach(watch.progress)
        switch step.end {
        case .none: break
        case .outcome(let outcome): return outcome
        case .stuck: return giveUp(job, .stuck, &attempt)
        }
      } catch {
        attempt.hears(error).forEach(watch.progress)
      }
      clock.waits(for: attempt.trouble, isMoving: attempt.isMoving)
      // What goes on is not called off unasked: whoever is there says whether to wait.
      if !isToldLong, attempt.trouble == nil, clock.isLong(watch) {
        isToldLong = true
        watch.progress(.long)
      }
      usleep(Limit.pollMicroseconds)
    }
  }

  /// Cancels the job and looks until it is gone.
  private func giveUp(
    _ job: Int32, _ why: JobWatch.GivenUp, _ attempt: inout JobWatch
  ) -> PrintOutcome {
    cancel(job)
    var wasGone = false
    for _ in 0..<Limit.cancelChecks {
      guard let seen = try? look(at: job) else { break }
      if let outcome = attempt.outcome(of: why, seen.job, seen.queue) {
        // A printer may begin all the same with what it has just called cancelled; a second look tells.
        switch outcome {
        case .cancelled where !wasGone, .notSent where !wasGone: wasGone = true
        default: return outcome
        }
      }
      usleep(Limit.pollMicroseconds)
    }
    return .unknown(PrintFault(.cancelUnconfirmed, printer: printer))
  }
}
