import Rules
import Support
import Testing

@testable import Fronts

@Suite("Filings on a day the notice does not govern")
struct NotGovernedTests {
  private func row(isInForce: Bool, isGoverned: Bool) throws -> FiledRow {
    FiledRow(
      number: "DZ2026073103004297", name: "张*丰", category: .longTermResident,
      fileTo: try #require(PlaceCode(value: 510_100)), clerk: "0217",
      effective: try #require(Day("2026-07-31")), isInForce: isInForce, isGoverned: isGoverned,
      receipt: ReceiptPages(number: "1") { _ in [] })
  }

  @Test("The clerk's list leaves them to staff, whatever their own term says")
  func clerk() throws {
    for isInForce in [true, false] {
      let row = try row(isInForce: isInForce, isGoverned: false)
      #expect(row.stateKey == "clerk.state.not_governed")
    }
    #expect(try row(isInForce: true, isGoverned: true).stateKey == "clerk.state.in_force")
    #expect(try row(isInForce: false, isGoverned: true).stateKey == "clerk.state.over")
  }
}
