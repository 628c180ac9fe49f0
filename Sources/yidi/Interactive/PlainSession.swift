internal import Fronts
internal import Glibc
internal import Interview
internal import Messages
internal import Synchronization
internal import Terminal

/// One run of the program without a screen: lines in, lines out, in the same world.
struct PlainSession {
  /// Whose front, settings and world it shares.
  let session: Session
  /// Why there is no screen, where nobody asked for lines.
  let reason: Message?

  /// How long one waits for a line before looking at the clock.
  private static let tickMilliseconds = 1_000
  /// How often work behind is looked after while it goes on.
  private static let pollMilliseconds = 200
  /// How long a script's next line waits for the paper of the one before.
  private static let paperMilliseconds = 20_000

  /// Runs until somebody leaves, the input ends or the line is closed.
  func run() throws {
    let (settings, texts) = try session.settings()
    let (context, world) = try session.load(texts, settings)
    LineSignals.catch()
    // The window's form needs a screen, so only the other front is begun.
    let presenter = PlainPresenter(context: context.inLines, only: .guided)
    var reasons = [reason].compactMap { $0 }.map { texts($0) }
    if session.front == .clerk { reasons.append(texts("lines.reason.clerk")) }
    var desk = LineDesk(presenter: presenter, world: world)
    world.tidy()
    desk.begin(presenter.greeting(reasons: reasons))
    play(&desk)
    world.abandonPapers()
    desk.end()
  }

  private func play(_ desk: inout LineDesk) {
    var reader = LineReader()
    var idleSince = Milliseconds.now
    while !desk.isOver {
      let wait = desk.world.isWaiting ? Self.pollMilliseconds : Self.tickMilliseconds
      switch input(milliseconds: wait) {
      case .bytes(let bytes):
        idleSince = Milliseconds.now
        for line in reader.feed(bytes) where !desk.isOver { take(line, &desk) }
      case .ended:
        if let line = reader.end() { take(line, &desk) }
        return desk.close()
      case .nothing:
        if desk.isAtTerminal { desk.tick(seconds: (Milliseconds.now - idleSince) / 1_000) }
        desk.takeIn()
      case .interrupted:
        // As Ctrl-C does on a screen: it asks first where something would be lost.
        if !desk.isAtTerminal || desk.isAsked(again: "q") { return desk.close() }
      case .closed: return desk.close()
      }
    }
  }

  private func take(_ line: LineReader.Line, _ desk: inout LineDesk) {
    desk.take(line)
    guard !desk.isAtTerminal else { return }
    // Nobody is there to wait for the paper, and the next line may end the program.
    let end = Milliseconds.now + Self.paperMilliseconds
    while desk.world.isWaiting, Milliseconds.now < end, LineSignals.heard == 0 {
      usleep(UInt32(Self.pollMilliseconds) * 500)
      desk.takeIn()
    }
  }

  private enum Input {
    case bytes([UInt8])
    case nothing
    case ended
    case interrupted
    case closed
  }

  private func input(milliseconds: Int) -> Input {
    var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waited, 1, Int32(milliseconds))
    switch LineSignals.take() {
    case 0: break
    case SIGINT: return .interrupted
    default: return .closed
    }
    guard ready > 0 else { return ready < 0 && errno != EINTR ? .ended : .nothing }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && errno == EINTR ? .nothing : .ended }
    return .bytes(Array(bytes[..<count]))
  }
}

/// The presenter with its streams and the world around it: lines go in, effects are done.
struct LineDesk {
  let world: World
  /// Whether a person reads and types at a terminal, which shows what is typed.
  let isAtTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  private let showsInput = isatty(STDIN_FILENO) == 1
  private var presenter: PlainPresenter
  /// Whether the program is to end.
  private(set) var isOver = false

  /// That presenter in that world.
  init(presenter: PlainPresenter, world: World) {
    self.presenter = presenter
    self.world = world
  }

  /// Writes the first lines and the first page.
  mutating func begin(_ greeting: String) {
    write(greeting)
    run(presenter.start())
    write(presenter.output())
  }

  /// Takes one line and writes what came of it.
  mutating func take(_ line: LineReader.Line) {
    guard case .text(let text) = line else {
      if !showsInput { write("\n") }
      return write(presenter.refusal(line))
    }
    if !showsInput { write(presenter.shown(text) + "\n") }
    run(presenter.take(today: world.day) + presenter.take(text))
    if !isOver { write(presenter.output()) }
  }

  /// Tells how long no line has come.
  mutating func tick(seconds: Int) {
    run(presenter.take(today: world.day) + presenter.tick(secondsIdle: seconds))
    write(presenter.output())
  }

  /// Takes in what came of work behind.
  mutating func takeIn() {
    for result in world.arrived() { run(presenter.receive(result)) }
    write(presenter.output())
  }

  /// Types a line for somebody who pressed a key; true where that was done already.
  mutating func isAsked(again line: String) -> Bool {
    guard !presenter.isLeaving else { return true }
    write("\n")
    take(.text(line))
    return false
  }

  /// Takes leave for somebody whose line was cut.
  mutating func close() {
    if !isOver { run(presenter.close()) }
  }

  /// Says the last line.
  mutating func end() { write(presenter.farewell()) }

  private mutating func run(_ effects: [Effect]) {
    let rings = isAtTerminal
    isOver =
      world.carryOut(effects, for: &presenter) { effect in
        if effect == .bell, rings { _ = Output.put("\u{7}") }
      } || isOver
  }

  /// Writes at once; with nobody left to read there is nothing left to do.
  private mutating func write(_ text: String) {
    if !text.isEmpty, !Output.put(text) { isOver = true }
  }
}

/// What the system asked of the program while it waited for lines.
private enum LineSignals {
  private static let last = Atomic<Int32>(0)

  /// The last signal, without taking it.
  static var heard: Int32 { last.load(ordering: .relaxed) }

  /// From now on a closed line or a request to end is heard, and no longer ends the program at once.
  static func `catch`() {
    // Made before a handler needs it.
    _ = heard
    // Under the guard stopping is its business, and it does not stop.
    for number in [SIGHUP, SIGTERM, SIGINT] {
      signal(number) { LineSignals.last.store($0, ordering: .relaxed) }
    }
  }

  /// The last signal, 0 where none came, told once.
  static func take() -> Int32 { last.exchange(0, ordering: .relaxed) }
}
