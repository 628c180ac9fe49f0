internal import Glibc
internal import Messages
internal import Spawning

/// Reads QR codes out of a picture with zbarimg, a program of its own that need not be there.
struct PictureReader {
  /// Why nothing was read.
  enum Failure: Error, Equatable {
    /// zbarimg is not installed.
    case noReader
    /// The file cannot be read.
    case noFile
    /// No picture that is known.
    case notAPicture
    /// A file of another kind than PNG and JPEG, which has that name.
    case otherKind(String)
    /// No QR code was found in it.
    case nothingFound
    /// It took too long.
    case tooSlow
  }

  private let program: String
  private static let patienceMilliseconds = 20_000

  /// A reader by that program, which is found on `PATH`.
  init(program name: String = "zbarimg") throws(Failure) {
    guard let found = Spawning.path(of: name) else { throw .noReader }
    program = found
  }

  /// The texts of the codes in a picture.
  func texts(in path: String) throws(Failure) -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .noFile }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 12)
    guard Glibc.read(file, &head, head.count) == head.count else { throw .notAPicture }
    // What stands in a file decides how it is read, and not its name: the library behind the reader
    // knows formats that run programs.
    let kind: String
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      kind = "png"
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      kind = "jpeg"
    } else {
      throw Self.other(head).map { .otherKind($0) } ?? .notAPicture
    }
    let place = path.hasPrefix("/") ? path : "./" + path
    let said = try output(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "\(kind):\(place)"])
    let texts = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard !texts.isEmpty else { throw .nothingFound }
    return texts.map { String($0) }
  }

  /// What else telephones and offices keep pictures in; their files begin so, or so from that byte on.
  private static func other(_ head: [UInt8]) -> String? {
    let kinds: [(name: String, from: Int, begins: String)] = [
      ("WebP", 8, "WEBP"), ("HEIC", 4, "ftyphei"), ("HEIC", 4, "ftypmif1"), ("AVIF", 4, "ftypavi"),
      ("PDF", 0, "%PDF"), ("GIF", 0, "GIF8"), ("BMP", 0, "BM"), ("TIFF", 0, "II*"),
      ("TIFF", 0, "MM\0*"),
    ]
    return kinds.first { head.dropFirst($0.from).starts(with: $0.begins.utf8) }?.name
  }

  private func output(_ arguments: [String]) throws(Failure) -> [UInt8] {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .noReader }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    // It complains of a bus that is not there.
    let child = Spawning.start(
      program, [program] + arguments, variables: ["PATH"], output: .file(ends[1]))
    close(ends[1])
    guard let child else { throw .noReader }
    let said = Self.collect(from: ends[0])
    if said == nil { kill(child, SIGKILL) }
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
    guard let said else { throw .tooSlow }
    return said
  }

  /// All that comes, `nil` where it does not end in time or is far too much.
  private static func collect(from source: Int32) -> [UInt8]? {
    let end = Milliseconds.now + patienceMilliseconds
    var found: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while found.count < 1 << 20 {
      var wait = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
      let left = end - Milliseconds.now
      guard left > 0 else { return nil }
      let ready = poll(&wait, 1, Int32(left))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = Glibc.read(source, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return found }
      found += chunk[..<count]
    }
    return nil
  }
}

extension PictureReader.Failure {
  /// What is wrong with that picture, and what to do.
  func message(_ path: String) -> Message {
    switch self {
    case .noReader: Message("verify.picture.no_reader", ["path": path])
    case .noFile: Message("verify.picture.no_file", ["path": path])
    case .notAPicture: Message("verify.picture.not_a_picture", ["path": path])
    case .otherKind(let kind):
      Message("verify.picture.other_kind", ["path": path, "kind": kind])
    case .nothingFound: Message("verify.picture.nothing_found", ["path": path])
    case .tooSlow: Message("verify.picture.too_slow", ["path": path])
    }
  }

  /// The exit status of a command that meets it.
  var status: Status {
    switch self {
    case .noFile: .missingFile
    case .noReader, .tooSlow: .tryLater
    case .notAPicture, .otherKind, .nothingFound: .refused
    }
  }
}
