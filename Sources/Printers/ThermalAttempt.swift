/// One attempt to print on a thermal printer: asks, sends, asks again, and says no more than it heard.
struct ThermalAttempt: ~Copyable {
  let printer: String
  let limits: ThermalPrinter.Limits
  let watch: PrintWatch
  let wire: Wire
  private var ear = ThermalEar()

  /// Whether nobody waits any more, and the fault where that is because the patience is at its end.
  private enum Stop {
    case byWatcher
    case tooSlow
  }

  /// An attempt on that printer over that wire.
  init(printer: String, limits: ThermalPrinter.Limits, watch: PrintWatch, wire: consuming Wire) {
    self.printer = printer
    self.limits = limits
    self.watch = watch
    self.wire = wire
  }

  /// Sends the bytes; `asks` is whether the printer is asked how it is, before and after.
  mutating func run(_ bytes: [UInt8], asks: Bool) -> PrintOutcome {
    var clock = PrintClock()
    var speaks = false
    if asks {
      do {
        if let outcome = try beforehand(&clock, &speaks) { return outcome }
      } catch {
        return .notSent(fault(.connectionLost))
      }
    }
    var sent = 0
    do {
      // Every paper begins with a reset.
      let all = speaks ? bytes + ThermalStatus.unasked + ThermalStatus.whenPrinted : bytes
      if let outcome = try send(all, &sent, clock) { return outcome }
      return try speaks ? answer(&clock) : taken(clock)
    } catch {
      let fault = fault(.connectionLost)
      return sent == 0 ? .notSent(fault) : .unknown(fault)
    }
  }

  /// Waits until nothing is in the way; an outcome where that does not come.
  private mutating func beforehand(
    _ clock: inout PrintClock, _ speaks: inout Bool
  ) throws(Wire.Lost) -> PrintOutcome? {
    var told: PrintFault?
    _ = try wire.send(ThermalStatus.unasked[...])
    while true {
      let status = try status()
      speaks = speaks || status.isAnswered
      // One that has never answered is believed to be mute; one that has, to be gone.
      let code = status.isAnswered || !speaks ? status.hindrance : .noAnswer
      clock.waits(for: code.map { self.fault($0) })
      guard let code else {
        if status.isLow { watch.progress(.supplyLow) }
        return nil
      }
      let fault = fault(code)
      if told != fault { watch.progress(.waiting(fault)) }
      told = fault
      switch stop(clock) {
      case .byWatcher: return .cancelled
      case .tooSlow: return .notSent(fault)
      case nil: wire.wait(forRoom: false, milliseconds: Int32(limits.lookSeconds * 1000))
      }
    }
  }

  /// Asks all that can be asked at any time; ends with the first question that is not answered.
  mutating func status() throws(Wire.Lost) -> ThermalStatus {
    var status = ThermalStatus()
    // What was said before is no answer; a line that never falls silent is no printer's.
    for _ in 0..<100 where try ear.hear(wire.receive()).isEmpty { break }
    for (index, question) in ThermalStatus.questions.enumerated() {
      guard try wire.send(question[...]) == question.count else { break }
      let asked = monotonicSeconds()
      while status.answers[index] == nil {
        let left = limits.answerSeconds - (monotonicSeconds() - asked)
        guard left > 0 else { return status }
        wire.wait(forRoom: false, milliseconds: Int32(left * 1000) + 1)
        status.answers[index] = try ear.hear(wire.receive()).last(where: ThermalStatus.isRealTime)
      }
    }
    return status
  }

  /// Hands all of it over; an outcome where it does not come to that.
  private func send(
    _ bytes: [UInt8], _ sent: inout Int, _ clock: PrintClock
  ) throws(Wire.Lost) -> PrintOutcome? {
    var moved = monotonicSeconds()
    var isTold = false
    while sent < bytes.count {
      if let stop = stop(clock) { return cutOff(stop, sent: sent) }
      let count = try wire.send(bytes[sent...])
      if count > 0 {
        sent += count
        moved = monotonicSeconds()
        isTold = false
        continue
      }
      if !isTold, monotonicSeconds() - moved > limits.silenceSeconds {
        isTold = true
        watch.progress(.waiting(fault(.noAnswer)))
      }
      wire.wait(forRoom: true, milliseconds: 100)
    }
    watch.progress(.printing(printer: printer))
    return nil
  }

  /// Waits until the last byte has arrived; more a printer that does not answer cannot tell.
  private func taken(_ clock: PrintClock) throws(Wire.Lost) -> PrintOutcome {
    while !wire.isTaken {
      if let stop = stop(clock) { return cutOff(stop, sent: 1) }
      _ = try wire.receive()
      wire.wait(forRoom: false, milliseconds: 20)
    }
    wire.finish()
    return .sentUnconfirmed(printer: printer)
  }

  /// Waits for the answer that comes when all has been printed.
  private mutating func answer(_ clock: inout PrintClock) throws(Wire.Lost) -> PrintOutcome {
    var looked = monotonicSeconds()
    var trouble: PrintFault?
    while true {
      let heard = try ear.hear(wire.receive())
      if let byte = heard.first(where: ThermalStatus.isInLine) { return end(byte) }
      switch stop(clock) {
      case .byWatcher: return .unknown(fault(.beyondRecall))
      case .tooSlow: return .unknown(trouble ?? fault(.noAnswer))
      case nil: break
      }
      if monotonicSeconds() - looked > limits.silenceSeconds / 3 {
        looked = monotonicSeconds()
        let code = try hindrance()
        if case .answered(let byte) = code { return end(byte) }
        if case .found(let code) = code, trouble?.code != code {
          trouble = fault(code)
          watch.progress(.waiting(fault(code)))
        } else if case .nothing = code, trouble != nil {
          trouble = nil
          watch.progress(.printing(printer: printer))
        }
        clock.waits(for: trouble)
      }
      wire.wait(forRoom: false, milliseconds: 100)
    }
  }

  /// What a look at a printer that is at work brings.
  private enum Look {
    case nothing
    case found(PrintFault.Code)
    /// The answer that was waited for came meanwhile.
    case answered(UInt8)
  }

  /// Asks why it takes so long.
  private mutating func hindrance() throws(Wire.Lost) -> Look {
    var status = ThermalStatus()
    for (index, question) in ThermalStatus.questions.enumerated() {
      guard try wire.send(question[...]) == question.count else { return .found(.noAnswer) }
      wire.wait(forRoom: false, milliseconds: Int32(limits.answerSeconds * 1000))
      let heard = try ear.hear(wire.receive())
      if let byte = heard.first(where: ThermalStatus.isInLine) { return .answered(byte) }
      status.answers[index] = heard.last(where: ThermalStatus.isRealTime)
      guard status.isAnswered else { return .found(.noAnswer) }
    }
    return status.hindrance.map { .found($0) } ?? .nothing
  }

  private func end(_ byte: UInt8) -> PrintOutcome {
    // The roll ended with this paper: the last lines may be missing.
    if ThermalStatus.saysEmpty(byte) { return .unknown(fault(.paperRanOut)) }
    if ThermalStatus.saysLow(byte) { watch.progress(.supplyLow) }
    wire.finish()
    return .confirmed(printer: printer)
  }

  /// Gives up between two bytes.
  private func cutOff(_ stop: Stop, sent: Int) -> PrintOutcome {
    wire.cutOff()
    switch (stop, sent) {
    case (.byWatcher, 0): return .cancelled
    case (.tooSlow, 0): return .notSent(fault(.noAnswer))
    case (.byWatcher, _): return .unknown(fault(.beyondRecall))
    case (.tooSlow, _): return .unknown(fault(.noAnswer))
    }
  }

  private func stop(_ clock: PrintClock) -> Stop? {
    if watch.isAbandoned() { return .byWatcher }
    return clock.isOver(watch) ? .tooSlow : nil
  }

  private func fault(_ code: PrintFault.Code) -> PrintFault {
    PrintFault(code, printer: printer)
  }
}
