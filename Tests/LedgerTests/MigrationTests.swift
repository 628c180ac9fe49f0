import Ledger
import Rules
import Support
import Testing

@Suite("A ledger of an earlier version")
struct MigrationTests {
  let folder = Folder()

  /// A file as version 1 wrote it: two filings of one person, readable in suite 0.
  private func makeOld() throws { try make(1) }

  /// A file as that version wrote it.
  private func make(_ version: Int) throws {
    let text = String(decoding: contents(Self.data + "ledger-\(version).sql"), as: UTF8.self)
    try run(text, in: folder.ledger)
    try run(
      "PRAGMA application_id = 2036950121; PRAGMA user_version = \(version)", in: folder.ledger)
  }

  private static let data =
    #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Data/"

  @Test("is brought to this one, whole and found as before, after a copy was made")
  func brought() throws {
    try makeOld()
    let ledger = try Ledger.open(folder.ledger)
    let found = try ledger.verify()
    #expect(found.fault == nil && found.filings == 2 && found.events == 3)
    let filings = try ledger.filings(of: "511700195503120015")
    #expect(filings.map(\.filing.person.name) == ["张三丰", "张三丰"])
    #expect(try ledger.filings(matching: "zsf").count == 2)
    #expect(try rows("PRAGMA user_version", in: folder.ledger + ".version-1") == [[[1, 49]]])
    #expect(try rows("SELECT no FROM filing", in: folder.ledger + ".version-1").count == 2)

    // What is filed from now on is sealed, also of a person on record since before.
    var filing = Sample.filing(1)
    filing.person = filings[0].filing.person
    let filed = try ledger.append(filing)
    #expect(filed.filing.person == filings[0].filing.person)
    #expect(try rows("SELECT dek FROM person", in: folder.ledger)[0][0].count > 33)
    #expect(try Ledger.open(folder.ledger).verify().fault == nil)
  }

  @Test("of version 3, a box for each text of a person, is read and gone on with")
  func boxEach() throws {
    try make(3)
    write(contents(Self.data + "ledger-3.keys"), to: folder.ledger + ".keys")
    #expect(throws: Ledger.Failure.older(found: 3, known: 4)) {
      try Ledger.open(folder.ledger, access: .reading)
    }
    let ledger = try Ledger.open(folder.ledger)
    var filed = try #require(try ledger.filings(matching: "zs").first)
    let person = filed.filing.person
    #expect([person.name, person.phone, person.initials] == ["张三", "13800000000", "zs"])
    #expect(try ledger.filings(of: person.idNumber).count == 1)
    #expect(try ledger.events(of: filed.number).map(\.kind) == [.filed])
    #expect(try ledger.verify().fault == nil)

    // Put right, and filed once more, both ways of sealing lie side by side.
    var renamed = person
    renamed.name = "李四"
    try ledger.correct(filed.number, renamed, Grounds(id: ledger.newIdentifier()))
    filed = try ledger.filing(filed.number)
    #expect(filed.filing.person == renamed)
    let again = try ledger.append(Sample.filing(person: renamed, category: .longTermResident))
    #expect(try ledger.filings(of: person.idNumber).map(\.filing.person) == [renamed, renamed])
    #expect(try ledger.verify().fault == nil)
    try ledger.erasePerson(of: again.number, Grounds(id: ledger.newIdentifier()))
    #expect(try ledger.filing(filed.number).filing.person.name.isEmpty)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("on a server, of version 3, gives up its foreign key, and a person who is gone is seen")
  func foreignKey() throws {
    let address = try PostgresServer.shared.get().newAddress()
    let outside = folder.outsideOfServer()
    let filed = try Ledger.open(address, outside: outside).append(Sample.filing())
    try run(
      """
      ALTER TABLE filing ADD CONSTRAINT filing_person_fkey FOREIGN KEY(person) REFERENCES person(ref);
      ALTER TABLE writer RESET (fillfactor); UPDATE meta SET value = '3' WHERE name = 'version'
      """, in: address)
    let ledger = try Ledger.open(address, outside: outside)
    #expect(try ledger.verify().fault == nil)
    let left = "SELECT conname FROM pg_constraint WHERE conname = 'filing_person_fkey'"
    #expect(try rows(left, in: address).isEmpty)
    let room = "SELECT reloptions FROM pg_class WHERE oid = CAST('writer' AS regclass)"
    #expect(try rows(room, in: address) == [[Array("{fillfactor=10}".utf8)]])
    // Nobody is asked to be sealed again who was sealed then.
    #expect(try rows("SELECT 1 FROM meta WHERE name = 'sealing'", in: address).isEmpty)
    try run("DELETE FROM person", in: address)
    let fault = try ledger.verify().fault
    #expect(fault?.cause == .reference && fault?.place == filed.number.text)
  }

  @Test("is not read before it was brought here")
  func onlyRead() throws {
    try makeOld()
    #expect(throws: Ledger.Failure.older(found: 1, known: 4)) {
      try Ledger.open(folder.ledger, access: .reading)
    }
    #expect(names(in: folder.path).filter { $0.contains("version") }.isEmpty)
  }

  @Test("A stop before the view was made anew is made good at the next start")
  func stopped() throws {
    try makeOld()
    _ = try Ledger.open(folder.ledger)
    try run(
      "INSERT INTO meta VALUES('rebuild', x'01'); DELETE FROM find; DELETE FROM filing",
      in: folder.ledger)
    #expect(try Ledger.open(folder.ledger).verify().fault == nil)
  }
}
