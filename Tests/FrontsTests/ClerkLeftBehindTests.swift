import Fronts
import Interview
import Messages
import Rules
import Shots
import Terminal
import Testing

@Suite("What is left behind at the window")
struct ClerkLeftBehindTests {
  private static let person = [
    ClerkPerson.identity, ClerkPerson.name, "达川区", "1", ClerkPerson.phone,
  ]

  /// The list with filings that can be changed, and what waits as drafts there.
  private func changing(_ rows: [FiledRow], _ waiting: [WaitingDraft]) throws -> Pilot {
    var pilot = try desk { effect in
      switch effect {
      case .findFilings: [.filings(rows)]
      case .loadDrafts: [.drafts(waiting)]
      default: clerkWorld(effect)
      }
    }
    pilot.press("up", "up", "up", "up", "up", "up")
    return pilot
  }

  /// What is kept of a change of the first filing that was left half filled in.
  private func begun() throws -> WaitingDraft {
    var pilot = try changing(ClerkScreen.changedRows, [])
    for key in ["down", "2", "1", "c", "q", "enter", "escape"] { pilot.press(key) }
    let kept = pilot.effects.compactMap {
      if case .saveDraft(let draft) = $0 { draft } else { nil }
    }
    return WaitingDraft(id: "d", draft: try #require(kept.last), time: "10:00")
  }

  @Test("Of a paste that was taken back nothing is kept, nor does the head say so")
  func undonePaste() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.handle(.paste(Self.person.joined(separator: "\n") + "\n"))
    #expect(pilot.effects.contains { if case .saveDraft = $0 { true } else { false } })
    #expect(pilot.words.contains("草稿已存"))
    pilot.press("ctrl-z", "f3")
    let saved = pilot.effects.lastIndex { if case .saveDraft = $0 { true } else { false } }
    let thrown = try #require(pilot.effects.lastIndex(of: .discardDraft(.clerk)))
    #expect(thrown > (try #require(saved)))
    #expect(pilot.effects.dropFirst(thrown).contains(.loadDrafts(.clerk)), "the list is told")
    pilot.press("f6")
    #expect(!pilot.words.contains("草稿已存"))
    pilot.type("5130")
    pilot.press("tab")
    #expect(pilot.effects.contains(.beginDraft(.clerk, id: nil)))
  }

  @Test("A change that would change nothing is said to be none, and leaves no draft")
  func pointless() throws {
    for keys in [["1", "5", "1", "0", "1", "0", "0", "enter", "1"], ["2", "1", "1"]] {
      var pilot = try changing(ClerkScreen.changedRows, [])
      for key in ["down", "2"] + keys { pilot.press(key) }
      #expect(pilot.words.contains("没有要变更的"))
      for verdict in ["可以变更", "不能变更", "需人工"] {
        #expect(!pilot.words.contains(verdict), "\(verdict)")
      }
      pilot.press("escape")
      #expect(pilot.effects.contains(.discardDraft(.clerk)))
    }
    var kind = try changing(ClerkScreen.changedRows, [])
    for key in ["down", "2", "1", "f3"] { kind.press(key) }
    #expect(kind.effects.contains(.discardDraft(.clerk)), "no more was said than what changes")
  }

  @Test("The same insured place is no other one, and nothing is filed anew for it")
  func sameInsuredPlace() throws {
    var pilot = try changing(ClerkScreen.changedRows, [])
    for key in ["down", "2", "3", "5", "1", "1", "7", "0", "3", "enter", "y"] { pilot.press(key) }
    #expect(pilot.words.contains("没有要变更的"), "\(pilot.words)")
    #expect(!pilot.effects.contains { if case .copyFiling = $0 { true } else { false } })
  }

  @Test("Whoever begins a change again goes on with its draft; there is one to a filing")
  func oneDraft() throws {
    var pilot = try changing(ClerkScreen.changedRows, [try begun()])
    pilot.type("DZ2026070303004297")
    pilot.press("down")
    #expect(pilot.frame.announce.contains("张*丰") && !pilot.frame.announce.contains("10:00"))
    pilot.press("2")
    #expect(pilot.effects.contains(.beginDraft(.clerk, id: "d")))
    #expect(pilot.words.contains("500000 重庆市"))
    pilot.press("1", "p")
    #expect(pilot.effects.contains(.discardWaiting(id: "d")))
  }

  @Test("The draft of a change that can no more be made goes when somebody goes on with it")
  func staleDraft() throws {
    var rows = ClerkScreen.changedRows
    rows[0].isReplaced = true
    rows[0].details?.replacedBy = "DZ2026073103004378"
    var pilot = try changing(rows, [try begun()])
    pilot.press("down", "2")
    #expect(pilot.words.contains("由 DZ2026073103004378 代替"))
    #expect(pilot.effects.contains(.discardWaiting(id: "d")))
    #expect(!pilot.words.contains("变更 10:00"))
  }

  @Test("A draft without a name is known by the end of its number")
  func nameless() throws {
    var answers = Answers()
    answers[.identity] = Answer(ClerkPerson.identity)
    let draft = Draft(answers: answers, front: .clerk, position: "field=name")
    var pilot = try desk()
    pilot.receive(.drafts([WaitingDraft(id: "n", draft: draft, time: "10:00")]))
    #expect(pilot.words.contains("尾号 0015"))
  }

  @Test("A notice that did not print is told on the list once, and the next key is done with it")
  func failedNotice() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "m")
    pilot.receive(.printing(.notice, .stopped([Message("print.fault.service_down")])))
    pilot.press("f3")
    #expect(pilot.words.contains("单据待看"))
    pilot.press("up")
    #expect(!pilot.words.contains("单据待看") && !pilot.words.contains("打印服务没有运行"))
  }
}
