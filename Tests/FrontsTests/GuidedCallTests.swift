import Fronts
import Interview
import Messages
import Rules
import Shots
import Terminal
import Testing

@Suite("Calling somebody from the guided front")
struct GuidedCallTests {
  private func called() throws -> Pilot {
    var pilot = try Pilot()
    GuidedPath.staff.walk(&pilot)
    return pilot
  }

  @Test("rings once, hands the answers over, and shows the number they wait under")
  func call() throws {
    var pilot = try called()
    #expect(pilot.effects.count { $0 == .bell } == 1)
    #expect(pilot.effects.compactMap(\.handed).map(\.position) == ["certificate"])
    #expect(pilot.words.contains("报这个号：527"))
    // Help is looked at and left again: it is the same call.
    pilot.press("f1", "/")
    #expect(pilot.words.contains("报这个号：527"))
    pilot.press("f1", "escape")
    #expect(pilot.words.contains("报这个号：527"))
    #expect(pilot.effects.count { $0 == .bell } == 1)
    #expect(pilot.effects.compactMap(\.handed).count == 1)
  }

  @Test("files nothing that two must answer for, and hands the answers over instead")
  func two() throws {
    var pilot = try Pilot()
    GuidedPath.staffTwo.walk(&pilot)
    #expect(pilot.words.contains("两位工作人员"))
    #expect(pilot.words.contains("报这个号：527"))
    #expect(pilot.effects.contains(.bell))
    let handed = try #require(pilot.effects.compactMap(\.handed).last)
    #expect(handed.forForm.answers[.name] != nil && handed.forForm.answers[.carePlace] != nil)
    // Off the page the answers are there, and to file again leads to the window again.
    pilot.press("-")
    #expect(pilot.effects.last == .withdrawCall)
    #expect(!pilot.words.contains("两位工作人员"))
    pilot.press("enter")
    #expect(pilot.words.contains("两位工作人员"))
    #expect(!pilot.effects.contains(.discardDraft(.guided)))
  }

  @Test("rings without handing anything over where nothing was answered or all is on record")
  func nothingToHandOver() throws {
    for path in [GuidedPath.staffStart, .staffFiled] {
      var pilot = try Pilot()
      path.walk(&pilot)
      #expect(pilot.effects.contains(.bell), "\(path)")
      #expect(pilot.effects.compactMap(\.handed).isEmpty, "\(path)")
    }
    var looking = try Pilot()
    GuidedPath.lookUp.walk(&looking)
    looking.press("/")
    #expect(looking.effects.compactMap(\.handed).isEmpty)
  }

  @Test("clears the screen at the second press and leaves the answers with the windows")
  func away() throws {
    var pilot = try called()
    pilot.press("/")
    #expect(pilot.effects.suffix(2) == [.discardDraft(.guided), .privacyReset])
    #expect(!pilot.effects.contains(.withdrawCall))
    #expect(pilot.picture == (try Pilot()).picture)
  }

  @Test("takes the answers back where the person goes on alone or wants nothing kept")
  func withdrawn() throws {
    for name in ["-", "enter"] {
      var pilot = try called()
      pilot.press(name)
      #expect(pilot.effects.contains(.withdrawCall), "\(name)")
    }
    var pilot = try called()
    pilot.press("9")
    #expect(!pilot.effects.contains(.withdrawCall) && pilot.words.contains("再按一次 9"))
    pilot.press("9")
    #expect(pilot.effects.contains(.withdrawCall))
    #expect(pilot.picture == (try Pilot()).picture)
  }

  @Test("comes back to the page of the call when somebody is still there")
  func stillThere() throws {
    var pilot = try called()
    let page = pilot.picture
    pilot.tick(90)
    #expect(pilot.words.contains("您还在吗？"))
    pilot.press("1")
    #expect(pilot.picture == page)
    #expect(!pilot.effects.contains(.withdrawCall))
    pilot.tick(150)
    #expect(pilot.effects.last == .privacyReset)
    #expect(!pilot.effects.contains(.withdrawCall))
  }

  @Test("is the way on from every page that ends with staff")
  func endings() throws {
    for path in [GuidedPath.noReasonFits, .insuredElsewhere, .longTermElsewhere, .temporaryHere] {
      var pilot = try Pilot()
      path.walk(&pilot)
      pilot.press("enter")
      #expect(pilot.words.contains("叫工作人员"), "\(path)")
      #expect(pilot.effects.contains { $0.handed != nil }, "\(path)")
    }
  }

  @Test("does not ring again where the call for staff answers whether anybody is there")
  func stillThereAndCalled() throws {
    var pilot = try called()
    pilot.tick(90)
    pilot.press("/")
    #expect(pilot.words.contains("报这个号：527"))
    #expect(pilot.effects.count { $0 == .bell } == 1)
    #expect(pilot.effects.compactMap(\.handed).count == 1)
    #expect(!pilot.effects.contains(.privacyReset))
  }
}

@Suite("What is said about data before any are asked")
struct GuidedNoticeTests {
  @Test("stands before the first question that asks who one is, and only once")
  func once() throws {
    var pilot = try Pilot()
    GuidedPath.notice.walk(&pilot)
    for word in ["做什么用", "要填什么", "留多久", "要求改正", "12393", "十七"] {
      #expect(pilot.words.contains(word), "\(word)")
    }
    #expect(!pilot.words.contains("身份证号码是多少"))
    pilot.press("escape", "enter")
    #expect(pilot.words.contains("做什么用"))
    pilot.press("enter")
    #expect(pilot.words.contains("身份证号码是多少"))
    pilot.press("escape", "enter")
    #expect(pilot.words.contains("身份证号码是多少"))
  }

  @Test("stands before the number a filing is looked up by, with what that is used for, and once")
  func lookingUp() throws {
    var pilot = try Pilot()
    pilot.choose(3)
    for word in ["只用来查", "备案号和身份证末四位，或者身份证号码", "离开就清掉", "要求改正", "12393", "十七"] {
      #expect(pilot.words.contains(word), "\(word)")
    }
    #expect(!pilot.words.contains("代办人"))
    #expect(!pilot.effects.contains(.noticeShown), "it has not been read yet")
    pilot.press("escape", "enter")
    #expect(pilot.words.contains("只用来查"))
    pilot.press("enter")
    #expect(pilot.words.contains("备案号或者身份证号码是多少"))
    #expect(pilot.effects.count { $0 == .noticeShown } == 1)
    pilot.press("f1")
    #expect(pilot.frame.announce.contains("只用来查"))
    pilot.press("f1", "escape", "enter")
    #expect(pilot.words.contains("凭它找到您的备案"))
    pilot.enter(GuidedPath.number)
    pilot.receive(.found([]))
    pilot.press("escape")
    #expect(pilot.words.contains("凭它找到您的备案"))
    #expect(pilot.effects.count { $0 == .noticeShown } == 1)
    // Whoever then files is told what a filing needs.
    pilot.press("escape")
    pilot.choose(1, 1, 2)
    pilot.type("cd")
    pilot.choose(1)
    pilot.choose(1, 1)
    #expect(pilot.words.contains("代办人"))
  }

  @Test(
    "fits the smallest screen in every language, whole to the law it rests on",
    arguments: [GuidedPath.notice, .lookUpNotice])
  func fits(_ path: GuidedPath) throws {
    for language in Language.allCases {
      let pilot = try GuidedGoldenTests.pilot(
        at: path, size: PageLayout.smallest, language: language)
      #expect(pilot.words.contains("12393"))
      #expect(pilot.words.contains(language.isChinese ? "三十条" : "Information Protection Law"))
      #expect(pilot.words.contains(language.isChinese ? "回车 知道了" : "Enter Understood"))
    }
  }
}

@Suite("Looking a filing up")
struct GuidedLookUpTests {
  private func pilot(_ path: GuidedPath) throws -> Pilot {
    try GuidedGoldenTests.pilot(at: path, size: Size(columns: 80, rows: 24), language: .zh)
  }

  @Test("by the number on the receipt shows whether it holds, until when, what, and by which law")
  func byNumber() throws {
    var pilot = try pilot(.standing)
    for words in ["现在管用，一直有效", "成都市", "张*丰", "直接刷卡结算", "不降低", "三（二）1"] {
      #expect(pilot.words.contains(words), "\(words)")
    }
    pilot.press("7")
    #expect(pilot.words.contains("「"))
    pilot.press("escape", "enter")
    #expect(pilot.words.contains("备案回执"))
    pilot.press("escape", "9")
    #expect(pilot.effects.last == .privacyReset)
  }

  @Test("by a number takes the end of its person's own, and goes back to that first")
  func withTail() throws {
    var pilot = try pilot(.lookUpTail)
    func looks() -> [Effect] {
      pilot.effects.filter { if case .lookUp = $0 { true } else { false } }
    }
    #expect(pilot.words.contains("身份证号码的最后四位"))
    pilot.press("enter")
    #expect(looks().isEmpty)
    pilot.enter("0015")
    #expect(looks() == [.lookUp("2026073103004297", tail: "0015")])
    pilot.receive(.found([]))
    #expect(pilot.words.contains("没有查到备案"))
    pilot.press("escape")
    #expect(pilot.words.contains("身份证号码的最后四位"))
    pilot.enter("0016")
    pilot.receive(.found([try #require(foundFilings.first)]))
    #expect(pilot.words.contains("张*丰"))
    pilot.press("escape", "escape")
    #expect(pilot.words.contains("备案号或者身份证号码是多少"))
    // An ID number needs no end of itself, whatever was typed before.
    pilot.press("ctrl-u")
    pilot.enter(GuidedPath.number)
    #expect(looks().last == .lookUp(GuidedPath.number))
  }

  @Test("by an ID number on a machine for everybody tells nothing that others should not know")
  func byIdentity() throws {
    var pilot = try pilot(.found)
    #expect(pilot.words.contains("现在管用，一直有效"))
    for press in ["1", "2", "7"] {
      pilot.press(press)
      for secret in ["张", "成都", "北京", "异地长期", "0731 0300", "4297", "0115", "回执\n"] {
        #expect(!pilot.words.contains(secret), "\(press): \(secret)")
      }
    }
    var own = try self.pilot(.foundOwn)
    #expect(own.words.contains("成都市"))
    own.press("1")
    #expect(own.words.contains("直接刷卡结算"))
    own.press("escape")
    #expect(own.words.contains("2   其他临时外出"))
  }

  @Test("says of one that was changed since that it holds no more")
  func replaced() throws {
    var pilot = try pilot(.standing)
    pilot.press("escape", "enter")
    for through in [Validity.open, .through(Day(number: 20_800))] {
      var changed = try #require(foundFilings.first)
      (changed.isInForce, changed.validThrough) = (false, through)
      pilot.receive(.found([changed]))
      #expect(pilot.words.contains("已经改过，这一份不管用了"))
      #expect(!pilot.words.contains("直接刷卡结算"))
      pilot.press("escape", "enter")
    }
  }

  @Test("says of one that was ended on request that it was, not that it was changed")
  func ended() throws {
    var pilot = try pilot(.standing)
    pilot.press("escape", "enter")
    var ended = try #require(foundFilings.first)
    (ended.isInForce, ended.isEnded) = (false, true)
    pilot.receive(.found([ended]))
    #expect(pilot.words.contains("已经按申请结束了，这一份不管用了"))
    #expect(!pilot.words.contains("改过"))
  }

  @Test("promises nothing of a filing that is over, or that no law in force governs")
  func over() throws {
    for path in [GuidedPath.standingOver, .standingNotGoverned] {
      var pilot = try pilot(path)
      #expect(!pilot.words.contains("直接刷卡结算"), "\(path)")
      let before = pilot.picture
      pilot.press("7")
      #expect(pilot.picture == before, "\(path)")
    }
  }
}

@Suite("A call at the window")
struct ClerkCallTests {
  private static func waiting() -> WaitingDraft {
    var answers = Answers()
    answers[.purpose] = Answer(Value.going)
    answers[.reason] = Answer("long_term_resident")
    answers[.carePlace] = Answer("510100")
    answers[.name] = Answer("张三丰")
    let draft = Draft(answers: answers, front: .guided, position: "insurance")
    return WaitingDraft(id: "1", draft: draft, time: "09:43", call: "527")
  }

  @Test("stands on the list with its number, and rings when it comes in")
  func listed() throws {
    var pilot = try desk()
    pilot.receive(.drafts([]))
    pilot.tick(5)
    #expect(pilot.effects.last == .loadDrafts(.clerk))
    pilot.receive(.drafts([Self.waiting()]))
    #expect(pilot.effects.last == .bell)
    #expect(pilot.words.contains("自助 527  09:43"))
    #expect(pilot.words.contains("张*丰"))
    let rings = pilot.effects.count { $0 == .bell }
    pilot.receive(.drafts([Self.waiting()]))
    #expect(pilot.effects.count { $0 == .bell } == rings)
  }

  @Test("is gone on with in the form, where the person was")
  func resumed() throws {
    var pilot = try desk()
    pilot.receive(.drafts([Self.waiting()]))
    pilot.press("2")
    let taken = pilot.effects.firstIndex(of: .takeCall(id: "1"))
    let begun = pilot.effects.firstIndex(of: .beginDraft(.clerk, id: "1"))
    #expect(try #require(taken) < #require(begun))
    #expect(pilot.words.contains("张三丰"))
    #expect(pilot.words.contains("异地长期居住"))
    #expect(pilot.words.contains("成都市"))
  }

  @Test("is shown to nobody before it is on record who goes on with it")
  func refused() throws {
    let gone = Message("clerk.list.call_gone")
    var pilot = try desk { effect in
      if case .takeCall = effect { [.notFound(gone)] } else { clerkWorld(effect) }
    }
    pilot.receive(.drafts([Self.waiting()]))
    pilot.press("2")
    #expect(pilot.words.contains("已经不在了"))
    #expect(!pilot.words.contains("张三丰"))
    #expect(!pilot.effects.contains(.beginDraft(.clerk, id: "1")))
    // An answer that comes late opens nothing.
    pilot.receive(.callTaken(id: "1"))
    #expect(pilot.words.contains("找："))
  }

  @Test("moves no row from under the keyboard")
  func focus() throws {
    var pilot = try desk()
    pilot.receive(.drafts([]))
    pilot.press("down")
    let before = pilot.frame.grid.row(pilot.frame.cursor.row).map(\.character)
    pilot.receive(.drafts([Self.waiting()]))
    #expect(pilot.frame.grid.row(pilot.frame.cursor.row).map(\.character) == before)
  }

  @Test("A form begins with what to tell the person about their data")
  func notice() throws {
    var pilot = try desk()
    pilot.press("f6")
    #expect(pilot.words.contains("告诉本人"))
    pilot.press("5")
    #expect(!pilot.words.contains("告诉本人"))
  }
}

extension Effect {
  fileprivate var handed: Draft? {
    if case .callStaff(let draft) = self { draft } else { nil }
  }
}
