import Fronts
import Interview
import Messages
import Shots
import Terminal
import Testing

@Suite("What the window asks before it shows or does anything")
struct ClerkRightsTests {
  private static let busy = Message("failure.ledger.busy")
  private static let number = "DZ2026073103004297"

  private func count(_ pilot: Pilot, _ isMeant: (Effect) -> Bool) -> Int {
    pilot.effects.count(where: isMeant)
  }

  private func listed(_ pilot: Pilot) -> Int {
    count(pilot) { if case .findFilings = $0 { true } else { false } }
  }

  /// A window whose ledger cannot say who works here.
  private func unknown() throws -> Pilot {
    try desk { effect in
      switch effect {
      case .askStaff: [.staffUnknown(Self.busy)]
      case .signIn: [.signedIn(Badge(number: "0217", name: "李"))]
      default: clerkWorld(effect)
      }
    }
  }

  /// A window at which somebody of that badge has signed in.
  private func signedIn(_ badge: Badge) throws -> Pilot {
    var pilot = try desk { effect in
      switch effect {
      case .askStaff: [.staff(needsSignIn: true)]
      case .signIn: [.signedIn(badge)]
      case .unmask(let number, _):
        [
          .unmasked(
            number: number,
            Unmasked(name: ClerkPerson.name, identity: ClerkPerson.identity, phone: nil))
        ]
      default: clerkWorld(effect)
      }
    }
    pilot.enter(badge.number)
    pilot.enter("rain-3308")
    return pilot
  }

  @Test("While nobody can tell who works here nothing is opened, and F5 or Enter asks again")
  func staffUnknown() throws {
    var pilot = try unknown()
    pilot.receive(.drafts([]))
    for key in ["f6", "f4", "f7", "f8", "ctrl-p", "ctrl-o", "down", "2"] {
      pilot.press(key)
      #expect(pilot.words.contains("登录") && pilot.words.contains("F5"), "\(key)")
    }
    #expect(listed(pilot) == 0)
    pilot.press("backspace", "f5")
    #expect(pilot.words.contains("别的窗口正在写台账") && !pilot.words.contains("再提交"))
    pilot.press("enter")
    #expect(count(pilot) { $0 == .askStaff } == 3)
    #expect(listed(pilot) == 0)
    pilot.receive(.staff(needsSignIn: true))
    #expect(pilot.words.contains("口令") && !pilot.words.contains("再试"))
    #expect(listed(pilot) == 0)
  }

  @Test("Where the ledger then says that nobody has to sign in, the day begins")
  func staffNotNeeded() throws {
    var pilot = try unknown()
    pilot.receive(.staff(needsSignIn: false))
    #expect(listed(pilot) == 1)
    #expect(pilot.words.contains("DZ2026073103004297"))
  }

  @Test("Number and PIN are taken meanwhile, and whoever comes in so can sign out")
  func staffSignsIn() throws {
    var pilot = try unknown()
    pilot.enter("0217")
    pilot.enter("rain-3308")
    #expect(pilot.effects.contains(.signIn(number: "0217", pin: "rain-3308")))
    #expect(listed(pilot) == 1)
    pilot.press("ctrl-o")
    #expect(pilot.effects.contains(.signOut))
    #expect(!pilot.words.contains("再试"))
  }

  @Test("Who may only look changes no filing, goes on with nobody's draft, and leaves the printer")
  func auditor() throws {
    var pilot = try signedIn(Badge(number: "0300", name: "陈", mayFile: false))
    pilot.press("down", "2")
    #expect(pilot.words.contains("只能查看"))
    var answers = Answers()
    answers[.identity] = Answer(ClerkPerson.identity)
    let draft = Draft(answers: answers, front: .guided, position: "name")
    pilot.press("f5")
    pilot.receive(.drafts([WaitingDraft(id: "d", draft: draft, time: "10:00", call: "527")]))
    for keys in [["up", "up", "up", "down", "2"], ["4", "4"]] {
      for key in keys { pilot.press(key) }
      #expect(pilot.words.contains("只能查看"), "\(keys)")
    }
    #expect(!pilot.words.contains(ClerkPerson.identity))
    pilot.press("f5", "down", "down", "3", "5")
    #expect(pilot.words.contains("只能查看") && pilot.words.contains("还能办什么"))
    pilot.press("f12", "ctrl-p", "f8")
    #expect(pilot.words.contains("不能换打印机"))
    let done = count(pilot) { effect in
      switch effect {
      case .openFiling, .copyFiling, .beginDraft, .discardWaiting, .keepPrinter: true
      default: false
      }
    }
    #expect(done == 0)
  }

  @Test("A form filed anew shows nobody before that is on record, nor beyond the day's ceiling")
  func refiled() throws {
    var pilot = try desk { effect in
      if case .copyFiling = effect {
        [.ceilingReached(again: effect, Message("failure.ledger.ceiling.look_ups", ["count": "2"]))]
      } else {
        clerkWorld(effect)
      }
    }
    pilot.receive(.filings(ClerkScreen.changedRows))
    pilot.press("down", "down", "down", "2", "1", "c", "q", "enter", "0", "y")
    let copy = try #require(
      pilot.effects.last { if case .copyFiling = $0 { true } else { false } })
    #expect(
      copy == .copyFiling(number: ClerkScreen.changedRows[2].number, reason: "重新备案，人员信息带过去"))
    #expect(pilot.words.contains("2 次"))
    pilot.press("escape")
    #expect(pilot.words.contains("没有查") && !pilot.words.contains("新办备案"))
    #expect(!pilot.words.contains(ClerkPerson.name) && !pilot.words.contains(ClerkPerson.identity))
    pilot.press("y")
    pilot.enter("0100")
    pilot.enter("tiger-7041")
    pilot.world = clerkWorld
    pilot.receive(.proven)
    #expect(pilot.words.contains("新办备案") && pilot.words.contains(ClerkPerson.name))
  }

  @Test("A paper with the full number is sent nowhere else once it is masked again")
  func switchedMasked() throws {
    var pilot = try signedIn(Badge(number: "0217", name: "李"))
    pilot.press("down", "5", "7", "1", "t", "3")
    #expect(pilot.effects.contains(.print(.filing(Self.number), .form)))
    pilot.receive(.printing(.filing(Self.number), .stopped([Message("print.fault.media_empty")])))
    pilot.receive(.maskAgain(token: 1))
    pilot.press("s", "1")
    #expect(pilot.words.contains("先按 7 "))
    #expect(count(pilot) { if case .printOn = $0 { true } else { false } } == 0)
    pilot.press("7", "1", "s", "1")
    #expect(pilot.effects.contains(.printOn(printer: "Brother-1", .filing(Self.number), .form)))
  }

  @Test("Who signs in next has no paper of the one before to print again")
  func papersGone() throws {
    var pilot = try signedIn(Badge(number: "0217", name: "李"))
    pilot.press("down", "5", "7", "1", "t", "3")
    pilot.receive(.printing(.filing(Self.number), .done(printer: "HP-3")))
    pilot.press("ctrl-o")
    pilot.enter("0218")
    pilot.enter("lamp-9912")
    pilot.press("down", "5")
    #expect(!pilot.words.contains("HP-3"))
    pilot.press("7", "1", "s", "1")
    #expect(pilot.effects.contains(.printOn(printer: "Brother-1", .filing(Self.number), .receipt)))
    #expect(!pilot.effects.contains(.printOn(printer: "Brother-1", .filing(Self.number), .form)))
  }
}
