import Fronts
import Interview
import Messages
import Terminal
import Testing

@Suite("What holds for the whole program, whichever front is shown")
struct LookTests {
  @Test(
    "F2 on the first page goes through all looks and says each in words",
    arguments: Language.allCases)
  func opening(_ language: Language) throws {
    var pilot = try Pilot(only: nil, language: language)
    let texts = try testContext().texts(language)
    let first = pilot.picture
    var seen: [Theme] = []
    for _ in Theme.allCases {
      pilot.press("f2")
      seen.append(pilot.app.theme)
      #expect(pilot.words.contains(texts("shared.look.\(pilot.app.theme.rawValue)").prefix(20)))
    }
    #expect(seen == [.black, .white, .yellow, .mono, .plain])
    pilot.press("escape")
    #expect(pilot.picture == first, "the notice goes with the next key")
  }

  @Test("F2 on the clerk's list does the same, and the form keeps the look")
  func list() throws {
    var pilot = try desk()
    pilot.press("f2")
    #expect(pilot.app.theme == .black)
    #expect(pilot.words.contains("黑底白字"))
    pilot.press("f6")
    #expect(pilot.app.theme == .black)
  }

  @Test("The next person meets the look the office has set")
  func next() throws {
    var pilot = try Pilot(only: nil)
    pilot.press("f2", "1", "enter")
    #expect(pilot.app.theme == .black)
    pilot.press("escape")
    #expect(pilot.words.contains("怎么办理"))
    #expect(pilot.app.theme == .plain)
  }

  @Test("A terminal that shows no colours is offered none")
  func colourless() throws {
    var context = try testContext()
    context.themes = [.plain, .mono]
    var app = App(context: context, size: Size(columns: 60, rows: 18))
    let seen = (1...4).map { _ in
      _ = app.handle(.key(.function(2)))
      return app.theme
    }
    #expect(seen == [.mono, .plain, .mono, .plain])
  }

  @Test("While Esc waits for a digit the last row says so, until anything follows")
  func escapeHeld() throws {
    var pilot = try desk()
    for path in [[], ["f6"], ["f6", "f7"]] {
      path.forEach { pilot.press($0) }
      let before = pilot.picture
      for end in [Event.key(.escape), .key(.function(1)), .key(.insert), .closed] {
        var held = pilot
        held.handle(.escapeHeld)
        let row = try #require(held.frame.grid.rows.last)
        #expect(row.hasSuffix(" Esc-"))
        #expect(held.frame.grid.styles.contains("FFFFFF"))
        #expect(held.frame.cursor == pilot.frame.cursor)
        held.handle(.resize(held.size))
        #expect(held.picture.contains("Esc-"))
        held.handle(end)
        #expect(!held.picture.contains("Esc- "))
      }
      #expect(pilot.picture == before)
    }
  }

  @Test("What the terminal says of itself reaches the page shown and those after it")
  func blocks() throws {
    var pilot = try Pilot(only: nil)
    #expect(!pilot.app.canDrawBlocks)
    pilot.learn(drawsBlocks: true)
    #expect(pilot.app.canDrawBlocks)
    pilot.press("1", "enter")
    #expect(pilot.app.canDrawBlocks)
  }
}
