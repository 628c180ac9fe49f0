internal import CCups

/// A printer reached through the machine's printing service (CUPS).
package struct CupsPrinter: Printer {
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

  /// Another machine whose printing service libcups is set up to use; `nil` where it is this one's.
  package static var serviceElsewhere: String? {
    guard PrintFault.hasLibrary else { return nil }
    let name = cupsServer().map { String(cString: $0).filter { !"[]".contains($0) } } ?? ""
    let isHere =
      name.isEmpty || name.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(name)
    return isHere ? nil : name
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
    let witness = PrinterWitness(device: state.device, queue: queue.name, title: document.title)
    let job: Int32
    do throws(Unsubmitted) {
      job = try connection.submit(document, to: queue)
    } catch {
      guard error.mayHaveArrived else { throw error.fault }
      return .unknown(PrintFault(.cancelUnconfirmed, printer: queue.name))
    }
    watch.progress(.queued(printer: queue.name, job: Int(job)))
    let spool = CupsSpool(connection: connection, queue: queue, before: state.hindrance)
    let outcome = spool.follow(job, watch)
    // What may still be on its way stays, to be called off by hand.
    if outcome.fault?.code != .cancelUnconfirmed { spool.forget(job) }
    return witness?.correct(outcome) ?? outcome
  }

  package func trouble() -> PrintFault? {
    do throws(PrintFault) {
      let connection = try CupsConnection(server: server)
      let queue = try connection.queue(named: queue)
      let state = try connection.state(of: queue)
      if state.isStopped {
        return PrintFault(.paused, printer: queue.name, reason: state.message)
      }
      if !state.isAccepting {
        return PrintFault(.notAccepting, printer: queue.name, reason: state.message)
      }
      // A queue remembers what its last job met; the printer knows how it is.
      switch PrinterWitness.ask(state.device) {
      case .answers(let itself):
        return itself.hindrance.map { PrintFault($0, printer: queue.name) }
      case .silent, .cannotBeAsked:
        // One that is switched off gives no reason: only its silence shows it.
        if !state.isReachable { return PrintFault(.noAnswer, printer: queue.name) }
        return state.hindrance.map { PrintFault($0, printer: queue.name) }
      }
    } catch {
      return error
    }
  }
}

/// A job of a queue of the printing service.
private struct CupsSpool: ~Copyable, Spool {
  let connection: CupsConnection
  let queue: CupsQueue
  /// What hindered the queue before this job.
  let before: PrintFault.Code?

  var printer: String { queue.name }

  func look(at job: Int32) throws(PrintFault) -> (job: JobState, queue: QueueState) {
    let seen = (job: try connection.state(ofJob: job, on: queue), try connection.state(of: queue))
    // CUPS keeps what a job met until the printer takes another, and one that is off takes none.
    guard let before, before == seen.1.hindrance else { return seen }
    return (seen.job, seen.1.upToDate)
  }

  func cancel(_ job: Int32) {
    connection.cancel(job: job, on: queue)
  }

  func forget(_ job: Int32) {
    connection.forget(job: job, on: queue)
  }
}

extension QueueState {
  /// The same with what hinders it as the printer itself says, where it is not at the job.
  fileprivate var upToDate: QueueState {
    guard !isStopped, !isAtWork else { return self }
    var state = self
    switch PrinterWitness.ask(device) {
    case .silent where !isReachable: state.reasons = ["offline"]
    case .silent, .cannotBeAsked: break
    case .answers(let own): state.reasons = own.reasons
    }
    return state
  }

  /// Whether somebody listens where the printer is; a device that has no such place counts.
  fileprivate var isReachable: Bool {
    let ports = ["ipp": 631, "ipps": 631, "socket": 9100, "lpd": 515]
    let parts = device.split(separator: "://", maxSplits: 1)
    guard parts.count == 2, let port = ports[String(parts[0])],
      let place = IppAddress.place(parts[1].prefix { $0 != "/" }, usualPort: port)
    else { return true }
    return (try? Wire(host: place.host, port: place.port, seconds: 1.5, printer: "")) != nil
  }
}
