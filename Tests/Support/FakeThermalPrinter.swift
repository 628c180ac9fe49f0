import CCurses
import Glibc
import Synchronization

/// A thermal printer without paper: takes bytes over the network or as a device file, and goes wrong
/// in the way it is told to, connection by connection.
package final class FakeThermalPrinter: Sendable {
  /// What goes wrong; counted in bytes of the document.
  package enum Fault: Hashable, Sendable {
    case none
    /// No paper until somebody mends it.
    case paperOut
    case coverOpen
    /// Neither paper nor cover is wrong, and yet it prints nothing.
    case offLine
    /// The roll ends soon.
    case nearEnd
    /// Answers nothing at all.
    case mute
    /// Sends back what it gets, as a line with echo does.
    case echo
    /// Drops the connection at the first question.
    case hangUp
    /// Drops the connection.
    case reset(after: Int)
    /// Takes nothing more, and keeps the connection.
    case stall(after: Int)
    /// The roll ends with the paper.
    case lateOut
    /// Answers how it is, and never that it has printed.
    case unfinished
    /// Says how it is unasked at every few bytes, as one does that was set up so; where it `obeys` it
    /// stops when told to, until it is reset.
    case unasked(obeys: Bool, reports: Bool)

    /// Whether it never says that it has printed.
    var reportsNothing: Bool {
      switch self {
      case .unfinished, .mute, .echo, .unasked(obeys: _, reports: false): true
      default: false
      }
    }
  }

  /// What became of one connection.
  package struct Job: Hashable, Sendable {
    /// Every byte that was no question.
    package var printed: [UInt8] = []
    /// Whether it said that all has been printed.
    package var isReported = false

    /// One that printed those bytes.
    package init(printed: [UInt8] = [], isReported: Bool = false) {
      (self.printed, self.isReported) = (printed, isReported)
    }
  }

  private struct State: Sendable {
    var faults: [Fault]
    var jobs: [Job] = []
    var isMended = false
    /// Whether it was told to say nothing unasked, and was not reset since.
    var isHushed = false
    var unasked = 0
  }

  /// Where it listens on this machine; 0 as a device.
  package let port: Int
  /// Its device file; empty in the network.
  package let device: String
  private let state: Mutex<State>
  private let ends: [Int32]
  private let isStopped = Atomic(false)
  private let hasEnded = Atomic(false)

  /// A printer in the network; the last fault holds for all connections that follow.
  package init(_ faults: Fault...) throws {
    // A small room, so that a printer that takes nothing is noticed.
    let (listener, port) = try Loopback.listener(room: 4096)
    self.port = port
    device = ""
    state = Mutex(State(faults: faults))
    ends = [listener]
    start { $0.acceptAll(listener) }
  }

  /// A printer behind a device file.
  package init(device fault: Fault) throws {
    var end: Int32 = -1
    var line: Int32 = -1
    // The device is held open, as it is there while nobody prints.
    guard yidi_pseudo_terminal(&end, &line) == 0 else {
      throw ChildProgram.Failure(description: "no pseudo terminal")
    }
    device = String(cString: ttyname(line))
    port = 0
    state = Mutex(State(faults: [fault]))
    ends = [end, line]
    let answering = end
    start { $0.serve(answering, fault, isSocket: false) }
  }

  deinit { stop() }

  /// What it was sent so far, connection by connection.
  package var jobs: [Job] { state.withLock { $0.jobs } }

  /// How often it has said unasked how it is.
  package var unasked: Int { state.withLock { $0.unasked } }

  /// Loads paper, closes the cover.
  package func mend() { state.withLock { $0.isMended = true } }

  /// Ends it; returns when it has ended.
  package func stop() {
    guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    while !hasEnded.load(ordering: .acquiring) { usleep(1000) }
    ends.forEach { _ = close($0) }
  }

  // MARK: - Its own thread

  private func start(_ body: @escaping @Sendable (FakeThermalPrinter) -> Void) {
    // Not retained: whoever lets go of it stops it first.
    let printer = Unmanaged.passUnretained(self)
    let address = UInt(bitPattern: printer.toOpaque())
    onThread {
      guard let pointer = UnsafeRawPointer(bitPattern: address) else { return }
      let printer = Unmanaged<FakeThermalPrinter>.fromOpaque(pointer).takeUnretainedValue()
      body(printer)
      printer.hasEnded.store(true, ordering: .releasing)
    }
  }

  private var isOver: Bool { isStopped.load(ordering: .acquiring) }

  private func acceptAll(_ listener: Int32) {
    while !isOver {
      guard isReadable(listener) else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      let fault = state.withLock { state in
        state.faults.count > 1 ? state.faults.removeFirst() : state.faults[0]
      }
      serve(connection, fault, isSocket: true)
      close(connection)
    }
  }

  private func isReadable(_ descriptor: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 20) == 1 && poll.revents & Int16(POLLIN) != 0
  }

  private func serve(_ line: Int32, _ fault: Fault, isSocket: Bool) {
    let number = state.withLock { state in
      state.jobs.append(Job())
      return state.jobs.count - 1
    }
    var pending: [UInt8] = []
    while !isOver {
      if case .stall(let after) = fault, jobs[number].printed.count >= after {
        usleep(5000)
        continue
      }
      guard isReadable(line) else { continue }
      var bytes = [UInt8](repeating: 0, count: 512)
      let count = read(line, &bytes, bytes.count)
      if count == 0, isSocket { return }
      guard count > 0 else {
        if isSocket { return }
        continue
      }
      if fault == .echo { _ = send(line, bytes, count, Int32(MSG_NOSIGNAL)) }
      pending += bytes.prefix(count)
      guard take(&pending, line, fault, number) else { return }
    }
  }

  /// Takes in what can be understood; `false` where the connection is to end.
  private func take(
    _ pending: inout [UInt8], _ line: Int32, _ fault: Fault, _ number: Int
  ) -> Bool {
    while let first = pending.first {
      let isQuestion = first == 0x10 || first == 0x1D
      if isQuestion, pending.count < 3 {
        // What may become a question waits for its rest, but not for ever.
        guard isReadable(line) else { return print(1, of: &pending, line, fault, number) }
        return true
      }
      if pending.starts(with: [0x10, 0x04]) {
        if fault == .hangUp { return dropped(line) }
        answer(status(pending[2], fault), on: line, fault)
        pending.removeFirst(3)
      } else if pending.starts(with: [0x1D, 0x72, 0x01]) {
        pending.removeFirst(3)
        guard !fault.reportsNothing else { continue }
        // Known to be printed before anybody is told so.
        if fault != .lateOut { state.withLock { $0.jobs[number].isReported = true } }
        answer(fault == .lateOut ? 0x0C : fault == .nearEnd ? 0x03 : 0x00, on: line, fault)
      } else if pending.starts(with: [0x1D, 0x61]) {
        if case .unasked(obeys: true, reports: _) = fault {
          state.withLock { $0.isHushed = pending[2] == 0 }
        }
        pending.removeFirst(3)
      } else if !print(1, of: &pending, line, fault, number) {
        return false
      }
      if case .stall(let after) = fault, jobs[number].printed.count >= after { return true }
    }
    return true
  }

  private func print(
    _ count: Int, of pending: inout [UInt8], _ line: Int32, _ fault: Fault, _ number: Int
  ) -> Bool {
    let printed = state.withLock { state in
      state.jobs[number].printed += pending.prefix(count)
      // As it was set up.
      if state.jobs[number].printed.suffix(2) == [0x1B, 0x40] { state.isHushed = false }
      return state.jobs[number].printed.count
    }
    pending.removeFirst(count)
    if case .unasked = fault, printed % 64 == 2 { sayUnasked(on: line) }
    guard case .reset(let after) = fault, printed >= after else { return true }
    return dropped(line)
  }

  /// Cuts the connection off, and all that is still in it.
  private func dropped(_ line: Int32) -> Bool {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(line, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    return false
  }

  private func status(_ question: UInt8, _ fault: Fault) -> UInt8 {
    let isMended = state.withLock { $0.isMended }
    return switch (question, isMended ? .none : fault) {
    case (1, .paperOut), (1, .coverOpen), (1, .offLine): 0x1A
    case (2, .paperOut): 0x32
    case (2, .coverOpen): 0x16
    case (4, .paperOut): 0x72
    case (4, .nearEnd): 0x1E
    default: 0x12
    }
  }

  private func answer(_ byte: UInt8, on line: Int32, _ fault: Fault) {
    guard fault != .mute, fault != .echo else { return }
    say([byte], on: line)
  }

  /// That nothing is amiss, in four bytes of which three look like the answer that a paper is out.
  private func sayUnasked(on line: Int32) {
    let speaks = state.withLock { state in
      state.unasked += state.isHushed ? 0 : 1
      return !state.isHushed
    }
    if speaks { say([0x10, 0x00, 0x00, 0x0F], on: line) }
  }

  private func say(_ bytes: [UInt8], on line: Int32) {
    _ = bytes.withUnsafeBytes { buffer in
      port == 0
        ? write(line, buffer.baseAddress, buffer.count)
        : send(line, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
    }
  }
}

/// What a new thread does.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Does that on a new thread.
func onThread(_ run: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, Unmanaged.passRetained(Work(run)).toOpaque())
  pthread_detach(thread)
}
