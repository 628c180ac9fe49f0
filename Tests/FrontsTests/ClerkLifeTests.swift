import Fronts
import Interview
import Messages
import Rules
import Shots
import Terminal
import Testing

@Suite("What becomes of a filing, at the window")
struct ClerkLifeTests {
  /// The desk with the filings of `ClerkScreen.lifeRows`, the keyboard before the first.
  private func pilot() throws -> Pilot {
    var pilot = try desk()
    pilot.receive(.filings(ClerkScreen.lifeRows))
    pilot.press("up", "up", "up", "up", "up", "down")
    return pilot
  }

  private func acts(_ pilot: Pilot) -> [LifeRequest] {
    pilot.effects.compactMap { if case .act(let request) = $0 { request } else { nil } }
  }

  @Test("Ending asks for a reason, says that the notice is silent, and is recorded once")
  func end() throws {
    var pilot = try pilot()
    pilot.press("3", "2")
    #expect(pilot.picture.contains("通知没有写备案可以取消"))
    pilot.press("enter")
    #expect(pilot.picture.contains("还没有写理由"))
    pilot.enter("回达州住")
    #expect(acts(pilot).isEmpty)
    pilot.world = { _ in [] }
    pilot.press("y", "y")
    #expect(
      acts(pilot)
        == [
          LifeRequest(
            number: "DZ2026070303004297", deed: .end(on: Pilot.today), reason: "回达州住")
        ])
  }

  @Test("What was recorded is said on the list, which is read anew")
  func done() throws {
    var pilot = try pilot()
    pilot.press("3", "3", "y")
    #expect(acts(pilot).map(\.deed) == [.papers])
    #expect(pilot.picture.contains("材料已经登记补齐"))
    #expect(pilot.effects.last == .findFilings(""))
  }

  @Test("What the list has to tell as well comes with the keys that follow, each once")
  func toldAfter() throws {
    let left = Message("clerk.list.left_here", ["count": "2"])
    let scarce = Message("clerk.list.scarce_room", ["megabytes": "90"])
    var pilot = try desk { effect in
      guard case .findFilings("") = effect else { return clerkWorld(effect) }
      return [.filings(ClerkScreen.lifeRows), .told(scarce), .told(left)]
    }
    #expect(pilot.words.contains("90"))
    pilot.press("down")
    #expect(pilot.words.contains("只存在本机"))
    pilot.press("3", "3", "y")
    #expect(pilot.words.contains("材料已经登记补齐"))
    pilot.press("down")
    #expect(pilot.words.contains("90"))
  }

  @Test("A refusal of the ledger stays on the page, and Y tries again")
  func refused() throws {
    var pilot = try pilot()
    pilot.world = { effect in
      if case .act = effect { [.notActed(Message("failure.ledger.disk_full"))] } else { [] }
    }
    pilot.press("3", "3", "y", "y")
    #expect(acts(pilot).count == 2)
  }

  @Test("A discharge lies between the admission and today")
  func discharge() throws {
    var pilot = try pilot()
    pilot.press("down", "3", "4")
    #expect(pilot.picture.contains("2026-07-31"), "today stands there")
    // What is typed comes in its place.
    pilot.enter("20260726")
    #expect(pilot.picture.contains("应当在 2026-07-27 到 2026-07-31"))
    for _ in 0..<8 { pilot.press("backspace") }
    // Four digits are of this year, and shown in full before Y.
    pilot.enter("0730")
    #expect(pilot.picture.contains("2026-07-30"))
    pilot.press("y")
    #expect(acts(pilot).map(\.deed) == [.discharge(on: Pilot.today.adding(days: -1))])
  }

  @Test("A correction takes a name or a telephone, checked as on the form, and nothing else")
  func correct() throws {
    var pilot = try pilot()
    pilot.press("3", "5", "enter", "enter", "y")
    #expect(acts(pilot).isEmpty)
    pilot.press("n")
    pilot.enter("139")
    #expect(acts(pilot).isEmpty)
    for _ in 0..<3 { pilot.press("backspace") }
    pilot.enter("139 0013 9000")
    pilot.press("y")
    #expect(acts(pilot).map(\.deed) == [.correct(name: nil, phone: "13900139000")])
  }

  @Test("A telephone that is there no more is taken away by 0, also after going back to the field")
  func noPhone() throws {
    var pilot = try pilot()
    pilot.press("3", "5", "enter")
    #expect(pilot.words.contains("0 没有电话"))
    pilot.enter("0")
    pilot.press("n", "enter", "y")
    #expect(acts(pilot).map(\.deed) == [.correct(name: nil, phone: .some(nil))])
  }

  @Test("Only what the filing lets be done is offered and taken")
  func offered() throws {
    var pilot = try pilot()
    pilot.world = { _ in [] }
    pilot.press("down", "3")
    #expect(pilot.picture.contains("登记出院") && !pilot.picture.contains("3 材料补齐"))
    pilot.press("3")
    #expect(pilot.picture.contains("没有 3 这一项"))
    pilot.press("f12", "down", "3", "2")
    #expect(acts(pilot).isEmpty)
    #expect(pilot.picture.contains("这件已经结束"))
    pilot.press("f12", "down", "3", "5")
    #expect(pilot.picture.contains("个人信息已删除"))
    pilot.press("f12", "6")
    #expect(!pilot.effects.contains { if case .print = $0 { true } else { false } })
  }

  @Test("The law's outcomes stand there before anything is stored, with their clauses")
  func law() throws {
    var pilot = try pilot()
    pilot.press("down", "3")
    var shown = pilot.picture
    for _ in 0..<12 {
      pilot.press("pagedown")
      shown += pilot.picture
    }
    for clause in ["四（一）", "四（二）", "四（三）", "三（一）2"] { #expect(shown.contains(clause), "\(clause)") }
    #expect(!pilot.effects.contains { if case .act = $0 { true } else { false } })
  }

  @Test("F4 narrows the list to what wants doing, and a search goes through all again")
  func work() throws {
    var pilot = try desk()
    pilot.press("f4", "9")
    #expect(pilot.effects.last == .listFilings(ListRequest(work: .owed)))
    #expect(pilot.picture.contains("快到期 12"))
    pilot.type("z")
    #expect(pilot.effects.last == .findFilings("z"))
  }

  @Test("At its ends the list is turned, where it goes on")
  func turning() throws {
    var pilot = try desk()
    pilot.receive(.listGoesOn(newer: false, older: true))
    pilot.press("down", "down", "down")
    pilot.world = { effect in
      guard case .listFilings = effect else { return [] }
      return [.filings(ClerkScreen.lifeRows), .listGoesOn(newer: true, older: false)]
    }
    pilot.press("down")
    #expect(
      pilot.effects.last
        == .listFilings(ListRequest(turn: .after("DZ2026073003011283"))))
    #expect(pilot.frame.announce.contains("DZ2026070303004297"))
    pilot.press("up")
    #expect(
      pilot.effects.last
        == .listFilings(ListRequest(turn: .before("DZ2026070303004297"))))
  }

  @Test("F4 and then D on the list reports the day")
  func day() throws {
    var pilot = try desk()
    pilot.press("f4", "d")
    #expect(pilot.effects.last == .reportDay)
    #expect(pilot.picture.contains("日结单"))
  }

  @Test("A discharge is refused, and nothing traps, where the stay begins after today")
  func beginsAfterToday() throws {
    var rows = ClerkScreen.lifeRows
    // Filed at another window, whose clock is a day ahead.
    rows[1].details?.facts.admission = Pilot.today.adding(days: 1)
    var pilot = try desk()
    pilot.receive(.filings(rows))
    pilot.press("up", "up", "up", "up", "up", "down", "down", "3", "4", "enter")
    #expect(acts(pilot).isEmpty)
    #expect(pilot.words.contains("2026-08-01"), "\(pilot.words)")
  }
}
