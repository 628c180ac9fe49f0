internal import CSpawning
internal import Glibc

/// Starts other programs, which get nothing of ours but what they are given.
///
/// Of our open files they have three alone, of our variables those named, and they hear every signal
/// as any other program does.
package enum Spawning {
  /// What a program reads from or writes to.
  package enum Stream: Sendable {
    case nothing
    case file(Int32)
  }

  /// Where the program of that name lies on `PATH`, or `nil`.
  package static func path(of name: String) -> String? {
    let folders = (variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Starts the program; `words` are its arguments, its own name first.
  ///
  /// One that stands `apart` does not hear the keys that end programs at a terminal.
  ///
  /// - Returns: its number, to be waited for, or `nil` where it could not be started.
  package static func start(
    _ program: String, _ words: [String], variables: [String], input: Stream = .nothing,
    output: Stream = .nothing, complaints: Stream = .nothing, apart: Bool = false
  ) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    give(input, as: STDIN_FILENO, O_RDONLY, &actions)
    give(output, as: STDOUT_FILENO, O_WRONLY, &actions)
    give(complaints, as: STDERR_FILENO, O_WRONLY, &actions)
    yidi_close_from(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = apart ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
    var texts = words.map { strdup($0) } + [nil]
    var entries =
      variables.compactMap { name in variable(name).map { strdup("\(name)=\($0)") } } + [nil]
    defer { for text in texts + entries { free(text) } }
    var id = pid_t()
    guard posix_spawn(&id, program, &actions, &attributes, &texts, &entries) == 0 else {
      return nil
    }
    return id
  }

  private static func give(
    _ stream: Stream, as place: Int32, _ mode: Int32, _ actions: inout posix_spawn_file_actions_t
  ) {
    switch stream {
    case .nothing: posix_spawn_file_actions_addopen(&actions, place, "/dev/null", mode, 0)
    case .file(let file): posix_spawn_file_actions_adddup2(&actions, file, place)
    }
  }

  /// The value of a variable that is set to something.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
