internal import Glibc

/// A thermal printer that takes bytes, over the network or a device file, and may answer.
package struct ThermalPrinter: Printer {
  /// Where it is.
  package enum Place: Hashable, Sendable {
    /// Its name or number in the network, and the port, as a rule 9100.
    case network(host: String, port: Int)
    /// Its device file, such as /dev/usb/lp0.
    case device(String)
  }

  /// Limits of patience with a printer.
  struct Limits {
    var connectSeconds = 1.5
    /// A printer that answers at all answers a real-time question in this time.
    var answerSeconds = 0.8
    /// One that takes or says nothing for so long may be switched off.
    var silenceSeconds = 6.0
    /// Between two looks at one that waits for somebody.
    var lookSeconds = 0.3
  }

  let place: Place
  /// Whether it is asked how it is; one that cannot answer need not be waited for.
  let answers: Bool
  var limits = Limits()
  /// Who says where it is.
  var resolver = Resolver()

  /// The printer at that place.
  package init(_ place: Place, answers: Bool = true) {
    self.place = place
    self.answers = answers
  }

  /// What it is called where it is spoken of.
  package var name: String {
    switch place {
    case .network(let host, let port): "\(host):\(port)"
    case .device(let path): path
    }
  }

  package func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome {
    guard document.mime == PrintDocument.thermalType else {
      return .notSent(PrintFault(.wrongFormat, printer: name))
    }
    if watch.isAbandoned() { return .cancelled }
    watch.progress(.sending(printer: name))
    do {
      var attempt = ThermalAttempt(printer: name, limits: limits, watch: watch, wire: try open())
      return attempt.run(document.bytes, asks: answers)
    } catch {
      return .notSent(error)
    }
  }

  package func trouble() -> PrintFault? {
    do throws(PrintFault) {
      var attempt = ThermalAttempt(
        printer: name, limits: limits, watch: PrintWatch(), wire: try open())
      guard answers, let status = try? attempt.status() else { return nil }
      return status.hindrance.map { PrintFault($0, printer: name) }
    } catch {
      return error
    }
  }

  private func open() throws(PrintFault) -> Wire {
    switch place {
    case .network(let host, let port):
      try Wire(
        host: host, port: port, seconds: limits.connectSeconds, printer: name, resolver: resolver)
    case .device(let path): try Wire(device: path, printer: name)
    }
  }
}

extension PrintDocument {
  /// The media type of bytes that a thermal printer understands; CUPS hands them on untouched.
  package static let thermalType = "application/vnd.cups-raw"
}
