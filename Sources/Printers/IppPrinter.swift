internal import Glibc

/// A printer in the network that takes documents by IPP itself; no printing service is needed.
package struct IppPrinter: Printer {
  let address: IppAddress

  /// The printer at that address.
  package init(_ address: IppAddress) {
    self.address = address
  }

  package func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome {
    if watch.isAbandoned() { return .cancelled }
    watch.progress(.sending(printer: address.host))
    do throws(PrintFault) {
      let connection = try IppConnection(address)
      if let outcome = try beforehand(connection, document, watch) { return outcome }
      let job: Int32
      do throws(IppConnection.Unsubmitted) {
        job = try connection.submit(document)
      } catch {
        return error.mayHaveArrived ? .unknown(error.fault) : .notSent(error.fault)
      }
      watch.progress(.queued(printer: address.host, job: Int(job)))
      return connection.follow(job, reportsBack: true, watch)
    } catch {
      return .notSent(error)
    }
  }

  package func trouble() -> PrintFault? {
    do throws(PrintFault) {
      let connection = try IppConnection(address)
      return fault(in: try connection.state())
    } catch {
      return error
    }
  }

  /// Waits until nothing is in the way; an outcome where that does not come.
  private func beforehand(
    _ connection: borrowing IppConnection, _ document: PrintDocument, _ watch: PrintWatch
  ) throws(PrintFault) -> PrintOutcome? {
    let begun = monotonicSeconds()
    var told: PrintFault?
    while true {
      let state = try connection.state()
      guard state.isAccepting else { throw PrintFault(.notAccepting, printer: address.host) }
      guard state.takes(document.mime) else {
        throw PrintFault(.wrongFormat, printer: address.host)
      }
      if watch.isAbandoned() { return .cancelled }
      guard state.isStopped, let fault = fault(in: state) else { return nil }
      if told != fault { watch.progress(.waiting(fault)) }
      told = fault
      if monotonicSeconds() - begun > watch.patienceSeconds { throw fault }
      usleep(300_000)
    }
  }

  private func fault(in state: QueueState) -> PrintFault? {
    guard state.isAccepting else { return PrintFault(.notAccepting, printer: address.host) }
    guard state.isStopped || state.hindrance != nil else { return nil }
    return PrintFault(state.hindrance ?? .paused, printer: address.host)
  }
}
