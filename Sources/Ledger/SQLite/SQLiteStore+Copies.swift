import CSQLite
import Glibc

extension SQLiteStore {
  /// Writes the whole ledger, as it is at one moment, into a new file only its owner reads.
  ///
  /// Windows go on writing meanwhile. The file is on the disk when this returns, its name not yet.
  func copy(to path: String) throws(Ledger.Failure) {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == EEXIST ? .exists(path: path) : .cannotCreate(path: path, errno: errno)
    }
    defer { close(file) }
    do {
      // SQLite takes an empty file, so that nobody else can ever read this one.
      try run("VACUUM INTO ?", [.text(path)])
    } catch {
      unlink(path)
      throw error
    }
    guard fsync(file) == 0 else { throw .inputOutput(code: SQLITE_IOERR) }
  }
}

extension LedgerFiles {
  /// Gives a finished file its name, unless something has that name; both are in one folder.
  static func place(_ file: String, at path: String) throws(Ledger.Failure) {
    // link(2) refuses where rename(2) would replace; the file systems of memory sticks have none.
    if link(file, path) == 0 {
      unlink(file)
    } else {
      let reason = errno
      guard reason != EEXIST, access(path, F_OK) != 0 else { throw .exists(path: path) }
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(reason), rename(file, path) == 0 else {
        throw .cannotCreate(path: path, errno: reason)
      }
    }
    try LedgerFiles(data: path).syncFolder()
  }

  /// Puts a finished file in the place of this ledger, which keeps its data under that other name.
  ///
  /// Held under the write lock; whoever has the old file open is refused at the next write. The old one
  /// has its other name, with its log, before anything is taken away; at every moment one of the two
  /// stands whole at the ledger's path: the old one's log is in its data before it goes.
  ///
  /// - Throws: `busy` where somebody's look at an earlier moment keeps the log out of the data.
  func replace(by file: String, keeping old: String) throws(Ledger.Failure) {
    let lock = try WriteLock.open(self, .command)
    try lock.holding { () throws(Ledger.Failure) in
      do throws(Ledger.Failure) { try SQLiteStore.mergeLog(of: data, lock) } catch {
        switch error {
        case .busy, .diskFull, .readOnly: throw error
        // What is broken is not whole with its log either, and has to be replaced all the more.
        default: break
        }
      }
      for ending in ["", "-wal"] where access(data + ending, F_OK) == 0 {
        guard link(data + ending, old + ending) == 0 else {
          throw errno == EEXIST
            ? .exists(path: old + ending) : .cannotCreate(path: old, errno: errno)
        }
      }
      try syncFolder()
      // A log left here would be read as the new file's.
      for ending in ["-wal", "-shm"] { unlink(data + ending) }
      try syncFolder()
      guard rename(file, data) == 0 else { throw .cannotCreate(path: data, errno: errno) }
      try syncFolder()
    }
  }

  /// Puts a log aside that lies here without its data; the path it has then, or `nil` where there is none.
  ///
  /// It would be read as the log of whatever gets the data's name.
  func putLogAside(as old: String) throws(Ledger.Failure) -> String? {
    unlink(data + "-shm")
    guard access(data + "-wal", F_OK) == 0 else { return nil }
    guard rename(data + "-wal", old) == 0 else { throw .cannotCreate(path: old, errno: errno) }
    try syncFolder()
    return old
  }

  /// Sees that names in the folder are on the disk.
  func syncFolder() throws(Ledger.Failure) {
    let directory = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .cannotOpen(path: folder, errno: errno) }
    defer { close(directory) }
    // Some network file systems sync no folder, and say so.
    guard fsync(directory) == 0 || errno == EINVAL else {
      throw .inputOutput(code: SQLITE_IOERR)
    }
  }
}
