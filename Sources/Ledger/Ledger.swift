/// What has been filed, in one SQLite file that several windows of one machine may share.
///
/// Whatever happens is an event that is never changed; the list of filings is a view of the events
/// and can be made anew from them. What a call acknowledges is on the disk before it returns: the
/// log is written ahead (`journal_mode=WAL`), synced at every commit (`synchronous=FULL`, asserted
/// after opening), by one window at a time (`WriteLock`). Personal texts pass the `Sealer`.
package final class Ledger {
  /// What an office sets.
  package struct Settings: Sendable {
    /// Two letters A to Z, the beginning of every filing number.
    package var prefix: String
    /// This window, 0 to 99; two windows never share one.
    package var window: Int
    /// Who works here: a clerk's number, or `guided`.
    package var actor: String
    /// How many days a clerk's draft is kept.
    package var draftDays: Int

    /// The settings of that window.
    package init(
      prefix: String = "DZ", window: Int = 1, actor: String = "guided",
      draftDays: Int = Limits.draftDays
    ) {
      self.prefix = prefix
      self.window = window
      self.actor = actor
      self.draftDays = draftDays
    }
  }

  /// What the ledger needs of the outside world.
  package struct Outside: Sendable {
    package var clock: any WallClock
    package var entropy: any Entropy
    package var sealer: any Sealer

    /// This machine's clock and randomness; suite 0 hides nothing.
    package init(
      clock: any WallClock = SystemWallClock(), entropy: any Entropy = SystemEntropy(),
      sealer: any Sealer = PlainSealer()
    ) {
      self.clock = clock
      self.entropy = entropy
      self.sealer = sealer
    }
  }

  /// What is going to be done with it.
  package enum Access: Sendable {
    /// Made if it is not there.
    case writing
    /// Refused if it is not there; nothing is changed.
    case reading
  }

  let connection: Connection
  let lock: WriteLock?
  let settings: Settings
  let outside: Outside
  let index: BlindIndex

  /// A fresh identifier, to be made before the first try to file.
  package func newIdentifier() -> Identifier { Identifier(outside.entropy) }

  /// This window in two digits.
  var window: String { twoDigits(settings.window) }

  /// A window as it is stored.
  func twoDigits(_ window: Int) -> String { (window < 10 ? "0" : "") + String(window) }

  init(
    _ connection: Connection, lock: WriteLock?, settings: Settings, outside: Outside,
    index: BlindIndex
  ) {
    self.connection = connection
    self.lock = lock
    self.settings = settings
    self.outside = outside
    self.index = index
  }

  /// Runs `body` as one transaction that is on the disk when this returns, or did not happen.
  func write<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    guard let lock else { throw .readOnly }
    return try lock.holding { () throws(Failure) -> T in
      let result = try connection.transaction("BEGIN IMMEDIATE", body)
      connection.checkpointIfLong()
      return result
    }
  }

  /// Runs `body` on the ledger as it is at one moment.
  func read<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    try connection.transaction("BEGIN", body)
  }
}

extension Connection {
  /// Runs `body` between that beginning and a commit; anything thrown takes all of it back.
  func transaction<T>(
    _ begin: String, _ body: () throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    try run(begin)
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // SQLite may have taken it back by itself, as it does when the disk is full.
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }
}
