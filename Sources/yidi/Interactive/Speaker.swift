internal import Glibc
internal import Messages
internal import Speech

/// Reads aloud by espeak-ng, a process of its own, which is neither waited for nor needed.
///
/// What is read goes in as a file without a name: in arguments every user of the machine could read
/// it, and a pipe may fill up.
final class Speaker {
  private let program: String
  private let recital: Lazy<Recital?>
  private var child: Child?

  private struct Child {
    var id: pid_t
    /// Where it says what went wrong.
    var complaints: Int32
  }

  /// How it came to an end by itself.
  enum End {
    case spoken, notSpoken
  }

  /// Words a minute, slow enough for somebody who has not heard the voice before.
  private static let wordsPerMinute = "140"

  /// A speaker by that program, which is found on `PATH`; `nil` where there is none.
  init?(program name: String = "espeak-ng", recital: Lazy<Recital?>) {
    let folders = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    let paths = folders.map { folder -> String in "\(folder)/\(name)" }
    let found = paths.first { path in path.hasPrefix("/") && access(path, X_OK) == 0 }
    guard let found else { return nil }
    program = found
    self.recital = recital
  }

  deinit { stop() }

  /// Whether something is being read.
  var isSpeaking: Bool { child != nil }

  /// Begins to read, in place of what is being read; `false` where that cannot be.
  func speak(_ text: String, _ language: Language) -> Bool {
    stop()
    guard let script = recital.value?.script(text, language), !script.isEmpty else { return false }
    guard let input = Self.file(holding: Array(script.utf8)) else { return false }
    defer { close(input) }
    guard let complaints = Self.file(holding: []) else { return false }
    guard let id = spawn(language.voice, input: input, complaints: complaints) else {
      close(complaints)
      return false
    }
    child = Child(id: id, complaints: complaints)
    return true
  }

  /// Is silent at once.
  func stop() {
    guard let child else { return }
    kill(child.id, SIGKILL)
    // Killed, it ends without delay, and leaves no dead process behind.
    while waitpid(child.id, nil, 0) < 0, errno == EINTR {}
    close(child.complaints)
    self.child = nil
  }

  /// How it ended by itself since the last time; `nil` while it reads, and where nothing is read.
  func ended() -> End? {
    guard let child else { return nil }
    var status: Int32 = 0
    let ended = waitpid(child.id, &status, WNOHANG)
    guard ended != 0, !(ended < 0 && errno == EINTR) else { return nil }
    defer {
      close(child.complaints)
      self.child = nil
    }
    // Without a device for sound it says so, and ends as if all were well.
    lseek(child.complaints, 0, SEEK_SET)
    let said = String(decoding: Environment.bytes(from: child.complaints) ?? [], as: UTF8.self)
    let isWell = status == 0 && !said.lowercased().contains("error:")
    return isWell ? .spoken : .notSpoken
  }

  /// A file in memory and without a name, at its beginning.
  private static func file(holding bytes: [UInt8]) -> Int32? {
    var name = Array("/dev/shm/yidi-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        return nil
      }
      written += count
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  private func spawn(_ voice: String, input: Int32, complaints: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    // The screen is not to be written on by anybody else.
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // It hears signals as any other program does: a line that closes ends it too.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments: [String] = [program, "-v", voice, "-s", Self.wordsPerMinute, "--stdin"]
    var words = arguments.map { strdup($0) } + [nil]
    var entries = Self.environment.map { strdup($0) } + [nil]
    defer { for text in words + entries { free(text) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, &attributes, &words, &entries) == 0 else {
      return nil
    }
    return child
  }

  /// What finding the sound device takes, and nothing else of ours.
  private static var environment: [String] {
    [
      "PATH", "HOME", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PULSE_COOKIE",
      "ALSA_CONFIG_PATH", "ESPEAK_DATA_PATH",
    ].compactMap { name in Environment.value(name).map { "\(name)=\($0)" } }
  }
}
