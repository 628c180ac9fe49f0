import Fronts
import Interview
import Messages
import Rules
import Screens
import Terminal
import Testing

@Suite("The guided front")
struct GuidedBehaviourTests {
  @Test("says what is missing when Enter is pressed with nothing chosen")
  func nothingChosen() throws {
    var pilot = try Pilot()
    pilot.choose(1, 1)
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选。按 1 到 4，或者 9。"))
    pilot.press("7")
    #expect(pilot.words.contains("这里没有 7。按 1 到 4，或者 9。"))
  }

  @Test(
    "goes back by Esc, F12, the left arrow and the keypad's minus, and forward to the same picture")
  func backAndForward() throws {
    for name in ["escape", "f12", "left", "-"] {
      var pilot = try Pilot()
      pilot.choose(1, 1)
      pilot.press("4")
      let before = pilot.picture
      pilot.press("enter")
      #expect(pilot.picture != before)
      pilot.press(name)
      #expect(pilot.picture == before, "\(name)")
    }
  }

  @Test(
    "shows each question again as it was left, when one goes on and back",
    arguments: [
      GuidedPath.forWhom, .reason, .livesThere, .needsHospital, .care, .emergency, .certificate,
      .issuer, .grade, .listed, .stage, .injury, .networked, .insurance, .relation,
    ], Language.allCases)
  func onAndBack(_ path: GuidedPath, _ language: Language) throws {
    for digit in ["1", "2"] {
      var pilot = try GuidedGoldenTests.pilot(
        at: path, size: PageLayout.smallest, language: language)
      pilot.press(digit)
      let before = pilot.picture
      pilot.press("enter")
      #expect(pilot.picture != before)
      pilot.press("escape")
      #expect(pilot.picture == before, "\(digit)")
    }
  }

  @Test("loses no answer on the way back to the first page and forward again")
  func noAnswerLost() throws {
    var pilot = try Pilot()
    GuidedPath.walkReferral(&pilot)
    let check = pilot.picture
    var pages = 0
    while !pilot.words.contains("外地看病，先办备案"), pages < 40 {
      pilot.press("escape")
      pages += 1
    }
    #expect(pages > 8)
    for _ in 0..<pages { pilot.press("enter") }
    #expect(pilot.picture == check)
  }

  @Test("puts on record, once and before any personal answer, that the notice was read")
  func noticeShown() throws {
    var pilot = try Pilot()
    GuidedPath.walkReferral(&pilot)
    let shown = pilot.effects.indices.filter { pilot.effects[$0] == .noticeShown }
    #expect(shown.count == 1)
    let first = pilot.effects.firstIndex {
      if case .saveDraft(let draft) = $0 { draft.answers[.identity] != nil } else { false }
    }
    #expect(try #require(shown.first) < #require(first))
  }

  @Test("takes digits, letters and marks of an input method left on as the keys they are")
  func fullWidth() throws {
    var pilot = try Pilot()
    pilot.press("１", "enter", "１", "enter")
    #expect(pilot.words.contains("第 2 步"))
    pilot.press("－")
    #expect(pilot.words.contains("第 1 步"))
    pilot.press("、")
    #expect(pilot.words.contains("叫工作人员"))
  }

  @Test("keeps a wrong number, marks the place, and offers staff at the second failure")
  func wrongNumber() throws {
    var pilot = try Pilot()
    GuidedPath.identityWrong.walk(&pilot)
    #expect(pilot.words.contains("5 1 1 7 0 0   1 9 5 5   0 3 1 2   0 0 1 7"))
    #expect(pilot.effects.last == .bell)
    #expect(!pilot.words.contains("试过两遍还是不行"))
    pilot.press("enter")
    #expect(pilot.words.contains("试过两遍还是不行"))
  }

  @Test("shows the last four of a number once it was entered and left")
  func masking() throws {
    var pilot = try Pilot()
    GuidedPath.identityMasked.walk(&pilot)
    #expect(pilot.words.contains("* * * * * *   * * * *   * * * *   0 0 1 5"))
    #expect(!pilot.words.contains("1 9 5 5"))
    pilot.press("backspace")
    #expect(pilot.words.contains("1 9 5 5"))
    #expect(!pilot.words.contains("* *"))
  }

  @Test("asks only what newly matters when a row is changed, and comes back to the check page")
  func changeRow() throws {
    var pilot = try Pilot()
    GuidedPath.check.walk(&pilot)
    pilot.press("4")
    #expect(pilot.words.contains("第 3 步"))
    // What stands there gives way to what is typed, and comes back by undoing it.
    pilot.type("c")
    pilot.press("ctrl-z", "ctrl-z")
    #expect(pilot.words.contains("[ cd "))
    pilot.press("-", "4")
    pilot.type("cq")
    pilot.choose(1)
    #expect(pilot.words.contains("还没有提交"))
    #expect(pilot.words.contains("重庆市"))
  }

  @Test("says which answers are set aside, and keeps them")
  func setAside() throws {
    var pilot = try Pilot()
    GuidedPath.checkSetAside.walk(&pilot)
    #expect(pilot.words.contains("先放在一边"))
    pilot.press("3")
    pilot.choose(4)
    #expect(pilot.words.contains("还没有提交"))
    #expect(!pilot.words.contains("先放在一边"))
  }

  @Test("files on Enter on the check page alone, and shows success only when it came back")
  func filing() throws {
    var pilot = try Pilot()
    pilot.world = { _ in [] }
    GuidedPath.check.walk(&pilot)
    #expect(!pilot.effects.contains { $0.isFile })
    pilot.press("enter")
    #expect(pilot.effects.filter { $0.isFile }.count == 1)
    #expect(pilot.words.contains("正在保存"))
    pilot.press("enter", "escape", "7")
    #expect(pilot.words.contains("正在保存"))
    for result in kindWorld(pilot.effects.last { $0.isFile } ?? .bell) { pilot.receive(result) }
    #expect(pilot.words.contains("DZ 2026 0731 0300 4297"))
    #expect(pilot.effects.contains(.discardDraft(.guided)))
  }

  @Test("forgets a key it could not heed once another page has been looked at")
  func complaintGoes() throws {
    var pilot = try Pilot()
    GuidedPath.check.walk(&pilot)
    pilot.press("enter", "escape")
    #expect(pilot.words.contains("不能退回去改了"))
    pilot.press("8", "escape")
    #expect(pilot.words.contains("备案办好了") && !pilot.words.contains("不能退回去改了"))
  }

  @Test("says so where more filings are found than there are digits for", arguments: [true, false])
  func manyFound(isShared: Bool) throws {
    var pilot = try Pilot(office: Office(isShared: isShared))
    GuidedPath.lookUp.walk(&pilot)
    pilot.enter(GuidedPath.number)
    pilot.receive(.found((0..<9).map { foundFilings[$0 % 2] }))
    #expect(pilot.words.contains("一共 9 份，这里列出 7 份"))
    guard !isShared else { return }
    pilot.press("9")
    #expect(pilot.words.contains("按 1 到 7"))
  }

  @Test("asks whoever files for a relative about the relative", arguments: Language.allCases)
  func aboutTheRelative(_ language: Language) throws {
    let texts = try testContext().texts(language)
    let ofTheAgent: Set<Question> = [
      .purpose, .forWhom, .agentName, .agentIdentity, .agentPhone, .relation, .lookUp, .lookUpTail,
    ]
    for (question, screen) in Screen.guided where !ofTheAgent.contains(question) {
      let title = texts(screen.title(forRelative: true))
      #expect(!title.contains("您") && !title.lowercased().contains("you"), "\(title)")
    }
  }

  @Test("names two answers as two, and a place once")
  func wordsOfAChoice() throws {
    var pilot = try Pilot(language: .en)
    pilot.choose(1)
    pilot.press("enter")
    #expect(pilot.words.contains("Press 1 or 2."))
    pilot.choose(1)
    pilot.choose(2)
    for letter in "chongqing" { pilot.press(String(letter)) }
    pilot.press("1")
    #expect(pilot.words.contains("Chosen: 1  Chongqing"))
    #expect(!pilot.words.contains("Chongqing, ") && !pilot.words.contains("Chongqing   C"))
  }

  @Test("does not file twice, and does not go back behind a filing")
  func onlyOnce() throws {
    var pilot = try Pilot()
    GuidedPath.result.walk(&pilot)
    pilot.press("escape", "escape")
    #expect(pilot.words.contains("不能退回去改了"))
    #expect(pilot.effects.filter { $0.isFile }.count == 1)
  }

  @Test("saves a draft at every answer")
  func drafts() throws {
    var pilot = try Pilot()
    pilot.choose(1, 1, 2)
    let drafts = pilot.effects.compactMap { effect -> Draft? in
      if case .saveDraft(let draft) = effect { draft } else { nil }
    }
    #expect(drafts.map(\.position) == ["for_whom", "reason", "care_place"])
    #expect(drafts.last?.answers.questions == [.purpose, .forWhom, .reason])
  }

  @Test("asks the ledger for the person's filings once the number is taken")
  func known() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    #expect(pilot.effects.contains(.ownFilings(identity: GuidedPath.number)))
  }

  @Test("prints, and says what is sure even when the printer has stopped")
  func printing() throws {
    var pilot = try Pilot()
    GuidedPath.printingStopped.walk(&pilot)
    #expect(pilot.words.contains("打印机没有纸了"))
    #expect(pilot.words.contains("[x]  备案已经保存，不会丢"))
    #expect(pilot.effects.contains(.print(.filing("DZ2026073103004297"), .receipt)))
  }

  @Test("a paper that may be half printed is told as one, and taking it goes on record")
  func printingInDoubt() throws {
    let saw = Effect.sawPaper(.filing("DZ2026073103004297"), .out)
    for (path, isInDoubt) in [
      (GuidedPath.printingUnknown, true), (.printingUnconfirmed, false), (.printingDone, false),
    ] {
      var pilot = try Pilot()
      path.walk(&pilot)
      #expect(pilot.words.contains("打到最后纸用完了，这张可能不全。") == isInDoubt)
      #expect(pilot.words.contains("打印机没有回话") == (path == .printingUnconfirmed))
      #expect(pilot.words.contains("电话 12393"))
      pilot.press("enter")
      #expect(pilot.effects.contains(saw) == (path != .printingDone), "\(path)")
    }
  }

  @Test(
    "calls off a paper that waits when its person has left, and tells the next one nothing of it")
  func printingLeft() throws {
    var pilot = try Pilot()
    GuidedPath.printing.walk(&pilot)
    let number = "DZ2026073103004297"
    pilot.receive(.printing(.filing(number), .sent(printer: "HP-3")))
    pilot.press("enter")
    #expect(!pilot.effects.contains(.cancelPrint(.filing(number))))
    let before = pilot.picture
    pilot.receive(.printing(.filing(number), .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.effects.contains(.cancelPrint(.filing(number))))
    #expect(pilot.picture == before)
  }

  @Test("offers a file only where the machine is not shared")
  func savingToFile() throws {
    var shared = try Pilot()
    GuidedPath.receiptSaved.walk(&shared)
    #expect(!shared.effects.contains { $0.isSave })
    var own = try Pilot(office: Office(isShared: false))
    GuidedPath.receiptSaved.walk(&own)
    #expect(own.effects.contains { $0.isSave })
    #expect(own.words.contains("DZ2026073103004297.pdf"))
  }

  @Test("changes the language in place, everywhere, and back")
  func language() throws {
    for path in GuidedPath.allCases {
      var pilot = try GuidedGoldenTests.pilot(
        at: path, size: Size(columns: 80, rows: 24), language: .zh)
      let chinese = pilot.picture
      // On a page with an idle warning the first key only says that somebody is there.
      if path == .stillThere { continue }
      for next in [Language.zhPlain, .en] {
        pilot.press("ctrl-t")
        let there = try GuidedGoldenTests.pilot(
          at: path, size: Size(columns: 80, rows: 24), language: next)
        #expect(pilot.picture == there.picture, "\(path) \(next)")
      }
      pilot.press("ctrl-t")
      #expect(pilot.picture == chinese, "\(path)")
    }
  }
}

@Suite("Leaving the guided front alone")
struct GuidedIdleTests {
  @Test("asks after 90 seconds, and any key goes on where one was")
  func stillThere() throws {
    var pilot = try Pilot()
    GuidedPath.certificate.walk(&pilot)
    let before = pilot.picture
    pilot.tick(89)
    #expect(pilot.picture == before)
    pilot.tick(90)
    #expect(pilot.words.contains("您还在吗？"))
    pilot.press("9")
    #expect(pilot.picture == before)
  }

  @Test("wipes everything a minute later")
  func wiped() throws {
    var pilot = try Pilot()
    GuidedPath.check.walk(&pilot)
    pilot.press("ctrl-t")
    pilot.tick(90)
    pilot.tick(150)
    #expect(pilot.effects.suffix(2) == [.discardDraft(.guided), .privacyReset])
    #expect(pilot.picture == (try Pilot()).picture)
    pilot.choose(1, 1)
    #expect(!pilot.words.contains(">"))
  }

  @Test("does nothing on the first page, or where the machine is one's own")
  func nothingToHide() throws {
    var pilot = try Pilot()
    let before = pilot.picture
    pilot.tick(1_000)
    #expect(pilot.picture == before)
    var own = try Pilot(office: Office(isShared: false))
    own.choose(1)
    let page = own.picture
    own.tick(1_000)
    #expect(own.picture == page)
  }

  @Test("is wiped at once by pressing the staff key twice")
  func staffTwice() throws {
    var pilot = try Pilot()
    GuidedPath.check.walk(&pilot)
    pilot.press("/", "/")
    #expect(pilot.effects.last == .privacyReset)
    #expect(pilot.picture == (try Pilot()).picture)
  }

  @Test("asks before leaving loses something, and only then")
  func leaving() throws {
    var fresh = try Pilot()
    fresh.press("ctrl-q")
    #expect(fresh.effects.last == .leave)
    var pilot = try Pilot()
    pilot.choose(1)
    pilot.press("ctrl-q")
    #expect(pilot.effects.last != .leave)
    #expect(pilot.words.contains("要离开吗？"))
    pilot.choose(1)
    #expect(pilot.words.contains("第 1 步"))
    pilot.press("ctrl-q")
    pilot.choose(2)
    #expect(pilot.effects.last == .leave)
  }
}

extension Effect {
  fileprivate var isFile: Bool {
    if case .file = self { true } else { false }
  }

  fileprivate var isSave: Bool {
    if case .saveReceipt = self { true } else { false }
  }
}
