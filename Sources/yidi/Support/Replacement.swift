internal import Glibc

/// Gives a file new contents: all of them or, whatever happens, the old ones.
enum Replacement {
  /// Writes a draft beside the file and renames it; links are followed, permissions stay.
  ///
  /// - Returns: The system's error number where the file was left as it is.
  static func write(_ bytes: [UInt8], to file: String) -> Int32? {
    guard let resolved = realpath(file, nil) else { return errno }
    defer { free(resolved) }
    let path = String(cString: resolved)
    var information = stat()
    guard stat(path, &information) == 0 else { return errno }
    // Renaming asks the folder alone; a file that is write-protected is so on purpose.
    guard access(path, W_OK) == 0 else { return errno }
    let draft = "\(path).\(getpid())"
    let descriptor = open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno }
    let fault = fill(descriptor, bytes, mode: information.st_mode & 0o7777)
    close(descriptor)
    if fault == nil, rename(draft, path) == 0 { return nil }
    let number = fault ?? errno
    unlink(draft)
    return number
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], mode: mode_t) -> Int32? {
    let isWritten = bytes.withUnsafeBufferPointer { Output.write($0, to: descriptor) }
    return isWritten && fsync(descriptor) == 0 && fchmod(descriptor, mode) == 0 ? nil : errno
  }
}
