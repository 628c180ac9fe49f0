import Fronts
import Interview
import Messages
import Shots
import Terminal
import Testing

@Suite("What the person has on record, seen from a filing")
struct ClerkOnRecordTests {
  /// The confirmation of a filing that one on record covers.
  private func alreadyFiled(
    rows: [FiledRow] = clerkRows, size: Size = Size(columns: 80, rows: 24)
  ) throws -> Pilot {
    var pilot = try desk(size: size) { effect in
      if case .findFilings(ClerkPerson.identity) = effect { return [.filings(rows)] }
      return clerkWorld(effect)
    }
    ClerkScreen.alreadyFiled.show(&pilot)
    return pilot
  }

  @Test("5 shows it, and F12 comes back to what was filled in")
  func seen() throws {
    for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
      var pilot = try alreadyFiled(size: size)
      #expect(pilot.words.contains("5 看已有的"))
      pilot.press("5")
      #expect(pilot.words.contains("备案号 DZ2026073103004297"))
      #expect(pilot.words.contains("2 变更   3 后续"))
      pilot.press("f12")
      #expect(pilot.words.contains("核对，还没有提交"))
      pilot.press("n")
      #expect(pilot.words.contains("510100 成都市"))
    }
  }

  @Test("Its change and what else can be done with it begin there, and the form waits as a draft")
  func changed() throws {
    for (key, title) in [("2", "变更  DZ2026073103004297"), ("3", "DZ2026073103004297 还能办什么")] {
      var pilot = try alreadyFiled()
      pilot.press("5", key == "2" ? "2" : "３")
      #expect(pilot.words.contains(title))
      let isKept = pilot.effects.contains { if case .saveDraft = $0 { true } else { false } }
      #expect(isKept)
      #expect(pilot.effects.last == .loadDrafts(.clerk))
      #expect(!pilot.effects.contains(.discardDraft(.clerk)))
      pilot.press("f12")
      #expect(pilot.words.contains("备案号 DZ2026073103004297"))
      // The form is not below it any more: nothing would keep both.
      pilot.press("f12")
      #expect(pilot.words.contains("找："))
      pilot.press("f6")
      #expect(!pilot.words.contains("成都市"))
    }
  }

  @Test("Of several the list lets one choose")
  func several() throws {
    let first = try #require(clerkRows.first)
    var second = first
    second.number = "DZ2026073103004378"
    var ended = first
    ended.number = "DZ2026073103004459"
    ended.isEnded = true
    var one = try alreadyFiled(rows: [ended, first])
    one.press("5")
    #expect(one.words.contains("备案号 DZ2026073103004297"))
    var two = try alreadyFiled(rows: [first, second])
    two.press("5")
    #expect(two.words.contains("找：[0015"))
    #expect(two.effects.last == .findFilings("0015"))
  }

  @Test("Of several the list lets one choose, whatever it was narrowed to before")
  func severalBehindCondition() throws {
    let first = try #require(clerkRows.first)
    var second = first
    second.number = "DZ2026073103004378"
    let rows = [first, second]
    // 3 the drafts, 9 who owes papers.
    for condition in ["3", "9"] {
      var pilot = try desk { effect in
        switch effect {
        case .findFilings(ClerkPerson.identity), .findFilings("0015"): [.filings(rows)]
        default: clerkWorld(effect)
        }
      }
      pilot.press("f4", condition)
      ClerkScreen.alreadyFiled.show(&pilot)
      pilot.press("5")
      #expect(pilot.words.contains("找：[0015"))
      #expect(pilot.effects.last == .findFilings("0015"))
      #expect(pilot.words.contains(first.number) && pilot.words.contains(second.number))
    }
  }

  @Test("What the ledger refuses as filed already is shown by its number")
  func twin() throws {
    var pilot = try desk()
    ClerkScreen.refusedTwin.show(&pilot)
    #expect(pilot.words.contains("没有再存一份"))
    #expect(pilot.words.contains("5 看已有的   N 回去改"))
    #expect(!pilot.words.contains("Y 提交"))
    // No key does what the foot does not offer.
    let before = pilot.effects
    for key in ["y", "p", "m", "enter"] {
      pilot.press(key)
      #expect(!pilot.words.contains("按 Y 才提交"), "\(key)")
    }
    #expect(pilot.effects == before)
    #expect(pilot.words.contains("没有再存一份"))
    pilot.press("5")
    #expect(pilot.effects.last == .findFilings("DZ2026073103004297"))
    #expect(pilot.words.contains("备案号 DZ2026073103004297"))
  }

  @Test("A ledger that cannot be read says so, and nothing is lost")
  func unreadable() throws {
    var pilot = try desk { effect in
      if case .findFilings(ClerkPerson.identity) = effect {
        return [.notListed(Message("clerk.list.server_away"))]
      }
      return clerkWorld(effect)
    }
    ClerkScreen.alreadyFiled.show(&pilot)
    pilot.press("5")
    #expect(pilot.words.contains("核对，还没有提交"))
    #expect(pilot.words.contains(try testContext().texts(.zh)("clerk.list.server_away").prefix(12)))
  }

  @Test("Where nothing is on record 5 is no key")
  func nothing() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8")
    #expect(!pilot.words.contains("看已有的"))
    let before = pilot.effects
    pilot.press("5")
    #expect(pilot.effects == before)
  }
}
