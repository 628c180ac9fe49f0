import Fronts
import Interview
import Messages
import Rules
import Shots
import Terminal
import Testing

@Suite("What the window offers and says")
struct ClerkOfferTests {
  @Test("what a referral would lead to is not told of one without its certificate")
  func otherwise() throws {
    let pilot = try ClerkScreen.filled.pilot(testContext(), size: Size(columns: 120, rows: 40))
    #expect(pilot.words.contains("如果换成") && pilot.words.contains("其他临时外出"))
    #expect(!pilot.words.contains("异地转诊"))
  }

  @Test("A change is offered only where one can be made, and by whom")
  func change() throws {
    var closed = ClerkScreen.changedRows[0]
    closed.isReplaced = true
    var ended = ClerkScreen.changedRows[1]
    ended.isEnded = true
    var away = ClerkScreen.changedRows[2]
    away.isProvisional = true
    var pilot = try desk()
    pilot.receive(.filings([closed, ended, away, ClerkScreen.changedRows[3]]))
    for isOffered in [false, false, false, true] {
      pilot.press("down")
      #expect(pilot.words.contains("2 变更") == isOffered, "\(pilot.words)")
    }
    var auditor = try desk { effect in
      switch effect {
      case .askStaff: [.staff(needsSignIn: true)]
      case .signIn: [.signedIn(Badge(number: "0300", name: "审", mayFile: false))]
      default: clerkWorld(effect)
      }
    }
    auditor.enter("0300")
    auditor.enter("rain-3308")
    auditor.press("down")
    #expect(!auditor.words.contains("2 变更"))
    auditor.press("5")
    #expect(!auditor.words.contains("2 变更"))
    auditor.press("escape", "3")
    #expect(auditor.words.contains("只能查看") && !auditor.words.contains("2 按申请结束"))
  }

  @Test("A telephone that is taken away is said to be none before it is")
  func noPhone() throws {
    var pilot = try desk()
    pilot.press("down", "3", "5", "enter")
    pilot.enter("0")
    #expect(pilot.words.contains("没有电话，原来的删掉"), "\(pilot.words)")
  }

  @Test("Why something cannot be filed is not looked for in the help")
  func noReasons() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type(ClerkPerson.identity)
    pilot.enter(ClerkPerson.name)
    pilot.enter("510100")
    pilot.press("1")
    pilot.type(ClerkPerson.phone)
    pilot.press("f8")
    #expect(pilot.app.personal.page == "clerk.confirm", "\(pilot.words)")
    pilot.press("f7")
    #expect(pilot.words.contains("写在这一页"), "\(pilot.words)")
  }

  @Test("A printer in trouble pushes nothing of what is filed off the smallest screen")
  func printerTrouble() throws {
    let size = Size(columns: 60, rows: 18)
    for language in [Language.zh, .en] {
      var pilot = try desk(size: size, language: language)
      pilot.fillPlain()
      pilot.press("f8")
      let before = pilot.frame.grid.rows
      pilot.receive(
        .printer(.looked(deskPrinter, .trouble([Message("print.fault.service_down")]))))
      let after = pilot.frame.grid.rows
      #expect(after != before)
      #expect(after.prefix(8) == before.prefix(8), "\(pilot.words)")
    }
  }

  @Test("Where nobody could look, what is on record is not said to be none")
  func notLookedUp() throws {
    for size in ClerkScreenTests.sizes {
      var pilot = try desk(size: size) { effect in
        if case .knownFilings = effect {
          [.notFound(Message("clerk.form.not_looked_up"))]
        } else {
          clerkWorld(effect)
        }
      }
      pilot.fillPlain()
      #expect(!pilot.words.contains("没有查到"))
      pilot.press("f8")
      #expect(pilot.words.contains("以前的备案这会儿查不了"), "\(pilot.words)")
      pilot.receive(.known(identity: ClerkPerson.identity, []))
      #expect(!pilot.words.contains("以前的备案这会儿查不了"))
    }
  }

  @Test("The letter of an ID number is shown as on the card")
  func capital() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type("51302119520315001x")
    #expect(pilot.words.contains("001X") && !pilot.words.contains("001x"), "\(pilot.words)")
  }

  @Test("F3 by habit does not end the program where the list came by itself")
  func landed() throws {
    var pilot = try desk()
    pilot.press("down", "3", "5", "enter")
    pilot.enter("0")
    pilot.press("y")
    #expect(pilot.app.personal.page == "clerk.list", "\(pilot.words)")
    pilot.press("f3")
    #expect(!pilot.effects.contains(.leave) && pilot.words.contains("再按一次 F3"))
    pilot.press("f3")
    #expect(pilot.effects.contains(.leave))
  }

  @Test("A bill that was paid hangs on no network, and medicine on no hospital's")
  func network() throws {
    var pilot = try desk(size: Size(columns: 120, rows: 40))
    ClerkScreen.fillSilent(&pilot)
    #expect(pilot.words.contains("药店联网时") && !pilot.words.contains("医院联网时"))
    var paid = try desk(size: Size(columns: 120, rows: 40))
    paid.fillPlain()
    #expect(paid.words.contains("按联网答"))
    paid.press("tab", "tab", "3")
    paid.type("20260720")
    paid.type("20260725")
    #expect(!paid.words.contains("按联网答"), "\(paid.words)")
  }
}
