import CSQLite
import Glibc
import Seals

/// The files of one ledger: the data, two locks and the keys, side by side.
struct LedgerFiles {
  /// The database; SQLite keeps its `-wal` and `-shm` beside it.
  let data: String

  /// Whoever waits to write, one at a time.
  var queue: String { data + ".queue" }
  /// Whoever writes.
  var lock: String { data + ".lock" }
  /// Whether the data lie on a server; then only the keys are a file.
  var isServer: Bool { PostgresAddress.isAddress(data) }
  /// The keys: systemd's credential where there is one, else beside the data, or for a server's ledger
  /// `yidi/ledger.keys` in the state folder.
  var keys: KeyFile {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return KeyFile(
      credentials: variable("CREDENTIALS_DIRECTORY"),
      else: isServer ? Self.stateFolder(variable) + "/yidi/ledger.keys" : data + ".keys")
  }

  /// The folder in which programs keep what is theirs; a variable that is empty says nothing.
  static func stateFolder(_ variable: (String) -> String?) -> String {
    if let state = variable("XDG_STATE_HOME"), !state.isEmpty { return state }
    return (variable("HOME") ?? "") + "/.local/state"
  }

  /// The folder of the data.
  var folder: String {
    guard let slash = data.lastIndex(of: "/") else { return "." }
    return slash == data.startIndex ? "/" : String(data[..<slash])
  }

  /// Whether the data file is there.
  var exists: Bool { access(data, F_OK) == 0 }

  /// Refuses where no data file is there, or where the system does not say whether one is.
  func mustExist() throws(Ledger.Failure) {
    guard !exists else { return }
    throw [ENOENT, ENOTDIR].contains(errno)
      ? .missing(path: data) : .cannotOpen(path: data, errno: errno)
  }

  /// Whether nobody can change the data: on a disk that is read-only for all, with no log beside them.
  ///
  /// A log (`-wal`) with something in it holds filings that the data file has not, and a file that is
  /// only mounted read-only here may be written through another mount: neither is still.
  var areStill: Bool {
    var log = stat()
    return (stat(data + "-wal", &log) != 0 ? errno == ENOENT : log.st_size == 0)
      && yidi_is_read_only(folder)
  }

  /// The URI by which SQLite reads data that are still, taking no locks and making no files.
  var stillAddress: String {
    // SQLite takes these for an escape, a query and a fragment.
    let path = data.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return (path.hasPrefix("/") ? "file://" : "file:") + path + "?immutable=1"
  }

  /// Makes the folder and all above it that are missing, each only for its owner.
  func makeFolder() throws(Ledger.Failure) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path +=
        path.isEmpty && part.isEmpty
        ? "/"
        : path.hasSuffix("/") || path.isEmpty
          ? String(part) : "/" + part
      guard access(path, F_OK) != 0 else { continue }
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw cannotCreate(path, errno) }
      // Else all that is in it could be gone with its name where the power fails; a folder above that may
      // be written and not read cannot be synced.
      try? LedgerFiles(data: path).syncFolder()
    }
  }

  /// Refuses a folder on another machine, whose locks and syncs cannot be relied on.
  func checkFileSystem() throws(Ledger.Failure) {
    let system = yidi_file_system(folder)
    guard system >= 0 else { throw cannotCreate(folder, errno) }
    guard !Self.isOfNetwork(system) else { throw .networkFileSystem(path: data) }
  }

  /// Whether a file system is one of other machines, by its magic number as statfs(2) says it.
  static func isOfNetwork(_ system: Int) -> Bool { networkSystems.values.contains(system) }

  /// Those that are always on other machines.
  ///
  /// FUSE (sshfs, GlusterFS) and 9P are not among them: a container's own disk may be one, and which it is
  /// they do not say.
  private static let networkSystems = [
    "NFS": 0x6969, "SMB": 0x517B, "CIFS": 0xFF53_4D42, "SMB2": 0xFE53_4D42, "AFS": 0x5346_414F,
    "kAFS": 0x6B41_4653, "Coda": 0x7375_7245, "Ceph": 0x00C3_6400, "NCP": 0x564C,
    "Lustre": 0x0BD0_0BD0, "GPFS": 0x4750_4653,
  ]

  /// Makes the empty data file, readable by its owner only, unless it is there.
  func makeData() throws(Ledger.Failure) {
    var status = stat()
    guard stat(data, &status) != 0 else {
      // Not opened: to close it would take away all locks that SQLite has on it for this process.
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw .cannotOpen(path: data, errno: EISDIR)
      }
      guard access(data, R_OK | W_OK) == 0 else { throw LedgerFiles.cannotOpen(data, errno) }
      // An older file may be open to others; only its owner can mend that.
      if status.st_mode & 0o077 != 0 { chmod(data, 0o600) }
      return
    }
    let file = Glibc.open(data, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw cannotCreate(data, errno) }
    Glibc.close(file)
  }

  private func cannotCreate(_ path: String, _ reason: Int32) -> Ledger.Failure {
    switch reason {
    case ENOSPC, EDQUOT: .diskFull
    case EROFS where exists: .readOnly
    default: .cannotCreate(path: path, errno: reason)
    }
  }

  private static func cannotOpen(_ path: String, _ reason: Int32) -> Ledger.Failure {
    reason == EROFS || reason == EACCES && access(path, R_OK) == 0
      ? .readOnly : .cannotOpen(path: path, errno: reason)
  }
}
