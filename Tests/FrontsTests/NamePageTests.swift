import Fronts
import Interview
import Messages
import Terminal
import Testing

@Suite("The page of a name")
struct NamePageTests {
  private func page(_ language: Language = .zh) throws -> Pilot {
    var pilot = try Pilot(language: language)
    GuidedPath.name.walk(&pilot)
    return pilot
  }

  private func answer(_ pilot: Pilot) -> String? {
    pilot.effects.compactMap { effect -> String? in
      if case .saveDraft(let draft) = effect { draft.answers[.name]?.value } else { nil }
    }.last
  }

  @Test("looks letters up as they come, and digits pick at once")
  func letters() throws {
    var pilot = try page()
    pilot.type("zhan")
    #expect(pilot.words.contains("[ zhan "))
    #expect(pilot.digit(before: "詹") != nil)
    pilot.type("g")
    #expect(pilot.words.contains("1   张"))
    pilot.press("1")
    #expect(pilot.words.contains("[ 张 "))
    pilot.type("san")
    pilot.press("1")
    pilot.type("fengxx")
    #expect(pilot.words.contains("没有读「fengxx」的字"))
    pilot.press("backspace", "backspace")
    try pilot.pick("丰")
    #expect(pilot.words.contains("[ 张三丰 "))
    pilot.press("backspace")
    pilot.type("feng ")
    #expect(!pilot.words.contains("[ 张三 "))
    pilot.press("backspace", "backspace", "backspace")
    pilot.type("张三丰")
    pilot.press("enter")
    #expect(answer(pilot) == "张三丰")
  }

  @Test("puts surnames first at the first place only, compound ones in one pick")
  func surnames() throws {
    var pilot = try page()
    pilot.type("ouyang")
    #expect(pilot.words.contains("1   欧阳"))
    pilot.press("1")
    pilot.type("shan")
    #expect(pilot.digit(before: "单") == nil)
    pilot.press("ctrl-u", "ctrl-u")
    pilot.type("shan")
    #expect(pilot.digit(before: "单") != nil)
  }

  @Test("turns leaves by 0 and by the keys for pages")
  func leaves() throws {
    var pilot = try page()
    pilot.type("yi")
    let first = pilot.picture
    pilot.press("0")
    let second = pilot.picture
    #expect(second != first)
    pilot.press("pageup")
    #expect(pilot.picture == first)
    pilot.press("pagedown")
    #expect(pilot.picture == second)
  }

  @Test("takes a name in Latin letters with its blanks, hyphens and points")
  func latin() throws {
    for (typed, taken) in [
      ("Anna Maria Schmidt", "Anna Maria Schmidt"), ("Jean-Paul", "Jean-Paul"),
      ("O'Brien", "O'Brien"), ("John F. Kennedy", "John F. Kennedy"),
    ] {
      var pilot = try page(.en)
      pilot.type(typed)
      if pilot.words.contains("9   Use these letters") { pilot.press("9") }
      pilot.press("enter")
      #expect(answer(pilot) == taken, "\(pilot.picture)")
    }
    var pilot = try page()
    pilot.type("Li")
    pilot.press("9")
    pilot.type(" Wei")
    pilot.press("enter")
    #expect(answer(pilot) == "Li Wei")
  }

  @Test("does not take letters for a name unless told so")
  func unpicked() throws {
    var pilot = try page()
    pilot.type("zhang")
    pilot.press("enter")
    #expect(answer(pilot) == nil)
    #expect(pilot.words.contains("还没有选"))
    pilot.type("x")
    pilot.press("enter")
    #expect(pilot.words.contains("没有读「zhangx」的字"))
    #expect(answer(pilot) == nil)
  }

  @Test("takes what an input method and a paste bring, which ends what was being spelt")
  func direct() throws {
    var pilot = try page()
    pilot.type("zh三")
    #expect(pilot.words.contains("[ 三 "))
    pilot.type("94")
    pilot.handle(.paste("亚"))
    #expect(pilot.words.contains("[ 三亚 "))
    pilot.press("enter")
    #expect(answer(pilot) == "三亚")
  }

  @Test("writes a name in Latin letters by the keypad alone, and leads back by its keys")
  func latinByKeypad() throws {
    var pilot = try page()
    #expect(pilot.words.contains("按 1"))
    pilot.type("1")
    // J-E-A-N, a hyphen, L, I, a blank, S.
    pilot.type("51322162")
    #expect(pilot.words.contains("[ JEAN "))
    pilot.type("1")
    #expect(pilot.words.contains("连字符"))
    pilot.type("2" + "53" + "43" + "11" + "74")
    #expect(pilot.words.contains("[ JEAN-LI S "))
    pilot.press("+", "+", "enter")
    #expect(answer(pilot) == "JEAN-LI")
    pilot.press("-")
    #expect(pilot.words.contains("[ JEAN-LI "))
    pilot.type("5")
    #expect(pilot.words.contains("要哪个字母"))
    pilot.type("8")
    #expect(pilot.words.contains("没有 8"))
    pilot.type("9" + "52")
    #expect(pilot.words.contains("[ JEAN-LIK "))
    pilot.press("-")
    #expect(!pilot.words.contains("JEAN-LIK"))
    pilot.press("enter")
    #expect(pilot.words.contains("[ JEAN-LIK "))
    pilot.type("0")
    #expect(pilot.words.contains("打拼音"))
  }

  @Test(
    "lets the check page ask about a name of one character, and about no other",
    arguments: [
      ("张", true), ("张三", false),
    ])
  func oneCharacter(name: String, isAsked: Bool) throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.enter(name)
    pilot.enter("13800138000")
    #expect(pilot.words.contains("核对一遍"))
    #expect(pilot.words.contains("姓和名都写上了没有") == isAsked)
  }

  @Test("leaves two rows free under the field for an input method's window")
  func room() throws {
    for size in GuidedGoldenTests.sizes {
      for path in [GuidedPath.name, .agentName] {
        let pilot = try GuidedGoldenTests.pilot(at: path, size: size, language: .zh)
        let rows = pilot.frame.grid.rows
        let field = pilot.frame.cursor.row
        #expect(rows[field].contains("["))
        #expect(rows[field + 1].isEmpty && rows[field + 2].isEmpty, "\(size)")
      }
    }
  }
}
