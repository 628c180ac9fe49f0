import Ledger
import Rules
import Support
import Testing

@Suite("A copy of a ledger that its server makes")
struct ServerBackupTests {
  let folder = Folder()
  let clock = FakeClock()

  private func open(_ address: String, window: Int = 1) throws -> Ledger {
    try Ledger.open(
      address, settings: .init(window: window), outside: folder.outsideOfServer(clock))
  }

  /// A database of its own on that server, and its address.
  private func newDatabase(_ server: PostgresServer) throws -> String {
    let name = "copy\(UInt64.random(in: 0...UInt64.max))"
    try server.run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'", at: server.address)
    return server.address.replacing("/postgres?", with: "/\(name)?")
  }

  private func run(_ tool: String, _ arguments: [String], of server: PostgresServer) throws {
    try ChildProgram.run(
      "\(server.programs)/\(tool)", arguments, log: "\(folder.path)/\(tool).log")
  }

  /// How a chain's end stands on the report of a day.
  private func printed(_ head: ChainHead) throws -> PrintedHead {
    let digits = head.hash.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    return try #require(PrintedHead("0\(head.window)/\(head.seq)=\(digits)"))
  }

  @Test("What README tells the administrator brings it back whole, and what came later is missed")
  func drill() throws {
    let server = try PostgresServer.shared.get()
    let (address, other) = (try newDatabase(server), try newDatabase(server))
    let ledger = try open(address)
    let first = try ledger.append(Sample.filing(1))
    _ = try open(address, window: 2).append(Sample.filing(2))
    try ledger.saveDraft("d", owner: .window(1), body: [1, 2, 3])
    let sent = try ledger.verify()
    let dump = "\(folder.path)/ledger.dump"
    try run("pg_dump", ["-Fc", "-d", address, "-f", dump], of: server)
    _ = try ledger.append(Sample.filing(3))
    let later = try printed(try #require(try ledger.heads().first))

    try run("pg_restore", ["--exit-on-error", "-d", other, dump], of: server)
    let there = try open(other, window: 3)
    let heads = try sent.heads.map(printed)
    #expect(try there.verify(against: heads) == sent)
    #expect(sent.fault == nil && sent.filings == 2)
    #expect(try there.filing(first.number) == first)
    #expect(try there.draft("d")?.body == [1, 2, 3])
    // The report of that day tells that something was filed after the copy.
    #expect(try there.verify(against: [later]).fault?.cause == .anchor)
    #expect(throws: Ledger.Failure.alreadyFiled(first.number)) {
      _ = try there.append(Sample.filing(1))
    }
    #expect(try there.append(Sample.filing(3)).number.window == 3)
    #expect(try there.verify().fault == nil)
  }
}
