import Packs
import Rules
import Support
import Testing

@Suite("The Dazhou pack")
struct PacksTests {
  @Test("loads without a finding")
  func loads() throws {
    do {
      let policy = try dazhou()
      #expect(policy.id == "dazhou-2022-118")
      #expect(policy.points.contains(-20))
    } catch {
      for finding in error.findings { Issue.record("\(finding)") }
    }
  }
}
