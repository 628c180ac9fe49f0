internal import Fronts
internal import Glibc
internal import Ledger
internal import Messages

/// How a window goes on while the server that keeps its ledger is away.
extension World {
  /// How long a server that was away is not asked again, and between two tries to push.
  private static let pauseMilliseconds = 60_000

  /// What this window writes into filing numbers and events.
  var ledgerSettings: Ledger.Settings {
    var given = settings.ledgerSettings
    if settings.clerk.isEmpty { given.actor = Self.nobody }
    given.patience = .person
    return given
  }

  /// Whether the server was away a moment ago; nobody waits for it a second time so soon.
  var isAway: Bool {
    opened?.isServerLost(since: .milliseconds(Self.pauseMilliseconds)) ?? false
      || awaySince.map { Milliseconds.now - $0 < Self.pauseMilliseconds } ?? false
  }

  /// Whether this machine goes on alone: the server was found away and has not answered since.
  private var goesOnAlone: Bool {
    guard !isAway else { return true }
    guard let opened else { return awaySince != nil }
    return opened.isServerLost(since: Self.everBefore)
  }

  /// Longer than any machine runs.
  private static let everBefore = Duration.seconds(1_000_000_000)

  /// That the server went away, or is back, told once.
  func newsOfServer() -> [EffectResult] {
    guard goesOnAlone != toldAlone else { return [] }
    toldAlone.toggle()
    return [.server(isAway: toldAlone)]
  }

  /// Does what must not wait for a server: where that is away, in the outbox of this machine.
  func goingOn<T>(
    _ body: (Ledger) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    do throws(Ledger.Failure) {
      let ledger = try ledger()
      // Who signed in while it was away goes on; the ledger looks at every step whether they still may.
      if ledger.signedIn == nil, let openedOutbox, openedOutbox.signedIn != nil {
        ledger.carryOn(from: openedOutbox)
      }
      return try body(ledger)
    } catch {
      guard error == .serverAway, let outbox = try outbox() else { throw error }
      if !isAway { awaySince = Milliseconds.now }
      // Whoever is at the window is so there too.
      if let opened, outbox.signedIn == nil { outbox.carryOn(from: opened) }
      return try body(outbox)
    }
  }

  /// The ledger that has that filing: one that could not be pushed yet is only in the outbox.
  func ledger(of number: FilingNumber) throws(Ledger.Failure) -> Ledger {
    if number.wasProvisional, let outbox = try outbox(ifThere: true), try outbox.keeps(number) {
      // Whoever is at the window is so there too.
      if let opened, outbox.signedIn == nil { outbox.carryOn(from: opened) }
      return outbox
    }
    return try ledger()
  }

  /// The ledgers that can be asked now.
  var reachable: [Ledger] {
    let outbox = try? outbox(ifThere: true)
    return [try? ledger(), outbox].compactMap(\.self)
  }

  /// What a clerk is told of filings that are only on this machine, first of those that met another.
  var leftHere: [EffectResult] {
    guard let outbox = try? outbox(ifThere: true),
      let conflicts = (try? outbox.conflicts())?.count,
      let count = try? outbox.provisionalCount(), count > 0
    else { return [] }
    let (key, number) =
      conflicts > 0 ? ("clerk.list.conflicts", conflicts) : ("clerk.list.left_here", count)
    return [.notFound(Message(key, ["count": String(number)]))]
  }

  /// What a clerk who looks at them is told of the first filing that met another.
  var firstConflict: [EffectResult] {
    guard let outbox = try? outbox(ifThere: true),
      let conflict = (try? outbox.conflicts())?.first
    else { return [] }
    return [
      .notFound(
        Message(
          "clerk.list.conflict",
          ["number": conflict.filed.number.text, "other": conflict.instead.text]))
    ]
  }

  /// Pushes what is only here, at most once a minute; whatever is in the way, it stays here.
  func push() {
    guard !isAway, pushedAt == 0 || Milliseconds.now - pushedAt > Self.pauseMilliseconds else {
      return
    }
    if !unrecorded.isEmpty {
      pushedAt = Milliseconds.now
      _ = putOnRecord()
    }
    guard let outbox = try? outbox(ifThere: true) else { return }
    let keepsFilings = (try? outbox.provisionalCount()) ?? 0 > 0
    guard keepsFilings || (try? outbox.keepsRecords()) == true else { return }
    pushedAt = Milliseconds.now
    guard let ledger = try? ledger() else { return }
    do throws(Ledger.Failure) { _ = try outbox.push(to: ledger) } catch {
      if error == .serverAway { awaySince = Milliseconds.now }
    }
  }

  /// Knows on this machine, for when the server is away, who may work at its windows.
  func keepStaff() {
    guard !isAway, let opened, let outbox = try? outbox() else { return }
    try? outbox.keepOperators(of: opened)
  }

  /// The outbox of this machine, made where it is needed; `nil` where the ledger is a file.
  func outbox(ifThere: Bool = false) throws(Ledger.Failure) -> Ledger? {
    if let openedOutbox { return openedOutbox }
    guard let address = common.ledgerPath(configured: settings.ledger),
      Ledger.isServer(address), let path = CommonOptions.outboxPath
    else { return nil }
    if ifThere, access(path, F_OK) != 0 { return nil }
    let outbox = try Ledger.openOutbox(
      path, of: address, settings: ledgerSettings, outside: common.outside)
    openedOutbox = outbox
    return outbox
  }
}
