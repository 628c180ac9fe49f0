import Glibc
import Ledger
import Rules
import Support
import Synchronization
import Testing

@Suite("A ledger on a server")
struct ServerTests {
  let folder = Folder()

  private var outside: Ledger.Outside { folder.outsideOfServer() }

  private func newAddress() throws -> String { try PostgresServer.shared.get().newAddress() }

  @Test("Eight windows that open a new ledger at the same moment all can")
  func firstStart() throws {
    let path = try newAddress()
    let outside = outside
    let faults = Mutex<[String]>([])
    let meeting = Meeting(8)
    inThreads(8) { window in
      meeting.wait()
      do throws(Ledger.Failure) {
        _ = try Ledger.open(path, settings: Ledger.Settings(window: window), outside: outside)
          .append(Sample.filing(window))
      } catch { faults.withLock { $0.append("\(error)") } }
    }
    #expect(faults.withLock(\.self) == [])
    #expect(try Ledger.open(path, outside: outside).verify().filings == 8)
  }

  @Test("A ledger only read must be there, and cannot be written")
  func reading() throws {
    let path = try newAddress()
    #expect(throws: Ledger.Failure.missing(path: "postgres://yidi@/postgres")) {
      try Ledger.open(path, access: .reading, outside: outside)
    }
    let filed = try Ledger.open(path, outside: outside).append(Sample.filing())
    let reader = try Ledger.open(path, access: .reading, outside: outside)
    #expect(try reader.filing(filed.number) == filed)
    #expect(try reader.verify().fault == nil)
    #expect(throws: Ledger.Failure.readOnly) { try reader.append(Sample.filing(1)) }
  }

  @Test("A ledger of a later program is refused, and so is what is no ledger")
  func foreign() throws {
    let path = try newAddress()
    _ = try Ledger.open(path, outside: outside)
    try run("UPDATE meta SET value = '99' WHERE name = 'version'", in: path)
    for access in [Ledger.Access.reading, .writing] {
      #expect {
        try Ledger.open(path, access: access, outside: outside)
      } throws: { error in
        guard case .newer(found: 99, known: _)? = error as? Ledger.Failure else { return false }
        return true
      }
    }
    for table in ["meta(recipe TEXT)", "event(concert TEXT)", "draft(beer TEXT)"] {
      let other = try newAddress()
      try run("CREATE TABLE \(table)", in: other)
      #expect(throws: Ledger.Failure.notALedger(path: "postgres://yidi@/postgres")) {
        try Ledger.open(other, outside: outside)
      }
    }
  }

  @Test("A password in the address is refused, and never shown")
  func password() throws {
    for path in [
      "postgres://yidi:geheim@127.0.0.1/yidi", "host=127.0.0.1 user=yidi password=geheim dbname=y",
    ] {
      #expect(throws: Ledger.Failure.passwordInAddress) { try Ledger.open(path, outside: outside) }
    }
    #expect {
      try Ledger.open("postgres://yidi:geheim@127.0.0.1:port/yidi?nonsense=1", outside: outside)
    } throws: { !"\($0)".contains("geheim") }
    #expect(throws: Ledger.Failure.address) {
      try Ledger.open("postgres://127.0.0.1/yidi?nonsense=1", outside: outside)
    }
  }

  @Test("Where nobody listens, and where one is not let in, each is said")
  func refused() throws {
    #expect(throws: Ledger.Failure.serverAway) {
      try Ledger.open("postgres:///yidi?host=\(folder.path)", outside: outside)
    }
    let server = try PostgresServer.shared.get()
    #expect(throws: Ledger.Failure.serverRefuses(state: "3D000")) {
      try Ledger.open(server.address.replacing("/postgres?", with: "/nowhere?"), outside: outside)
    }
    #expect(throws: Ledger.Failure.serverRefuses(state: "28000")) {
      try Ledger.open(server.address.replacing("user=yidi", with: "user=nobody"), outside: outside)
    }
  }

  @Test("A server that does not keep what it commits is refused")
  func durability() throws {
    let path = try newAddress()
    #expect(throws: Ledger.Failure.serverLacks(["synchronous_commit = on"])) {
      try Ledger.open(path + "%20-csynchronous_commit%3Doff", outside: outside)
    }
  }

  @Test(
    "A table or an index that is not that of this version is seen",
    arguments: [
      ("DROP INDEX one_active", "UNIQUE filing(person,slot) WHERE"),
      ("DROP INDEX filing_ends", "filing(ends,no) WHERE"),
      ("ALTER TABLE event DROP CONSTRAINT event_event_id_key", "UNIQUE event(event_id)"),
      ("ALTER TABLE event DROP CONSTRAINT event_filing_id_n_key", "UNIQUE event(filing_id,n)"),
      ("ALTER TABLE writer ALTER head DROP NOT NULL", "writer head bytea NO"),
      ("ALTER TABLE event ALTER seq TYPE INTEGER", "event seq bigint NO"),
      ("DROP TABLE anchor", "UNIQUE anchor(writer,seq)"),
    ])
  func schema(change: String, place: String) throws {
    let path = try newAddress()
    let ledger = try Ledger.open(path, outside: outside)
    _ = try ledger.append(Sample.filing())
    #expect(try ledger.verify().fault == nil)
    try run(change, in: path)
    let fault = try Ledger.open(path, outside: outside).verify().fault
    #expect(fault?.cause == .schema)
    #expect(fault?.place == place)
  }

  @Test("Two active filings of a person for one place cannot be, not even past the ledger")
  func guardIndex() throws {
    let path = try newAddress()
    _ = try Ledger.open(path, outside: outside).append(Sample.filing())
    #expect {
      try run(
        """
        CREATE TEMP TABLE twin AS SELECT * FROM filing;
        UPDATE twin SET id = 'x', no = 'y'; INSERT INTO filing SELECT * FROM twin
        """, in: path)
    } throws: { "\($0)".contains("one_active") }
  }

  @Test("Every altered, dropped or swapped event is seen")
  func chain() throws {
    for change in [
      "UPDATE event SET actor = 'x' WHERE seq = 2", "DELETE FROM event WHERE seq = 2",
      "DELETE FROM event WHERE seq = 3",
      "UPDATE event SET seq = CASE seq WHEN 1 THEN -2 ELSE -1 END WHERE seq < 3; "
        + "UPDATE event SET seq = -seq WHERE seq < 0",
      "UPDATE filing SET prints = 9", "UPDATE number SET last = 99", "DELETE FROM find",
    ] {
      let path = try newAddress()
      let ledger = try Ledger.open(path, outside: outside)
      for serial in 0..<3 { _ = try ledger.append(Sample.filing(serial)) }
      #expect(try ledger.verify().fault == nil)
      try run(change, in: path)
      #expect(try ledger.verify().fault != nil, "\(change)")
    }
  }

  @Test(
    "A statement the server refuses takes back all that went with it, and the next filing goes through",
    arguments: [0, 1])
  func refusedAmongOthers(before: Int) throws {
    let path = try newAddress()
    let ledger = try Ledger.open(path, outside: outside)
    for serial in 0..<before { _ = try ledger.append(Sample.filing(serial)) }
    let filing = Sample.filing(7)
    // Nobody waits for the answer to what is put there.
    try run("ALTER TABLE find RENAME TO found", in: path)
    #expect(throws: Ledger.Failure.server(state: "42P01")) { try ledger.append(filing) }
    try run("ALTER TABLE found RENAME TO find", in: path)
    #expect(try ledger.verify().filings == before)
    #expect(try ledger.append(filing) == ledger.append(filing))
    let verification = try ledger.verify()
    #expect(verification.fault == nil && verification.filings == before + 1)
  }

  @Test("More rows than one round trip brings are all read")
  func manyRows() throws {
    let path = try newAddress()
    let ledger = try Ledger.open(path, outside: outside)
    for serial in 0..<520 { _ = try ledger.append(Sample.filing(serial)) }
    var seen = 0
    try ledger.eachFiling { filed in
      seen += 1
      #expect(filed.filing.person.idNumber == Sample.idNumber(seen - 1))
    }
    #expect(seen == 520)
    #expect(try ledger.verify().filings == 520)
  }
}
