import Testing

@testable import Printers

@Suite("What a look at a job means")
struct PrintAttemptTests {
  private let well = queue()

  @Test("finished is confirmed only where the printer reports back", arguments: [true, false])
  func finished(reportsBack: Bool) {
    var attempt = PrintAttempt(printer: "desk", reportsBack: reportsBack)
    let end = attempt.sees(job(.completed), well, at: 1, silent: false).end
    #expect(
      end
        == .outcome(
          reportsBack ? .confirmed(printer: "desk") : .sentUnconfirmed(printer: "desk")))
  }

  @Test("a job that never reached the printer is surely not printed, any other may be")
  func reached() {
    let aborted = PrintFault(.aborted, printer: "desk")
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    #expect(
      attempt.sees(job(.aborted), well, at: 1, silent: false).end == .outcome(.notSent(aborted)))
    attempt = PrintAttempt(printer: "desk", reportsBack: true)
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    #expect(
      attempt.sees(job(.aborted), well, at: 2, silent: false).end == .outcome(.unknown(aborted)))
  }

  @Test("a job that is stuck must be removed, since it would stay for ever")
  func stuck() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    #expect(attempt.sees(job(.stopped), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled))
        == .unknown(PrintFault(.aborted, printer: "desk")))
  }

  @Test("a job the service means to try again later is removed: nobody would expect its paper")
  func held() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    #expect(
      attempt.sees(job(.held, hasBegun: true), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled))
        == .unknown(PrintFault(.aborted, printer: "desk")))
    attempt = PrintAttempt(printer: "desk", reportsBack: true)
    #expect(attempt.sees(job(.held), well, at: 1, silent: false).end == .stuck)
    #expect(
      attempt.outcome(of: .stuck, job(.cancelled))
        == .notSent(PrintFault(.paused, printer: "desk")))
  }

  @Test("each trouble is told once, and its end too")
  func once() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    let empty = queue(reasons: ["media-empty-warning"])
    let waiting = PrintProgress.waiting(PrintFault(.mediaEmpty, printer: "desk"))
    #expect(attempt.sees(job(.processing), empty, at: 1, silent: false).progress == [waiting])
    #expect(attempt.sees(job(.processing), empty, at: 2, silent: false).progress.isEmpty)
    #expect(attempt.sees(job(.processing), well, at: 3, silent: false).progress == [.printing])
  }

  @Test("a reason left from the job before says nothing of one that still waits")
  func stale() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    let jammed = queue(reasons: ["media-jam-warning"])
    #expect(attempt.sees(job(.waiting), jammed, at: 1, silent: false).progress.isEmpty)
  }

  @Test("a printer that says nothing for long may be switched off")
  func silent() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    let waiting = PrintProgress.waiting(PrintFault(.noAnswer, printer: "desk"))
    #expect(attempt.sees(job(.processing), well, at: 9, silent: true).progress == [waiting])
  }

  @Test("a queue stopped while the job waits is told with its reason")
  func stopped() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    let paused = queue(isStopped: true, message: "换硒鼓")
    let fault = PrintFault(.paused, printer: "desk", reason: "换硒鼓")
    #expect(
      attempt.sees(job(.waiting), paused, at: 1, silent: false).progress == [.waiting(fault)])
    #expect(attempt.outcome(of: .tooSlow, job(.cancelled)) == .notSent(fault))
  }

  @Test("low toner is told and stops nothing")
  func low() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    let low = queue(reasons: ["toner-low-warning"])
    let step = attempt.sees(job(.processing), low, at: 1, silent: false)
    #expect(step.progress == [.supplyLow])
    #expect(step.end == .none)
  }

  @Test("given up is cancelled only once the job is gone; one that finished first was printed")
  func givenUp() {
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
    _ = attempt.sees(job(.processing), well, at: 1, silent: false)
    #expect(attempt.outcome(of: .byWatcher, job(.processing)) == nil)
    #expect(attempt.outcome(of: .byWatcher, job(.cancelled)) == .cancelled)
    #expect(attempt.outcome(of: .byWatcher, job(.completed)) == .confirmed(printer: "desk"))
  }

  @Test("a job that came and went between two looks may have been printed in part")
  func betweenLooks() {
    let aborted = PrintFault(.aborted, printer: "desk")
    var attempt = PrintAttempt(printer: "desk", reportsBack: true)
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
  isStopped: Bool = false, reasons: [String] = ["none"], message: String = ""
) -> QueueState {
  QueueState(
    isStopped: isStopped, isAccepting: true, reasons: reasons, message: message,
    formats: ["text/plain"], device: "ipp://127.0.0.1/desk")
}
