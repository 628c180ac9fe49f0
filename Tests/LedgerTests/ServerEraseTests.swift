import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("Erasing a person on a server")
struct ServerEraseTests {
  let folder = Folder()

  /// Where the server keeps the table of persons' keys.
  private func place(_ path: String) throws -> [UInt8] {
    try rows("SELECT pg_relation_filenode('person')", in: path)[0][0]
  }

  private func grounds(_ ledger: Ledger) -> Grounds {
    Grounds(id: ledger.newIdentifier(), reason: "本人要求")
  }

  @Test("What somebody's look keeps of a key is told, and erasing again removes it")
  func look() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let ledger = try Ledger.open(path, outside: folder.outsideOfServer())
    let number = try ledger.append(Sample.filing(1)).number
    _ = try ledger.append(Sample.filing(2))
    let before = try place(path)
    let other = try Ledger.open(path, access: .reading, outside: folder.outsideOfServer())
    var looks = 0
    try other.eachFiling { _ in
      looks += 1
      guard looks == 1 else { return }
      #expect(throws: Ledger.Failure.busy) { try ledger.erasePerson(of: number, grounds(ledger)) }
    }
    // Nobody finds the person any more, and the key still lies among what was removed.
    #expect(try ledger.filing(number).isErased)
    #expect(try place(path) == before)
    let events = try ledger.verify().events
    try ledger.erasePerson(of: number, grounds(ledger))
    #expect(try place(path) != before)
    let found = try ledger.verify()
    #expect(found.fault == nil && found.events == events, "erased once")
  }

  @Test("A user to whom the tables do not belong is told that the key is still there")
  func rights() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let number = try Ledger.open(path, outside: folder.outsideOfServer())
      .append(Sample.filing(1)).number
    let schema = try #require(path.split(separator: "%3D").last)
    let role = "clerk\(schema)"
    try run(
      """
      CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA \(schema) TO \(role);
      GRANT ALL ON ALL TABLES IN SCHEMA \(schema) TO \(role)
      """, in: path)
    let clerk = try Ledger.open(
      path.replacing("user=yidi", with: "user=\(role)"), outside: folder.outsideOfServer())
    #expect(throws: Ledger.Failure.serverRefuses(state: "42501")) {
      try clerk.erasePerson(of: number, grounds(clerk))
    }
    let owner = try Ledger.open(path, outside: folder.outsideOfServer())
    try owner.erasePerson(of: number, grounds(owner))
    #expect(try owner.verify().fault == nil)
  }
}
