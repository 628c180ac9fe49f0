internal import Glibc

/// Gives a file new contents: all of them or, whatever happens, the old ones.
enum Replacement {
  /// Writes a draft beside the file and renames it; links are followed, permissions stay.
  ///
  /// A file that was not there is made where `mode`, its permissions, is given.
  ///
  /// - Returns: The system's error number where the file was left as it is, or may come back as it was.
  static func write(_ bytes: [UInt8], to file: String, making mode: mode_t? = nil) -> Int32? {
    var (path, permissions) = (file, mode ?? 0)
    if let resolved = realpath(file, nil) {
      defer { free(resolved) }
      path = String(cString: resolved)
      var information = stat()
      guard stat(path, &information) == 0 else { return errno }
      // Renaming asks the folder alone; a file that is write-protected is so on purpose.
      guard access(path, W_OK) == 0 else { return errno }
      permissions = information.st_mode & 0o7777
    } else if errno != ENOENT || mode == nil {
      return errno
    }
    let draft = "\(path).\(getpid())"
    // What a stop in the middle left: numbers of processes come again.
    unlink(draft)
    let descriptor = open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno }
    let fault = fill(descriptor, bytes, mode: permissions)
    close(descriptor)
    if fault == nil, rename(draft, path) == 0 { return Folder.sync(for: path) }
    let number = fault ?? errno
    unlink(draft)
    return number
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], mode: mode_t) -> Int32? {
    let isWritten = bytes.withUnsafeBufferPointer { Output.write($0, to: descriptor) }
    return isWritten && fsync(descriptor) == 0 && fchmod(descriptor, mode) == 0 ? nil : errno
  }
}
