/// What is known of one job so far, and what each look at it means; knows no clock and no library.
struct JobWatch {
  /// Why a job is given up.
  enum GivenUp {
    case byWatcher
    case tooSlow
    /// It will not move any more.
    case stuck
  }

  /// Whether a look ends the attempt.
  enum End: Equatable {
    case none
    case outcome(PrintOutcome)
    /// The job must be removed: it would stay for ever.
    case stuck
  }

  let printer: String
  /// Whether the printer may have had a part of it.
  private(set) var reachedPrinter = false
  /// Seconds into the attempt at which something last moved.
  private(set) var quietSince = 0.0
  private var last: [PrintProgress] = []
  /// What is in its way now, if anything is.
  private(set) var trouble: PrintFault?

  /// Whether it went on when last looked at: the printer has it or is about to, and nothing is amiss.
  private(set) var isMoving = false

  /// An attempt on that printer, which nothing is known of yet.
  init(printer: String) {
    self.printer = printer
  }

  /// Takes in one look at the job and its queue; what to tell, once each, and whether it is over.
  mutating func sees(
    _ job: JobState, _ queue: QueueState, at seconds: Double, silent: Bool
  ) -> (progress: [PrintProgress], end: End) {
    reachedPrinter = reachedPrinter || job.hasBegun
    isMoving = false
    switch job.stage {
    case .completed:
      return ([], .outcome(finished(job, queue)))
    case .cancelled, .aborted:
      return ([], .outcome(failed(ended(job))))
    case .forgotten:
      // Its queue keeps no history, or the printer none.
      return ([], .outcome(.sentUnconfirmed(printer: printer)))
    case .stopped, .held:
      // Held after it began: CUPS means to try again in some minutes, when nobody expects paper.
      trouble = PrintFault(
        reachedPrinter ? .aborted : .paused, printer: printer, reason: job.message)
      return ([], .stuck)
    case .waiting, .processing, .unheardOf:
      break
    }
    var progress: [PrintProgress] = []
    if let code = hindrance(job, queue, silent: silent) {
      let reason = queue.isStopped ? queue.message : ""
      let fault = PrintFault(code, printer: printer, reason: reason)
      trouble = fault
      progress = [.waiting(fault)]
    } else {
      trouble = nil
      if job.stage == .processing {
        progress = [.printing(printer: printer)] + (queue.isLow ? [.supplyLow] : [])
      }
    }
    isMoving = isMoving(job, queue)
    return (news(progress, at: seconds), .none)
  }

  /// Whether it goes on: behind the pages of others too.
  ///
  /// A slow printer, such as one with needles, says nothing for long while it is sent its page; one that
  /// nobody can reach is still being connected to.
  private func isMoving(_ job: JobState, _ queue: QueueState) -> Bool {
    switch job.stage {
    case .processing:
      let isSilent = trouble?.code == .noAnswer && queue.hindrance == nil && !queue.isStopped
      return trouble == nil || isSilent && !queue.isConnecting
    case .waiting: return trouble == nil && queue.isPrinting
    default: return false
    }
  }

  /// Takes in that the service did not answer a look; it may yet.
  mutating func hears(_ fault: PrintFault) -> [PrintProgress] {
    let fault = PrintFault(fault.code, printer: printer, reason: fault.reason)
    (trouble, isMoving) = (fault, false)
    return news([.waiting(fault)], at: quietSince)
  }

  /// How it ended, from a look after the job was to be cancelled; `nil` while it is not gone.
  mutating func outcome(
    of why: GivenUp, _ job: JobState, _ queue: QueueState
  ) -> PrintOutcome? {
    reachedPrinter = reachedPrinter || job.hasBegun
    switch job.stage {
    case .completed:
      return finished(job, queue)
    case .cancelled, .aborted:
      switch why {
      case .byWatcher:
        guard reachedPrinter else { return .cancelled }
        // That a queue has let go of a paper says nothing of the printer that may have it.
        return .unknown(
          queue.isDirect ? PrintFault(.cancelledLate, printer: printer) : beyondRecall)
      case .tooSlow, .stuck: return failed(trouble ?? PrintFault(.tooSlow, printer: printer))
      }
    case .forgotten:
      return .unknown(beyondRecall)
    case .waiting, .held, .processing, .stopped, .unheardOf:
      return nil
    }
  }

  /// How a job that is called completed ended: only the printer itself knows of paper.
  private mutating func finished(_ job: JobState, _ queue: QueueState) -> PrintOutcome {
    reachedPrinter = true
    guard job.isFine else { return failed(ended(job)) }
    return queue.isDirect && !job.isHandedOn
      ? .confirmed(printer: printer) : .sentUnconfirmed(printer: printer)
  }

  /// Why a job ended that was not printed.
  private func ended(_ job: JobState) -> PrintFault {
    PrintFault(
      job.isCancelledElsewhere ? .cancelledElsewhere : .aborted, printer: printer,
      reason: job.message)
  }

  /// That it may come all the same; a printer that is off is told as such.
  private var beyondRecall: PrintFault {
    if let trouble, trouble.code == .noAnswer { return trouble }
    return PrintFault(.beyondRecall, printer: printer)
  }

  private func failed(_ fault: PrintFault) -> PrintOutcome {
    reachedPrinter ? .unknown(fault) : .notSent(fault)
  }

  private func hindrance(
    _ job: JobState, _ queue: QueueState, silent: Bool
  ) -> PrintFault.Code? {
    if queue.isStopped { return queue.stopCode }
    // A reason may be left from the job before: it counts only while this one is at the printer.
    guard job.stage == .processing else { return nil }
    return queue.hindrance ?? (silent && !queue.isAtWork ? .noAnswer : nil)
  }

  private mutating func news(_ progress: [PrintProgress], at seconds: Double) -> [PrintProgress] {
    guard !progress.isEmpty, progress != last else { return [] }
    last = progress
    if case .waiting = progress[0] {} else { quietSince = seconds }
    return progress
  }
}
