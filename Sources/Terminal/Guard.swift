import CCurses
import Glibc

/// Runs the program as a child of itself, so that the terminal is whole again however it ends.
///
/// A handler inside of the program cannot help against SIGKILL or want of memory, and Swift's own
/// would open a debugger on a screen that citizens look at. The parent does nothing but wait.
package enum Guard {
  /// Why the program cannot be run as a child; it can still be run without.
  package enum Failure: Error, Hashable {
    /// The system's number of the error.
    case notStarted(Int32)
  }

  /// Tells the child that it is one; nobody else needs it.
  private static let marker = "YIDI_GUARDED"

  /// Whether this process is the child of a guard.
  package static var isGuarded: Bool { getenv(marker) != nil }

  /// What every command does first: nobody else of the same user reads what it has in memory, it leaves no
  /// core file, and nothing it starts gets more rights than it has.
  package static func hideMemory() { yidi_hide_memory() }

  /// What the child does first: it ends with its parent, and hides its memory.
  package static func enter() { yidi_be_guarded() }

  /// Starts the program again with the same arguments, waits for it and gives its exit status.
  ///
  /// If a signal ended it the terminal is restored, the line is written and the status is 128 and
  /// the signal's number, as shells have it. What it writes to standard error goes to the crash
  /// file, which only its owner can read, as a crash may name the data it failed on; to nowhere if
  /// the file cannot be opened. Without a screen nothing is restored. Tests name another program than this one.
  package static func run(
    arguments: [String], crashFile: String, lineAfterCrash: () -> String,
    hasScreen: Bool = true, program: String = "/proc/self/exe"
  ) throws(Failure) -> Int32 {
    var found = termios()
    let hasTerminal = tcgetattr(STDOUT_FILENO, &found) == 0
    // Keys that would stop or end the parent are the child's business, while it lives.
    let signals = yidi_signals_open()
    guard signals >= 0 else { throw .notStarted(errno) }
    defer { yidi_signals_close() }
    let child = try spawn(program, arguments, crashFile: crashFile)
    let terminal = hasTerminal ? found : nil
    let status = wait(for: child, hearing: signals, terminal)
    let number = status & 0x7F
    guard number != 0 else {
      if hasTerminal { tcsetattr(STDOUT_FILENO, TCSADRAIN, &found) }
      return status >> 8 & 0xFF
    }
    if hasScreen {
      restore(terminal)
    } else {
      // Only lines were written: the cursor stands behind a question.
      writeOut("\n")
    }
    writeOut(cleaned(lineAfterCrash()) + "\n")
    return 128 + number
  }

  /// What of the environment the child needs, and nothing that could make it load or believe something
  /// foreign: libcrypto, libpq and others each read variables of their own.
  package static func safeEnvironment(_ environment: [String]) -> [String] {
    let names: Set<Substring> = [
      "PATH", "HOME", "USER", "LOGNAME", "TZ", "LANG", "LANGUAGE", "TERM", "NO_COLOR",
      "ACCESSIBLE",
      // Where papers, sounds and letters go through.
      "CUPS_SERVER", "PULSE_SERVER", "PULSE_COOKIE", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
      "FONTCONFIG_SYSROOT",
      // Set by systemd for a service.
      "CREDENTIALS_DIRECTORY",
    ]
    let beginnings = ["LC_", "XDG_", "YIDI_"]
    let kept = environment.filter { entry in
      let name = entry.prefix { $0 != "=" }
      return name != marker && (names.contains(name) || beginnings.contains { name.hasPrefix($0) })
    }
    // The backtracer would print source lines and wait for a key.
    return kept + ["SWIFT_BACKTRACE=enable=no", "\(marker)=1"]
  }

  /// Forgets every variable of libpq, as the guarded child has none; to be called before a second thread is.
  ///
  /// What the address of a ledger does not say is not said by whoever started a command either.
  package static func forgetServers() {
    for entry in ownEnvironment() where entry.hasPrefix("PG") {
      unsetenv(String(entry.prefix { $0 != "=" }))
    }
  }

  private static func spawn(
    _ program: String, _ arguments: [String], crashFile: String
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let crashes = openCrashFile(crashFile)
    defer { if crashes >= 0 { close(crashes) } }
    if crashes >= 0 { posix_spawn_file_actions_adddup2(&actions, crashes, STDERR_FILENO) }

    var entries = safeEnvironment(ownEnvironment()).map { strdup($0) } + [nil]
    var words = arguments.map { strdup($0) } + [nil]
    defer { for text in entries + words { free(text) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, program, &actions, nil, &words, &entries)
    guard error == 0 else { throw .notStarted(error) }
    return child
  }

  private static func ownEnvironment() -> [String] {
    var entries: [String] = []
    var place = yidi_environment()
    while let entry = place?.pointee {
      entries.append(String(cString: entry))
      place = place?.advanced(by: 1)
    }
    return entries
  }

  /// Opened without following a link, which somebody else may have laid there.
  private static func openCrashFile(_ path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
    var about = stat()
    // Only a file of our own kind is written, and one from before is closed to others first.
    if file >= 0, fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG,
      fchmod(file, 0o600) == 0
    {
      return file
    }
    if file >= 0 { close(file) }
    return open("/dev/null", O_WRONLY | O_CLOEXEC)
  }

  /// Waits until the child has ended, and passes on what it is asked meanwhile.
  private static func wait(
    for child: pid_t, hearing signals: Int32, _ found: termios?
  ) -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG | WUNTRACED)
      if ended == child, status & 0xFF != stopped { return status }
      if ended == child { stop(with: child, asked: status >> 8 & 0xFF == SIGTSTP, found) }
      // Somebody else has waited for it, so how it ended is not known: not well.
      if ended < 0, errno != EINTR { return EXIT_FAILURE << 8 }
      var waited = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
      _ = poll(&waited, 1, -1)
      var number: UInt8 = 0
      while read(signals, &number, 1) == 1 {
        if [SIGTERM, SIGHUP, SIGTSTP].contains(Int32(number)) { kill(child, Int32(number)) }
      }
    }
  }

  /// What the low byte of a status is where the child has only stopped.
  private static let stopped: Int32 = 0x7F

  /// Stops as its child has, so that the shell takes the terminal, and goes on together with it.
  ///
  /// Asked to stop, the child has given the terminal back itself; otherwise that is done here.
  private static func stop(with child: pid_t, asked: Bool, _ found: termios?) {
    if !asked { restore(found) }
    if yidi_stop() != 0 { kill(child, SIGCONT) }
  }

  /// Puts the terminal back as it was found, whatever state it was left in.
  private static func restore(_ found: termios?) {
    guard var found else { return }
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &found)
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    let hasOwnScreen = !["linux", "vt100", "vt220"].contains(kind)
    writeOut(CursesScreen.leaveBytes(hasOwnScreen: hasOwnScreen))
  }

  private static func writeOut(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
