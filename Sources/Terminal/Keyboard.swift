import Glibc

/// Waits for bytes and signals and has them made into events.
struct Keyboard {
  /// Terminal that keys are read from.
  let input: Int32
  /// Where the numbers of caught signals arrive, a byte each.
  private let signals: Int32
  private var parser: KeyParser
  private var isClosed = false

  /// What there was when something happened or the time was over.
  struct Heard {
    var events: [Event] = []
    /// Whether the terminal may have another size.
    var isResized = false
    /// Whether somebody asks the program to stop for a while.
    var isToStop = false
    /// Whether the program was stopped and goes on.
    var isBack = false

    fileprivate var isNothing: Bool { events.isEmpty && !isResized && !isToStop && !isBack }
  }

  /// When the parser is to be told that nothing more came, on the clock of `now`.
  private var idleDue: Int?

  /// How the Esc key is read.
  var timing: KeyParser.Timing {
    get { parser.timing }
    set { parser.timing = newValue }
  }

  /// So many bytes are read at once; more wait for the next time.
  private static let bytesMax = 4_096

  init(input: Int32, signals: Int32, timing: KeyParser.Timing) {
    self.input = input
    self.signals = signals
    parser = KeyParser(timing: timing)
  }

  /// Waits until there is something to tell, but not longer than told.
  mutating func next(timeoutMilliseconds timeout: Int?) -> Heard {
    let deadline = timeout.map { Self.now() + max(0, $0) }
    while !isClosed {
      let now = Self.now()
      var waited = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let soonest = [deadline, idleDue].compactMap(\.self).min()
      let ready = poll(&waited, 2, soonest.map { Int32(clamping: max(0, $0 - now)) } ?? -1)
      if ready < 0 {
        // Interrupted by a signal, which is told through its descriptor.
        isClosed = errno != EINTR
      } else if ready > 0 {
        let heard = take(waited)
        if !heard.isNothing { return heard }
      } else {
        let heard = Heard(events: idleIfDue())
        if !heard.isNothing || deadline.map({ $0 <= Self.now() }) == true { return heard }
      }
    }
    return Heard(events: [.closed])
  }

  /// Ends the sequence that no more bytes came for, once its time is over.
  private mutating func idleIfDue() -> [Event] {
    guard let due = idleDue, due <= Self.now() else { return [] }
    defer { waitForMore() }
    return parser.idle()
  }

  /// Sets the time at which the sequence that has begun is over.
  private mutating func waitForMore() {
    idleDue = parser.waitMilliseconds.map { Self.now() + $0 }
  }

  private mutating func take(_ waited: [pollfd]) -> Heard {
    var heard = Heard()
    if waited[1].revents != 0 {
      for number in Self.read(signals) ?? [] {
        switch Int32(number) {
        case SIGWINCH: heard.isResized = true
        case SIGTSTP: heard.isToStop = true
        case SIGCONT: heard.isBack = true
        case SIGTERM, SIGHUP: isClosed = true
        default: break
        }
      }
    }
    if waited[0].revents & Int16(POLLIN) != 0 {
      // No bytes though some were announced, or an error: the line has been cut.
      if let bytes = Self.read(input) {
        heard.events = parser.feed(bytes)
        waitForMore()
      } else {
        isClosed = true
      }
    } else if waited[0].revents != 0 {
      isClosed = true
    }
    if isClosed { heard.events.append(.closed) }
    return heard
  }

  /// What there is to read; nothing if the other end is gone.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytesMax)
      if count > 0 { return Array(bytes.prefix(count)) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return [] }
      return nil
    }
  }

  /// Milliseconds of a clock that nobody sets.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
