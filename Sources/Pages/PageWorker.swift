internal import Glibc

/// The drawing process: one request in, its answer out, and it ends.
package enum PageWorker {
  /// Seconds of processor time after which it is ended, should its parent be gone.
  private static let secondsAllowed: rlim_t = 20

  /// Answers the request on standard input; the status to end with.
  ///
  /// 0 with the PDF or bitmaps and their digest on standard output, 65 with a fault's two words on it, 64
  /// where the request is none.
  package static func run() -> Int32 {
    var time = rlimit(rlim_cur: secondsAllowed, rlim_max: secondsAllowed)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
    guard let request = PageRequest(everything(from: STDIN_FILENO)) else { return 64 }
    do {
      write(Sealed.seal(try answer(request)))
      return 0
    } catch {
      write(Array("\(error.words.kind)\n\(error.words.detail)".utf8))
      return 65
    }
  }

  private static func answer(_ request: PageRequest) throws(PageFault) -> [UInt8] {
    switch request {
    case .pdf(let paper, let format, let footer):
      return try PageDrawing.pdf(paper, format, footer: footer)
    case .lines(let lines):
      var bytes: [UInt8] = []
      for line in lines { bytes += try LineDrawing.raster(line).pbm }
      return bytes
    case .code(let payload):
      return try QRCode(payload).raster?.pbm ?? []
    case .type: return try PageDrawing.type().bytes
    }
  }

  private static func everything(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
