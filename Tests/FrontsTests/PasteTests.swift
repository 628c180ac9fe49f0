import Fronts
import Interview
import Messages
import Shots
import Terminal
import Testing

@Suite("Several lines pasted into the clerk's form")
struct ClerkPasteTests {
  private func form(_ language: Language = .zh) throws -> Pilot {
    var pilot = try desk(language: language)
    pilot.press("f6")
    return pilot
  }

  private func pasted(_ lines: String...) throws -> Pilot {
    var pilot = try form()
    pilot.handle(.paste(lines.joined(separator: "\n")))
    return pilot
  }

  private static let person = [
    ClerkPerson.identity, ClerkPerson.name, "达川区", "1", ClerkPerson.phone,
  ]

  @Test("go a line a field, and the keyboard on behind the last that is whole")
  func fields() throws {
    var pilot = try form()
    pilot.handle(.paste(Self.person.joined(separator: "\n")))
    for words in ["513021********0015", "张三丰", "511703 达川区", "138****5678", "光标：类别"] {
      #expect(pilot.words.contains(words), "\(words)")
    }
    #expect(pilot.words.contains("贴进 5 行，一行一项"))
    #expect(!pilot.words.contains("!"))
    #expect(pilot.effects.contains { if case .knownFilings = $0 { true } else { false } })
  }

  @Test("go to the end of the form, and are no more than typed: a wrong one is said at its field")
  func wholeForm() throws {
    var pilot = try form()
    let lines = Self.person + ["2", "成都"]
    pilot.handle(.paste(lines.joined(separator: "\n")))
    #expect(pilot.words.contains("510100 成都市"))
    pilot.press("f8", "y")
    let filed = pilot.effects.compactMap {
      if case .file(let request) = $0 { request } else { nil }
    }
    #expect(filed.first?.person.name == "张三丰")
    var wrong = try pasted(ClerkPerson.wrong, ClerkPerson.name)
    #expect(wrong.words.contains("校验位不符"))
    #expect(wrong.words.contains("贴进 2 行，不对的：证件号"))
    wrong.press("f8")
    #expect(wrong.words.contains("光标：证件号"))
  }

  @Test("do not go on twice where a full field has gone on by itself, and go on where it would not")
  func oneStep() throws {
    #expect(try pasted(ClerkPerson.identity, "").words.contains("光标：姓名"))
    #expect(try pasted(ClerkPerson.identity, "", "").words.contains("光标：参保地"))
    #expect(try pasted("51302119520315", "").words.contains("光标：姓名"))
    var name = try form()
    name.press("tab")
    name.handle(.paste("张三丰\n"))
    #expect(name.words.contains("光标：参保地") && name.words.contains("张三丰"))
  }

  @Test("never check the form, however many there are, and tell what had no field")
  func submitsNothing() throws {
    var pilot = try form()
    let lines = Self.person + ["2", "成都"] + Array(repeating: "", count: 40) + ["x", "y"]
    pilot.handle(.paste(lines.joined(separator: "\n")))
    #expect(pilot.words.contains("后面 2 行没有项可填，没有贴"))
    #expect(pilot.words.contains("光标："), "still the form")
    pilot.handle(.paste("\n\n\n"))
    #expect(pilot.words.contains("光标：代办"))
    #expect(!pilot.effects.contains { if case .file = $0 { true } else { false } })
  }

  @Test("guess nothing where a value is picked: what names none stays there and is said")
  func guessesNothing() throws {
    // A telephone one field too early; a name that several districts share; the beginning of a word.
    for (line, field) in [(ClerkPerson.phone, "参保地"), ("鼓楼区", "参保地")] {
      let pilot = try pasted(ClerkPerson.identity, ClerkPerson.name, line)
      #expect(pilot.words.contains("贴进 3 行，不对的：\(field)"), "\(line)")
      #expect(pilot.words.contains("光标：\(field)"))
      // What was pasted is looked for, as where it is typed; left so, it is no answer.
      for key in ["tab", "backtab"] {
        var left = pilot
        left.press(key)
        #expect(left.words.contains("! 没有选定「\(line)」"), "\(left.words)")
      }
    }
    var pilot = try pasted(ClerkPerson.identity, ClerkPerson.name, "", "职工", ClerkPerson.phone)
    #expect(pilot.words.contains("不对的：险种"))
    #expect(pilot.words.contains("138****5678"), "the lines behind it have their own fields")
    pilot.press("f8")
    #expect(pilot.words.contains("光标：险种"))
    pilot.press("1")
    #expect(pilot.words.contains("职工"))
    for language in [Language.zh, .en] {
      var named = try form(language)
      let label = try testContext().texts(language)("word.insurance.310")
      named.handle(.paste("\n\n\n\(label)\n"))
      #expect(!named.words.contains("!"), "\(label)")
    }
  }

  @Test("take the place of what stood in the fields behind the first")
  func replaces() throws {
    var pilot = try form()
    pilot.fillPerson()
    for _ in 0..<5 { pilot.press("backtab") }
    pilot.press("ctrl-u")
    pilot.handle(.paste("511700195503120015\n李四"))
    #expect(pilot.words.contains("511700********0015"))
    #expect(pilot.words.contains("李四") && !pilot.words.contains("张三丰"))
  }

  @Test("are taken back by one Ctrl-Z, and what was typed before them by the next")
  func undo() throws {
    var pilot = try form()
    pilot.type("5130")
    pilot.handle(.paste("21195203150015\n张三丰\n\n\n\(ClerkPerson.phone)"))
    #expect(pilot.words.contains("513021********0015"))
    pilot.press("ctrl-z")
    #expect(!pilot.words.contains("张三丰") && !pilot.words.contains("138****5678"))
    #expect(pilot.words.contains("5130__") && pilot.words.contains("光标：证件号"))
    pilot.press("ctrl-z")
    #expect(!pilot.words.contains("5130"))
    pilot.press("ctrl-z")
    #expect(pilot.words.contains("没有可以撤销的了"))
    // A value that could not be taken is taken back as well, from the field it stands in.
    pilot.handle(.paste("\n张三丰\n没有这里"))
    #expect(pilot.words.contains("光标：参保地"))
    pilot.press("ctrl-z")
    #expect(!pilot.words.contains("没有这里") && !pilot.words.contains("张三丰"))
    #expect(!pilot.words.contains("! 还没有填"), "of a field that is as it was")
  }

  @Test("close a list that stands open, and search in none")
  func openList() throws {
    var pilot = try form()
    pilot.press("f4")
    pilot.handle(.paste("\(ClerkPerson.identity)\n张三丰"))
    #expect(pilot.words.contains("513021********0015") && pilot.words.contains("张三丰"))
    var place = try form()
    place.press("tab", "tab")
    place.type("cd")
    place.handle(.paste("达州市\n1"))
    #expect(place.words.contains("511700 达州市"))
  }
}

@Suite("Several lines pasted where there is one field")
struct OneFieldPasteTests {
  @Test("are one text on the guided pages, and go on nowhere")
  func guided() throws {
    let cases: [(GuidedPath, String, String)] = [
      (.identity, "511700\n19550312\n0015\n", "18 位都有了"), (.name, "张三\n丰\n", "[ 张三丰 "),
      (.phone, "138\n00138000\n", "11 位都有了"), (.carePlace, "成\n都\n", "成都市"),
    ]
    for (path, text, seen) in cases {
      var pilot = try Pilot()
      path.walk(&pilot)
      let number = pilot.app.pageNumber
      pilot.handle(.paste(text))
      #expect(pilot.words.contains(seen), "\(path): \(pilot.words)")
      #expect(pilot.app.pageNumber == number, "\(path)")
    }
  }

  @Test("are one text to look for in the clerk's list, and open nothing")
  func list() throws {
    var pilot = try desk()
    pilot.handle(.paste("张\n三\n"))
    #expect(pilot.effects.last == .findFilings("张三"))
    let number = pilot.app.pageNumber
    pilot.handle(.paste("丰\n"))
    #expect(pilot.app.pageNumber == number)
  }
}
