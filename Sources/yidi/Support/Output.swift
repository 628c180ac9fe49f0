internal import Glibc
internal import Messages
internal import Terminal

/// Standard output and error, written whole.
enum Output {
  /// Writes text to standard output; that whoever read it has seen enough is an ordinary end.
  ///
  /// - Throws: A stop where it is not all taken: nobody is to take a part for the whole.
  static func write(_ text: String, _ texts: Messages.Catalogue) throws(Stop) {
    guard put(text) || errno == EPIPE else { throw lost(errno, texts) }
  }

  /// Writes bytes to standard output in the same way.
  static func write(_ bytes: [UInt8], _ texts: Messages.Catalogue) throws(Stop) {
    let isTaken = bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) }
    guard isTaken || errno == EPIPE else { throw lost(errno, texts) }
  }

  /// The end of a command whose output was not all taken, for that number of the system's.
  static func lost(_ number: Int32, _ texts: Messages.Catalogue) -> Stop {
    Stop(.inputOutput, texts("failure.output", ["reason": systemReason(number)]))
  }

  /// Writes text to standard output; a fault, in `errno`, is the caller's to see to.
  ///
  /// - Returns: Whether it was all taken.
  static func put(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { write($0, to: STDOUT_FILENO) }
  }

  /// Writes bytes to a file descriptor, going on after signals and short writes.
  ///
  /// - Returns: Whether they were all taken.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return true
  }

  /// Writes one line to standard error, `yidi: what: what to do`.
  ///
  /// Under the guard standard error is the crash file, which nobody at the window reads.
  static func complain(_ sentence: String) {
    var line = "yidi: " + cleaned(sentence) + "\n"
    line.withUTF8 { _ = write($0, to: Guard.isGuarded ? STDOUT_FILENO : STDERR_FILENO) }
  }
}
