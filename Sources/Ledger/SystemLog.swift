import Glibc
import Rules
import Seals

/// Where the ends of chains are put down outside the ledger; a test keeps them.
package protocol SystemLog: Sendable {
  /// Puts down one line; whether anybody keeps it cannot be known.
  func write(_ line: String)
}

/// The log of this machine, by syslog(3): its administrator says where lines go, such as to another host.
package struct Syslog: SystemLog {
  /// What `<syslog.h>` makes of LOG_AUTHPRIV and LOG_NOTICE: read by few, and kept.
  private static let priority: Int32 = 10 << 3 | 5

  /// That log.
  package init() {}

  /// As a line of `yidi`.
  package func write(_ line: String) {
    line.withCString { text in withVaList([text]) { vsyslog(Self.priority, "yidi: %s", $0) } }
  }
}

extension ChainHead {
  /// The end as it is put down in a log: whole, in the words that `verify --head` takes.
  func logLine(on day: Day) -> String {
    "day \(day), chain \(window < 10 ? "0" : "")\(window)/\(seq)=\(Hexadecimal.text(hash))"
  }
}
