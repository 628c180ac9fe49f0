import Ledger
import Rules
import Testing

@Suite("The ledger")
struct LedgerTests {
  let folder = Folder()
  let clock = FakeClock()

  func open(_ window: Int = 1) throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: Ledger.Settings(window: window, actor: "0217"),
      outside: Ledger.Outside(clock: clock))
  }

  @Test("A filing is read back as it was given, with its number and who filed it")
  func roundTrip() throws {
    let agent = Agent(name: "李四", idNumber: Sample.idNumber(7), phone: "139", relation: "child")
    let filing = Sample.filing(agent: agent)
    let filed = try open().append(filing)
    #expect(filed.number.text.hasPrefix("DZ20260731010001"))
    #expect(filed.actor == "0217")
    #expect(filed.at == "2026-07-31T09:45:12+08:00")
    #expect(filed.clock == .steady)
    #expect(filed.filing == filing)
    #expect(try open().filing(filed.number) == filed)
  }
}
