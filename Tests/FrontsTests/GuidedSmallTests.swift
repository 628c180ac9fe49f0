import Fronts
import Interview
import Messages
import Terminal
import Testing

@Suite("The guided front, in passing")
struct GuidedSmallTests {
  @Test("says on each page what is wrong there, and nothing of the page beneath")
  func ownComplaints() throws {
    var pilot = try Pilot()
    GuidedPath.insurance.walk(&pilot)
    pilot.press("0")
    #expect(pilot.words.contains("这里没有 0"))
    pilot.press("ctrl-q")
    #expect(!pilot.words.contains("这里没有 0"))
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选。按 1 或者 2"))
    pilot.press("escape")
    #expect(pilot.words.contains("这里没有 0") && !pilot.words.contains("按 1 或者 2"))
  }

  @Test("leads from English back to the Chinese that was shown before", arguments: ["e", "0"])
  func wayBack(_ key: String) throws {
    for language in [Language.zh, .zhPlain] {
      let context = try testContext(language: language)
      var pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
      pilot.press(key)
      #expect(pilot.app.language == .en)
      pilot.press(key)
      #expect(pilot.app.language == language)
    }
    var pilot = Pilot(try testContext(), only: .guided, size: PageLayout.smallest)
    pilot.press("ctrl-t", key, key)
    #expect(pilot.app.language == .zhPlain)
  }

  @Test("offers Dazhou before anything is typed, chosen for nobody, and lists its counties")
  func usualPlaces() throws {
    var pilot = try Pilot()
    GuidedPath.insuredPlace.walk(&pilot)
    #expect(pilot.words.contains("1   达州市"))
    pilot.press("enter")
    #expect(pilot.words.contains("还没有选。按 1、2 或者 9。"))
    pilot.choose(2)
    for leaf in [["达州市", "通川区", "达川区", "宣汉县"], ["开江县", "大竹县", "渠县", "万源市"]] {
      for name in leaf { #expect(pilot.words.contains(name), "\(name)") }
      pilot.press("0")
    }
    pilot.press("-")
    pilot.choose(9)
    #expect(pilot.words.contains("1   四川省"))
    pilot.press("-")
    pilot.choose(1)
    #expect(pilot.words.contains("哪种医保"))
    pilot.press("escape")
    #expect(pilot.words.contains("选好的是：1  达州市"))
  }

  @Test("never says that a number is all there while it is too long, or wrong")
  func notAllThere() throws {
    var pilot = try Pilot()
    GuidedPath.phone.walk(&pilot)
    pilot.type("13800138000")
    #expect(pilot.words.contains("11 位都有了"))
    pilot.type("1")
    #expect(pilot.words.contains("手机号码是 11 位，多的删掉"))
    #expect(!pilot.words.contains("都有了"))
    pilot.press("enter")
    #expect(pilot.words.contains("多 1 位：现在 12 位，应为 11 位"))
    #expect(!pilot.words.contains("都有了") && !pilot.words.contains("多的删掉"))
  }

  @Test("tells of a filing in force as soon as the ID number is given")
  func knownAtOnce() throws {
    for path in [GuidedPath.alreadyFiled, .changeFirst, .longTermElsewhere, .temporaryHere] {
      var pilot = try Pilot()
      path.walk(&pilot)
      #expect(!pilot.words.contains("姓名怎么写"))
      pilot.press("escape")
      #expect(pilot.words.contains("身份证号码是多少"), "\(path)")
    }
  }

  @Test("takes a hyphen after a Latin letter of a name, and goes back by it otherwise")
  func hyphen() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.type("Jean-Paul")
    #expect(pilot.words.contains("Jean-Paul"))
    pilot.press("ctrl-u")
    pilot.type("张-")
    #expect(pilot.words.contains("身份证号码是多少"))
  }

  @Test("gives a number back that a stray digit took the place of, once that is deleted")
  func strayDigit() throws {
    var pilot = try Pilot()
    GuidedPath.identity.walk(&pilot)
    pilot.enter("511700195503120015")
    pilot.press("escape", "9")
    #expect(!pilot.words.contains("0 0 1 5"))
    pilot.press("backspace")
    #expect(pilot.words.contains("* * * *") && pilot.words.contains("0 0 1 5"))
    pilot.press("enter")
    #expect(pilot.words.contains("姓名怎么写"))
  }

  @Test("leaves a number that is half typed as it is, to be gone on with")
  func halfTyped() throws {
    var pilot = try Pilot()
    GuidedPath.identity.walk(&pilot)
    pilot.enter("511700195503120015")
    pilot.press("escape")
    pilot.type("51170019")
    pilot.press("escape", "enter", "enter")
    pilot.type("5503120015")
    #expect(!pilot.words.contains("已经填好"))
    pilot.press("enter")
    #expect(pilot.words.contains("姓名怎么写"))
  }

  @Test("shows of a filing that is there already only the end of its number where all may look")
  func duplicateNumber() throws {
    for isShared in [true, false] {
      var context = try testContext()
      context.office.isShared = isShared
      var pilot = Pilot(context, only: .guided, size: Size(columns: 80, rows: 24))
      GuidedPath.duplicate.walk(&pilot)
      #expect(pilot.words.contains("4297"))
      #expect(pilot.words.contains("2026 0731") != isShared)
      #expect(pilot.words.contains("按 回车 回到第一页，选「查一查」"))
      pilot.press("-")
      #expect(pilot.words.contains("核对一遍"), "a wrong answer can be mended")
      pilot.press("end", "enter")
      #expect(pilot.words.contains("已经有一样的备案"))
      pilot.press("enter")
      #expect(pilot.words.contains("3   查一查"))
      #expect(pilot.effects.contains(.privacyReset))
    }
  }

  @Test("hides an ID number that was looked up by, on the way back and where nothing came of it")
  func lookedUpByNumber() throws {
    var pilot = try Pilot()
    GuidedPath.foundNothing.walk(&pilot)
    #expect(pilot.words.contains("没有查到"))
    pilot.press("-")
    for path in [GuidedPath.lookUp, .lookUpNot] {
      if path == .lookUpNot {
        pilot = try Pilot()
        path.walk(&pilot)
      }
      #expect(!pilot.words.contains("51170019550312"), "\(path)")
      #expect(pilot.words.contains("**************0015"), "\(path)")
      #expect(pilot.words.contains("直接打新的号码"), "\(path)")
      // What is typed takes its place, and a stray digit that is deleted gives it back.
      pilot.press("2")
      #expect(pilot.words.contains("[ 2 "), "\(path)")
      pilot.press("backspace")
      #expect(pilot.words.contains("**************0015"), "\(path)")
    }
    // The number of a filing is no person's, and is shown to be compared with the paper.
    pilot = try Pilot()
    GuidedPath.lookUpTail.then(&pilot, "-")
    #expect(pilot.words.contains("2026073103004297"))
  }

  @Test("keeps 大白话 through English on the opening page, and into the front and back out of it")
  func plainOnTheOpeningPage() throws {
    for key in ["e", "0"] {
      var pilot = Pilot(try testContext(), only: nil, size: PageLayout.smallest)
      pilot.press("ctrl-t", key)
      #expect(pilot.app.language == .en)
      pilot.press(key)
      #expect(pilot.app.language == .zhPlain)
      pilot.press(key)
      pilot.choose(1)
      pilot.press("e")
      #expect(pilot.app.language == .zhPlain, "in the front that was begun in English")
      pilot.press("e", "-", "e")
      #expect(pilot.app.language == .zhPlain, "back on the opening page")
    }
  }

  @Test("keeps the answers of a line that is cut on a machine of one's own, and of no other")
  func cut() throws {
    for isShared in [true, false] {
      var context = try testContext()
      context.office.isShared = isShared
      var pilot = Pilot(context, only: .guided, size: PageLayout.smallest)
      pilot.choose(1, 1)
      let before = pilot.effects.count
      pilot.handle(.closed)
      let last = Array(pilot.effects[before...])
      #expect(last.last == .leave && last.count == 2)
      guard !isShared else {
        #expect(last.first == .discardDraft(.guided))
        continue
      }
      guard case .saveDraft(let draft)? = last.first else {
        Issue.record("\(last)")
        continue
      }
      #expect(draft.answers[.forWhom] != nil && draft.position == "reason")
    }
  }

  @Test("goes on with the draft that waits under its own name, and throws away no other")
  func resumed() throws {
    for (key, ends) in [(1, false), (2, true)] {
      var pilot = try Pilot()
      GuidedPath.resume.walk(&pilot)
      let before = pilot.effects.count
      pilot.choose(key)
      let last = pilot.effects[before...]
      #expect(last.first == .beginDraft(.guided, id: "1"))
      #expect(last.contains(.discardDraft(.guided)) == ends)
    }
  }

  @Test("asks to compare a name in which letters stand between Chinese characters")
  func mixedName() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.handle(.paste("张山shan"))
    pilot.press("enter")
    pilot.enter("13800138000")
    #expect(pilot.words.contains("又有汉字又有字母"))
  }

  @Test("says on the check page that an old number was written out")
  func converted() throws {
    var pilot = try Pilot()
    GuidedPath.identity.walk(&pilot)
    pilot.enter("511700550312001")
    pilot.enter("张三丰")
    pilot.enter("13800138000")
    #expect(pilot.words.contains("15 位的旧号码，已经按 18 位写好"))
  }

  @Test("says calmly that the disk did not keep the last answer, until it does")
  func notKept() throws {
    var pilot = try Pilot()
    pilot.world = { effect in
      if case .saveDraft = effect { [.draftNotSaved(Message("guided.first_page"))] } else { [] }
    }
    pilot.choose(1, 1)
    #expect(pilot.words.contains("还没有存好"))
    pilot.world = { effect in
      if case .saveDraft = effect { [.draftSaved(time: "09:43")] } else { [] }
    }
    pilot.choose(2)
    #expect(!pilot.words.contains("还没有存好"))
  }

  @Test("says on its first page that nothing can be filed where nothing can be kept")
  func notReady() throws {
    let pilot = Pilot(
      try testContext(), only: .guided, size: Size(columns: 60, rows: 18),
      world: { effect in
        guard case .loadDrafts = effect else { return [] }
        return [.draftNotSaved(Message("guided.first_page"))]
      })
    #expect(pilot.words.contains("现在办不了备案：到窗口办，或者打 12393"))
  }

  @Test("says a clerk's draft is not kept in the title")
  func notKeptAtTheWindow() throws {
    var pilot = try Pilot(only: .clerk, size: Size(columns: 80, rows: 24))
    pilot.world = { effect in
      if case .saveDraft = effect { [.draftNotSaved(Message("guided.first_page"))] } else { [] }
    }
    pilot.press("f6")
    pilot.type("511700195503120015张三丰")
    pilot.press("enter")
    #expect(pilot.frame.grid.text.prefix { $0 != "\n" }.contains("草稿没有存"))
  }
}
