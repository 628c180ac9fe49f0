internal import Glibc
internal import Spawning

/// A child process with one socket as its input and output.
struct DrawingProcess {
  /// How it ended.
  enum End: Equatable {
    case exited(Int32, [UInt8])
    case killed
    case hung
  }

  /// More than any paper takes; who says more is not well.
  private static let bytesAllowed = 64 << 20

  private let id: pid_t
  private let socket: Int32

  /// Starts the program with those arguments.
  init(_ program: String, _ arguments: [String]) throws(PageFault) {
    var ends: [Int32] = [0, 0]
    guard
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { throw .failed(.notStarted) }
    defer { close(ends[1]) }
    // Libraries complain on standard error, with the text in hand: nobody is to read that.
    let id = Spawning.start(
      program, ["yidi"] + arguments, variables: Self.variables, input: .file(ends[1]),
      output: .file(ends[1]), apart: true)
    guard let id else {
      close(ends[0])
      throw .failed(.notStarted)
    }
    (self.id, socket) = (id, ends[0])
  }

  /// Gives it the request, takes its answer, and sees to its end, which comes in time or is made.
  func converse(_ request: [UInt8], secondsAllowed: Double) -> End {
    let bytes = exchange(request, until: Self.now() + secondsAllowed)
    close(socket)
    // Who has closed its output and stays would be waited for without end.
    if bytes == nil || !hasEnded(within: 1) { kill(id, SIGKILL) }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    guard let bytes else { return .hung }
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF, bytes) : .killed
  }

  /// What it says until it closes its end; `nil` where it takes too long or says too much.
  private func exchange(_ request: [UInt8], until end: Double) -> [UInt8]? {
    var unsent = request[...]
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = end - Self.now()
      guard left > 0, answer.count < Self.bytesAllowed else { return nil }
      var ready = pollfd(
        fd: socket, events: Int16(POLLIN) | (unsent.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
      let count = poll(&ready, 1, Int32(left * 1000) + 1)
      guard count > 0 else { continue }
      if ready.revents & Int16(POLLOUT) != 0, !unsent.isEmpty {
        let sent = unsent.withUnsafeBytes {
          send(
            socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        // Who does not listen any more may have said why.
        if sent < 0, errno != EINTR, errno != EAGAIN { unsent = [] }
        if sent > 0 { unsent = unsent.dropFirst(sent) }
        if unsent.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
      }
      guard ready.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      let received = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if received < 0, errno == EINTR || errno == EAGAIN { continue }
      guard received > 0 else { return answer }
      answer += buffer[..<received]
    }
  }

  /// Whether the process is over within so many seconds; it is still to be waited for.
  private func hasEnded(within seconds: Double) -> Bool {
    let end = Self.now() + seconds
    while true {
      var information = siginfo_t()
      let result = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
      if result == 0, information._sifields._sigchld.si_pid == id { return true }
      guard Self.now() < end else { return false }
      usleep(2000)
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What finding the fonts takes.
  private static let variables = [
    "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS",
    "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "LD_LIBRARY_PATH",
  ]
}
