import CSpawning
import FoundationEssentials
import Glibc

/// Another program as a child of the tests.
package struct ChildProgram: Sendable {
  /// Why it did not do what it was started for.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    /// That reason.
    package init(description: String) { self.description = description }
  }

  private let pid: Int32

  /// Starts the program at `path`, its own output going to the file `log` or nowhere.
  package init(starting path: String, _ arguments: [String], log: String = "/dev/null") throws {
    guard access(path, X_OK) == 0 else { throw Failure(description: "there is no \(path)") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Foundation knows by the end of a socket that a `Process` of another test is over, and whoever
    // is started meanwhile would hold that open: beside a server a test would wait for ever.
    yidi_close_from(&actions, 3)
    // Threads of the tests hold signals back, and a child would inherit that: a server that hears
    // no SIGCHLD never ends.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child = pid_t()
    let result = posix_spawn(&child, path, &actions, &attributes, &words, environ)
    guard result == 0 else {
      throw Failure(description: "\(path) did not start: \(String(cString: strerror(result)))")
    }
    pid = child
  }

  /// Waits for it to end; its exit status, or the negative number of the signal that ended it.
  @discardableResult
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// Sends it a signal.
  package func send(_ signal: Int32) {
    kill(pid, signal)
  }

  /// Runs it to its end; throws what it printed where it did not end well.
  package static func run(_ path: String, _ arguments: [String], log: String) throws {
    let status = try ChildProgram(starting: path, arguments, log: log).wait()
    guard status == 0 else {
      let said = FileManager.default.contents(atPath: log) ?? Data()
      throw Failure(
        description: "\(path) \(arguments) ended with \(status): "
          + String(decoding: said.suffix(500), as: UTF8.self))
    }
  }
}
