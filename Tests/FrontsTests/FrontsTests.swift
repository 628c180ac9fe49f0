import Fronts
import Messages
import Testing

@Suite("The opening page")
struct OpeningTests {
  @Test("begins with nothing chosen, and Enter says so")
  func nothingChosen() throws {
    var pilot = try Pilot(only: nil)
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选。按 1 到 4，再按 回车。"))
    #expect(pilot.words.contains("怎么办理？"))
  }

  @Test("leads to the guided front and back again")
  func thereAndBack() throws {
    var pilot = try Pilot(only: nil)
    pilot.choose(1)
    #expect(pilot.words.contains("外地看病，先办备案"))
    pilot.press("escape")
    #expect(pilot.words.contains("怎么办理？"))
  }

  @Test("offers the other languages by digits, so that a keypad is enough")
  func languages() throws {
    var pilot = try Pilot(only: nil)
    pilot.choose(3)
    #expect(pilot.words.contains("谁来办？"))
    pilot.choose(4)
    #expect(pilot.words.contains("How do you want to file?"))
    pilot.choose(3)
    #expect(pilot.words.contains("怎么办理？"))
  }

  @Test("hands the clerk's front Chinese, who reads the words of the trade")
  func clerkReadsChinese() throws {
    var pilot = try Pilot(only: nil, language: .zhPlain)
    pilot.choose(2)
    #expect(pilot.app.language == .zh)
    pilot.press("ctrl-t")
    #expect(pilot.app.language == .en)
    pilot.press("ctrl-t")
    #expect(pilot.app.language == .zh)
  }
}
