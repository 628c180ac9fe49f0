import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

/// Reading aloud: off until asked for, stopped by any key, and the whole of a page.
struct GuidedVoiceTests {
  private func pilot(
    _ reading: ReadingAloud = .onRequest, size: Size = Size(columns: 80, rows: 24),
    language: Language = .zh
  ) throws -> Pilot {
    var context = try testContext(language: language)
    context.reading = reading
    return Pilot(context, only: .guided, size: size)
  }

  @Test func isOffUntilAskedFor() throws {
    var pilot = try pilot()
    pilot.choose(1, 1)
    pilot.press("f1", "escape", "/", "escape", "ctrl-t")
    #expect(pilot.voiced.isEmpty)
  }

  @Test(arguments: ["*", "f2"])
  func readsThePageAndThoseThatFollow(_ key: String) throws {
    var pilot = try pilot()
    pilot.press(key)
    #expect(pilot.voiced.count == 1)
    #expect(pilot.voiced[0].hasPrefix("外地看病，先办备案\n"))
    #expect(pilot.voiced[0].contains("1 要去外地看病，办备案"))
    #expect(pilot.voiced[0].contains("不想再听，读的时候按 星号"))
    pilot.press("1")
    #expect(pilot.voiced[1] == "stop")
    #expect(pilot.voiced[2].hasPrefix("选好的是：1  要去外地看病，办备案"))
    pilot.press("enter")
    #expect(pilot.voiced.count == 5)
    #expect(pilot.voiced[3] == "stop")
    #expect(pilot.voiced[4] == pilot.frame.announce)
  }

  @Test func isOfferedAtTheEndOfAPageThatIsLongToo() throws {
    for path in [GuidedPath.helpOnKeys, .reasons] {
      var pilot = try pilot(size: PageLayout.smallest)
      path.walk(&pilot)
      pilot.press("end")
      #expect(try #require(pilot.frame.grid.rows.last).contains("星号"), "\(path)")
    }
  }

  @Test func anyKeyStops() throws {
    for key in ["x", "9", "up", "pagedown", "tab", "f1", "ctrl-k", "backspace", "space"] {
      var pilot = try pilot()
      pilot.press("*", key)
      #expect(pilot.voiced.count >= 2 && pilot.voiced[1] == "stop", "\(key)")
    }
    var pilot = try pilot()
    pilot.press("*")
    pilot.handle(.click(Position(column: 3, row: 3)))
    #expect(pilot.voiced.last == "stop")
    // Nothing is said to be stopped twice.
    pilot.press("x")
    #expect(pilot.voiced.count == 2)
  }

  @Test func aResizeOrASecondOfWaitingStopsNothing() throws {
    var pilot = try pilot()
    pilot.press("*")
    pilot.handle(.resize(Size(columns: 60, rows: 18)))
    pilot.tick(1)
    #expect(pilot.voiced.count == 1)
  }

  @Test func theStarKeyReadsAgainOrEndsIt() throws {
    var pilot = try pilot()
    #expect(pilot.words.contains("读给我听"))
    pilot.press("*")
    #expect(pilot.words.contains("不用读了"))
    pilot.receive(.spoken)
    #expect(pilot.words.contains("再读一遍"))
    pilot.press("*")
    #expect(pilot.voiced.count == 2)
    // How to end it is said once.
    #expect(!pilot.voiced[1].contains("不想再听"))
    pilot.press("*")
    #expect(pilot.voiced.last == "stop")
    #expect(pilot.words.contains("读给我听"))
    pilot.choose(1)
    #expect(pilot.voiced.count == 3)
  }

  @Test func whatIsWrongIsReadAtOnce() throws {
    var pilot = try pilot()
    pilot.press("*", "enter")
    #expect(pilot.voiced.last == "还没有选。按 1 到 3。")
  }

  @Test func theOtherLanguageIsReadInItsVoice() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "ctrl-t", "ctrl-t")
    guard case .speak(let words, .en)? = pilot.effects.last else {
      Issue.record("\(pilot.effects)")
      return
    }
    #expect(words == pilot.frame.announce)
  }

  @Test func whereNothingCanPlayItSaysSoAndIsSilent() throws {
    var pilot = try pilot()
    pilot.press("*")
    pilot.receive(.notSpoken)
    #expect(pilot.words.contains("放不出声音"))
    pilot.choose(1)
    #expect(pilot.voiced.filter { $0 != "stop" }.count == 1)
    #expect(pilot.words.contains("读给我听"))
  }

  @Test(arguments: [ReadingAloud.impossible, .unwanted])
  func isNotOfferedWhereItCannotBe(_ reading: ReadingAloud) throws {
    var pilot = try pilot(reading)
    #expect(!pilot.words.contains("读给我听"))
    pilot.press("*")
    #expect(pilot.voiced.isEmpty)
    #expect(pilot.words.contains("按 斜杠 叫工作人员"))
  }

  @Test func aMachineThatReadsUnaskedWaitsForSomebody() throws {
    var pilot = try pilot(.always)
    #expect(pilot.voiced.isEmpty)
    pilot.press("1", "enter")
    #expect(pilot.voiced.contains { $0.hasPrefix(pilot.frame.announce) })
    // The next person is met in silence.
    pilot.press("/", "/")
    #expect(pilot.voiced.last == "stop")
  }

  @Test func nothingIsReadAfterThePersonHasGone() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "enter")
    pilot.receive(.spoken)
    pilot.tick(90)
    #expect(pilot.voiced.last == pilot.frame.announce)
    let said = pilot.voiced
    pilot.receive(.spoken)
    pilot.tick(150)
    #expect(pilot.effects.last == .privacyReset)
    pilot.choose(1, 1)
    #expect(pilot.voiced == said, "the next person is met in silence")
  }

  @Test func nothingIsReadToTheEndAfterSomebodyWasWiped() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "enter")
    // A voice that hangs: it says neither that it is through nor that it cannot.
    pilot.tick(1_800)
    #expect(pilot.effects.last == .privacyReset)
    #expect(pilot.voiced.last == "stop")
    pilot.choose(1)
    #expect(pilot.voiced.last == "stop")
  }

  @Test func whoeverListensIsNotAskedWhetherTheyAreThere() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "enter")
    let page = pilot.words
    for seconds in [90, 150, 1_000] {
      pilot.tick(seconds)
      #expect(pilot.words == page, "\(seconds) seconds")
    }
    pilot.receive(.spoken)
    pilot.tick(1_089)
    #expect(!pilot.words.contains("您还在吗"))
    pilot.tick(1_090)
    #expect(pilot.words.contains("您还在吗"))
    // That page is read too, and the minute to answer it begins at its end.
    pilot.tick(1_200)
    pilot.receive(.spoken)
    pilot.tick(1_259)
    #expect(pilot.words.contains("您还在吗"))
    pilot.tick(1_260)
    #expect(pilot.effects.last == .privacyReset)
  }

  @Test func aKeyBeginsTheCountAnew() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "enter")
    pilot.receive(.spoken)
    pilot.tick(90)
    pilot.tick(5)
    pilot.receive(.spoken)
    pilot.press("x")
    pilot.receive(.spoken)
    pilot.tick(89)
    #expect(!pilot.words.contains("您还在吗"))
    pilot.tick(90)
    #expect(pilot.words.contains("您还在吗"))
  }

  @Test func whoAnswersThatTheyAreThereHearsWhereTheyAreAndNotAllOfItAgain() throws {
    var pilot = try pilot()
    pilot.press("*", "1", "enter")
    pilot.receive(.spoken)
    pilot.tick(90)
    pilot.press("1")
    #expect(pilot.voiced.suffix(2) == ["stop", "给谁办备案？"])
    #expect(!pilot.words.contains(">"), "the key only says that somebody is there")
    pilot.receive(.spoken)
    pilot.press("*")
    #expect(try #require(pilot.voiced.last).hasPrefix(pilot.frame.announce))
    // The call for staff answers too, and its page is new.
    pilot.receive(.spoken)
    pilot.tick(90)
    pilot.press("/")
    #expect(pilot.voiced.last == pilot.frame.announce)
  }

  @Test func theFirstPageIsReadAgainToWhoeverComesBackToIt() throws {
    var pilot = try pilot()
    pilot.press("*", "f1", "escape")
    #expect(pilot.voiced.last == pilot.frame.announce)
    #expect(pilot.words.contains("外地看病，先办备案"))
  }

  @Test func namesTheKeyThatFilesToWhoeverHearsTheCheckPage() throws {
    var pilot = try pilot(size: Size(columns: 120, rows: 40))
    GuidedPath.check.walk(&pilot)
    pilot.press("*")
    let said = try #require(pilot.voiced.last)
    #expect(said.contains("回车, 没有错，提交"))
    #expect(!said.contains("往下看"), "Enter files, and nothing is left to read on")
  }

  @Test func saysOfACheckPageThatIsReadOnWhyNothingIsFiled() throws {
    var context = try testContext()
    context.reading = .onRequest
    context.lists = try GuidedPath.listCheckNone.lists
    var pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
    pilot.press("*")
    GuidedPath.listCheckNone.walk(&pilot)
    let whole = pilot.frame.announce
    #expect(pilot.voiced.contains { $0.hasPrefix(whole) })
    let before = pilot.voiced.count
    pilot.press("enter")
    #expect(pilot.voiced.dropFirst(before) == ["stop", "还没有提交。按 回车 才会提交。"])
    #expect(!pilot.effects.contains { if case .file = $0 { true } else { false } })
  }

  /// Every word of every page is in what is read of it; of what is typed in digits nothing is.
  @Test(arguments: GuidedPath.allCases)
  func thePageIsReadWhole(_ path: GuidedPath) throws {
    for language in Language.allCases {
      let pilot = try GuidedGoldenTests.pilot(
        at: path, size: Size(columns: 120, rows: 200), language: language)
      let announced = squeezed(pilot.frame.announce)
      let rows = pilot.words.split(separator: "\n", omittingEmptySubsequences: false)
      for row in rows.dropFirst(2).dropLast(2) {
        for piece in pieces(of: row) {
          #expect(
            announced.contains(squeezed(piece)), "\(path) \(language): \(piece)\n\(announced)")
        }
      }
      #expect(!announced.contains("511700195503120015"), "\(path)")
    }
  }

  private func squeezed(_ text: some StringProtocol) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }

  /// The words of a row that stand apart from each other; not digits, fields and marks.
  private func pieces(of row: Substring) -> [String] {
    if row.contains("[ ") || row.contains("_") || row.contains("[x]") { return [] }
    var pieces: [String] = [""]
    var blanks = 0
    for character in row {
      blanks = character == " " ? blanks + 1 : 0
      if blanks > 1 { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    return pieces.filter { piece in piece.contains { $0.isLetter } }
  }

  @Test(arguments: Language.allCases)
  func theKeyBarHasRoomForIt(_ language: Language) throws {
    for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
      for path in [GuidedPath.start, .reasonChosen, .identity, .check, .result, .help] {
        var context = try testContext(language: language)
        context.reading = .onRequest
        let texts = context.texts(language)
        let pilot = path.pilot(context, size: size)
        let bar = pilot.words.split(separator: "\n").last ?? ""
        #expect(
          bar.contains(texts("voice.read")) || bar.contains(texts("voice.read.short")),
          "\(path) \(size): \(bar)")
        #expect(
          bar.contains(texts("key.staff")) || bar.contains(texts("key.staff.short")),
          "\(path) \(size): \(bar)")
      }
    }
  }
}
