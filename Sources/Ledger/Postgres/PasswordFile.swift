import Glibc

/// The file with the password of a server that the address names.
///
/// libpq passes over one that it does not take, and says so past us on standard error: the server would seem
/// not to answer. So it is looked at before anybody connects. `~/.pgpass`, which nobody names, may be missing.
struct PasswordFile {
  private let path: String

  /// The file the address names; `nil` where it names none.
  init?(named: String?) {
    guard let named, !named.isEmpty else { return nil }
    path = named
  }

  /// What keeps libpq from taking it; `nil` where nothing does.
  var fault: PasswordFileFault? {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing(path: path) }
    let isOwn = status.st_mode & S_IFMT == S_IFREG && status.st_mode & (S_IRWXG | S_IRWXO) == 0
    return isOwn ? nil : .exposed(path: path)
  }
}

/// Why the file with a server's password is not taken.
package enum PasswordFileFault: Equatable, Sendable {
  case missing(path: String)
  /// Others than its owner may read or write it, or it is no file.
  case exposed(path: String)
}
