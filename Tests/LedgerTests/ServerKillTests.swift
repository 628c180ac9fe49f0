import Glibc
import Ledger
import Rules
import Support
import Synchronization
import Testing

/// How a server, or a connection to it, is done away with.
private enum Blow: CaseIterable {
  case connections
  case immediate
  case kill

  /// Strikes; whether it met anything.
  func strike(_ server: PostgresServer) throws -> Bool {
    switch self {
    case .connections:
      // It may just be starting.
      let ended = try? server.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND application_name = 'yidi'
        """, at: server.address)
      return ended?.isEmpty == false
    case .immediate: server.signal(SIGQUIT)
    case .kill: server.signal(SIGKILL)
    }
    return true
  }
}

/// Files it, as often as the ledger says to try once more: by the same identifier it is one filing.
private func filed(
  _ filing: NewFiling, in ledger: Ledger
) throws(Ledger.Failure) -> FilingNumber {
  while true {
    do throws(Ledger.Failure) { return try ledger.append(filing).number } catch {
      // A server on a busy machine may take longer to recover than a write waits for it.
      guard [.busy, .serverAway].contains(error) else { throw error }
    }
  }
}

@Suite("A server that is killed", .serialized)
struct ServerKillTests {
  let folder = Folder()

  @Test("Thirty blows to the server lose nothing that was acknowledged, and double nothing")
  func kills() throws {
    let server = try PostgresServer()
    let path = try server.newAddress()
    let outside = folder.outsideOfServer()
    _ = try Ledger.open(path, outside: outside)
    let told = Mutex<[Int: FilingNumber]>([:])
    let faults = Mutex<[String]>([])
    let isOver = Atomic<Bool>(false)
    let met = Atomic(0)
    let windows = 4
    inThreads(windows + 1) { window in
      guard window < windows else {
        var random = SeededRandom(seed: 30)
        for blow in 0..<30 {
          usleep(.random(in: 50_000...300_000, using: &random))
          do {
            if try Blow.allCases[blow % 3].strike(server) { met.add(1, ordering: .relaxed) }
            try server.waitUntilUp()
          } catch { faults.withLock { $0.append("blow \(blow): \(error)") } }
        }
        isOver.store(true, ordering: .sequentiallyConsistent)
        return
      }
      do throws(Ledger.Failure) {
        let ledger = try Ledger.open(
          path, settings: Ledger.Settings(window: window), outside: outside)
        var serial = window
        while !isOver.load(ordering: .sequentiallyConsistent) {
          // A quick machine would use up a window's numbers of one day.
          let day = sampleDay.adding(days: serial / (windows * 4_000))
          let number = try filed(Sample.filing(serial, today: day), in: ledger)
          told.withLock { $0[serial] = number }
          // Each filing is looked up afterwards: some thousands are enough.
          usleep(10_000)
          serial += windows
        }
      } catch { faults.withLock { $0.append("window \(window): \(error)") } }
    }
    #expect(faults.withLock(\.self) == [])
    // Twenty ended the server itself; of the ten others some may have come while it was starting.
    #expect(met.load(ordering: .relaxed) > 25)
    let ledger = try Ledger.open(path, outside: outside)
    let acknowledged = told.withLock(\.self)
    for (serial, number) in acknowledged {
      #expect(try ledger.filings(of: Sample.idNumber(serial)).map(\.number) == [number])
    }
    // Nothing is there that nobody was told of: each window went on until it was told.
    let found = try ledger.verify()
    #expect(found.fault == nil)
    #expect(found.filings == acknowledged.count)
    #expect(acknowledged.count > 30)
  }

  @Test("Where the answer to a commit is lost, the filing is on record once")
  func lostAtCommit() throws {
    let server = try PostgresServer()
    let path = try server.newAddress()
    let outside = folder.outsideOfServer()
    let ledger = try Ledger.open(path, outside: outside)
    // The server ends the connection within the commit, before it happens; and right after it.
    try server.run(
      """
      CREATE TABLE blow(armed BIGINT);
      CREATE FUNCTION strike() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('blows') % 2 = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NULL;
      END $$;
      CREATE SEQUENCE blows;
      CREATE CONSTRAINT TRIGGER blow AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION strike();
      """, at: path)
    for serial in 0..<12 {
      let number = try ledger.append(Sample.filing(serial)).number
      #expect(try ledger.filings(of: Sample.idNumber(serial)).map(\.number) == [number])
      #expect(number.serial == serial + 1)
    }
    #expect(try ledger.verify().events == 12)
  }

  @Test("A server that stays away is said to be away, and one that comes back is found again")
  func away() throws {
    let server = try PostgresServer()
    let path = try server.newAddress()
    let outside = folder.outsideOfServer()
    let ledger = try Ledger.open(path, outside: outside)
    _ = try ledger.append(Sample.filing(0))
    server.goAway()
    #expect(throws: Ledger.Failure.serverAway) { try ledger.counts(on: sampleDay) }
    #expect(throws: Ledger.Failure.serverAway) { try ledger.append(Sample.filing(1)) }
    #expect(throws: Ledger.Failure.serverAway) { try Ledger.open(path, outside: outside) }
    try server.comeBack()
    #expect(try ledger.append(Sample.filing(1)).number.serial == 2)
  }
}
