internal import Glibc
internal import Messages

/// A file that is being written; what the disk refuses ends the program with a sentence.
struct WrittenFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  /// Opens a file for a picture or the like, in place of what was there.
  init(replacing path: String, _ texts: Messages.Catalogue) throws(Stop) {
    try self.init(path, O_CREAT | O_TRUNC, 0o644, texts)
  }

  /// Makes a new file that only its owner reads; one that is there is left alone.
  init(new path: String, mode: mode_t = 0o600, _ texts: Messages.Catalogue) throws(Stop) {
    try self.init(path, O_CREAT | O_EXCL | O_NOFOLLOW, mode, texts)
  }

  /// Makes a file that only its owner reads, to take the place of another by `finish`.
  init(draftOf path: String, _ texts: Messages.Catalogue) throws(Stop) {
    let draft = "\(path).\(getpid())"
    // What a stop in the middle left: numbers of processes come again.
    unlink(draft)
    try self.init(draft, O_CREAT | O_EXCL | O_NOFOLLOW, 0o600, texts)
  }

  /// Opens a file that is there, to write at its end.
  init(extending path: String, _ texts: Messages.Catalogue) throws(Stop) {
    try self.init(path, O_APPEND | O_NOFOLLOW, 0, texts)
  }

  private init(
    _ path: String, _ flags: Int32, _ mode: mode_t, _ texts: Messages.Catalogue
  ) throws(Stop) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, mode)
    guard descriptor >= 0 else {
      let number = errno
      if number == EEXIST {
        throw Stop(.cannotCreate, texts("failure.file.exists", ["path": path]))
      }
      throw Stop(
        .cannotCreate,
        texts("failure.file.refused", ["path": path, "reason": systemReason(number)]))
    }
  }

  /// Writes text where the last one ended.
  mutating func write(_ text: String, _ texts: Messages.Catalogue) throws(Stop) {
    guard append(text) else {
      let reason = systemReason(errno)
      throw Stop(
        .inputOutput, texts("failure.file.refused", ["path": path, "reason": reason]))
    }
  }

  /// The same where nobody can be told; whether it was all taken.
  mutating func append(_ text: String) -> Bool {
    append(Array(text.utf8))
  }

  /// Bytes where nobody can be told; whether they were all taken.
  mutating func append(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Output.write($0, to: descriptor) }
  }

  /// Sees that it is on the disk, and gives it that name, whatever had it; or removes it.
  func finish(as name: String, _ texts: Messages.Catalogue) throws(Stop) {
    let isNamed = fsync(descriptor) == 0 && rename(path, name) == 0
    guard let number = isNamed ? Folder.sync(for: name) : errno else { return }
    unlink(path)
    throw Stop(
      .inputOutput,
      texts("failure.file.refused", ["path": name, "reason": systemReason(number)]))
  }

  /// Removes what was written of it.
  func discard() { unlink(path) }

  /// How many bytes are in it.
  var size: Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }

  deinit { close(descriptor) }
}
