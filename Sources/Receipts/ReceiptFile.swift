internal import Glibc

/// A receipt in a file: complete or not there at all, and readable by its owner alone.
package struct ReceiptFile: Sendable {
  /// Why a file was not written.
  package enum Failure: Error, Hashable, Sendable {
    /// The folder is not there, or is none.
    case noFolder(String)
    /// A file of that name is there already and holds something else.
    case differs(String)
    /// The system refused, with that error number.
    case refused(String, errno: Int32)
  }

  /// The folder it goes to.
  package let folder: String
  /// The paper's name, the copy from the second on, and the kind of file; nothing about anyone.
  package let name: String

  /// The file of that filing's paper in that folder; `kind` is such as "txt".
  package init(
    folder: String, number: String, paper: PaperKind = .receipt, copy: Int = 1, kind: String = "txt"
  ) {
    self.folder = folder
    // A receipt has its number alone; so has what is on no record, which is called by its kind.
    let named =
      paper == .receipt || number == paper.rawValue ? number : "\(number)-\(paper.rawValue)"
    name = copy > 1 ? "\(named)-\(copy).\(kind)" : "\(named).\(kind)"
  }

  /// Writes the file under the first of its names that no other paper has, and says which it was.
  package static func keep(
    _ bytes: [UInt8], folder: String, number: String, paper: PaperKind = .receipt, kind: String
  ) throws(Failure) -> ReceiptFile {
    var copy = 1
    while true {
      let file = ReceiptFile(folder: folder, number: number, paper: paper, copy: copy, kind: kind)
      do {
        try file.write(bytes)
        return file
      } catch {
        guard case .differs = error, copy < 999 else { throw error }
        copy += 1
      }
    }
  }

  /// Where it is, once written.
  package var path: String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Writes the file with mode 0600; a file of the same name and bytes is left as it is.
  package func write(_ bytes: [UInt8]) throws(Failure) {
    var information = stat()
    guard stat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
      throw .noFolder(folder)
    }
    // Hidden until it is whole: whoever finds the name finds all of it.
    let draft = "\(folder)/.\(name).\(getpid())"
    // What a stop in the middle left, of a process that had this number.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .refused(path, errno: errno) }
    defer { unlink(draft) }
    var fault = ReceiptFile.fill(descriptor, with: bytes)
    if close(descriptor) != 0, fault == nil { fault = errno }
    if let fault { throw .refused(path, errno: fault) }
    guard !publish(draft) else { return }
    guard errno == EEXIST else { throw .refused(path, errno: errno) }
    guard ReceiptFile.holds(path, bytes) else { throw .differs(path) }
  }

  /// Gives the draft its name unless a file has that already; `errno` says why not.
  private func publish(_ draft: String) -> Bool {
    // A link, unlike a rename, never takes the place of another file.
    if link(draft, path) == 0 { return true }
    // Memory sticks (FAT) know no links: the name is taken first, then filled in one stroke.
    guard errno == EPERM || errno == EOPNOTSUPP else { return false }
    let reserved = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard reserved >= 0 else { return false }
    close(reserved)
    if rename(draft, path) == 0 { return true }
    let reason = errno
    unlink(path)
    errno = reason
    return false
  }

  /// Writes all of it onto the disk; the system's error number where that fails.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        done += count
      }
      return fsync(descriptor) == 0 ? nil : errno
    }
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // One byte more than wanted shows that there is more.
    var found = [UInt8](repeating: 0, count: bytes.count + 1)
    var done = 0
    while done < found.count {
      let count = found.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return found.prefix(done).elementsEqual(bytes)
  }
}
