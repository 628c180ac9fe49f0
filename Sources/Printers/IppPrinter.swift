internal import Glibc

/// A printer in the network that takes documents by IPP itself; no printing service is needed.
package struct IppPrinter: Printer {
  let address: IppAddress
  /// Who says where it is.
  var resolver = Resolver()

  /// The printer at that address.
  package init(_ address: IppAddress) {
    self.address = address
  }

  package func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome {
    if watch.isAbandoned() { return .cancelled }
    watch.progress(.sending(printer: address.host))
    do throws(PrintFault) {
      let connection = try IppConnection(address, user: document.user, resolver: resolver)
      var clock = PrintClock()
      var told: PrintFault?
      while true {
        if let outcome = try beforehand(connection, document, watch, &clock, &told) {
          return outcome
        }
        do throws(Unsubmitted) {
          let job = try connection.submit(document)
          watch.progress(.queued(printer: address.host, job: Int(job)))
          return connection.follow(job, watch)
        } catch {
          if error.mayHaveArrived { return .unknown(error.fault) }
          // Somebody else's paper comes first.
          guard error.fault.code == .busy else { return .notSent(error.fault) }
          try pause(for: error.fault, watch, &clock, &told)
        }
      }
    } catch {
      return .notSent(error)
    }
  }

  package func trouble() -> PrintFault? {
    do throws(PrintFault) {
      let connection = try IppConnection(address, resolver: resolver)
      return fault(in: try connection.state())
    } catch {
      return error
    }
  }

  /// Waits until nothing is in the way; an outcome where that does not come.
  private func beforehand(
    _ connection: borrowing IppConnection, _ document: PrintDocument, _ watch: PrintWatch,
    _ clock: inout PrintClock, _ told: inout PrintFault?
  ) throws(PrintFault) -> PrintOutcome? {
    while true {
      let state = try connection.state()
      guard state.isAccepting else { throw PrintFault(.notAccepting, printer: address.host) }
      guard state.takes(document.mime) else {
        throw PrintFault(.wrongFormat, printer: address.host)
      }
      if watch.isAbandoned() { return .cancelled }
      guard state.isStopped, let fault = fault(in: state) else { return nil }
      try pause(for: fault, watch, &clock, &told)
    }
  }

  /// Tells once what is waited for, and waits a moment; over the patience it is the end.
  private func pause(
    for fault: PrintFault, _ watch: PrintWatch, _ clock: inout PrintClock, _ told: inout PrintFault?
  ) throws(PrintFault) {
    if told != fault { watch.progress(.waiting(fault)) }
    told = fault
    clock.waits(for: fault)
    if clock.isOver(watch) { throw fault }
    usleep(300_000)
  }

  private func fault(in state: QueueState) -> PrintFault? {
    guard state.isAccepting else { return PrintFault(.notAccepting, printer: address.host) }
    guard state.isStopped || state.hindrance != nil else { return nil }
    return PrintFault(state.hindrance ?? .paused, printer: address.host)
  }
}
