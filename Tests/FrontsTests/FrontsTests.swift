import Fronts
import Messages
import Terminal
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

@Suite("The opening page, for whoever cannot read it and whoever comes next")
struct OpeningHelpTests {
  private func pilot(
    _ reading: ReadingAloud = .onRequest, isShared: Bool = true
  ) throws -> Pilot {
    var context = try testContext()
    context.reading = reading
    context.office.isShared = isShared
    return Pilot(context, only: nil, size: Size(columns: 60, rows: 18))
  }

  @Test("is read aloud by the star key, and so are the pages it leads to")
  func readAloud() throws {
    var pilot = try pilot()
    #expect(pilot.words.contains("星号 读") && pilot.words.contains("斜杠 叫人"))
    pilot.press("*")
    let first = try #require(pilot.voiced.first)
    #expect(first.hasPrefix("怎么办理？\n1 自助办理"))
    #expect(first.contains("不想再听，读的时候按 星号"))
    pilot.press("1")
    #expect(pilot.voiced.suffix(2).first == "stop")
    #expect(try #require(pilot.voiced.last).hasPrefix("选好的是：1  自助办理"))
    pilot.press("enter")
    #expect(pilot.words.contains("外地看病，先办备案"))
    #expect(try #require(pilot.voiced.last).hasPrefix(pilot.frame.announce))
    pilot.press("1", "enter")
    #expect(pilot.voiced.last == pilot.frame.announce)
    // And back at the opening page as well.
    pilot.press("-", "-")
    #expect(pilot.words.contains("外地看病，先办备案"))
    var other = try self.pilot()
    other.press("*", "1", "enter", "-")
    #expect(other.words.contains("怎么办理？"))
    #expect(try #require(other.voiced.last).hasPrefix(other.frame.announce))
  }

  @Test("falls silent at any key, and for good at the star; the window's front is never read")
  func silence() throws {
    var pilot = try pilot()
    pilot.press("*", "x")
    #expect(pilot.voiced.last == "stop")
    pilot.press("*", "*")
    #expect(pilot.voiced.last == "stop" && pilot.words.contains("星号 读"))
    let count = pilot.voiced.count
    pilot.press("1")
    #expect(pilot.voiced.count == count)
    pilot.press("*", "2", "enter")
    #expect(pilot.voiced.last == "stop")
  }

  @Test(
    "says why where nothing can be read aloud", arguments: [ReadingAloud.impossible, .unwanted])
  func noVoice(_ reading: ReadingAloud) throws {
    var pilot = try pilot(reading)
    #expect(!pilot.words.contains("星号"))
    pilot.press("*")
    #expect(pilot.words.contains("按 斜杠 叫工作人员"))
    #expect(pilot.voiced.isEmpty)
    pilot.press("f1")
    #expect(pilot.words.contains("按 斜杠 叫工作人员") || pilot.words.contains("斜杠 叫人"))
  }

  @Test("calls the staff: rings once, says where they are, and goes back", arguments: ["/", "f10"])
  func staff(_ key: String) throws {
    for back in ["-", "escape", "/", "enter"] {
      var pilot = try pilot()
      let before = pilot.picture
      pilot.press(key)
      #expect(pilot.effects == [.bell])
      #expect(pilot.words.contains("到窗口说一声") && pilot.words.contains("12393"))
      pilot.press(back)
      #expect(pilot.picture == before, "\(back)")
      #expect(pilot.effects == [.bell], "\(back)")
    }
  }

  @Test("is as the office has set it for whoever comes next, and no sooner")
  func nextPerson() throws {
    for keys in [["ctrl-t"], ["f2"], ["2"], ["f1", "2"], ["/"], ["9"], ["*"], ["e", "f2", "*"]] {
      var pilot = try pilot()
      let first = pilot.picture
      for key in keys { pilot.press(key) }
      pilot.receive(.spoken)
      let left = pilot.picture
      pilot.tick(149)
      #expect(pilot.picture == left, "\(keys)")
      pilot.tick(150)
      #expect(pilot.picture == first && pilot.app.theme == .plain, "\(keys)")
      #expect(pilot.app.language == .zh, "\(keys)")
      let said = pilot.voiced
      pilot.press("1")
      #expect(pilot.voiced == said, "\(keys): nothing is read to somebody new")
    }
  }

  @Test("stays as it is where the machine is one's own, and while it is being read")
  func nobodyNext() throws {
    var own = try pilot(isShared: false)
    own.press("ctrl-t", "f2")
    let before = own.picture
    own.tick(1_000)
    #expect(own.picture == before && own.app.theme == .black)
    var heard = try pilot()
    heard.press("ctrl-t", "*")
    let read = heard.picture
    heard.tick(1_000)
    #expect(heard.picture == read)
    heard.receive(.spoken)
    heard.tick(1_149)
    #expect(heard.app.language == .zhPlain)
    heard.tick(1_150)
    #expect(heard.app.language == .zh)
  }
}
