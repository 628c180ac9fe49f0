import Testing

@testable import Printers

@Suite("What a look at a job means")
struct JobWatchTests {
  private let well = queue()

  @Test("finished is confirmed only where the printer itself says so of its own paper")
  func finished() {
    func end(_ reasons: [String], isDirect: Bool) -> JobWatch.End {
      var attempt = JobWatch(printer: "desk")
      let job = JobState(stage: .completed, hasBegun: true, reasons: reasons, message: "")
      return attempt.sees(job, queue(isDirect: isDirect), at: 1, silent: false).end
    }
    let sent = JobWatch.End.outcome(.sentUnconfirmed(printer: "desk"))
    let fine = "job-completed-successfully"
    #expect(end([fine], isDirect: true) == .outcome(.confirmed(printer: "desk")))
    #expect(end([fine], isDirect: false) == sent)
    #expect(end([fine, "queued-in-device"], isDirect: true) == sent)
    for (reason, code) in [
      ("job-completed-with-errors", PrintFault.Code.aborted), ("aborted-by-system", .aborted),
      ("job-canceled-at-device", .cancelledElsewhere),
    ] {
      for isDirect in [true, false] {
        let fault = PrintFault(code, printer: "desk")
        #expect(end([reason], isDirect: isDirect) == .outcome(.unknown(fault)))
      }
    }
  }

  @Test("a job that never reached the printer is surely not printed, any other may be")
  func reached() {
    let aborted = PrintFault(.aborted, printer: "desk")
    var attempt = JobWatch(printer: "desk")
    #expect(
      attempt.sees(job(.aborted), well, at: 1, silent: false).end == .outcome(.notSent(aborted)))
    attempt = JobWatch(printer: "desk")
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    #expect(
      attempt.sees(job(.aborted), well, at: 2, silent: false).end == .outcome(.unknown(aborted)))
  }

  @Test("a job that is stuck must be removed, since it would stay for ever")
  func stuck() {
    var attempt = JobWatch(printer: "desk")
    #expect(attempt.sees(job(.stopped), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled), well)
        == .unknown(PrintFault(.aborted, printer: "desk")))
  }

  @Test("a job the service means to try again later is removed: nobody would expect its paper")
  func held() {
    var attempt = JobWatch(printer: "desk")
    #expect(
      attempt.sees(job(.held, hasBegun: true), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled), well)
        == .unknown(PrintFault(.aborted, printer: "desk")))
    attempt = JobWatch(printer: "desk")
    #expect(attempt.sees(job(.held), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled), well)
        == .notSent(PrintFault(.paused, printer: "desk")))
  }

  @Test("each trouble is told once, and its end too")
  func once() {
    var attempt = JobWatch(printer: "desk")
    let empty = queue(reasons: ["media-empty-warning"])
    let waiting = PrintProgress.waiting(PrintFault(.mediaEmpty, printer: "desk"))
    #expect(attempt.sees(job(.processing), empty, at: 1, silent: false).progress == [waiting])
    #expect(attempt.sees(job(.processing), empty, at: 2, silent: false).progress.isEmpty)
    #expect(
      attempt.sees(job(.processing), well, at: 3, silent: false).progress == [
        .printing(printer: "desk")
      ])
  }

  @Test("a reason left from the job before says nothing of one that still waits")
  func stale() {
    var attempt = JobWatch(printer: "desk")
    let jammed = queue(reasons: ["media-jam-warning"])
    #expect(attempt.sees(job(.waiting), jammed, at: 1, silent: false).progress.isEmpty)
  }

  @Test("a printer that says nothing for long may be switched off")
  func silent() {
    var attempt = JobWatch(printer: "desk")
    let waiting = PrintProgress.waiting(PrintFault(.noAnswer, printer: "desk"))
    #expect(attempt.sees(job(.processing), well, at: 9, silent: true).progress == [waiting])
  }

  @Test("a printer that has taken the paper is not called off for being slow")
  func slow() {
    var attempt = JobWatch(printer: "desk")
    let atWork = queue(reasons: ["cups-waiting-for-job-completed"])
    for state in [atWork, queue(isDirect: true)] {
      let step = attempt.sees(job(.processing), state, at: 30, silent: true)
      #expect(!step.progress.contains { if case .waiting = $0 { true } else { false } })
    }
  }

  @Test("a job that nobody remembers is over, and was not seen to be printed")
  func forgotten() {
    var attempt = JobWatch(printer: "desk")
    let end = attempt.sees(.forgotten, queue(isDirect: true), at: 1, silent: false).end
    #expect(end == .outcome(.sentUnconfirmed(printer: "desk")))
    let gone = attempt.outcome(of: .byWatcher, .forgotten, well)
    #expect(gone == .unknown(PrintFault(.beyondRecall, printer: "desk")))
  }

  @Test(
    "what keeps a printer from printing is known by its stem",
    arguments: [
      ("media-empty-error", PrintFault.Code.mediaEmpty), ("media-needed", .mediaEmpty),
      ("media-jam-warning", .mediaJam), ("door-open-report", .coverOpen),
      ("interlock-open-error", .coverOpen), ("toner-empty-error", .supplyEmpty),
      ("marker-supply-empty-warning", .supplyEmpty), ("output-area-full-error", .printerError),
      ("offline-report", .noAnswer), ("toner-low-report", nil), ("none", nil),
    ] as [(String, PrintFault.Code?)])
  func stems(reason: String, code: PrintFault.Code?) {
    #expect(queue(reasons: [reason]).hindrance == code)
  }

  @Test("a queue stopped while the job waits is told with its reason")
  func stopped() {
    var attempt = JobWatch(printer: "desk")
    let paused = queue(isStopped: true, message: "换硒鼓")
    let fault = PrintFault(.paused, printer: "desk", reason: "换硒鼓")
    #expect(
      attempt.sees(job(.waiting), paused, at: 1, silent: false).progress == [.waiting(fault)])
    #expect(attempt.outcome(of: .tooSlow, job(.cancelled), paused) == .notSent(fault))
  }

  @Test("who fetches paper has more time than a printer that says nothing, and not for ever")
  func mending() {
    let watch = PrintWatch(patienceSeconds: 60, mendingSeconds: 600)
    var clock = PrintClock(now: 0)
    clock.waits(for: PrintFault(.mediaEmpty), now: 10)
    clock.waits(for: PrintFault(.mediaJam), now: 200)
    #expect(!clock.isOver(watch, now: 600))
    #expect(clock.isOver(watch, now: 671))
    #expect(clock.isOver(PrintWatch(patienceSeconds: 60), now: 61))
    clock.waits(for: nil, now: 300)
    #expect(!clock.isOver(watch, now: 349))
    #expect(clock.isOver(watch, now: 351))
    clock = PrintClock(now: 0)
    clock.waits(for: PrintFault(.noAnswer), now: 1)
    #expect(clock.isOver(watch, now: 61))
  }

  @Test("what goes on is waited for as long as paper is fetched, and asked about after a minute")
  func atWork() {
    let watch = PrintWatch(patienceSeconds: 60, mendingSeconds: 600)
    var clock = PrintClock(now: 0)
    clock.waits(for: nil, isMoving: true, now: 1)
    #expect(!clock.isLong(watch, now: 59) && clock.isLong(watch, now: 61))
    #expect(!clock.isOver(watch, now: 600))
    #expect(clock.isOver(watch, now: 662))
    clock.waits(for: nil, now: 100)
    #expect(!clock.isOver(watch, now: 158) && clock.isOver(watch, now: 161))
    // A command waits as long as it was told to.
    #expect(clock.isOver(PrintWatch(patienceSeconds: 60), now: 61))
    #expect(!clock.isLong(PrintWatch(patienceSeconds: 60), now: 61))
  }

  @Test("a printer at its page goes on though it says nothing, one that is looked for does not")
  func moving() {
    func isMoving(_ stage: JobState.Stage, _ queue: QueueState, silent: Bool = false) -> Bool {
      var attempt = JobWatch(printer: "desk")
      _ = attempt.sees(job(stage), queue, at: 9, silent: silent)
      return attempt.isMoving
    }
    #expect(isMoving(.processing, well))
    #expect(isMoving(.processing, well, silent: true))
    #expect(!isMoving(.processing, queue(reasons: ["connecting-to-device"]), silent: true))
    #expect(!isMoving(.processing, queue(reasons: ["offline-report"])))
    #expect(!isMoving(.processing, queue(isStopped: true)))
    // Behind the pages of others, and behind nothing at all.
    var busy = well
    busy.isPrinting = true
    #expect(isMoving(.waiting, busy) && !isMoving(.waiting, well))
    var attempt = JobWatch(printer: "desk")
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    _ = attempt.hears(PrintFault(.serviceDown))
    #expect(!attempt.isMoving)
  }

  @Test("low toner is told and stops nothing")
  func low() {
    var attempt = JobWatch(printer: "desk")
    let low = queue(reasons: ["toner-low-warning"])
    let step = attempt.sees(job(.processing), low, at: 1, silent: false)
    #expect(step.progress == [.printing(printer: "desk"), .supplyLow])
    #expect(step.end == .none)
  }

  @Test("given up is over only once the job is gone; one that had begun may be out in part")
  func givenUp() {
    var attempt = JobWatch(printer: "desk")
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    let direct = queue(isDirect: true)
    #expect(attempt.outcome(of: .byWatcher, job(.processing), direct) == nil)
    #expect(
      attempt.outcome(of: .byWatcher, job(.cancelled), direct)
        == .unknown(PrintFault(.cancelledLate, printer: "desk")))
    #expect(
      attempt.outcome(of: .byWatcher, job(.completed), direct) == .confirmed(printer: "desk"))
  }

  @Test("a queue that lets go of a job says nothing of the printer that may have it already")
  func letGo() {
    var attempt = JobWatch(printer: "desk")
    #expect(attempt.outcome(of: .byWatcher, job(.cancelled), well) == .cancelled)
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    let beyond = PrintOutcome.unknown(PrintFault(.beyondRecall, printer: "desk"))
    #expect(attempt.outcome(of: .byWatcher, job(.cancelled), well) == beyond)
    _ = attempt.sees(job(.processing), well, at: 9, silent: true)
    let off = PrintOutcome.unknown(PrintFault(.noAnswer, printer: "desk"))
    #expect(attempt.outcome(of: .byWatcher, job(.cancelled), well) == off)
  }

  @Test("the printer's own word on its jobs comes before the queue's")
  func witness() {
    func verdict(_ ends: [(JobState.Stage, [String])], _ thought: PrintOutcome) -> PrintOutcome {
      let jobs = ends.map {
        JobState(stage: $0.0, hasBegun: true, reasons: $0.1, message: "")
      }
      return PrinterWitness.verdict(jobs, thought, "desk")
    }
    let sent = PrintOutcome.sentUnconfirmed(printer: "desk")
    let beyond = PrintOutcome.unknown(PrintFault(.beyondRecall, printer: "desk"))
    let jammed = PrintOutcome.unknown(PrintFault(.mediaJam, printer: "desk"))
    let aborted = PrintOutcome.unknown(PrintFault(.aborted, printer: "desk"))
    for thought in [sent, beyond, jammed] {
      // What a queue gave up half way is no paper, even if the printer is done with it.
      let best = thought == sent ? PrintOutcome.confirmed(printer: "desk") : thought
      #expect(verdict([(.completed, [])], thought) == best)
      #expect(verdict([], thought) == thought)
      #expect(verdict([(.completed, ["queued-in-device"])], thought) == thought)
      #expect(verdict([(.aborted, []), (.completed, [])], thought) == thought)
    }
    #expect(verdict([(.aborted, [])], sent) == aborted)
    #expect(verdict([(.completed, ["job-completed-with-errors"])], sent) == aborted)
    #expect(
      verdict([(.cancelled, ["job-canceled-at-device"])], sent).fault?.code == .cancelledElsewhere)
    #expect(verdict([(.cancelled, [])], beyond).fault?.code == .cancelledLate)
    #expect(verdict([(.aborted, [])], jammed) == jammed)
  }

  @Test("a job that came and went between two looks may have been printed in part")
  func betweenLooks() {
    let aborted = PrintFault(.aborted, printer: "desk")
    var attempt = JobWatch(printer: "desk")
    let gone = job(.aborted, hasBegun: true)
    #expect(attempt.sees(gone, well, at: 1, silent: false).end == .outcome(.unknown(aborted)))
  }

  /// A job at that stage; one that waits, or ended unseen, never began.
  private func job(_ stage: JobState.Stage, hasBegun: Bool? = nil) -> JobState {
    JobState(
      stage: stage, hasBegun: hasBegun ?? [.processing, .stopped].contains(stage), reasons: [],
      message: "")
  }
}

private func queue(
  isStopped: Bool = false, reasons: [String] = ["none"], message: String = "",
  isDirect: Bool = false
) -> QueueState {
  QueueState(
    isStopped: isStopped, isAccepting: true, reasons: reasons, message: message,
    formats: ["text/plain"], device: "ipp://127.0.0.1/desk", isDirect: isDirect)
}
