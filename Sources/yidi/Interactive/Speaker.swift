internal import Glibc
internal import Messages
internal import Spawning
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
    guard let found = Spawning.path(of: name) else { return nil }
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
    guard
      let id = Spawning.start(
        program,
        [program, "-v", language.voice, "-s", Self.wordsPerMinute, "--stdin"],
        variables: Self.variables, input: .file(input), complaints: .file(complaints))
    else {
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

  /// What finding the sound device takes.
  private static let variables = [
    "PATH", "HOME", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "PULSE_SERVER", "PULSE_COOKIE",
    "ALSA_CONFIG_PATH", "ESPEAK_DATA_PATH",
  ]
}
