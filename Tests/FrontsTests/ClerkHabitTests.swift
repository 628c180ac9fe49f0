import Shots
import Terminal
import Testing

@Suite("What hurried fingers do on the clerk's form")
struct ClerkHabitTests {
  @Test("A day of four digits is completed by this year, in sight before it counts, and no other")
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

  @Test("An Enter behind a field that went on by itself passes none by, and the next one does")
  func enterByHabit() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.enter(ClerkPerson.identity)
    #expect(pilot.words.contains("光标：姓名") && pilot.words.contains("光标已经自己到了「姓名」"))
    pilot.press("enter")
    #expect(pilot.words.contains("光标：参保地"))
    // Behind a key that was meant to go on, one is enough.
    pilot.press("backtab")
    pilot.enter(ClerkPerson.name)
    pilot.press("enter")
    #expect(pilot.words.contains("光标：险种"), "\(pilot.words)")
    pilot.press("1", "enter")
    #expect(pilot.words.contains("光标：电话"))
  }

  @Test("A field that holds a default is gone on from at once")
  func defaults() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("tab", "1", "enter")
    #expect(!pilot.words.contains("光标已经自己到了"))
  }
}
