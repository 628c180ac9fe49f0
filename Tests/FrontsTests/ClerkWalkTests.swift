import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

@Suite("A sitting at the window")
struct ClerkWalkTests {
  @Test("offers the draft a crash left, and goes on where it was")
  func draftAfterCrash() throws {
    var pilot = try desk()
    pilot.receive(.drafts([ClerkScreen.draft]))
    #expect(pilot.words.contains("按 2 接着办"))
    pilot.press("2")
    #expect(pilot.words.contains("513021********0015"))
    #expect(pilot.words.contains("少 7 位：现在 4 位，应为 11 位"))
    #expect(pilot.words.contains("光标：就诊"))
    #expect(pilot.effects.contains(.beginDraft(.clerk, id: "a")))
  }

  @Test("goes back to the opening page on Esc pressed twice, and leaves the program on Ctrl-Q")
  func leaves() throws {
    var pilot = try Pilot(only: nil)
    pilot.choose(2)
    pilot.press("escape")
    #expect(pilot.words.contains("再按一次 F12"))
    // Another key takes the wish back.
    pilot.press("tab", "escape", "f12", "f12")
    #expect(pilot.words.contains("怎么办理？"))
    pilot.choose(2)
    pilot.press("ctrl-q")
    #expect(pilot.effects.last == .leave)
  }

  @Test("undoes the kind of paper too, and never lands on a field that is not asked")
  func undoesKind() throws {
    var pilot = try desk()
    pilot.press("f6", "f4", "6", "ctrl-z")
    #expect(!pilot.words.contains("护照"))
    #expect(pilot.words.contains("光标：证件号"))
  }

  @Test("takes a day that is pasted in place of the one the office sets")
  func pastesOverDefault() throws {
    var pilot = try desk()
    pilot.fillPlain()
    for _ in 0..<12 where !pilot.words.contains("光标：生效日") { pilot.press("tab") }
    pilot.handle(.paste("2026-07-30"))
    pilot.press("tab")
    let drafts = pilot.effects.compactMap {
      if case .saveDraft(let draft) = $0 { draft } else { nil }
    }
    #expect(drafts.last?.answers[.effective]?.value == "2026-07-30", "\(pilot.words)")
  }

  @Test("keeps the draft after every field, what is not right yet too")
  func keepsEveryField() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type("51302119520315")
    pilot.press("tab")
    guard case .saveDraft(let draft) = pilot.effects.last else {
      Issue.record("no draft was kept")
      return
    }
    #expect(draft.position.contains("51302119520315"))
    var second = try desk()
    second.receive(.drafts([WaitingDraft(id: "b", draft: draft, time: "09:50")]))
    second.press("2")
    #expect(second.words.contains("光标：姓名"))
    second.press("up")
    #expect(second.words.contains("51302119520315"))
  }

  @Test("keeps no draft of a form nobody has typed in")
  func keepsNothingOfNothing() throws {
    var pilot = try desk()
    pilot.press("f6", "tab", "tab", "f3")
    #expect(!pilot.effects.contains { if case .saveDraft = $0 { true } else { false } })
  }

  @Test("leaves the form for the list on F3 and Ctrl-Q, the draft kept first")
  func leavesKeeping() throws {
    for key in ["f3", "ctrl-q", "escape", "f12"] {
      var pilot = try desk()
      pilot.press("f6")
      pilot.type("5130")
      pilot.press(key)
      #expect(pilot.words.contains("今日"), "\(key)")
      #expect(pilot.effects.contains { if case .saveDraft = $0 { true } else { false } }, "\(key)")
    }
  }

  @Test("keeps what is typed when the terminal is gone, then leaves")
  func closed() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type("5130")
    pilot.handle(.closed)
    #expect(
      pilot.effects.suffix(2).first.map { if case .saveDraft = $0 { true } else { false } } ?? false
    )
    #expect(pilot.effects.last == .leave)
  }

  @Test("files on Y and prints, files on P and does not, files nothing on Enter or N")
  func confirmation() throws {
    for (key, files, prints) in [
      ("y", true, true), ("p", true, false), ("n", false, false), ("enter", false, false),
    ] {
      var pilot = try desk()
      pilot.fillPlain()
      pilot.press("f8", key)
      #expect(
        pilot.effects.contains { if case .file = $0 { true } else { false } } == files, "\(key)")
      #expect(
        pilot.effects.contains { if case .print = $0 { true } else { false } } == prints, "\(key)")
    }
  }

  @Test("files once, however often Y is pressed")
  func filesOnce() throws {
    var pilot = try desk { effect in
      if case .file = effect { [] } else { clerkWorld(effect) }
    }
    pilot.fillPlain()
    pilot.press("f8", "y", "y", "Y", "p")
    #expect(pilot.effects.count { if case .file = $0 { true } else { false } } == 1)
    #expect(pilot.words.contains("正在保存"))
  }

  @Test("stays at the confirmation when the ledger takes nothing, and can try again")
  func notFiled() throws {
    var pilot = try desk { effect in
      if case .file = effect {
        [.duplicate(number: "DZ2026073103004135")]
      } else {
        clerkWorld(effect)
      }
    }
    pilot.fillPlain()
    pilot.press("f8", "y")
    #expect(pilot.words.contains("已经有了：DZ2026073103004135"))
    pilot.press("n")
    #expect(pilot.words.contains("光标："))
  }

  @Test("begins the next person at once while printing goes on, and says when it stops")
  func nextPerson() throws {
    var pilot = try desk { effect in
      if case .print = effect {
        [.printing(.filing("DZ2026073103004297"), .started)]
      } else {
        clerkWorld(effect)
      }
    }
    pilot.fillPlain()
    pilot.press("f8", "y", "f6")
    #expect(pilot.words.contains("光标：证件号  1/"))
    #expect(!pilot.words.contains("张三丰"))
    pilot.receive(
      .printing(
        .filing("DZ2026073103004297"),
        .stopped([Message("print.fault.service_down"), Message("print.not_sent")])))
    #expect(pilot.words.contains("DZ2026073103004297：打印服务没有运行"))
    // The second sentence goes on in the next row.
    #expect(pilot.words.filter { !$0.isWhitespace }.contains("没有打印，也不会再出纸。"))
    #expect(pilot.words.contains("! 单据待看 1"))
  }

  @Test("says every ratio that is possible while a field that decides is empty")
  func openDecision() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    #expect(pilot.words.contains("比例降低 10 或 20 个百分点"))
    #expect(pilot.words.contains("要看：转诊证明"))
    pilot.press("1", "2")
    #expect(pilot.words.contains("要看：医院等级"))
    pilot.press("5")
    #expect(pilot.words.contains("要看：在名单内"))
    pilot.press("1")
    #expect(pilot.words.contains("比例降低 10 个百分点  "))
    #expect(!pilot.words.contains("要看："))
  }

  @Test("shows a filing with its decision, its reasons and its receipt")
  func record() throws {
    var pilot = try desk()
    pilot.press("down", "down", "5")
    #expect(pilot.words.contains("备案号 DZ2026073103004135"))
    #expect(pilot.words.contains("异地就医备案回执"))
    pilot.press("f7")
    #expect(pilot.words.contains("异地转诊人员在备案地住院就医结算时"))
    pilot.press("escape", "p")
    #expect(pilot.effects.contains(.print(.filing("DZ2026073103004135"), .receipt)))
    pilot.press("escape")
    #expect(pilot.words.contains("今日"))
  }

  @Test("searches while one types, and empties the search on Esc")
  func search() throws {
    var pilot = try desk()
    pilot.type("zs")
    #expect(pilot.effects.contains(.findFilings("zs")))
    #expect(pilot.words.contains("张*丰"))
    #expect(!pilot.words.contains("赵*"))
    pilot.press("escape")
    #expect(pilot.words.contains("赵*"))
  }

  @Test("changes the language in place and keeps field and text")
  func language() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type("51302")
    let cursor = pilot.frame.cursor
    pilot.press("ctrl-t")
    #expect(pilot.words.contains("Field: ID number"))
    #expect(pilot.words.contains("51302"))
    pilot.press("ctrl-t")
    #expect(pilot.frame.cursor == cursor)
  }

  @Test("covers the screen when nobody is there, and loses nothing")
  func covers() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.tick(299)
    #expect(pilot.words.contains("张三丰"))
    pilot.tick(300)
    #expect(!pilot.words.contains("张三丰"))
    #expect(pilot.effects.contains(.privacyReset))
    pilot.press("x")
    #expect(pilot.words.contains("张三丰"))
    #expect(pilot.words.contains("光标：就诊"))
  }

  @Test("goes to the field that is clicked, and picks the line of a list that is clicked")
  func pointing() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.handle(.click(Position(column: 12, row: 3)))
    #expect(pilot.words.contains("光标：姓名"))
    pilot.handle(.click(Position(column: 12, row: 7)))
    pilot.press("f4")
    let row = pilot.frame.grid.rows.firstIndex { $0.contains("3  常驻异地工作") }
    pilot.handle(.click(Position(column: 36, row: row ?? 0)))
    #expect(pilot.words.contains("3 常驻异地工作"))
  }

  @Test("has the cursor on the field with the keyboard throughout a filing")
  func cursorFollows() throws {
    for size in ClerkScreenTests.sizes {
      var pilot = try desk(size: size)
      let names =
        ["f6"] + ClerkPerson.identity.map(String.init) + ["李", "四", "enter", "enter", "1"]
        + ClerkPerson.phone.map(String.init) + ["4", "b", "j", "enter", "1", "1", "1"]
        + ["tab", "tab", "2"] + "20260729".map(String.init) + ["up", "up", "down", "f8", "y", "f6"]
      for name in names {
        pilot.press(name)
        let frame = pilot.frame
        guard pilot.words.contains("新办备案") else { continue }
        let row = frame.grid.rows[frame.cursor.row]
        #expect(row.contains(">"), "\(name) at \(size): \(row)")
        #expect(frame.cursor.row < size.rows - 3)
      }
    }
  }
}
