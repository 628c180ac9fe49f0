import Ledger
import Rules
import Support
import Testing

@Suite("A filing made ready before it is put on record", .onBothStores, .namingTheStore)
struct PreparedTests {
  let folder = Folder()

  private func open(window: Int = 1) throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: Ledger.Settings(window: window), outside: folder.outside())
  }

  @Test("is put on record as it is, once")
  func once() throws {
    let ledger = try open()
    let ready = try ledger.preparer.prepare(Sample.filing())
    let filed = try ledger.append(ready)
    #expect(filed.filing == ready.filing)
    #expect(try ledger.append(ready) == filed)
    #expect(try ledger.append(ready.filing) == filed)
    #expect(try open().filing(filed.number) == filed)
    #expect(try ledger.filings(matching: "zs").count == 1)
    let verification = try ledger.verify()
    #expect(verification.fault == nil && verification.events == 1)
  }

  @Test("is sealed anew where the person, or the keys, became others meanwhile")
  func meanwhile() throws {
    let (ledger, other) = (try open(), try open(window: 2))
    let person = Sample.person()
    let agent = Agent(name: "李四", idNumber: Sample.idNumber(7), phone: "139", relation: "child")
    let ready = try ledger.preparer.prepare(
      Sample.filing(person: person, category: .longTermResident, agent: agent))
    let older = try ledger.preparer.prepare(Sample.filing(1))
    let oldest = try ledger.preparer.prepare(Sample.filing(2))
    _ = try other.append(Sample.filing(person: person))
    #expect(try ledger.append(ready).filing == ready.filing)
    _ = try other.renewMaster(Grounds(id: other.newIdentifier()))
    #expect(try ledger.append(older).filing == older.filing)
    try other.renewIndex(Grounds(id: other.newIdentifier()))
    #expect(try other.dropOldKeys() == 2)
    #expect(try ledger.append(oldest).filing == oldest.filing)
    let fresh = try open()
    #expect(Set(try fresh.filings(of: person.idNumber).map(\.filing.agent?.name)) == [nil, "李四"])
    for filing in [older.filing, oldest.filing] {
      #expect(try fresh.filings(of: filing.person.idNumber).map(\.filing) == [filing])
    }
    #expect(try fresh.filings(matching: "zs").count == 4)
    #expect(try fresh.verify().fault == nil)
  }

  @Test("is refused as any other is, where the same person was filed meanwhile")
  func refused() throws {
    let (ledger, other) = (try open(), try open(window: 2))
    let ready = try ledger.preparer.prepare(Sample.filing())
    let filed = try other.append(Sample.filing())
    #expect(throws: Ledger.Failure.alreadyFiled(filed.number)) { try ledger.append(ready) }
    let verification = try ledger.verify()
    #expect(verification.fault == nil && verification.filings == 1)
  }

  @Test("Eight threads make filings ready for one ledger")
  func threads() async throws {
    let ledger = try open()
    let preparer = ledger.preparer
    let all = try await withThrowingTaskGroup(of: [PreparedFiling].self) { group in
      for thread in 0..<8 {
        group.addTask {
          try (0..<5).map { try preparer.prepare(Sample.filing(thread * 5 + $0)) }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    for ready in all { #expect(try ledger.append(ready).filing == ready.filing) }
    let verification = try ledger.verify()
    #expect(verification.fault == nil && verification.filings == 40)
  }
}
