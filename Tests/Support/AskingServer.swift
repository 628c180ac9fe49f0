import Glibc
import Synchronization

/// Something in the network that answers whatever it is asked with 401: first a name and a password.
package final class AskingServer: Sendable {
  /// Where it listens on loopback.
  package let port: Int
  private let listener: Int32
  private let isOver = Atomic(false)
  private let hasEnded = Atomic(false)
  private let count = Atomic(0)

  /// How often it has asked.
  package var refusals: Int { count.load(ordering: .acquiring) }

  private static let answer = """
    HTTP/1.1 401 Unauthorized\r
    WWW-Authenticate: Basic realm="printer"\r
    Content-Length: 0\r
    \r

    """

  /// Listens on a port that nobody else has.
  package init() throws {
    (listener, port) = try Loopback.listener()
    onThread { [self] in
      acceptAll()
      hasEnded.store(true, ordering: .releasing)
    }
  }

  /// Ends it; returns when it has ended.
  package func stop() {
    guard !isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
    while !hasEnded.load(ordering: .acquiring) { usleep(1000) }
    close(listener)
  }

  /// One connection after the other, several open at once: a client keeps one while it begins another.
  private func acceptAll() {
    var lines: [Int32: [UInt8]] = [:]
    while !isOver.load(ordering: .acquiring) {
      var polled = ([listener] + lines.keys).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&polled, nfds_t(polled.count), 20) > 0 else { continue }
      for ready in polled where ready.revents != 0 {
        if ready.fd == listener {
          let connection = accept(listener, nil, nil)
          if connection >= 0 { lines[connection] = [] }
        } else if !answer(ready.fd, &lines[ready.fd, default: []]) {
          close(ready.fd)
          lines[ready.fd] = nil
        }
      }
    }
    lines.keys.forEach { _ = close($0) }
  }

  /// Reads what there is and answers each request's head; `false` where the other end is gone.
  private func answer(_ line: Int32, _ heard: inout [UInt8]) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let read = recv(line, &bytes, bytes.count, 0)
    guard read > 0 else { return false }
    heard += bytes.prefix(read)
    while let end = heard.firstRange(of: Array("\r\n\r\n".utf8)) {
      heard.removeSubrange(..<end.upperBound)
      count.add(1, ordering: .relaxed)
      let answer = Array(Self.answer.utf8)
      guard send(line, answer, answer.count, Int32(MSG_NOSIGNAL)) == answer.count else {
        return false
      }
    }
    return true
  }
}
