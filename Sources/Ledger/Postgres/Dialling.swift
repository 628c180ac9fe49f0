import CLibPQ
import Glibc
import Spawning
import Synchronization

/// One try to connect, on a thread of its own, which nobody has to wait for.
///
/// libpq looks up a server's name while it connects, and nothing ends that but the system's resolver,
/// whose patience is half a minute where the name server is silent.
final class Dialling: Sendable {
  /// A connection that is handed from one thread to the other, and never used by both.
  private struct Line: @unchecked Sendable {
    let handle: OpaquePointer?
  }

  private enum State {
    case going
    case done(Line)
    case givenUp
  }

  private let state = Mutex(State.going)
  /// A pipe: the one end can be read once something was written at the other, which is when it is done.
  private let bell: Int32
  private let rope: Int32

  private init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (bell, rope) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(bell)
    close(rope)
  }

  /// What `dial` gives, or `nil` where that takes longer; a connection that comes later is closed.
  static func connection(
    until deadline: ContinuousClock.Instant, _ dial: @escaping @Sendable () -> OpaquePointer?
  ) -> OpaquePointer? {
    // Without a thread it is done here.
    guard let dialling = Dialling(), Spawning.beside({ dialling.end(dial()) }) else {
      return dial()
    }
    return dialling.wait(until: deadline)
  }

  private func end(_ handle: OpaquePointer?) {
    let line = Line(handle: handle)
    let isWanted = state.withLock { state in
      if case .givenUp = state { return false }
      state = .done(line)
      return true
    }
    if isWanted {
      _ = Glibc.write(rope, [1] as [UInt8], 1)
    } else {
      PQfinish(line.handle)
    }
  }

  private func wait(until deadline: ContinuousClock.Instant) -> OpaquePointer? {
    var request = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
    while case let left = (deadline - .now) / .milliseconds(1), left > 0 {
      let ready = poll(&request, 1, Int32(min(left.rounded(.up), 60_000)))
      if ready > 0 || ready < 0 && errno != EINTR { break }
    }
    let line = state.withLock { state -> Line in
      if case .done(let line) = state { return line }
      state = .givenUp
      return Line(handle: nil)
    }
    return line.handle
  }
}
