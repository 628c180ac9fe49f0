package import Rules
package import Seals

/// What has been filed: in one SQLite file that the windows of one machine share, or on a server.
///
/// Whatever happens is an event that is never changed; the list of filings is a view of the events
/// and can be made anew from them. What a call acknowledges is on the disk before it returns (see
/// `Store`). Personal texts are sealed (`PersonalSeal`).
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
    /// How a ledger that is made now seals.
    package var suite: Suite
    /// What holds for those who sign in.
    package var staff: StaffRules
    /// How long a server that does not answer, or a window that keeps the file, is waited for.
    package var patience = Patience.command
    /// Whether it only holds what is to be pushed to a server that is away.
    var isOutbox = false

    /// The settings of that window.
    package init(
      prefix: String = "DZ", window: Int = 1, actor: String = "guided",
      draftDays: Int = Limits.draftDays, suite: Suite = .sm, staff: StaffRules = StaffRules()
    ) {
      self.prefix = prefix
      self.window = window
      self.actor = actor
      self.draftDays = draftDays
      self.suite = suite
      self.staff = staff
    }
  }

  /// What the ledger needs of the outside world.
  package struct Outside: Sendable {
    package var clock: any WallClock
    package var entropy: any Entropy
    /// Where the keys lie; `nil`: beside the file, in `yidi-keys` of systemd's credentials if there.
    package var keyFile: KeyFile?
    /// The day that counts as today, where somebody has said one.
    ///
    /// It stands in the events, marked as told; locks, ceilings and drafts go by the clock all the same.
    package var today: Day?
    /// Where the ends of chains are told of at a day's report.
    package var log: any SystemLog = Syslog()

    /// This machine's clock, randomness and log.
    package init(
      clock: any WallClock = SystemWallClock(), entropy: any Entropy = SystemEntropy(),
      keyFile: KeyFile? = nil, today: Day? = nil
    ) {
      self.clock = clock
      self.entropy = entropy
      self.keyFile = keyFile
      self.today = today
    }
  }

  /// What is going to be done with it.
  package enum Access: Sendable {
    /// Made if it is not there.
    case writing
    /// Refused if it is not there; nothing is changed.
    case reading
  }

  let store: any Store
  let settings: Settings
  let outside: Outside
  /// Who is at this window: an operator's number, or `guided`.
  package var actor: String
  let keys: LedgerKeys
  /// Who has signed in, where anybody has to.
  package internal(set) var signedIn: Operator?
  /// Whether anybody was ever on the list of those who work here, once it was asked.
  var hadOperators: Bool?
  /// Numbers whose altered rows are on record since they were met.
  var alteredMet: Set<String> = []
  /// What was used of the day's ceilings at this window, as far as its server counted it.
  var charged: [UsedThere] = []
  /// The store's stamp at the last write that got through here.
  private var stamp: Int64?
  /// Whether, as is known within a write, nobody else has written since the one before it here.
  private(set) var isAlone = false
  /// Where this window's chain ends, as the transaction that is going on found or made it.
  var chainEnd: ChainEnd?
  /// The last moment on this window's chain that the clock gave.
  var lastMoment: LastMoment?
  /// What persons and filings are found by.
  var index: BlindIndex { keys.index }

  /// A fresh identifier, to be made before the first try to file.
  package func newIdentifier() -> Identifier { Identifier(outside.entropy) }

  /// This window in two digits.
  var window: String { twoDigits(settings.window) }

  /// A window as it is stored.
  func twoDigits(_ window: Int) -> String { (window < 10 ? "0" : "") + String(window) }

  init(_ store: any Store, settings: Settings, outside: Outside, keys: LedgerKeys) {
    self.store = store
    self.settings = settings
    actor = settings.actor
    self.outside = outside
    self.keys = keys
  }

  /// That store, with the settings, keys and world of another ledger.
  init(_ store: any Store, as other: Ledger) {
    self.store = store
    (settings, actor, outside) = (other.settings, other.actor, other.outside)
    keys = other.keys
  }

  /// Runs `body` as one transaction that is on the disk when this returns, or did not happen.
  ///
  /// That a row of those who work here was met altered goes on record though nothing else does.
  func write<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    let before = stamp
    var now: Int64?
    stamp = nil
    defer { isAlone = false }
    do throws(Failure) {
      let result = try store.write { () throws(Failure) -> T in
        chainEnd = nil
        now = try store.stamp()
        isAlone = now != nil && now == before
        // Since it was asked somebody else may have put the first one on the list.
        if now != nil, !isAlone, hadOperators == false { hadOperators = nil }
        // Another window may have renewed the keys: nothing more is sealed or found by the old ones. Of
        // an outbox's no mark in it tells, as they are renewed at the server.
        if settings.isOutbox { try keys.readAgain(store) }
        if !isAlone || settings.isOutbox { try keys.fitForWriting(store) }
        return try body()
      }
      stamp = now
      return result
    } catch {
      if case .operatorAltered(let id) = error, alteredMet.insert(id).inserted {
        try? recordAltered(id)
      }
      throw error
    }
  }

  /// Runs `body` on the ledger as it is at one moment.
  func read<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T { try store.read(body) }
}
