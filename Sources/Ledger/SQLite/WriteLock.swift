import CSQLite
import Glibc

/// Lets one window write at a time, in the order they came.
///
/// Two locks: a window first enters the waiting room, then takes the write lock and leaves the
/// room. With one lock alone, the fastest of 8 windows wrote twice as often as the slowest. SQLite's
/// own lock stays beneath; this one also keeps every commit from meeting a checkpoint.
///
/// A window that was stopped where it is keeps what it holds: it is waited for so long and no longer.
final class WriteLock {
  private let queue: Int32
  private let lock: Int32
  private let patience: Patience

  /// Locks on those files, which are made if missing.
  static func open(
    _ files: LedgerFiles, _ patience: Patience
  ) throws(Ledger.Failure) -> WriteLock {
    let queue = try descriptor(files.queue, files)
    do {
      return WriteLock(queue: queue, lock: try descriptor(files.lock, files), patience)
    } catch {
      Glibc.close(queue)
      throw error
    }
  }

  private init(queue: Int32, lock: Int32, _ patience: Patience) {
    (self.queue, self.lock, self.patience) = (queue, lock, patience)
  }

  deinit {
    Glibc.close(lock)
    Glibc.close(queue)
  }

  /// Waits for its turn and holds the lock while `body` runs.
  ///
  /// - Throws: `busy` where another window keeps it for longer than is waited.
  func holding<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    let deadline = ContinuousClock.now + patience.held
    try take(queue, until: deadline)
    do { try take(lock, until: deadline) } catch {
      flock(queue, LOCK_UN)
      throw error
    }
    flock(queue, LOCK_UN)
    defer { flock(lock, LOCK_UN) }
    return try body()
  }

  private func take(
    _ file: Int32, until deadline: ContinuousClock.Instant
  ) throws(Ledger.Failure) {
    let left = max((deadline - .now) / .milliseconds(1), 0)
    switch yidi_lock_within(file, Int32(left.rounded(.up))) {
    case 0: return
    case ETIMEDOUT: throw .busy
    default: throw .inputOutput(code: SQLITE_IOERR)
    }
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
