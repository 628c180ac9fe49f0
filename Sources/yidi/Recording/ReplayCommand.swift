internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Terminal

/// `yidi replay FILE`: shows again what was recorded.
struct ReplayCommand: ParsableCommand {
  /// How a recording is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case screen, text, asciicast
  }

  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Shows a recorded run again.",
    discussion: """
      On a terminal it plays: space stops and goes on, Enter or the right arrow shows the next \
      frame, the left arrow the one before, q ends it. Elsewhere it is written as text.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("How many times as fast, 0.1 to 100.", valueName: "number"))
  var speed = 1.0

  @Flag(help: "Waits for a key before each frame.")
  var step = false

  @Option(help: ArgumentHelp("What it is shown as.", valueName: "screen|text|asciicast"))
  var format: Format?

  @Argument(help: ArgumentHelp("What yidi --record has written.", valueName: "file"))
  var file: String

  /// However long somebody thought, the next frame comes after this.
  private static let pauseMax = 5_000

  mutating func validate() throws {
    guard (0.1...100).contains(speed) else { throw ValidationError("--speed: 0.1 to 100") }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    guard let bytes = Environment.bytes(of: file) else {
      throw Stop(.missingFile, texts("failure.file.missing", ["path": file]))
    }
    let replay: Playback
    do {
      replay = try Playback(bytes)
    } catch {
      throw Stop(
        .refused, texts("failure.replay.not_one", ["path": file, "line": String(error.line)]))
    }
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    switch format ?? (isTerminal ? .screen : .text) {
    case .text: try Output.write(replay.text, texts)
    case .asciicast:
      try Output.write(replay.asciicast(theme: .plain, pauseMax: Self.pauseMax), texts)
    case .screen:
      guard isTerminal else { throw Stop(.usage, texts("failure.screen.not_a_terminal")) }
      try play(replay, texts)
    }
  }

  private func play(_ replay: Playback, _ texts: Messages.Catalogue) throws {
    let screen = try open(texts)
    defer { screen.close() }
    var index = 0
    var isStopped = step
    while replay.steps.indices.contains(index) {
      screen.show(replay.steps[index].frame)
      let isLast = index + 1 == replay.steps.count
      let wait = isStopped || isLast ? nil : wait(replay, before: index + 1)
      let events = screen.nextEvents(timeoutMilliseconds: wait)
      guard !events.isEmpty else {
        index += 1
        continue
      }
      for event in events {
        switch event {
        case .key(.character("q")), .key(.escape), .key(.control("c")), .key(.control("q")),
          .closed:
          return
        case .key(.character(" ")): isStopped.toggle()
        case .key(.left): (index, isStopped) = (max(0, index - 1), true)
        case .key(.right), .key(.enter): index = min(replay.steps.count - 1, index + 1)
        default: break
        }
      }
    }
  }

  private func wait(_ replay: Playback, before index: Int) -> Int {
    min(Self.pauseMax, Int(Double(replay.pause(before: index)) / speed))
  }

  private func open(_ texts: Messages.Catalogue) throws -> CursesScreen {
    let kind = Environment.value("TERM") ?? ""
    do {
      return try CursesScreen.open(
        .init(
          terminal: kind, isColourless: Environment.value("NO_COLOR") != nil, timing: .atOnce))
    } catch {
      throw Stop(.usage, texts("failure.screen.not_a_screen", ["name": kind]))
    }
  }
}
