import Fronts
import Interview
import Messages
import Rules
import Shots
import Testing

@Suite("What is on record, before the clerk's eyes")
struct ClerkRecordTests {
  @Test("A place of old is called as it was filed, and a code of no list is said to be one")
  func placeOfOld() throws {
    let context = try testContext()
    let laiwu = try #require(PlaceCode(value: 371_200))
    #expect(context.name(of: laiwu, .zh) == "莱芜市")
    let nowhere = try #require(PlaceCode(value: 375_600))
    #expect(context.name(of: nowhere, .zh) == "代码 375600（区划表里没有）")
    #expect(context.name(of: nowhere, .en) == "code 375600 (in no list of places)")
  }

  @Test("warns, masked, of an ID number on record under another name, and files all the same")
  func otherName() throws {
    for (name, isOther) in [("李四光", true), ("张三丰", false), ("张 三丰", false)] {
      var pilot = try desk { effect in
        guard case .knownFilings(let identity) = effect else { return clerkWorld(effect) }
        return [.known(identity: identity, [], names: [name])]
      }
      pilot.press("f6")
      pilot.type(ClerkPerson.identity)
      pilot.type(ClerkPerson.name)
      #expect(!pilot.words.contains("登记的姓名"), "not while the name is typed")
      pilot.press("enter", "enter", "1")
      pilot.type(ClerkPerson.phone)
      #expect(pilot.words.contains("以前登记的姓名是 李*光：看着证件核对") == isOther, "\(pilot.words)")
      #expect(!pilot.words.contains(name) || !isOther)
      pilot.press("2")
      pilot.enter("cd")
      pilot.press("f8")
      #expect(pilot.words.contains("以前登记的姓名是 李*光") == isOther)
      pilot.press("y")
      #expect(pilot.effects.contains { if case .file = $0 { true } else { false } })
    }
  }

  @Test("What is only on this machine yet is said so where it is said to be on record")
  func onThisMachine() throws {
    for isProvisional in [true, false] {
      var pilot = try desk { effect in
        guard case .file = effect else { return clerkWorld(effect) }
        return [
          .filed(
            FiledReceipt(
              number: "DZ2026073103500197", time: "09:45:12", receipt: ReceiptPages([:]),
              isProvisional: isProvisional))
        ]
      }
      pilot.fillPlain()
      pilot.press("f8", "p")
      #expect(pilot.words.contains("09:45:12，只在本机，服务器恢复后自动上传") == isProvisional)
      #expect(pilot.words.contains("备案有效") == !isProvisional)
    }
  }

  @Test("F9 on a number copies the kind of its paper with it")
  func duplicateKind() throws {
    var pilot = try desk()
    pilot.press("f6", "f4", "6")
    pilot.type("E12345678")
    pilot.press("enter")
    pilot.enter(ClerkPerson.name)
    pilot.press("enter", "1")
    pilot.type(ClerkPerson.phone)
    pilot.press("2")
    pilot.enter("cd")
    pilot.press("f8", "y", "f6", "f9")
    #expect(pilot.words.contains("护照"))
    #expect(pilot.words.contains("光标：姓名"), "\(pilot.words)")
    pilot.press("ctrl-z", "ctrl-z")
    #expect(!pilot.words.contains("护照"))
  }

  @Test(
    "finds drafts by initials, the number of a call, the name, the ID number's end",
    arguments: [
      ("zsf", true), ("ZS", true), ("527", true), ("张三", true), ("0015", true), ("zx", false),
    ])
  func searchDrafts(text: String, isFound: Bool) throws {
    var pilot = try desk()
    var waiting = ClerkScreen.draft
    (waiting.call, waiting.initials) = ("527", "ZSF")
    pilot.receive(.drafts([waiting]))
    pilot.press("up")
    pilot.type(text)
    #expect(pilot.words.contains("自助 527") == isFound)
  }

  @Test("an empty list says what it is narrowed to, in the language shown, and how to see all")
  func narrowed() throws {
    var pilot = try desk()
    pilot.receive(.filings([]))
    pilot.press("f4", "5")
    #expect(pilot.words.contains("只看：已过期") && pilot.words.contains("没有这样的件。F12 看全部的"))
    pilot.press("ctrl-t")
    #expect(pilot.words.contains("Only: Over.") && pilot.words.contains("None of that kind"))
  }

  @Test("throws a draft away when it is told to twice")
  func discardsDraft() throws {
    var pilot = try desk()
    pilot.receive(.drafts([ClerkScreen.draft]))
    pilot.press("4")
    #expect(!pilot.effects.contains(.discardWaiting(id: "a")))
    #expect(pilot.words.contains("再按一次 4"))
    pilot.press("4")
    #expect(pilot.effects.contains(.discardWaiting(id: "a")))
    #expect(pilot.words.contains("草稿 09:43 已经作废"))
  }

  @Test("a call taken over begins at the first empty field, and says what to press where")
  func takenOver() throws {
    var pilot = try desk()
    var answers = Answers()
    answers[.category] = Answer("long_term_resident")
    answers[.carePlace] = Answer("510100")
    let draft = Draft(answers: answers, front: .guided, position: "insured_place")
    pilot.receive(.drafts([WaitingDraft(id: "c", draft: draft, time: "09:50", call: "527")]))
    #expect(pilot.words.contains("按 2 接着办"))
    pilot.press("up")
    #expect(!pilot.words.contains("按 2 接着办"))
    #expect(pilot.words.contains("或者打这个号"))
    pilot.type("527")
    pilot.press("down", "enter")
    #expect(pilot.words.contains("光标：证件号"))
    #expect(pilot.words.contains("510100 成都市"))
  }

  @Test("a call taken over tells what the person said that no field holds")
  func toldBeside() throws {
    var pilot = try desk()
    var answers = Answers()
    answers[.reason] = Answer(Value.ill)
    answers[.needsHospital] = Answer(Value.yes)
    let draft = Draft(answers: answers, front: .guided, position: "emergency")
    pilot.receive(.drafts([WaitingDraft(id: "c", draft: draft, time: "09:50", call: "527")]))
    pilot.press("2")
    #expect(pilot.words.contains("本人说：生病要去外地的医院；要去外地的医院看病。"))
  }

  @Test("no telephone is 0 on the form, also when a draft or the last record brings it")
  func noPhone() throws {
    var pilot = try desk()
    var waiting = ClerkScreen.draft
    waiting.draft.answers[.phone] = Answer(Value.noPhone)
    waiting.draft.position = "field=care"
    pilot.receive(.drafts([waiting]))
    pilot.press("2")
    #expect(pilot.words.contains("电话     0____"), "\(pilot.words)")
  }

  @Test("Before a row a surname that is a number searches, and prints nothing")
  func numberAsName() throws {
    for name in ["陆", "万", "三", "伍"] {
      var pilot = try desk()
      pilot.press("down")
      pilot.type(name)
      #expect(pilot.effects.contains(.findFilings(name)), "\(name)")
      #expect(!pilot.effects.contains { if case .print = $0 { true } else { false } })
      #expect(!pilot.words.contains("没有第"), "\(pilot.words)")
    }
  }
}
