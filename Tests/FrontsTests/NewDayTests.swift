import Fronts
import Interview
import Rules
import Shots
import Terminal
import Testing

@Suite("A window or a kiosk that is open over midnight")
struct NewDayTests {
  private static let tomorrow = Pilot.today.adding(days: 1)

  private func requests(_ pilot: Pilot) -> [FilingRequest] {
    pilot.effects.compactMap { if case .file(let request) = $0 { request } else { nil } }
  }

  @Test("takes a day of the new day for an answer, which is no day to come")
  func kiosk() throws {
    var office = Office()
    office.isKiosk = true
    for (typed, isTaken) in [("20260801", true), ("20260802", false)] {
      var pilot = try Pilot(office: office)
      pilot.turn(to: Self.tomorrow)
      GuidedPath.admission.walk(&pilot)
      pilot.enter(typed)
      #expect(pilot.words.contains("急诊") == isTaken, "\(pilot.words)")
    }
  }

  @Test("files on the day on which it is filed, not on the one on which the answers were given")
  func answeredBefore() throws {
    for isNew in [false, true] {
      var pilot = try Pilot()
      GuidedPath.check.walk(&pilot)
      if isNew { pilot.turn(to: Self.tomorrow) }
      #expect(pilot.words.contains("核对一遍"))
      pilot.press("enter")
      let request = try #require(requests(pilot).first)
      #expect(request.effective == (isNew ? Self.tomorrow : Pilot.today))
      #expect(request.facts.filesOn == request.effective)
    }
  }

  @Test("keeps the answers, the page and what is half typed of whoever is at it")
  func halfWay() throws {
    for path in [GuidedPath.identityTyping, .row, .receipt, .help, .found] {
      var pilot = try Pilot()
      path.walk(&pilot)
      let page = pilot.picture
      pilot.turn(to: Self.tomorrow)
      #expect(pilot.picture == page, "\(path)")
      #expect(!pilot.effects.contains(.privacyReset))
    }
  }

  @Test("begins and goes on with forms on the new day, but for a day that was typed")
  func forms() throws {
    for isTyped in [false, true] {
      var pilot = try desk()
      pilot.fillPlain()
      for _ in 0..<12 where isTyped && !pilot.words.contains("光标：生效日") { pilot.press("tab") }
      if isTyped { pilot.type("20260731") }
      pilot.turn(to: Self.tomorrow)
      pilot.press("f8", "y")
      let request = try #require(requests(pilot).first, "\(pilot.words)")
      #expect(request.effective == (isTyped ? Pilot.today : Self.tomorrow))
    }
  }

  @Test("confirms by the new day what was checked on the one before")
  func confirmed() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8")
    pilot.turn(to: Self.tomorrow)
    #expect(pilot.words.contains("2026-08-01"), "\(pilot.words)")
    pilot.press("y")
    #expect(requests(pilot).map(\.effective) == [Self.tomorrow])
  }

  @Test("reads the list anew, and changes a filing by the new day")
  func changes() throws {
    var pilot = try desk()
    pilot.receive(.filings(ClerkScreen.changedRows))
    let count = pilot.effects.count
    pilot.turn(to: Pilot.today)
    #expect(pilot.effects.count == count, "the day is the same")
    pilot.turn(to: Self.tomorrow)
    #expect(pilot.effects.suffix(1) == [.findFilings("")])
    #expect(pilot.words.contains("2026-08-01"))
    pilot.receive(.filings(ClerkScreen.changedRows))
    // On the lock's last day staff must say; the day after it is over.
    pilot.press("up", "up", "up", "up", "up", "down", "down", "2", "1")
    pilot.enter("cq")
    pilot.press("0", "y")
    let changes = pilot.effects.compactMap {
      if case .change(let request) = $0 { request } else { nil }
    }
    #expect(changes.map(\.effective) == [Self.tomorrow], "\(pilot.words)")
  }

  @Test("files a draft of the day before on the day on which it is filed")
  func draft() throws {
    var yesterday = try desk()
    yesterday.fillPlain()
    yesterday.press("f3")
    let drafts = yesterday.effects.compactMap {
      if case .saveDraft(let draft) = $0 { draft } else { nil }
    }
    let draft = try #require(drafts.last)
    var pilot = try Pilot(only: .clerk, today: Self.tomorrow, window: .ofLi, world: clerkWorld)
    pilot.receive(.drafts([WaitingDraft(id: "d", draft: draft, time: "17:00")]))
    pilot.press("up", "up", "up", "up", "down", "2", "f8", "y")
    #expect(requests(pilot).map(\.effective) == [Self.tomorrow], "\(pilot.words)")
  }
}
