internal import Glibc

/// Lines of a file or of standard input, read as they come, in constant memory.
struct LineStream: ~Copyable {
  /// What a read brought.
  enum Line {
    /// One line without its end.
    case line(UnsafeBufferPointer<UInt8>)
    /// A line over the limit; its bytes are gone.
    case tooLong
  }

  /// The longest line that is read, in bytes: 1 MiB.
  static let lineBytesMax = 1 << 20

  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var pending: [UInt8] = []
  private var isSkipping = false

  /// The lines of an open file.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Hands every line to `take`, and calls `pause` whenever no whole line is left to take.
  ///
  /// - Returns: `false` where reading failed or `take` asked to stop.
  mutating func forEach(_ take: (Line) -> Bool, pause: () -> Bool) -> Bool {
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return false }
      if count == 0 { break }
      guard split(count, take), pause() else { return false }
    }
    if isSkipping { return take(.tooLong) && pause() }
    guard !pending.isEmpty else { return true }
    return pending.withUnsafeBufferPointer { take(.line($0)) } && pause()
  }

  private mutating func split(_ count: Int, _ take: (Line) -> Bool) -> Bool {
    var start = 0
    while let end = buffer[start..<count].firstIndex(of: UInt8(ascii: "\n")) {
      defer { start = end + 1 }
      if isSkipping {
        isSkipping = false
        guard take(.tooLong) else { return false }
      } else if pending.isEmpty {
        let whole = buffer.withUnsafeBufferPointer { bytes in
          end - start > Self.lineBytesMax
            ? take(.tooLong) : take(.line(UnsafeBufferPointer(rebasing: bytes[start..<end])))
        }
        guard whole else { return false }
      } else {
        pending += buffer[start..<end]
        let whole = pending.withUnsafeBufferPointer {
          $0.count > Self.lineBytesMax ? take(.tooLong) : take(.line($0))
        }
        pending.removeAll(keepingCapacity: true)
        guard whole else { return false }
      }
    }
    guard !isSkipping else { return true }
    pending += buffer[start..<count]
    if pending.count > Self.lineBytesMax {
      pending.removeAll()
      isSkipping = true
    }
    return true
  }
}
