import Terminal
import Testing

@Suite("A day on the clerk's form")
struct ClerkShortDayTests {
  @Test("of four digits is completed by this year, in sight before it counts, and no other")
  func shortDay() throws {
    let days = [("0729", "20260729"), ("０７２９", "20260729"), ("0229", "0229"), ("729", "729")]
    for (typed, shown) in days {
      var pilot = try desk()
      pilot.fillPlain()
      pilot.press("tab", "tab", "2")
      #expect(pilot.words.contains("光标：入院日"), "\(pilot.words)")
      pilot.type(typed)
      #expect(!pilot.words.contains("20260729"))
      pilot.press("tab")
      let row = try #require(pilot.frame.grid.rows.first { $0.contains("入院日") })
      #expect(row.contains("\(shown)__"), "\(typed): \(row)")
      #expect(row.contains("2026-07-29") == (shown == "20260729"), "\(row)")
    }
  }
}
