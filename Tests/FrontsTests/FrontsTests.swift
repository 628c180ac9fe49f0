import Testing

@Suite("The opening page")
struct OpeningTests {
  @Test("begins with nothing chosen, and Enter says so")
  func nothingChosen() throws {
    var pilot = try Pilot(only: nil)
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选。按 1 或者 2，再按 回车。"))
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
}
