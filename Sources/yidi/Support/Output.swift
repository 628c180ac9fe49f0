internal import Glibc
internal import Terminal

/// Standard output and error, written whole.
enum Output {
  /// Writes text to standard output.
  ///
  /// - Returns: Whether it was all taken.
  @discardableResult
  static func write(_ text: String) -> Bool {
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
