internal import Glibc
internal import Ledger
internal import OfficeLists

/// The file of an office's lists: read whole, replaced whole, never half of either.
struct OfficeStore {
  /// The file itself, behind any link that leads to it.
  let path: String

  /// Why the lists cannot be read or kept.
  enum Failure: Error, Equatable {
    case missing
    case cannotOpen(Int32)
    case notLists
    case newer
    case damaged(line: Int)
    case tooLarge
    case cannotCreate(Int32)
    /// Nothing was changed.
    case diskFull
    case inputOutput(Int32)
    /// Somebody else is importing.
    case busy
    /// libcrypto has no SM3.
    case cryptography
  }

  /// How long to wait for somebody else who is importing.
  private static let triesMax = 50
  private static let waitMicroseconds: UInt32 = 100_000

  /// The store at a path.
  init(_ path: String) {
    let real = realpath(path, nil)
    defer { free(real) }
    self.path = real.map { String(cString: $0) } ?? path
  }

  /// Everything imported so far.
  ///
  /// - Throws: why it cannot be read; `missing` where there is no file.
  func read() throws(Failure) -> OfficeHistory {
    let bytes = try contents()
    do {
      return try OfficeFile.history(of: bytes, digest: fingerprint(of:))
    } catch {
      switch error {
      case .notLists: throw .notLists
      case .newer: throw .newer
      case .damaged(let line): throw .damaged(line: line)
      case .tooLarge: throw .tooLarge
      }
    }
  }

  /// Puts one more import into the file, durably, while nobody else can.
  ///
  /// `make` gets what is there and gives the import, or `nil` for none.
  func add(_ make: (OfficeHistory) throws -> ListImport?) throws {
    if let reason = Folder.make(for: path) { throw cannotCreate(reason) }
    let lock = try takeLock()
    defer { close(lock) }
    var history: OfficeHistory
    do {
      history = try read()
    } catch Failure.missing {
      history = OfficeHistory()
    }
    guard let new = try make(history) else { return }
    history.append(new)
    try write(history)
  }

  /// Reading without a file is the same as no lists yet.
  func readOrEmpty() throws(Failure) -> OfficeHistory {
    do {
      return try read()
    } catch .missing {
      return OfficeHistory()
    }
  }

  // MARK: - Reading

  private func contents() throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw errno == ENOENT ? .missing : .cannotOpen(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .inputOutput(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notLists }
    guard status.st_size <= ListLimits.historyBytesMax else { throw .tooLarge }
    var found: [UInt8] = []
    found.reserveCapacity(Int(status.st_size))
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .inputOutput(errno) }
      if count == 0 { return found }
      found += chunk[..<count]
    }
  }

  // MARK: - Writing

  private func takeLock() throws(Failure) -> Int32 {
    let lock = open(path + ".lock", O_RDONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw cannotCreate(errno) }
    var reason: Int32 = 0
    for _ in 0..<Self.triesMax {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { return lock }
      reason = errno
      guard reason == EWOULDBLOCK || reason == EINTR else { break }
      usleep(Self.waitMicroseconds)
    }
    close(lock)
    throw reason == EWOULDBLOCK ? .busy : .inputOutput(reason)
  }

  /// Writes a new file beside the old one, and puts it in its place only when it is on the disk.
  private func write(_ history: OfficeHistory) throws(Failure) {
    guard !fingerprint(of: []).isEmpty else { throw .cryptography }
    let bytes = OfficeFile.bytes(of: history, digest: fingerprint(of:))
    guard bytes.count <= ListLimits.historyBytesMax else { throw .tooLarge }
    let fresh = path + ".new"
    // What a stop in the middle left; what somebody else laid there is not followed.
    unlink(fresh)
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw cannotCreate(errno) }
    var status = stat()
    // Whoever could read the lists before still can, and nobody else.
    if stat(path, &status) == 0 { fchmod(file, status.st_mode & 0o777) }
    let isWritten = bytes.withUnsafeBufferPointer { Output.write($0, to: file) }
    var reason = isWritten && fsync(file) == 0 ? 0 : errno
    if close(file) != 0, reason == 0 { reason = errno }
    if reason == 0, rename(fresh, path) != 0 { reason = errno }
    guard reason == 0 else {
      unlink(fresh)
      throw isFull(reason) ? .diskFull : .inputOutput(reason)
    }
    if let reason = Folder.sync(for: path) { throw .inputOutput(reason) }
  }

  private func cannotCreate(_ reason: Int32) -> Failure {
    isFull(reason) ? .diskFull : .cannotCreate(reason)
  }

  private func isFull(_ reason: Int32) -> Bool {
    [ENOSPC, EDQUOT, EFBIG].contains(reason)
  }
}
