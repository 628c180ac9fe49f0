internal import Glibc

/// Holds back the signals that would end the program, so that something is put right first: a job that
/// would print when nobody is there any more, a terminal that does not show what is typed.
struct Interruption: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private let before: sigset_t

  /// From now on they wait.
  init() {
    var (set, before) = (sigset_t(), sigset_t())
    sigemptyset(&set)
    for signal in Self.signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
    self.before = before
  }

  /// Whether one of them has come; it stays held back.
  var isWanted: Bool {
    var pending = sigset_t()
    guard sigpending(&pending) == 0 else { return false }
    return Self.signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// Lets them do what they would have done.
  func end() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
