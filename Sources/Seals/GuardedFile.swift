internal import Glibc

/// A file with keys in it, treated as ssh treats its own: read only where nobody but its owner can
/// read it and nobody else can put another in its place.
struct GuardedFile: Sendable {
  let path: String
  /// Whether systemd laid it there; such a file may belong to root and is never written.
  let isCredential: Bool

  private static let sizeLimit = 1 << 20

  init(_ path: String, isCredential: Bool = false) {
    (self.path, self.isCredential) = (path, isCredential)
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What is in it; the caller wipes it.
  func read() throws(KeyFileFailure) -> [UInt8] {
    // Without O_NONBLOCK a pipe in its place would be waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(path: path)
      case ELOOP: throw .notAFile(path: path)
      default: throw .unreadable(path: path, reason: errno)
      }
    }
    defer { close(file) }
    let size = try checkFile(file)
    try checkFolder()
    var text = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = text.withUnsafeMutableBytes { memory in
        Glibc.read(file, memory.baseAddress?.advanced(by: done), size - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = count < 0 ? errno : EIO
        wipe(&text)
        throw .unreadable(path: path, reason: reason)
      }
      done += count
    }
    return text
  }

  /// The size of a file only its owner can read.
  private func checkFile(_ file: Int32) throws(KeyFileFailure) -> Int {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: path, reason: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    try checkOwner(status.st_uid, path, orRoot: isCredential)
    // systemd lets the service read by an access list, which shows as reading by the group.
    let forbidden: mode_t = isCredential ? 0o037 : 0o177
    guard status.st_mode & forbidden == 0 else {
      throw .exposed(path: path, mode: status.st_mode & 0o7777)
    }
    guard status.st_size <= GuardedFile.sizeLimit else {
      throw .notAFile(path: path)
    }
    return Int(status.st_size)
  }

  private func checkFolder() throws(KeyFileFailure) {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw errno == ENOENT ? .missing(path: folder) : .unreadable(path: folder, reason: errno)
    }
    try checkOwner(status.st_uid, folder, orRoot: true)
    // In a folder with the sticky bit, as /tmp has it, nobody else can put another file in its place.
    guard status.st_mode & 0o022 == 0 || status.st_mode & S_ISVTX != 0 else {
      throw .folderExposed(path: folder, mode: status.st_mode & 0o7777)
    }
  }

  private func checkOwner(
    _ owner: uid_t, _ path: String, orRoot: Bool
  ) throws(KeyFileFailure) {
    guard owner == geteuid() || orRoot && owner == 0 else {
      throw .foreignOwner(path: path, owner: owner)
    }
  }
}

extension GuardedFile {
  /// Stores the bytes, on the disk when this returns; whoever reads meanwhile sees the old file or
  /// the new one, whole.
  ///
  /// - Throws: `exists` where there is one and it is not to be replaced.
  func write(_ text: [UInt8], replacing: Bool) throws(KeyFileFailure) {
    guard !isCredential else { throw .unwritable(path: path, reason: EROFS) }
    try checkFolder()
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .unwritable(path: folder, reason: errno) }
    defer { close(directory) }
    // One writer at a time, since all use the same name beside the file.
    while flock(directory, LOCK_EX) != 0, errno == EINTR {}
    let fresh = path + ".new"
    // What a stop in the middle left.
    unlink(fresh)
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .unwritable(path: fresh, reason: errno) }
    defer { unlink(fresh) }
    let reason = GuardedFile.put(text, into: file)
    close(file)
    guard reason == 0 else { throw .unwritable(path: fresh, reason: reason) }
    // link(2) refuses where rename(2) would replace.
    guard (replacing ? rename(fresh, path) : link(fresh, path)) == 0 else {
      if errno == EEXIST { throw .exists(path: path) }
      throw .unwritable(path: path, reason: errno)
    }
    guard fsync(directory) == 0 else { throw .unwritable(path: folder, reason: errno) }
  }

  /// Writes all of it onto the disk; 0, or errno(3).
  private static func put(_ text: [UInt8], into file: Int32) -> Int32 {
    // The mask of the process may have taken rights from the owner too.
    guard fchmod(file, 0o600) == 0 else { return errno }
    var done = 0
    while done < text.count {
      let count = text.withUnsafeBytes { memory in
        Glibc.write(file, memory.baseAddress?.advanced(by: done), text.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      done += count
    }
    return fsync(file) == 0 ? 0 : errno
  }
}
