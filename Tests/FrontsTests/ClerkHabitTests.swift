import Fronts
import Messages
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

  @Test("F7 and F8 mean the same on every page, and only F7 is on the list")
  func oneMeaning() throws {
    for language in [Language.zh, .en] {
      var meanings: [String: Set<String>] = [:]
      for screen in ClerkScreen.allCases {
        var pilot = try desk(size: Size(columns: 120, rows: 40), language: language)
        screen.show(&pilot)
        guard let bar = pilot.words.split(separator: "\n").last(where: { $0.contains("F1 ") })
        else { continue }
        for key in ["F7 ", "F8 "] {
          guard let found = bar.firstRange(of: key) else { continue }
          let rest = bar[found.upperBound...].drop { $0 == " " }
          let label = rest.prefix { $0 != " " }
          meanings[key, default: []].insert(String(label))
        }
      }
      #expect(meanings["F7 "]?.count == 1, "\(meanings)")
      // 检查 of a form and 用它 of a printer's settings are both: this is right, go on with it.
      #expect((meanings["F8 "]?.count ?? 0) <= 2, "\(meanings)")
    }
  }

  @Test("F7 on a row shows why it was decided so, and leads back to the row")
  func reasonsOfARow() throws {
    var pilot = try desk(size: Size(columns: 120, rows: 60))
    pilot.press("f7")
    #expect(pilot.words.contains("再按 F7 看它的依据"))
    pilot.press("down", "down", "f7")
    #expect(pilot.words.contains("依据和推理  DZ2026073103004135"))
    #expect(pilot.words.contains("三（二）2"))
    pilot.press("escape")
    #expect(pilot.app.personal.page == "clerk.list")
    #expect(pilot.frame.announce.contains("DZ2026073103004135"))
    // Before a form that was left, its own reasons again.
    pilot.fillPlain()
    pilot.press("f7")
    #expect(!pilot.words.contains("DZ2026073103004135") && pilot.words.contains("三（二）1"))
  }

  @Test("7 before a row and on its page asks why the number is wanted in full")
  func unmasks() throws {
    for keys in [["down", "7"], ["down", "5", "7"]] {
      var pilot = try desk()
      for key in keys { pilot.press(key) }
      #expect(pilot.words.contains("为什么要看全号？"))
      pilot.press("escape")
      #expect(pilot.words.contains("7 看全号"))
    }
  }
}
