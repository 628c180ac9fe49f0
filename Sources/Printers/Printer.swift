package import Messages

/// Something that puts a document on paper, and tells the truth about it.
package protocol Printer: Sendable {
  /// Prints and waits until the outcome is known, the patience ends or the watcher gives up.
  ///
  /// Blocks the thread; never call it where the screen is drawn. A job left unfinished is
  /// cancelled, and the cancelling checked, before this returns.
  func print(_ document: PrintDocument, watch: PrintWatch) -> PrintOutcome
  /// What would keep a paper from coming now, or `nil` where nothing is known to; blocks for seconds.
  func trouble() -> PrintFault?
}

/// How far one attempt to print may go, and who is told.
package struct PrintWatch: Sendable {
  /// Seconds until an unfinished job is given up.
  package var patienceSeconds: Double
  /// Seconds more while the printer waits for what somebody puts right by hand, such as paper, or is at
  /// work; 0 where nobody is there to be asked whether to go on waiting.
  package var mendingSeconds: Double
  /// Called at every change, on the printing thread.
  package var progress: @Sendable (PrintProgress) -> Void
  /// Asked several times a second; `true` gives the job up.
  package var isAbandoned: @Sendable () -> Bool

  /// A watch of that patience.
  package init(
    patienceSeconds: Double = 60, mendingSeconds: Double = 0,
    progress: @escaping @Sendable (PrintProgress) -> Void = { _ in },
    isAbandoned: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.patienceSeconds, self.mendingSeconds) = (patienceSeconds, mendingSeconds)
    self.progress = progress
    self.isAbandoned = isAbandoned
  }
}

/// Where an attempt to print stands.
package enum PrintProgress: Hashable, Sendable {
  /// Looking for the printer and handing the document over.
  case sending(printer: String)
  /// The printing service holds it under that number.
  case queued(printer: String, job: Int)
  /// The printer is at it, and nothing is amiss.
  case printing(printer: String)
  /// Toner or paper will run out soon; this paper is not affected.
  case supplyLow
  /// It takes long and goes on: whoever waits may wait on or call it off.
  case long
  /// It waits for somebody: paper, a jam, power. It goes on by itself once mended.
  case waiting(PrintFault)

  /// The sentences that say it: keys in the Locales, with the values they take.
  package var messages: [Message] {
    switch self {
    case .sending(let printer): [Message("print.progress.sending", ["printer": printer])]
    case .queued(let printer, _): [Message("print.progress.queued", ["printer": printer])]
    case .printing: [Message("print.progress.printing")]
    case .supplyLow: [Message("print.progress.supply_low")]
    case .long: [Message("print.progress.long")]
    case .waiting(let fault): fault.messages
    }
  }
}

/// How an attempt to print ended; "sent" is never called printed.
package enum PrintOutcome: Hashable, Sendable {
  /// The printer itself reported that it finished.
  case confirmed(printer: String)
  /// All bytes left, and this printer does not report back: ask whether the paper came.
  case sentUnconfirmed(printer: String)
  /// Nothing came out, and nothing will.
  case notSent(PrintFault)
  /// It cannot be known whether the paper came: look at the printer before printing again.
  case unknown(PrintFault)
  /// Written to that file; nothing is on paper.
  case saved(path: String)
  /// Given up by the watcher; the job is gone, and nothing will come out later.
  case cancelled

  /// What went wrong, if something did.
  package var fault: PrintFault? {
    switch self {
    case .notSent(let fault), .unknown(let fault): fault
    case .confirmed, .sentUnconfirmed, .saved, .cancelled: nil
    }
  }

  /// The sentences that say it, in order: keys in the Locales, with the values they take.
  package var messages: [Message] {
    switch self {
    case .confirmed(let printer): [Message("print.confirmed", ["printer": printer])]
    case .sentUnconfirmed(let printer):
      [Message("print.sent_unconfirmed", ["printer": printer])]
    case .notSent(let fault): fault.messagesAtEnd + [Message("print.not_sent")]
    case .unknown(let fault): fault.messagesAtEnd + [Message("print.unknown")]
    case .saved(let path): [Message("print.saved", ["path": path])]
    case .cancelled: [Message("print.cancelled")]
    }
  }
}
