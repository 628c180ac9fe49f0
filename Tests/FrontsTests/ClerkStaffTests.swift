import Fronts
import Interview
import Messages
import Shots
import Terminal
import Testing

@Suite("Who sits at the window")
struct ClerkStaffTests {
  private static let mine = Badge(number: "0217", name: "李")

  /// A window where somebody has to sign in, by the PIN rain-3308.
  private func locked() throws -> Pilot {
    try desk { effect in
      switch effect {
      case .askStaff: [.staff(needsSignIn: true)]
      case .signIn(let number, let pin):
        [
          number == "0217" && pin == "rain-3308"
            ? .signedIn(Self.mine) : .notSignedIn(Message("people.wrong"))
        ]
      case .unmask(let number, _):
        [
          .unmasked(
            number: number, Unmasked(name: "张三丰", identity: "513021195203150015", phone: nil))
        ]
      default: clerkWorld(effect)
      }
    }
  }

  private func listed(_ pilot: Pilot) -> Int {
    pilot.effects.count { if case .findFilings = $0 { true } else { false } }
  }

  @Test(
    "Nothing is listed, typed or opened before somebody has signed in, and no PIN is on the screen")
  func signIn() throws {
    var pilot = try locked()
    #expect(listed(pilot) == 0)
    for key in [
      "f6", "f5", "f9", "f7", "f8", "f2", "f4", "ctrl-o", "ctrl-z", "pagedown", "f1", "f6",
      "escape",
    ] {
      pilot.press(key)
      #expect(!pilot.app.personal.page.contains("form"))
    }
    #expect(pilot.words.contains("口令"))
    pilot.enter("0217")
    pilot.type("wrong-11")
    #expect(pilot.words.contains("[********____"))
    #expect(!pilot.words.contains("wrong"))
    pilot.press("enter")
    #expect(pilot.words.contains("工号或者口令不对"))
    #expect(pilot.words.contains("0217"), "the number stays")
    #expect(!pilot.words.contains("***"), "the PIN is typed anew")
    #expect(listed(pilot) == 0)
    pilot.enter("rain-3308")
    #expect(listed(pilot) == 1)
    #expect(pilot.words.contains("0217 李"))
    #expect(!pilot.app.personal.numbers.contains("rain-3308"), "the PIN is kept")
  }

  @Test("A PIN that a scanner typed is not tried, and is asked for anew")
  func scannedPIN() throws {
    var pilot = try locked()
    pilot.enter("0217")
    pilot.type("69012345")
    let trial = pilot.app.trying(.key(.enter))
    #expect(trial.weight == .attempt)
    pilot.handle(.tooFast)
    #expect(pilot.words.contains("不算输错"))
    #expect(!pilot.words.contains("*"))
    pilot.press("enter")
    #expect(pilot.words.contains("口令"))
    #expect(!pilot.effects.contains { if case .signIn = $0 { true } else { false } })
    pilot.enter("rain-3308")
    #expect(pilot.effects.contains { if case .signIn = $0 { true } else { false } })
  }

  @Test("After a pause the PIN is asked for, the form is as it was, and Ctrl-O keeps it as a draft")
  func lock() throws {
    var pilot = try locked()
    pilot.enter("0217")
    pilot.enter("rain-3308")
    pilot.press("f6")
    pilot.type("51302119")
    pilot.tick(900)
    #expect(!pilot.words.contains("51302119"))
    pilot.press("f6")
    #expect(pilot.words.contains("屏幕锁住了"))
    pilot.press("escape", "f6", "f5")
    #expect(!pilot.words.contains("51302119"))
    pilot.enter("rain-3308")
    #expect(pilot.words.contains("51302119"))
    pilot.press("ctrl-o")
    #expect(pilot.effects.contains(.signOut))
    let saved = pilot.effects.last { if case .saveDraft = $0 { true } else { false } }
    let gone = try #require(pilot.effects.lastIndex(of: .signOut))
    let kept = try #require(saved.flatMap { pilot.effects.lastIndex(of: $0) })
    #expect(kept < gone, "the draft is kept by who typed it")
    #expect(!pilot.words.contains("0217"))
    pilot.press("f3")
    #expect(pilot.effects.last == .leave)
  }

  @Test("Who was away types the PIN at once, and its first key is the first of it")
  func typedAway() throws {
    for screen in [ClerkScreen.filled, .record, .help] {
      var pilot = try locked()
      pilot.enter("0217")
      pilot.enter("rain-3308")
      screen.show(&pilot)
      let before = pilot.words
      pilot.tick(900)
      pilot.tick(901)
      #expect(!pilot.words.contains("张三丰") && pilot.words.contains("输入口令"), "\(screen)")
      pilot.enter("rain-3308")
      #expect(pilot.effects.last == .signIn(number: "0217", pin: "rain-3308"))
      if screen != .help { #expect(pilot.words == before) }
    }
  }

  @Test("What a supervisor was to sign for is given up where nobody is there")
  func askedAway() throws {
    var pilot = try locked()
    pilot.enter("0217")
    pilot.enter("rain-3308")
    pilot.receive(
      .ceilingReached(
        again: .knownFilings(identity: "513021195203150015"),
        Message("failure.ledger.ceiling.look_ups", ["count": "200"])))
    pilot.tick(900)
    pilot.press("escape")
    #expect(pilot.words.contains("屏幕锁住了"), "not by the way back out of what was asked")
    pilot.enter("rain-3308")
    #expect(pilot.app.personal.page == "clerk.list")
  }

  @Test(
    "What is masked takes a reason, is shown on its own page, and is masked again on leaving it")
  func unmask() throws {
    var pilot = try locked()
    pilot.enter("0217")
    pilot.enter("rain-3308")
    pilot.press("down", "7")
    #expect(!pilot.effects.contains { if case .unmask = $0 { true } else { false } })
    pilot.press("enter")
    #expect(pilot.words.contains("还没有写原因"))
    pilot.press("1")
    #expect(pilot.effects.contains(.unmask(number: "DZ2026073103004297", reason: "和证件核对")))
    #expect(pilot.words.contains("513021195203150015"))
    #expect(pilot.app.personal.numbers.contains("513021195203150015"))
    pilot.receive(.maskAgain(token: 7))
    #expect(pilot.words.contains("513021195203150015"), "a call that is not its own")
    pilot.receive(.maskAgain(token: 1))
    #expect(!pilot.words.contains("513021195203150015"))
    pilot.press("7")
    pilot.enter("投诉处理")
    #expect(pilot.words.contains("513021195203150015"))
    pilot.press("f7", "escape")
    #expect(!pilot.words.contains("513021195203150015"), "another page was shown")
    pilot.press("7", "2")
    pilot.tick(900)
    pilot.enter("rain-3308")
    #expect(!pilot.words.contains("513021195203150015"), "nobody was there")
  }

  @Test("At the ceiling a supervisor signs and it goes on; given up, nothing is done")
  func ceiling() throws {
    let again = Effect.knownFilings(identity: "513021195203150015")
    for isGivenUp in [false, true] {
      var pilot = try locked()
      pilot.enter("0217")
      pilot.enter("rain-3308")
      pilot.receive(
        .ceilingReached(again: again, Message("failure.ledger.ceiling.look_ups", ["count": "200"])))
      #expect(pilot.words.contains("200 次"))
      pilot.enter("0100")
      pilot.enter("tiger-7041")
      #expect(pilot.effects.last == .release(number: "0100", pin: "tiger-7041"))
      if isGivenUp { pilot.press("escape") } else { pilot.receive(.proven) }
      #expect((pilot.effects.last == again) == !isGivenUp)
      #expect(pilot.words.contains("0217 李"), "the clerk is still who sits there")
    }
  }

  @Test("A filing that takes two waits for the second, and is filed once they have signed")
  func second() throws {
    var pilot = try desk { effect in
      switch effect {
      case .file: []
      default: clerkWorld(effect)
      }
    }
    ClerkScreen.fillLate(&pilot)
    pilot.press("f8", "p")
    let filing = try #require(pilot.effects.last)
    pilot.receive(.secondWanted(again: filing))
    #expect(pilot.words.contains("第二个人"))
    pilot.press("escape")
    #expect(pilot.words.contains("还没有提交"))
    pilot.press("p")
    pilot.receive(.secondWanted(again: filing))
    pilot.enter("0218")
    pilot.enter("lamp-9912")
    #expect(pilot.effects.last == .second(number: "0218", pin: "lamp-9912"))
    pilot.receive(.proven)
    #expect(pilot.effects.last == filing)
  }

  @Test("An end that takes two waits for the second, and is recorded once they have signed")
  func secondOfEnd() throws {
    var pilot = try desk { effect in
      if case .act = effect { [] } else { clerkWorld(effect) }
    }
    pilot.receive(.filings(ClerkScreen.lifeRows))
    pilot.press("up", "up", "up", "up", "up", "down", "3", "2")
    pilot.enter("回达州住")
    pilot.press("y")
    let act = try #require(pilot.effects.last)
    guard case .act(let request) = act else { return _ = Issue.record("\(act)") }
    pilot.receive(.secondWanted(again: act))
    #expect(pilot.words.contains("第二个人"))
    pilot.press("escape")
    #expect(pilot.words.contains("按申请结束"))
    // Given up, it can be asked for again.
    pilot.press("y")
    #expect(pilot.effects.last == act)
    pilot.receive(.secondWanted(again: act))
    pilot.enter("0218")
    pilot.enter("lamp-9912")
    #expect(pilot.effects.last == .second(number: "0218", pin: "lamp-9912"))
    pilot.receive(.proven)
    #expect(pilot.effects.last == act)
    pilot.receive(.acted(number: request.number))
    #expect(pilot.words.contains("已按申请结束"))
    #expect(pilot.effects.last == .findFilings(""))
  }

  @Test("Where nobody signs in a list on which nothing stands says so, and works as ever")
  func nobody() throws {
    let empty = try desk { effect in
      if case .findFilings = effect { [.filings([])] } else { clerkWorld(effect) }
    }
    #expect(empty.words.contains("这里不用登录"))
    var pilot = try desk()
    #expect(!pilot.words.contains("这里不用登录"))
    pilot.press("ctrl-o")
    #expect(!pilot.effects.contains(.signOut))
    pilot.press("f6")
    #expect(pilot.app.personal.page == "clerk.form")
  }

  @Test("A reason that begins with a Chinese number is typed, not picked")
  func reasonByHand() throws {
    var pilot = try locked()
    pilot.enter("0217")
    pilot.enter("rain-3308")
    pilot.press("down", "7")
    pilot.type("三级医院来电核对")
    #expect(!pilot.effects.contains { if case .unmask = $0 { true } else { false } })
    pilot.press("enter")
    #expect(
      pilot.effects.contains { effect in
        if case .unmask(_, let why) = effect { why == "三级医院来电核对" } else { false }
      })
  }
}
