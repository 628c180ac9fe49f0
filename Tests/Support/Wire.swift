import Glibc
import Synchronization

/// A way to a port of this machine that can be cut, as networks are.
package final class Wire: Sendable {
  /// What becomes of what is sent.
  package enum State: Sendable {
    /// It arrives.
    case whole
    /// It is dropped without a word, old connections and new ones.
    case dropping
    /// Connections are closed, and new ones refused.
    case refusing
  }

  /// Where this end listens on loopback.
  package let port: Int
  private let target: Int
  private let state = Mutex(State.whole)
  private let seen = Mutex<[UInt8]>([])

  /// A way to that port.
  package init(to target: Int) throws {
    self.target = target
    let (listener, port) = try Loopback.listener(waiting: 16)
    self.port = port
    thread { [self] in accept(listener) }
  }

  /// Whether those words went over it, either way, for anybody to read.
  package func carried(_ words: String) -> Bool {
    seen.withLock { $0.firstRange(of: Array(words.utf8)) != nil }
  }

  /// From now on it is in that state.
  package func become(_ new: State) { state.withLock { $0 = new } }

  private func accept(_ listener: Int32) {
    while current != .refusing {
      guard current == .whole, isReady(listener) else { continue }
      let near = Glibc.accept(listener, nil, nil)
      let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var place = Loopback.address(target)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      _ = withUnsafePointer(to: &place) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(far, $0, size) }
      }
      thread { [self] in carry(near, far) }
    }
    close(listener)
  }

  private func carry(_ near: Int32, _ far: Int32) {
    defer {
      close(near)
      close(far)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while current != .refusing {
      for (from, to) in [(near, far), (far, near)] where current == .whole && isReady(from) {
        let count = recv(from, &buffer, buffer.count, 0)
        guard count > 0, send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else {
          return
        }
        seen.withLock { $0 += buffer[..<count] }
      }
    }
  }

  private var current: State {
    let state = state.withLock(\.self)
    if state != .whole { usleep(1_000) }
    return state
  }

  private func isReady(_ file: Int32) -> Bool {
    var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 1) > 0
  }

  private func thread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work)
    pthread_detach(thread)
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
