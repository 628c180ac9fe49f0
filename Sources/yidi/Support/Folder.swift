internal import Glibc

/// Folders in which files of ours lie.
enum Folder {
  /// The folder of that file.
  static func of(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folder of a file and all above it that are missing.
  ///
  /// - Returns: The system's error number where one could not be made.
  static func make(for path: String, mode: mode_t = 0o700) -> Int32? {
    var made = ""
    for part in of(path).split(separator: "/", omittingEmptySubsequences: false) {
      made += "\(part)/"
      guard access(made, F_OK) != 0 else { continue }
      guard mkdir(made, mode) == 0 || errno == EEXIST else { return errno }
    }
    return nil
  }

  /// Why no new file could be made there: its folder, or the nearest above it that is there, and the system's
  /// error number; `nil` where one could.
  static func refusal(for path: String) -> (folder: String, number: Int32)? {
    var folder = of(path)
    while access(folder, F_OK) != 0, errno == ENOENT, folder != of(folder) { folder = of(folder) }
    // The dot is there in folders alone.
    return access("\(folder)/.", W_OK | X_OK) == 0 ? nil : (folder, errno)
  }

  /// Sees that the name a file was given is on the disk: until then the old one may come back.
  ///
  /// - Returns: The system's error number where that is not known.
  static func sync(for path: String) -> Int32? {
    let folder = open(of(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return errno }
    defer { close(folder) }
    // Some file systems sync no folder, and say so.
    return fsync(folder) == 0 || errno == EINVAL ? nil : errno
  }
}
