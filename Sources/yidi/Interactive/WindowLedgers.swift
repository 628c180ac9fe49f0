internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Seals

/// What a window keeps and does as this machine's, whichever ledger it files into.
struct WindowMachine {
  /// Where it goes on while the server of its ledger is away; `nil` without a home.
  var outbox = StateFolder.outbox
  /// Where the keys lie; `nil`: where every program of this machine looks for them.
  var keyFile: KeyFile?
  /// How long a server that was away is not asked again, and between two tries to push.
  var pauseMilliseconds = 60_000
}

/// The ledger of a window and, while its server is away, the outbox in which this machine goes on.
///
/// Each is opened at the first need, after the first page is on the screen.
final class WindowLedgers {
  private let office: OfficeToday
  private let machine: WindowMachine
  private var opened: Ledger?
  private var openedOutbox: Ledger?
  /// When the server was found away, in milliseconds; it is not asked again for a while.
  private var awaySince: Int?
  /// Whether the front was told last that this machine goes on alone.
  private var toldAlone = false
  /// When what is only here was last tried to be pushed, in milliseconds; `nil`: not yet.
  private var triedToPush: Int?
  private var news: [Message] = []

  /// Longer than any machine runs.
  private static let everBefore = Duration.seconds(1_000_000_000)

  /// The ledgers of that office, seen from that machine; neither is opened yet.
  init(_ office: OfficeToday, _ machine: WindowMachine = WindowMachine()) {
    self.office = office
    self.machine = machine
  }

  /// The number of whoever works at the window; `nil` where nobody has one, or the ledger is not open.
  var clerk: String? { opened?.clerk }

  /// The ledger of the office.
  ///
  /// - Throws: also that its server was away a moment ago, without asking it again.
  func ledger() throws(Ledger.Failure) -> Ledger {
    guard !isAway else { throw .serverAway }
    let ledger = if let opened { opened } else { try open() }
    // Who signed in while it was away goes on; the ledger looks at every step whether they still may.
    if ledger.signedIn == nil, let openedOutbox, openedOutbox.signedIn != nil {
      ledger.carryOn(from: openedOutbox)
    }
    return ledger
  }

  private func open() throws(Ledger.Failure) -> Ledger {
    guard let path = address else { throw .nowhere }
    let isNew = !Ledger.isServer(path) && access(path, F_OK) != 0
    do throws(Ledger.Failure) {
      let ledger = try Ledger.open(path, settings: ledgerSettings, outside: outside)
      opened = ledger
      // A path written wrong would look like an office where nobody ever filed.
      if isNew { news.append(Message("clerk.list.ledger_begun", ["path": path])) }
      return ledger
    } catch {
      if error == .serverAway { awaySince = Milliseconds.now }
      throw error
    }
  }

  /// The ledger that has that filing: one that could not be pushed yet is only in the outbox.
  func ledger(of number: FilingNumber) throws(Ledger.Failure) -> Ledger {
    if number.wasProvisional, let outbox = try outboxIfThere(), try outbox.keeps(number) {
      seat(at: outbox)
      return outbox
    }
    return try ledger()
  }

  /// The ledgers that can be asked now.
  var reachable: [Ledger] { [try? ledger(), try? outboxIfThere()].compactMap(\.self) }

  /// Does what must not wait for a server: where that is away, in the outbox of this machine.
  func goingOn<T>(
    _ body: (Ledger) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    do throws(Ledger.Failure) {
      return try body(try ledger())
    } catch {
      guard let outbox = try outbox(after: error) else { throw error }
      seat(at: outbox)
      return try body(outbox)
    }
  }

  /// Refuses what whoever is at the window may not do, and everything where nobody can tell who works here.
  func require(_ right: Right) throws(Ledger.Failure) {
    try goingOn { ledger throws(Ledger.Failure) in try ledger.requireKnown(right) }
  }

  /// Refuses what whoever is at the window may not do with that filing, where that one is.
  func require(_ right: Right, of number: FilingNumber) throws(Ledger.Failure) {
    try ledger(of: number).requireKnown(right)
  }

  /// Whoever works at the window does so at the outbox too, and their day's ceilings go on.
  func seat(at outbox: Ledger) {
    guard let opened else { return }
    if outbox.signedIn == nil { outbox.carryOn(from: opened) } else { outbox.countOn(from: opened) }
  }

  /// A filing with what befell it since, as far as that can be read now.
  func followed(_ record: FiledFiling) -> FollowedFiling {
    (try? FollowedFiling(record, in: ledger(of: record.number))) ?? FollowedFiling(record, [])
  }

  /// Nobody is signed in any more.
  func signOut() {
    try? opened?.signOut()
    try? openedOutbox?.signOut()
  }

  /// That a ledger was begun, told once.
  func takeNews() -> [Message] {
    defer { news = [] }
    return news
  }

  /// Wipes drafts past their day, those of guided sittings here that are over, and counts kept long enough.
  func discardOld(sitting: String) {
    for ledger in reachable {
      try? ledger.discardOldDrafts(sitting: sitting, window: office.settings.window)
    }
    if let days = office.settings.logDays, let ledger = try? ledger() {
      try? ledger.discardOldCounts(days: days)
    }
  }

  private var address: String? {
    office.common.ledgerPath(configured: office.settings.ledger)
  }

  private var outside: Ledger.Outside {
    var outside = office.common.outside
    outside.keyFile = machine.keyFile
    return outside
  }

  /// What this window writes into filing numbers and events.
  private var ledgerSettings: Ledger.Settings {
    var given = office.settings.ledgerSettings
    if office.settings.clerk.isEmpty { given.actor = NamelessActor.window.rawValue }
    given.patience = .person
    return given
  }
}

// MARK: - A server that is away

extension WindowLedgers {
  /// Whether the server was away a moment ago; nobody waits for it a second time so soon.
  private var isAway: Bool {
    opened?.isServerLost(since: .milliseconds(machine.pauseMilliseconds)) ?? false
      || awaySince.map { Milliseconds.now - $0 < machine.pauseMilliseconds } ?? false
  }

  /// Whether this machine goes on alone: the server was found away and has not answered since.
  private var goesOnAlone: Bool {
    guard !isAway else { return true }
    guard let opened else { return awaySince != nil }
    return opened.isServerLost(since: Self.everBefore)
  }

  /// That the server went away, or is back, told once.
  func newsOfServer() -> [EffectResult] {
    guard goesOnAlone != toldAlone else { return [] }
    toldAlone.toggle()
    return [.server(isAway: toldAlone)]
  }

  /// The outbox in which this machine goes on after that failure; `nil` where it is no way out.
  func outbox(after failure: Ledger.Failure) throws(Ledger.Failure) -> Ledger? {
    guard failure == .serverAway, let outbox = try outbox() else { return nil }
    if !isAway { awaySince = Milliseconds.now }
    return outbox
  }

  /// The outbox of this machine, made where it is needed; `nil` where the ledger is a file.
  private func outbox() throws(Ledger.Failure) -> Ledger? {
    if let openedOutbox { return openedOutbox }
    guard let address, Ledger.isServer(address), let path = machine.outbox else {
      return nil
    }
    let outbox = try Ledger.openOutbox(
      path, of: address, settings: ledgerSettings, outside: outside)
    openedOutbox = outbox
    return outbox
  }

  /// The outbox, where this machine has one already.
  func outboxIfThere() throws(Ledger.Failure) -> Ledger? {
    let isThere = machine.outbox.map { access($0, F_OK) == 0 } ?? false
    return openedOutbox != nil || isThere ? try outbox() : nil
  }

  /// Knows on this machine, for when the server is away, who may work at its windows.
  func keepStaff() {
    guard !isAway, let opened, let outbox = try? outbox() else { return }
    try? outbox.keepOperators(of: opened)
  }

  /// Whether it may be tried again to push: not while the server is away, and once a minute.
  var mayPush: Bool {
    !isAway && triedToPush.map { Milliseconds.now - $0 >= machine.pauseMilliseconds } ?? true
  }

  /// Counts as a try to push.
  func noteTryToPush() { triedToPush = Milliseconds.now }

  /// Pushes what is only here; whatever is in the way, it stays here.
  func push() {
    guard let outbox = try? outboxIfThere() else { return }
    let keepsFilings = (try? outbox.provisionalCount()) ?? 0 > 0
    guard keepsFilings || (try? outbox.keepsRecords()) == true else { return }
    noteTryToPush()
    guard let ledger = try? ledger() else { return }
    do throws(Ledger.Failure) { _ = try outbox.push(to: ledger) } catch {
      if error == .serverAway { awaySince = Milliseconds.now }
    }
  }

  /// What a clerk is told where a disk that filings are kept on is nearly full.
  var scarceRoom: [Message] {
    guard let left = reachable.compactMap(\.megabytesLeft).min() else { return [] }
    return [Message("clerk.list.scarce_room", ["megabytes": String(left)])]
  }

  /// What a clerk is told where this machine's clock stands before what this window filed last.
  var clockBehind: [Message] {
    guard let at = reachable.lazy.compactMap({ (try? $0.momentAhead()) ?? nil }).first
    else { return [] }
    let minute = String(at.prefix(16).map { $0 == "T" ? " " : $0 })
    return [Message("clerk.list.clock_behind", ["at": minute])]
  }

  /// What a clerk is told of filings that are only on this machine, first of those that met another.
  var leftHere: [Message] {
    guard let outbox = try? outboxIfThere(), let conflicts = (try? outbox.conflicts())?.count,
      let count = try? outbox.provisionalCount(), count > 0
    else { return [] }
    let (key, number) =
      conflicts > 0 ? ("clerk.list.conflicts", conflicts) : ("clerk.list.left_here", count)
    return [Message(key, ["count": String(number)])]
  }

  /// What a clerk who looks at them is told of the first filing that met another.
  var firstConflict: [Message] {
    guard let outbox = try? outboxIfThere(), let conflict = (try? outbox.conflicts())?.first
    else { return [] }
    return [
      Message(
        "clerk.list.conflict",
        ["number": conflict.filed.number.text, "other": conflict.instead.text])
    ]
  }
}

extension Ledger {
  /// Refuses what the one signed in may not do; an outbox that was never told who works here refuses all.
  fileprivate func requireKnown(_ right: Right) throws(Failure) {
    guard try knowsOperators() else { throw .serverAway }
    try require(right)
  }

  /// Does something in the front's own name: the guided one has nobody signed in, ever.
  func acting<T>(
    at front: Interview.Front, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    guard front == .guided else { return try body() }
    let before = actor
    actor = NamelessActor.guided.rawValue
    defer { actor = before }
    return try body()
  }
}
