internal import Glibc

/// A printer reached through the machine's printing service (CUPS).
package struct CupsPrinter: Printer {
  /// Limits of patience with a printer.
  private enum Limit {
    static let pollMicroseconds: UInt32 = 300_000
    /// A printer that is at work for so long without a word may be switched off.
    static let silenceSeconds = 6.0
    static let cancelChecks = 10
  }

  /// The queue, or `nil` for the machine's default one.
  package let queue: String?
  private let server: String?

  /// The queue of that name, or the default one, of the service at `server`: "host:port", or a socket.
  ///
  /// Without a server libcups looks where it is set up to look.
  package init(queue: String? = nil, server: String? = nil) {
    self.queue = queue
    self.server = server
  }

  /// The names of the queues of the printing service, for choosing another one.
  package func queues() throws(PrintFault) -> [String] {
    let connection = try CupsConnection(server: server)
    return try connection.queueNames()
  }

  package func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome {
    do {
      return try attempt(document, watch)
    } catch {
      return .notSent(error)
    }
  }

  private func attempt(
    _ document: PrintDocument, _ watch: PrintWatch
  ) throws(PrintFault) -> PrintOutcome {
    let connection = try CupsConnection(server: server)
    let queue = try connection.queue(named: queue)
    let state = try connection.state(of: queue)
    // What is handed to a stopped queue comes out when somebody starts it, and a stranger has it.
    if state.isStopped {
      throw PrintFault(.paused, printer: queue.name, reason: state.message)
    }
    guard state.isAccepting else {
      throw PrintFault(.notAccepting, printer: queue.name, reason: state.message)
    }
    guard state.takes(document.mime) else {
      throw PrintFault(.wrongFormat, printer: queue.name)
    }
    if watch.isAbandoned() { return .cancelled }
    watch.progress(.sending(printer: queue.name))
    let job = try connection.submit(document, to: queue)
    watch.progress(.queued(printer: queue.name, job: Int(job)))
    var attempt = PrintAttempt(printer: queue.name, reportsBack: state.reportsBack)
    let begun = now()
    while true {
      let seconds = now() - begun
      let given: PrintAttempt.GivenUp? =
        watch.isAbandoned() ? .byWatcher : seconds > watch.patienceSeconds ? .tooSlow : nil
      if let given {
        return giveUp(job, given, &attempt, connection, queue)
      }
      do {
        let jobState = try connection.state(ofJob: job, on: queue)
        let queueState = try connection.state(of: queue)
        let silent = seconds - attempt.quietSince > Limit.silenceSeconds
        let step = attempt.sees(jobState, queueState, at: seconds, silent: silent)
        step.progress.forEach(watch.progress)
        switch step.end {
        case .none: break
        case .outcome(let outcome): return outcome
        case .stuck: return giveUp(job, .stuck, &attempt, connection, queue)
        }
      } catch {
        attempt.hears(error).forEach(watch.progress)
      }
      usleep(Limit.pollMicroseconds)
    }
  }

  /// Cancels the job and looks until it is gone.
  private func giveUp(
    _ job: Int32, _ why: PrintAttempt.GivenUp, _ attempt: inout PrintAttempt,
    _ connection: borrowing CupsConnection, _ queue: borrowing CupsQueue
  ) -> PrintOutcome {
    connection.cancel(job: job, on: queue)
    for _ in 0..<Limit.cancelChecks {
      guard let state = try? connection.state(ofJob: job, on: queue) else { break }
      if let outcome = attempt.outcome(of: why, state) { return outcome }
      usleep(Limit.pollMicroseconds)
    }
    return .unknown(PrintFault(.cancelUnconfirmed, printer: queue.name))
  }

  /// Seconds on a clock that only runs forward.
  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
