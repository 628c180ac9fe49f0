import Fronts
import Interview
import Messages
import Rules
import Shots
import Terminal
import Testing

@Suite("The clerk's form")
struct ClerkFormTests {
  @Test("Letters that mean several places alike are not taken by one Enter")
  func alike() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("2")
    pilot.enter("sz")
    #expect(pilot.words.contains("「sz」有 5 个一样近的"))
    #expect(pilot.words.contains("光标：就医地"))
    let row = try #require(pilot.frame.grid.rows.first { $0.contains("苏州市") })
    let digit = try #require(row.split(separator: "|")[1].first { $0.isNumber })
    pilot.press(String(digit))
    #expect(pilot.words.contains("320500 苏州市"))
    // A capital is meant before the others, Sichuan's own before any.
    for (letters, place) in [("hz", "杭州市"), ("cd", "成都市"), ("jn", "济南市")] {
      var other = try desk()
      other.press("f6")
      other.fillPerson()
      other.press("2")
      other.enter(letters)
      #expect(other.words.contains(place) && !other.words.contains("光标：就医地"), "\(letters)")
    }
  }

  @Test("Blanks that part the figures of a number are not kept, typed or pasted")
  func blanks() throws {
    for text in ["5130 2119 5203 1500 15", "５１３０２１ １９５２０３１５ ００１５ "] {
      var typed = try desk()
      typed.press("f6")
      typed.type(text)
      var pasted = try desk()
      pasted.press("f6")
      pasted.handle(.paste(text))
      for pilot in [typed, pasted] {
        #expect(pilot.words.contains("513021********0015"))
        #expect(pilot.words.contains("光标：姓名"))
      }
    }
  }

  @Test("What the person has on record is said on the form and above the key that files")
  func filedBefore() throws {
    for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
      for screen in [ClerkScreen.filedBefore, .filedBeforeConfirm] {
        var pilot = try desk(size: size)
        screen.show(&pilot)
        #expect(pilot.words.contains("已有备案 1 件：异地转诊 北京市 2026-07-15"))
      }
    }
  }

  @Test("A second Enter takes the first of several alike")
  func alikeTwice() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("2")
    pilot.enter("sz")
    pilot.press("enter")
    #expect(!pilot.words.contains("光标：就医地"))
  }

  @Test("Letters that have found nothing yet survive a crash, and are no answer")
  func searchedLetters() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("2")
    pilot.type("cd")
    pilot.tick(1)
    guard case .saveDraft(let draft) = pilot.effects.last else {
      Issue.record("nothing was kept")
      return
    }
    #expect(draft.answers[.carePlace] == nil)
    var later = try desk()
    later.receive(.drafts([WaitingDraft(id: "c", draft: draft, time: "10:00")]))
    later.press("2")
    #expect(later.words.contains("> 就医地   cd"))
    later.press("enter")
    #expect(later.words.contains("510100 成都市"))
  }

  @Test("F2 puts the form of a wide screen in one column, and back")
  func oneColumn() throws {
    var pilot = try desk(size: Size(columns: 120, rows: 40))
    pilot.fillPlain()
    #expect(pilot.words.contains("如果换成"))
    pilot.press("f2")
    #expect(!pilot.words.contains(" | "))
    #expect(pilot.words.contains("预判："))
    pilot.press("f2")
    #expect(pilot.words.contains("如果换成"))
  }

  @Test("takes at most 15 keys beyond name, ID number and telephone for a plain filing")
  func keystrokes() throws {
    var pilot = try desk()
    var keys = 0
    func press(_ names: String...) {
      for name in names { pilot.press(name) }
      keys += names.count
    }
    press("f6")
    pilot.type(ClerkPerson.identity)
    pilot.type(ClerkPerson.name)
    press("enter", "enter", "1")
    pilot.type(ClerkPerson.phone)
    press("2", "c", "d", "enter", "f8", "y")
    #expect(pilot.effects.contains { if case .file = $0 { true } else { false } })
    #expect(pilot.words.contains("DZ2026073103004297"))
    #expect(keys <= 15, "\(keys) keys")
  }

  @Test("takes at most 15 keys beyond them for a referral too, certificate and all")
  func keystrokesOfReferral() throws {
    var pilot = try desk()
    var keys = 0
    func press(_ names: String...) {
      for name in names { pilot.press(name) }
      keys += names.count
    }
    press("f6")
    pilot.type(ClerkPerson.identity)
    pilot.type(ClerkPerson.name)
    press("enter", "enter", "1")
    pilot.type(ClerkPerson.phone)
    press("4", "b", "j", "enter", "1", "1", "1", "f8", "y")
    #expect(pilot.words.contains("DZ2026073103004297"), "\(pilot.words)")
    #expect(keys <= 15, "\(keys) keys")
  }

  @Test("goes on by itself where a field of fixed length is full, and by Enter elsewhere")
  func goesOn() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type(String(ClerkPerson.identity.dropLast()))
    #expect(pilot.words.contains("光标：证件号"))
    pilot.type("5")
    #expect(pilot.words.contains("光标：姓名"))
    pilot.type(ClerkPerson.name)
    #expect(pilot.words.contains("光标：姓名"))
    pilot.press("enter")
    #expect(pilot.words.contains("光标：参保地"))
  }

  @Test("shows number and telephone in full only while their field has the keyboard")
  func masks() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    #expect(!pilot.words.contains(ClerkPerson.identity))
    #expect(!pilot.words.contains(ClerkPerson.phone))
    #expect(pilot.words.contains("513021********0015"))
    #expect(pilot.words.contains("138****5678"))
    for _ in 0..<5 { pilot.press("backtab") }
    #expect(pilot.words.contains(ClerkPerson.identity))
  }

  @Test("takes the place by initials, pinyin, Chinese or code")
  func places() throws {
    for typed in ["cd", "chengdu", "成都", "510100"] {
      var pilot = try desk()
      pilot.press("f6")
      pilot.fillPerson()
      pilot.press("2")
      pilot.type(typed)
      if typed != "510100" { pilot.press("enter") }
      #expect(pilot.words.contains("510100 成都市"), "typed \(typed)")
      #expect(pilot.words.contains("光标：就诊"), "typed \(typed)")
    }
  }

  @Test("picks from the open list by digit, arrows or a click")
  func listBesideTheField() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("2")
    pilot.type("cd")
    pilot.press("3")
    #expect(pilot.words.contains("430700 常德市"))
    pilot.press("backtab")
    pilot.type("cd")
    pilot.press("down", "enter")
    #expect(pilot.words.contains("130800 承德市"))
  }

  @Test("closes the list by Esc and keeps what stood in the field")
  func closesTheList() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("backtab")
    pilot.type("bj")
    #expect(pilot.words.contains("110000"))
    pilot.press("escape")
    #expect(pilot.words.contains("510100 成都市"))
    #expect(!pilot.words.contains("110000"))
  }

  @Test("lists the values of any field of codes on F4, the one it holds marked")
  func valuesOnF4() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("backtab", "backtab", "f4")
    #expect(pilot.words.contains("3  常驻异地工作"))
    pilot.press("down", "enter")
    #expect(pilot.words.contains("3 常驻异地工作"))
    #expect(pilot.words.contains("光标：就医地"))
  }

  @Test("finds an option by the letters of its words")
  func optionsByLetters() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.type("zz")
    pilot.press("enter")
    #expect(pilot.words.contains("4 异地转诊"))
  }

  @Test("says the kind of paper when it is picked beside the number")
  func kindOfPaper() throws {
    var pilot = try desk()
    pilot.press("f6", "f4")
    #expect(pilot.words.contains("6  护照"))
    pilot.press("6")
    pilot.type("E12345678")
    pilot.press("enter")
    #expect(pilot.words.contains("护照"))
    #expect(pilot.words.contains("光标：姓名"))
  }

  @Test("changes the decision with the highlighted place, before Enter")
  func liveDecision() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("6")
    pilot.type("cd")
    let chengdu = decisionLines(pilot)
    #expect(!chengdu.contains("填好类别和就医地"))
    pilot.press("backtab", "4")
    pilot.type("bj")
    #expect(decisionLines(pilot) != chengdu)
  }

  @Test("undoes field by field and goes to each")
  func undo() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("ctrl-z")
    #expect(pilot.words.contains("光标：就医地"))
    #expect(!pilot.words.contains("510100"))
    pilot.press("ctrl-z")
    #expect(pilot.words.contains("光标：类别"))
    for _ in 0..<3 { pilot.press("ctrl-z") }
    #expect(pilot.words.contains("光标：姓名"))
    #expect(!pilot.words.contains(ClerkPerson.name))
    for _ in 0..<9 { pilot.press("ctrl-z") }
    #expect(pilot.words.contains("没有可以撤销的了"))
    #expect(pilot.words.contains("光标：证件号"))
  }

  @Test("puts a field back as it was on F5")
  func restore() throws {
    var pilot = try desk()
    pilot.fillPlain()
    for _ in 0..<6 { pilot.press("backtab") }
    #expect(pilot.words.contains("光标：姓名"))
    pilot.type("李四")
    #expect(pilot.words.contains("张三丰李四"))
    pilot.press("f5")
    #expect(!pilot.words.contains("李四"))
    #expect(pilot.words.contains("张三丰"))
  }

  @Test("fills a field as in the record before on F9, and says so where there is none")
  func sameAsLast() throws {
    var pilot = try desk()
    pilot.press("f6", "f9")
    #expect(pilot.words.contains("没有可抄的"))
    pilot.fillPlain()
    pilot.press("f8", "y", "f6")
    pilot.type("511700195503120015")
    pilot.enter("王五")
    pilot.press("f9", "f9", "f9", "f9", "f9")
    #expect(pilot.words.contains("138****5678"))
    #expect(pilot.words.contains("2 异地长期居住"))
    #expect(pilot.words.contains("510100 成都市"))
  }

  @Test("says everything wrong at once on F8, and Enter goes from one to the next")
  func faults() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type(ClerkPerson.wrong)
    pilot.press("enter", "enter", "enter", "tab")
    pilot.type("1381234567")
    pilot.press("f8")
    #expect(pilot.words.contains("校验位不符：和证件从头核对 18 位"))
    #expect(pilot.words.contains("少 1 位：现在 10 位，应为 11 位"))
    #expect(pilot.words.contains("还有 6 处不对"))
    #expect(pilot.words.contains("光标：证件号"))
    pilot.press("enter")
    #expect(pilot.words.contains("光标：姓名"))
    pilot.enter(ClerkPerson.name)
    #expect(pilot.words.contains("光标：险种"))
    #expect(pilot.words.contains("还有 5 处不对"))
    pilot.press("1")
    #expect(pilot.words.contains("光标：电话"))
  }

  @Test("never tells the right check digit, in no language")
  func checkDigit() throws {
    for language in [Language.zh, .en] {
      var pilot = try desk(language: language)
      pilot.press("f6")
      pilot.type(ClerkPerson.wrong)
      pilot.press("f8")
      #expect(!pilot.words.contains(ClerkPerson.identity))
      #expect(pilot.words.contains(ClerkPerson.wrong))
    }
  }

  @Test("lets a wrong field be left in any direction")
  func neverLocked() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type(ClerkPerson.wrong)
    #expect(pilot.words.contains("光标：姓名"))
    pilot.press("up")
    #expect(pilot.words.contains("光标：证件号"))
    pilot.press("down", "down")
    #expect(pilot.words.contains("光标：参保地"))
    #expect(pilot.words.contains("校验位不符"))
  }

  @Test("keeps answers that stop to matter aside, and says so")
  func setAside() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    pilot.press("1", "1", "1")
    for _ in 0..<5 { pilot.press("backtab") }
    #expect(pilot.words.contains("光标：类别"), "\(pilot.words)")
    pilot.press("1")
    #expect(pilot.words.contains("先留着"))
    pilot.press("backtab", "4")
    #expect(!pilot.words.contains("先留着，不算"))
  }

  @Test("asks for admission and leaving only where the stay has begun")
  func lateFiling() throws {
    var pilot = try desk()
    pilot.fillPlain()
    #expect(!pilot.words.contains("入院日"))
    pilot.press("tab", "tab")
    #expect(pilot.words.contains("光标：阶段"), "\(pilot.words)")
    pilot.press("2")
    #expect(pilot.words.contains("入院日"))
  }

  @Test("enters what the person has on record into the decision, and shows it")
  func onRecord() throws {
    let place = PlaceCode(value: 510_100)
    var pilot = try desk { effect in
      guard case .knownFilings(let identity) = effect, let place else { return clerkWorld(effect) }
      let filing = Filing(
        category: .longTermResident, fileTo: place, effective: Pilot.today.adding(days: -100))
      return [.known(identity: identity, [filing])]
    }
    pilot.fillPlain()
    #expect(pilot.words.contains("已有备案 1 件"))
    pilot.press("f8")
    #expect(pilot.words.contains("已有备案管着这次就医"))
    pilot.press("y")
    #expect(!pilot.effects.contains { if case .file = $0 { true } else { false } })
  }

  /// The lines between the two rules under the form.
  private func decisionLines(_ pilot: Pilot) -> String {
    pilot.frame.grid.rows.suffix(8).prefix(2).joined(separator: "\n")
  }
}
