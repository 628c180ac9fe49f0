import Glibc

/// Room that is kept on the ledger's disk by a file with nothing in it (`.ballast`), and given back where the
/// disk is full: what somebody is at can still be finished.
extension LedgerFiles {
  private var ballast: String { data + ".ballast" }

  /// Bytes that may still be written on the disk of the data; `nil` where the system does not say.
  var room: Int64? {
    var system = statvfs()
    guard statvfs(folder, &system) == 0 else { return nil }
    return Int64(clamping: UInt64(system.f_bavail) &* UInt64(system.f_frsize))
  }

  /// Lays the ballast unless it lies there, where that takes nobody the room that is warned of.
  ///
  /// Not synced: after a power cut it is laid anew.
  func layBallast() {
    guard access(ballast, F_OK) != 0, let room, room >= Limits.roomMin + Limits.ballastBytes else {
      return
    }
    let file = Glibc.open(ballast, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    if posix_fallocate(file, 0, Int(Limits.ballastBytes)) != 0 { dropBallast() }
  }

  /// Gives the ballast's room back; whether there was any.
  @discardableResult
  func dropBallast() -> Bool { unlink(ballast) == 0 }
}

extension Ledger {
  /// How many megabytes are left on the disk of a ledger's file, where that is so little that somebody has to
  /// make room; `nil` where there is enough, and for a server.
  package var megabytesLeft: Int? {
    guard let store = store as? SQLiteStore, let room = LedgerFiles(data: store.path).room,
      room < Limits.roomMin
    else { return nil }
    return Int(room / 1_000_000)
  }

  /// With less room on a ledger's disk than so many megabytes somebody has to make some.
  package static var megabytesWanted: Int { Int(Limits.roomMin / 1_000_000) }
}
