import Glibc

/// Lets one window write at a time, in the order they came.
///
/// Two locks: a window first enters the waiting room, then takes the write lock and leaves the
/// room. With one lock alone, the fastest of 8 windows wrote twice as often as the slowest. SQLite's
/// own lock stays beneath; this one also keeps every commit from meeting a checkpoint.
final class WriteLock {
  private let queue: Int32
  private let lock: Int32

  /// Locks on those files, which are made if missing.
  static func open(_ files: LedgerFiles) throws(Ledger.Failure) -> WriteLock {
    let queue = try descriptor(files.queue, files)
    do {
      return WriteLock(queue: queue, lock: try descriptor(files.lock, files))
    } catch {
      Glibc.close(queue)
      throw error
    }
  }

  private init(queue: Int32, lock: Int32) {
    (self.queue, self.lock) = (queue, lock)
  }

  deinit {
    Glibc.close(lock)
    Glibc.close(queue)
  }

  /// Waits for its turn and holds the lock while `body` runs.
  func holding<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    take(queue)
    take(lock)
    flock(queue, LOCK_UN)
    defer { flock(lock, LOCK_UN) }
    return try body()
  }

  private func take(_ file: Int32) {
    while flock(file, LOCK_EX) != 0, errno == EINTR {}
  }

  private static func descriptor(
    _ path: String, _ files: LedgerFiles
  ) throws(Ledger.Failure) -> Int32 {
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file < 0 else { return file }
    switch errno {
    case ENOSPC, EDQUOT: throw .diskFull
    case EROFS where files.exists: throw .readOnly
    case let reason: throw .cannotCreate(path: path, errno: reason)
    }
  }
}
