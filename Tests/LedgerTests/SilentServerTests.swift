import Glibc
import Ledger
import Support
import Testing

/// Seconds are compared with the minute that a silent server is waited for where nobody looks, and
/// not with what a quick machine takes.
@Suite("A server that falls silent", .serialized)
struct SilentServerTests {
  let folder = Folder()

  private func window(_ path: String) throws -> Ledger {
    var settings = Ledger.Settings(window: 1)
    settings.patience = .person
    return try Ledger.open(path, settings: settings, outside: folder.outsideOfServer())
  }

  /// Sees that every call on the ledger says within seconds that the server is away.
  private func expectAway(_ ledger: Ledger, at path: String) {
    #expect(!ledger.isServerLost(since: .seconds(60)))
    let calls: [() throws -> Void] = [
      { _ = try ledger.append(Sample.filing(1)) }, { _ = try ledger.counts(on: sampleDay) },
      { _ = try window(path) },
    ]
    for call in calls {
      let start = ContinuousClock.now
      #expect(throws: Ledger.Failure.serverAway) { try call() }
      #expect(ContinuousClock.now - start < .seconds(15))
      #expect(ledger.isServerLost(since: .seconds(60)))
    }
  }

  private func expectBack(_ ledger: Ledger) throws {
    // It answers again: what was on its way and what was not is there once.
    while (try? ledger.append(Sample.filing(1))) == nil { usleep(100_000) }
    #expect(!ledger.isServerLost(since: .seconds(60)))
    #expect(try ledger.filings(of: Sample.idNumber(1)).count == 1)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Stopped where it is, it counts as away within seconds, and goes on where it was")
  func stopped() throws {
    let server = try PostgresServer()
    let path = try server.newAddress()
    let ledger = try window(path)
    _ = try ledger.append(Sample.filing(0))
    server.freeze(true)
    defer { server.freeze(false) }
    expectAway(ledger, at: path)
    server.freeze(false)
    try expectBack(ledger)
  }

  @Test("Behind a network that drops or refuses, it counts as away within seconds")
  func cut() throws {
    let server = try PostgresServer(securely: true)
    let schema = try server.newAddress().split(separator: "options=").last ?? ""
    for state in [Wire.State.dropping, .refusing] {
      let wire = try Wire(to: try #require(server.port))
      let path = "postgres://yidi@127.0.0.1:\(wire.port)/postgres?sslmode=disable&options=\(schema)"
      let ledger = try window(path)
      _ = try? ledger.append(Sample.filing(0))
      wire.become(state)
      expectAway(ledger, at: path)
      guard state == .dropping else { continue }
      wire.become(.whole)
      try expectBack(ledger)
    }
  }

  @Test("One that works long at a statement is waited for")
  func slow() throws {
    let server = try PostgresServer()
    let path = try server.newAddress()
    let ledger = try window(path)
    _ = try ledger.append(Sample.filing(0))
    try server.run(
      """
      CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(4); RETURN NULL; END $$;
      CREATE TRIGGER slow AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION doze()
      """, at: path)
    #expect(try ledger.append(Sample.filing(1)).number.serial == 2)
  }
}
