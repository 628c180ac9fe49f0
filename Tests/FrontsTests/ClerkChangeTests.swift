import Fronts
import Interview
import Messages
import Rules
import Shots
import Testing

@Suite("Changing a filing at the window")
struct ClerkChangeTests {
  private func changing(_ row: Int, _ keys: String...) throws -> Pilot {
    var pilot = try desk()
    pilot.receive(.filings(ClerkScreen.changedRows))
    for _ in 0...row { pilot.press("down") }
    pilot.press("2")
    for key in keys { pilot.press(key) }
    return pilot
  }

  private func requests(_ pilot: Pilot) -> [ChangeRequest] {
    pilot.effects.compactMap { if case .change(let request) = $0 { request } else { nil } }
  }

  @Test(
    "Locked and without papers it is refused, with both days and the sentence, and nothing is stored"
  )
  func refused() throws {
    var pilot = try changing(0, "1", "c", "q", "enter", "0")
    #expect(pilot.words.contains("不能变更  锁到 2027-01-03，当日含，最早 2027-01-04"))
    #expect(pilot.words.contains("四（三）1"))
    #expect(pilot.words.filter { !$0.isWhitespace }.contains("原则上在备案生效后6个月内不得申请变更"))
    #expect(pilot.words.contains("没有存任何东西"))
    pilot.press("y", "p", "enter")
    #expect(requests(pilot).isEmpty)
  }

  @Test("With papers it is allowed at once; only Y records it, once, and prints")
  func allowed() throws {
    var pilot = try changing(0, "1", "c", "q", "enter", "1", "enter")
    #expect(pilot.words.contains("可以变更"))
    #expect(pilot.words.contains("变更后：常驻异地工作  重庆市"))
    #expect(requests(pilot).isEmpty, "Enter records nothing")
    pilot.press("y")
    let request = try #require(requests(pilot).first)
    #expect(request.number == "DZ2026070303004297")
    #expect(request.facts.fileTo == PlaceCode("500000"))
    #expect(request.category == .stationedWorker && request.change == .place)
    #expect(request.hasProof && request.clauses == ["四（三）1"])
    #expect(request.effective == Pilot.today)
    #expect(pilot.words.contains("备案号 DZ2026073103004378"))
    #expect(pilot.effects.contains(.print(.filing("DZ2026073103004378"), .receipt)))
    pilot.press("y")
    #expect(requests(pilot).count == 1)
  }

  @Test("On the lock's very last day a person has to say, with the reading behind it")
  func lastDay() throws {
    var pilot = try changing(1, "1", "c", "q", "enter", "0")
    #expect(pilot.words.contains("需人工"))
    #expect(pilot.words.contains("R15"))
    pilot.press("y")
    #expect(requests(pilot).isEmpty)
  }

  @Test("What is over is filed anew: Y opens a form with what is on record")
  func over() throws {
    var pilot = try changing(2, "1", "c", "q", "enter", "0")
    #expect(pilot.words.contains("重新备案"))
    #expect(pilot.words.contains("四（一）"))
    pilot.press("y")
    #expect(pilot.words.contains("新办备案"))
    #expect(pilot.words.contains("500000 重庆市"))
    #expect(pilot.words.contains(ClerkPerson.name))
    #expect(pilot.effects.contains { if case .saveDraft = $0 { true } else { false } })
    pilot.press("f8", "y")
    #expect(pilot.effects.contains { if case .file = $0 { true } else { false } })
  }

  @Test("Another insured place is filed anew in the place of the old filing, also from a draft")
  func insuredPlace() throws {
    var pilot = try changing(0, "3", "5", "1", "1", "7", "2", "5", "enter", "y")
    #expect(pilot.words.contains("511725"))
    // The person's filing that is left behind is not held against the new one.
    pilot.receive(
      .known(
        identity: ClerkPerson.identity,
        [
          Filing(
            category: .stationedWorker, fileTo: try #require(PlaceCode("510100")),
            effective: try #require(Day("2026-07-03")))
        ]))
    #expect(!pilot.words.contains("已有备案"))
    guard
      case .saveDraft(let draft) = pilot.effects.last(where: {
        if case .saveDraft = $0 { true } else { false }
      })
    else {
      Issue.record("no draft")
      return
    }
    var later = try desk()
    later.receive(.drafts([WaitingDraft(id: "d", draft: draft, time: "10:00")]))
    later.press("2", "f8", "y")
    let successions = later.effects.compactMap {
      if case .fileAnew(_, let succession) = $0 { succession } else { nil }
    }
    #expect(successions.map(\.number) == ["DZ2026070303004297"])
    #expect(successions.first?.change == .insuredPlace)
    #expect(successions.first?.clauses == ["四（三）末段"])
  }

  @Test("A temporary filing changes only on a certificate that qualifies, and becomes a referral")
  func certificate() throws {
    let refused = try changing(3, "1", "b", "j", "enter", "0")
    #expect(refused.words.contains("不能变更"))
    #expect(refused.words.contains("未禁止另办新备案"))
    let poor = try changing(3, "1", "b", "j", "enter", "1", "2", "2", "0")
    #expect(poor.words.contains("不能变更"))
    var pilot = try changing(3, "1", "b", "j", "enter", "1", "1", "2")
    #expect(pilot.words.contains("变更后：异地转诊  北京市"))
    pilot.press("p")
    let request = try #require(requests(pilot).first)
    #expect(request.category == .referral)
    #expect(request.facts.certificate?.scope == .city)
    #expect(!pilot.effects.contains { if case .print = $0 { true } else { false } })
  }

  @Test("The insurance changes with papers, and is asked of staff without")
  func insurance() throws {
    let without = try changing(0, "2", "2", "0")
    #expect(without.words.contains("需人工"))
    var pilot = try changing(0, "2", "2", "1", "y")
    let request = try #require(requests(pilot).first)
    #expect(request.insurance == .resident && request.change == .insurance)
    #expect(request.facts.fileTo == PlaceCode("510100"))
    pilot.press("f3")
    #expect(pilot.words.contains("今日"))
  }

  @Test("Letters that mean several places alike are not taken by one Enter here either")
  func alike() throws {
    var pilot = try changing(0, "1", "s", "z", "enter")
    #expect(pilot.words.contains("「sz」有 5 个一样近的"))
    #expect(!pilot.words.contains("140600 朔州市 山西"))
    pilot.press("2")
    #expect(pilot.words.contains("320500 苏州市"))
  }

  @Test("What is on record already is no change")
  func same() throws {
    var pilot = try changing(0, "1", "5", "1", "0", "1", "0", "0", "enter", "1")
    #expect(pilot.words.contains("没有要变更的"))
    pilot.press("y")
    #expect(requests(pilot).isEmpty)
  }

  @Test("The refusal of the ledger is said, and Y may be pressed again")
  func notRecorded() throws {
    var pilot = try desk { effect in
      if case .change = effect {
        [.notFiled(Message("failure.ledger.disk_full"))]
      } else {
        clerkWorld(effect)
      }
    }
    pilot.receive(.filings(ClerkScreen.changedRows))
    pilot.press("down", "2", "2", "2", "1", "y")
    #expect(pilot.words.contains("!"))
    pilot.press("y")
    #expect(requests(pilot).count == 2)
  }

  @Test("Back keeps the list, F3 leaves, a field can be gone back to and changed")
  func moving() throws {
    var pilot = try changing(0, "1", "c", "q", "enter", "0", "n", "1")
    #expect(pilot.words.contains("可以变更"))
    pilot.press("backtab", "backtab", "backtab", "backtab", "2")
    #expect(pilot.words.contains("新险种"))
    pilot.press("escape")
    #expect(pilot.words.contains("今日"))
    #expect(requests(pilot).isEmpty)
  }

  @Test("What is filled in is kept at each step; its draft goes on where it was, and ends with it")
  func drafts() throws {
    let begun = try changing(0, "1", "c", "q", "enter")
    let kept = begun.effects.compactMap {
      if case .saveDraft(let draft) = $0 { draft } else { nil }
    }
    #expect(kept.count == 2)
    let draft = try Draft(bytes: try #require(kept.last).bytes)
    var later = try desk { effect in
      if case .findFilings = effect {
        [.filings(ClerkScreen.changedRows)]
      } else {
        clerkWorld(effect)
      }
    }
    later.receive(.drafts([WaitingDraft(id: "d", draft: draft, time: "10:00")]))
    #expect(later.words.contains("变更 10:00"))
    later.press("2")
    #expect(later.effects.contains(.beginDraft(.clerk, id: "d")))
    #expect(later.words.contains("500000 重庆市"))
    later.press("1", "p")
    #expect(requests(later).map(\.number) == ["DZ2026070303004297"])
    #expect(later.effects.contains(.discardDraft(.clerk)))
  }

  @Test("A change that is left is kept, one that was refused is not, nor a draft left before")
  func leaving() throws {
    for key in ["f3", "escape", "f6"] {
      let left = try changing(0, "1", "c", "q", "enter", key)
      #expect(!left.effects.contains(.discardDraft(.clerk)), "\(key)")
      let refused = try changing(0, "1", "c", "q", "enter", "0", key)
      #expect(refused.effects.contains(.discardDraft(.clerk)), "\(key)")
      // Only a draft of the change's own may be thrown away.
      let own = try #require(refused.effects.firstIndex(of: .beginDraft(.clerk, id: nil)))
      let thrown = try #require(refused.effects.firstIndex(of: .discardDraft(.clerk)))
      #expect(own < thrown)
    }
  }

  @Test("A filing that was changed already is not changed again")
  func replaced() throws {
    var pilot = try desk()
    var row = ClerkScreen.changedRows[0]
    row.isReplaced = true
    row.details?.replacedBy = "DZ2026073103004378"
    pilot.receive(.filings([row]))
    #expect(pilot.words.contains("已变更"))
    pilot.press("down", "2")
    #expect(pilot.words.contains("由 DZ2026073103004378 代替"))
    pilot.press("5")
    #expect(pilot.words.contains("变更为"))
  }

  @Test("A filing that is only on this machine is not changed yet, and what can be done is said")
  func provisional() throws {
    var pilot = try desk()
    var row = ClerkScreen.changedRows[0]
    row.isProvisional = true
    pilot.receive(.filings([row]))
    pilot.press("down", "2")
    #expect(pilot.words.contains("上传以后才能变更") && pilot.words.contains("异地就医备案  窗口"))
    pilot.press("3")
    #expect(pilot.words.contains("2 按申请结束") && !pilot.words.contains("1 变更"))
  }

  @Test("That a change begins a new term stands beside Y, and only where one can be recorded")
  func anew() throws {
    var allowed = try changing(0, "1", "c", "q", "enter", "1")
    #expect(allowed.words.contains("变更从今天起生效"))
    allowed.press("f7")
    #expect(allowed.words.contains("变更从今天起生效"))
    var refused = try changing(0, "1", "c", "q", "enter", "0")
    #expect(!refused.words.contains("变更从今天起生效"))
    refused.press("f7")
    #expect(refused.words.contains("问主管") && !refused.words.contains("变更从今天起生效"))
  }

  @Test("A late filing is shown the sentence of 四（二） before Y, at every size")
  func late() throws {
    for size in ClerkScreenTests.sizes {
      var pilot = try desk(size: size)
      ClerkScreen.fillLate(&pilot)
      pilot.press("f8")
      #expect(pilot.words.contains("四（二） 补办："), "\(size)")
    }
  }

  @Test("What was filled in for another kind of change is no part of this one")
  func otherKind() throws {
    var pilot = try changing(0, "1", "c", "q", "enter", "1")
    // Back to what is changed: not the place, but the insurance.
    pilot.press("up", "up", "up", "2", "2", "enter", "y")
    let request = try #require(requests(pilot).first, "\(pilot.words)")
    #expect(request.change == .insurance && request.insurance == .resident)
    #expect(request.facts.fileTo == PlaceCode("510100"), "the place stays")
    #expect(request.decision.fileTo == request.facts.fileTo)
  }

  @Test("An insurance filled in before does not change along with the place")
  func otherInsurance() throws {
    var pilot = try changing(0, "2", "2", "1")
    pilot.press("up", "up", "up", "1", "c", "q", "enter", "enter", "y")
    let request = try #require(requests(pilot).first, "\(pilot.words)")
    #expect(request.change == .place && request.insurance == .employee)
  }
}
