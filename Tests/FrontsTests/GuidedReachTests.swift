import Fronts
import Interview
import Messages
import Terminal
import Testing

@Suite("What whoever has only a keypad, or only hears, can reach in the guided front")
struct GuidedReachTests {
  @Test("leafs through all that a province has where its name is typed")
  func typedProvince() throws {
    var pilot = try Pilot()
    GuidedPath.carePlace.walk(&pilot)
    pilot.type("sichuan")
    var seen: Set<String> = []
    for _ in 0..<12 {
      for city in ["成都市", "自贡市", "南充市", "凉山", "阿坝"] where pilot.words.contains(city) {
        seen.insert(city)
      }
      pilot.press("0")
    }
    #expect(seen.count == 5, "\(seen)")
    pilot.press("4", "enter")
    #expect(!pilot.words.contains("看后面的"), "a place was taken")
  }

  @Test("changes the colours from the help, and the next person meets those of the office")
  func colours() throws {
    for language in Language.allCases {
      var context = try testContext(language: language)
      var pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
      let texts = context.texts(language)
      pilot.choose(1)
      pilot.press(".")
      let look = texts("help.look", ["look": texts("help.look.default")])
      #expect(pilot.words.contains("4  " + look))
      pilot.press("4")
      #expect(pilot.app.theme == .black)
      #expect(pilot.words.contains(texts("help.look.black")), "and the page says which these are")
      pilot.press("-")
      #expect(pilot.app.theme == .black)
      pilot.press("/", "/")
      #expect(pilot.effects.last == .privacyReset)
      #expect(pilot.app.theme == .plain)
      // Whoever only looked goes away too.
      pilot.press(".", "4", "-")
      pilot.tick(90)
      pilot.tick(150)
      #expect(pilot.app.theme == .plain)
      // Where there is only one, none is offered.
      context.themes = [.mono]
      pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
      pilot.press(".")
      #expect(!pilot.words.contains("4  "))
    }
  }

  @Test("has the page of the call for staff, and that of leaving, explained on their own")
  func helpOfCovers() throws {
    var pilot = try Pilot()
    GuidedPath.staff.then(&pilot, ".")
    #expect(pilot.words.contains("这一页是叫工作人员"))
    pilot.press("-")
    #expect(pilot.words.contains("到窗口说一声"))
    pilot = try Pilot()
    GuidedPath.leave.then(&pilot, ".")
    #expect(pilot.words.contains("这一页问您是不是真的离开"))
  }

  @Test("has the cursor on what is wrong, where nothing is marked or typed yet")
  func cursorOnErrors() throws {
    for path in [GuidedPath.startNothingChosen, .reasonNothingChosen] {
      let pilot = try GuidedGoldenTests.pilot(at: path, size: PageLayout.smallest, language: .zh)
      let frame = pilot.frame
      #expect(frame.grid.rows[frame.cursor.row].hasPrefix("! "), "\(path)")
    }
    let pilot = try GuidedGoldenTests.pilot(
      at: .identityWrong, size: PageLayout.smallest, language: .zh)
    #expect(pilot.frame.grid.rows[pilot.frame.cursor.row].contains("5 1 1"), "a field keeps it")
  }

  @Test("turns back and over many pages of a reading that nearly everything is read as")
  func rareCharacters() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.type("张yi")
    func page() -> Int? {
      pilot.words.split(separator: "第 ").dropFirst()
        .compactMap { Int($0.prefix { $0.isNumber }) }.last
    }
    #expect(page() == 1 && pilot.words.contains("7 往前，8 跳 10 页"))
    pilot.press("8", "0")
    #expect(page() == 12)
    #expect(pilot.words.contains("少见的字这里不好找：按 斜杠 叫工作人员来写"))
    pilot.press("7")
    #expect(page() == 11)
    for _ in 1...30 where !pilot.words.contains("回到第 1 页") { pilot.press("8") }
    #expect(pilot.words.contains("回到第 1 页（第 \(page() ?? 0) 页"))
    pilot.press("8")
    #expect(page() == 1, "round from the last to the first")
    // A short list has neither, and says so of a digit that is none of its.
    pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.type("张nin")
    pilot.press("7")
    #expect(pilot.words.contains("没有 7"), "\(pilot.words)")
  }

  @Test("hears what is wrong with a number once, and not at every key its digits so far")
  func saidOnce() throws {
    var context = try testContext()
    context.reading = .always
    var pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
    GuidedPath.identity.walk(&pilot)
    pilot.receive(.spoken)
    let before = pilot.voiced.count
    pilot.type("511700195513")
    let first = pilot.voiced.count
    #expect(first > before)
    pilot.type("45")
    #expect(pilot.voiced.dropFirst(first).allSatisfy { $0 == "stop" }, "\(pilot.voiced.suffix(3))")
  }
}
