import FoundationEssentials

/// A person at a terminal: a shell in a private tmux server, on a screen of a size.
///
/// The shell has a home of its own and nothing of the tester's settings. Everything seen is kept,
/// so that a test can ask afterwards whether something was ever on the screen.
package final class TmuxSession: Sendable {
  /// Why a run did not go as expected, with the screen at that moment.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    /// A failure that is said with that text.
    package init(description: String) {
      self.description = description
    }
  }

  /// Holds home, settings, state and whatever is written; removed at the end.
  package let folder: String
  private let name: String

  /// How often is looked before a thing counts as not seen: looks and not seconds, as the tests
  /// beside this one may keep it from looking for longer than anything takes.
  private static let looksMax = 800
  private static let pause = Duration.milliseconds(50)

  private init(columns: Int, rows: Int) throws {
    name = "yidi-\(UUID().uuidString.prefix(13))"
    folder = FileManager.default.temporaryDirectory.path + "/\(name)"
    for part in ["home", "state", "config"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
    }
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-s", "person",
      "/bin/sh", ";", "set-option", "-g", "history-limit", "0")
  }

  /// Starts a session, hands it to `body` and leaves nothing of it behind.
  package static func with(
    columns: Int = 80, rows: Int = 24, _ body: (TmuxSession) async throws -> Void
  ) async throws {
    let session = try TmuxSession(columns: columns, rows: rows)
    defer { session.end() }
    try await body(session)
  }

  private func end() {
    // A child of the guard ends with its parent, and the parent with the terminal.
    _ = try? tmux("kill-server")
    try? FileManager.default.removeItem(atPath: folder)
  }

  // MARK: Hands

  /// Presses keys by tmux's names: Enter, Escape, F6, C-t, or the character itself.
  package func press(_ keys: String...) throws { try press(keys) }

  /// Presses keys, one after the other without a pause.
  package func press(_ keys: [String]) throws {
    try tmux(["send-keys", "-t", "person", "--"] + keys)
  }

  /// Types a text as it stands, as a keyboard or an input method would send it.
  package func type(_ text: String) throws {
    try tmux("send-keys", "-t", "person", "-l", "--", text)
  }

  /// Pastes a text, marked as pasted where the program asked for that.
  package func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text)
    try tmux("paste-buffer", "-p", "-t", "person")
  }

  /// Makes the window another size.
  package func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-t", "person", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Breaks the line as a dropped connection does, and gives the person a new one.
  package func breakLine() throws {
    try tmux("respawn-pane", "-k", "-t", "person", "/bin/sh")
  }

  /// Makes the terminal one that has no other screen: what a program clears stands in its history then.
  package func keepsAllInHistory() throws {
    try tmux("set-option", "-w", "-t", "person", "alternate-screen", "off")
  }

  // MARK: Eyes

  /// The screen and all that has been scrolled off it.
  package func history() throws -> String {
    try tmux("capture-pane", "-p", "-S", "-", "-t", "person")
  }

  /// The screen, its rows without blanks at their ends.
  package func screen() throws -> String { try tmux("capture-pane", "-p", "-t", "person") }

  /// The screen with the escape sequences of its colours and attributes.
  package func screenWithLooks() throws -> String {
    // With the blanks at the end of a row, which may be shown reversed.
    try tmux("capture-pane", "-p", "-e", "-N", "-t", "person")
  }

  /// Waits until the sentence is on the screen and gives the screen.
  @discardableResult
  package func sees(_ sentence: String) async throws -> String {
    try await waits(for: "「\(sentence)」") { $0.contains(sentence) }
  }

  /// Waits until the screen is as `isThere` wants it; `what` names it where it never is.
  @discardableResult
  package func waits(
    for what: String, _ isThere: (String) throws -> Bool
  ) async throws -> String {
    var last: String?
    for _ in 0..<Self.looksMax {
      let screen = try screen()
      // Seen twice, as the first look may have come in the middle of the drawing.
      if try isThere(screen), screen == last { return screen }
      last = screen
      try await Task.sleep(for: Self.pause)
    }
    throw Failure(description: "not seen: \(what); the screen is\n\(last ?? "")")
  }

  /// Where the cursor is; columns and rows count from 0.
  package func cursor() throws -> (column: Int, row: Int) {
    let place = try values(of: "cursor_x", "cursor_y")
    return (place[0], place[1])
  }

  /// Whether the cursor is to be seen.
  package func showsCursor() throws -> Bool { try values(of: "cursor_flag") == [1] }

  /// Whether the terminal is as a shell wants it: no other screen, a cursor, echo and whole lines.
  package func isOrdinary() throws -> Bool {
    let modes = try values(of: "alternate_on", "cursor_flag", "keypad_flag", "mouse_any_flag")
    guard modes == [0, 1, 0, 0] else { return false }
    let settings = try run("/bin/stty", ["-a", "-F", try value(of: "pane_tty")])
    let words = settings.split { " ;\n".contains($0) }
    return ["icanon", "echo", "isig", "icrnl", "opost", "ixon"].allSatisfy {
      words.contains(Substring($0))
    }
  }

  private func value(of variable: String) throws -> String {
    let line = try tmux("display-message", "-p", "-t", "person", "#{\(variable)}")
    return String(line.prefix { $0 != "\n" })
  }

  private func values(of variables: String...) throws -> [Int] {
    let line = variables.map { "#{\($0)}" }.joined(separator: " ")
    let words = try tmux("display-message", "-p", "-t", "person", line).split { " \n".contains($0) }
    guard words.count == variables.count else {
      throw Failure(description: "tmux knows \(words) of \(variables)")
    }
    return words.compactMap { Int($0) }
  }

  // MARK: Processes

  /// The processes started from the shell, parents before their children.
  package func processes() throws -> [Int32] {
    func below(_ parent: Int32) -> [Int32] {
      let list = contents("/proc/\(parent)/task/\(parent)/children")
      return list.split(separator: " ").compactMap { Int32($0) }.flatMap { [$0] + below($0) }
    }
    guard let shell = Int32(try value(of: "pane_pid")) else { return [] }
    return below(shell)
  }

  /// What anybody on the machine can read of those processes: their words and their titles.
  package func titles() throws -> String {
    try processes().map { contents("/proc/\($0)/cmdline") + contents("/proc/\($0)/comm") }
      .joined(separator: "\n")
  }

  private func contents(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  // MARK: tmux

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    // Its socket stands in the folder, so two runs never meet.
    try run("/usr/bin/tmux", ["-S", "\(folder)/socket"] + arguments)
  }

  /// Runs a program without the tester's own environment and gives what it printed.
  ///
  /// Into a file, not a pipe: the server of tmux would hold the pipe open as long as it lives.
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let log = "\(folder)/said-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let settings = [
      "PATH=/usr/bin:/bin", "HOME=\(folder)/home", "XDG_STATE_HOME=\(folder)/state",
      "XDG_CONFIG_HOME=\(folder)/config", "LC_ALL=C.UTF-8", "PS1=$ ",
    ]
    try ChildProgram.run("/usr/bin/env", ["-i"] + settings + [program] + arguments, log: log)
    return contents(log)
  }
}
