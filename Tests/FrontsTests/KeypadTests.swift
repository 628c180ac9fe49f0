import Fronts
import Interview
import Messages
import Places
import Support
import Terminal
import Testing

extension Pilot {
  /// Presses keys of a numeric keypad, `e` for its Enter.
  mutating func keypad(_ keys: String) {
    for key in keys {
      precondition("0123456789+-*/.e".contains(key), "no key of a keypad")
      press(key == "e" ? "enter" : String(key))
    }
  }

  /// The digit before that answer on the leaf shown.
  func digit(before label: String) -> Character? {
    for row in frame.grid.rows {
      let words = row.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2, let digit = words[0].last, words[0].count == 1, digit.isNumber else {
        continue
      }
      let rest = words[1].drop { $0 == " " }
      if rest == label || rest.hasPrefix(label + " ") { return digit }
    }
    return nil
  }

  /// Presses the digit of that answer, turning leaves until it is there.
  mutating func pick(_ label: String) throws {
    for _ in 0..<300 {
      if let digit = digit(before: label) {
        keypad(String(digit))
        return
      }
      keypad("0")
    }
    Issue.record("\(label) is on no leaf:\n\(picture)")
  }

  /// Writes a name by the readings of its characters, and goes on.
  mutating func write(_ name: [(String, String)]) throws {
    for (text, reading) in name {
      let keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"]
      for letter in reading {
        let place = try #require(keys.firstIndex { $0.contains(letter) })
        keypad("\(place + 2)")
      }
      keypad("e")
      if words.contains("要的是哪个音") { try pick(reading) }
      try pick(text)
    }
    keypad("e")
  }
}

@Suite("A numeric keypad alone")
struct KeypadTests {
  /// From the first page to where the person is asked for, by lists: Beijing, insured in 宣汉县.
  private func walkToIdentity(_ pilot: inout Pilot, forWhom: String) throws {
    pilot.keypad("1e" + forWhom + "e2e")
    try pilot.pick("北京市")
    pilot.keypad("e2e")
    try pilot.pick("宣汉县")
    // What becomes of the data is told before they are asked for.
    pilot.keypad("e1ee")
  }

  @Test("files for oneself, with an X in the number and a name by the telephone's letters")
  func oneself() throws {
    var pilot = try Pilot()
    try walkToIdentity(&pilot, forWhom: "1")
    // One digit too many, taken back by the plus key.
    pilot.keypad("511700196604010089+.e")
    try pilot.write([("尉迟", "yuchi"), ("三", "san"), ("丰", "feng")])
    pilot.keypad("13800138000e")
    #expect(pilot.words.contains("尉迟三丰"))
    #expect(pilot.words.contains("北京市"))
    #expect(pilot.words.contains("宣汉县"))
    pilot.keypad("e")
    #expect(pilot.words.contains("备案办好了"))
    pilot.keypad("ee")
    #expect(pilot.effects.contains { if case .print = $0 { true } else { false } })
    let request = pilot.effects.compactMap {
      if case .file(let request) = $0 { request } else { nil }
    }
    #expect(request.first?.person.name == "尉迟三丰")
    #expect(request.first?.person.identity.number == "51170019660401008X")
  }

  @Test("needs no plus key: the star deletes where nothing can be read aloud")
  func noPlus() throws {
    var pilot = try Pilot()
    try walkToIdentity(&pilot, forWhom: "1")
    #expect(pilot.words.contains("删掉一位：退格、加号 或 星号"))
    pilot.keypad("51170019660401007*8.e")
    pilot.keypad("98*9***")
    try pilot.write([("尉迟", "yuchi"), ("三", "san")])
    pilot.keypad("138001380007**0e")
    #expect(pilot.words.contains("尉迟三") && pilot.words.contains("北京市"))
    pilot.keypad("7")
    // Of a number that is hidden a whole new one is typed, without any key that deletes.
    #expect(pilot.words.contains("只显示后四位"))
    pilot.keypad("511700195503120015ee")
    let request = pilot.effects.compactMap {
      if case .file(let request) = $0 { request } else { nil }
    }
    #expect(request.first?.person.identity.number == "511700195503120015")
    #expect(request.first?.person.phone == "13800138000")
  }

  @Test(
    "takes back what was typed last by the plus key where the star reads aloud, and says so",
    arguments: Language.allCases)
  func plus(_ language: Language) throws {
    let cases: [(GuidedPath, String, String)] = [
      (.identity, "51170019550312001", "7"), (.agentIdentity, "5117", "0"),
      (.phone, "1380013800", "9"), (.agentPhone, "138", "0"), (.admission, "2026072", "9"),
      (.lookUp, "202607310300429", "7"), (.name, "9426", "4"),
    ]
    for (path, typed, slip) in cases {
      var context = try testContext(language: language)
      context.reading = .onRequest
      var pilot = path.pilot(context, size: PageLayout.smallest)
      let empty = pilot.picture
      pilot.keypad(typed)
      let before = pilot.picture
      for delete in ["+", ","] where delete == "+" || ![.lookUp, .name].contains(path) {
        pilot.keypad(slip)
        #expect(pilot.picture != before, "\(path)")
        pilot.press(delete)
        #expect(pilot.picture == before, "\(path) \(delete)")
      }
      pilot.keypad(String(repeating: "+", count: typed.count))
      #expect(pilot.picture == empty, "\(path)")
      // It stands in the line of keys, on the smallest screen with all the others.
      let bar = try #require(pilot.frame.grid.rows.last)
      let texts = context.texts(language)
      let help = ["key.f1", "key.dot"].first { bar.contains(texts($0)) } ?? "key.f1"
      for key in ["key.enter", "key.minus", "key.plus", "key.star", "key.slash", help] {
        #expect(bar.split(separator: " ").contains { $0 == texts(key) }, "\(path) \(key): \(bar)")
      }
      #expect(!pilot.effects.contains { if case .speak = $0 { true } else { false } })
    }
  }

  @Test("takes back by Delete, which a keypad without its lock has, at the end of what was typed")
  func deleteKey() throws {
    var pilot = try Pilot()
    GuidedPath.phone.walk(&pilot)
    pilot.keypad("1380")
    let before = pilot.picture
    pilot.keypad("7")
    pilot.press("delete")
    #expect(pilot.picture == before)
    pilot.press("home", "delete")
    #expect(pilot.words.contains("3 8 0"))
    #expect(!pilot.words.contains("1 3 8"))
  }

  @Test("files for a relative, with the name and the number of who does it")
  func relative() throws {
    var pilot = try Pilot()
    try walkToIdentity(&pilot, forWhom: "2")
    pilot.keypad("511700195503120015e")
    try pilot.write([("阿", "a"), ("里", "li")])
    pilot.keypad("13800138000e")
    try pilot.write([("单", "shan"), ("喆", "zhe")])
    pilot.keypad("51170019660401008.e")
    pilot.keypad("13900139000e2e")
    #expect(pilot.words.contains("还没有提交"))
    pilot.keypad("e")
    let request = pilot.effects.compactMap {
      if case .file(let request) = $0 { request } else { nil }
    }
    #expect(request.first?.person.name == "阿里")
    #expect(request.first?.agent?.name == "单喆")
  }

  @Test("parts the halves of a Uyghur name with its point")
  func point() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    for (text, reading) in [("阿", "2"), ("里", "54")] {
      pilot.keypad(reading + "e")
      if pilot.words.contains("要的是哪个音") { try pilot.pick(reading == "2" ? "a" : "li") }
      try pilot.pick(text)
      if text == "阿" { pilot.keypad(".") }
    }
    pilot.keypad("e13800138000e")
    #expect(pilot.words.contains("阿・里"))
  }

  @Test("reaches the other language, help and staff, and comes back")
  func everythingElse() throws {
    var pilot = try Pilot()
    pilot.keypad("0")
    #expect(pilot.words.contains("English") == false && pilot.words.contains("中文"))
    pilot.keypad("01e.")
    #expect(pilot.words.contains("为什么问"))
    pilot.keypad("-/")
    #expect(pilot.words.contains("工作人员"))
    pilot.keypad("-1e")
    #expect(pilot.words.contains("第 2 步"))
  }

  @Test("leafs through a page that is only read, and from its end to its top")
  func reading() throws {
    for path in [GuidedPath.help, .reasons, .receiptLarge] {
      var pilot = try Pilot(size: PageLayout.smallest)
      path.walk(&pilot)
      let top = pilot.picture
      #expect(pilot.words.contains("或 0 看"), "\(path)")
      var leaves = 0
      repeat {
        pilot.keypad("0")
        leaves += 1
      } while pilot.picture != top && leaves < 30
      #expect((2..<30).contains(leaves), "\(path)")
    }
  }

  @Test("looks a filing up by the digits of its number and the end of its person's")
  func lookUp() throws {
    var pilot = try Pilot()
    pilot.keypad("3ee2026073103004297e")
    #expect(!pilot.effects.contains { if case .lookUp = $0 { true } else { false } })
    pilot.keypad("001.e")
    #expect(pilot.effects.contains(.lookUp("2026073103004297", tail: "001X")))
  }

  @Test("tells what a figure without letters and one that spells nothing are")
  func mistakes() throws {
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.keypad("1")
    #expect(pilot.words.contains("一个字母按两下"))
    pilot.keypad("0")
    #expect(!pilot.words.contains("一个字母按两下"))
    pilot.keypad("91")
    #expect(pilot.words.contains("1 上没有字母"))
    pilot.keypad("4264")
    #expect(pilot.words.contains("zhang、xiang"))
    pilot.keypad("9")
    #expect(pilot.words.contains("拼不出字来"))
    #expect(pilot.words.contains("[ 94264"))
    pilot.keypad("e1")
    #expect(pilot.words.contains("1   张"))
    // Back to the readings, to the digits, and one of these less.
    pilot.keypad("+")
    #expect(pilot.words.contains("要的是哪个音"))
    pilot.keypad("++")
    #expect(pilot.words.contains("[ 9426 "))
    pilot.keypad("-")
    #expect(pilot.words.contains("身份证号码"))
    pilot.keypad("e")
    #expect(pilot.words.contains("[ 9426 "))
  }

  @Test("reaches every place one files to, and every place one may be insured in, by lists")
  func everyPlace() throws {
    let context = try testContext()
    var care = try Pilot()
    GuidedPath.carePlace.walk(&care)
    let filing = Set(
      context.places.provinces.flatMap { context.places.filingPlaces(in: $0.code) }.map(\.code))
    #expect(Self.answers(care, .carePlace) == filing)
    var insured = try Pilot()
    GuidedPath.insuredPlace.walk(&insured)
    let reached = Self.answers(insured, .insuredPlace)
    let all = context.places.places(of: .city) + context.places.places(of: .county)
    let mainland = all.filter { context.places.filingPlace(of: $0.code) != nil }.map(\.code)
    #expect(Set(mainland).subtracting(reached) == [])
    #expect(Set(context.places.insuredPlaces.map(\.code)).subtracting(reached) == [])
  }

  /// Every answer that digits and Enter lead to from a list.
  private static func answers(_ start: Pilot, _ question: Question) -> Set<UInt32> {
    var found = Set<UInt32>()
    var seen = Set<String>()
    var open = [start]
    while let list = open.popLast() {
      var leaf = list
      while seen.insert(leaf.picture).inserted {
        for digit in ["1", "2", "3", "4", "9"] {
          var next = leaf
          next.keypad(digit + "e")
          let answer = next.effects.dropFirst(leaf.effects.count).lazy
            .compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }.first
          if let code = answer?.answers[question].flatMap({ UInt32($0.value) }) {
            found.insert(code)
          } else if !next.words.contains("!") {
            open.append(next)
          }
        }
        leaf.keypad("0")
      }
    }
    return found
  }

  @Test("writes 40 characters of the table, picked at random, from the page", arguments: 1...40)
  func anyCharacter(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let rows = String(decoding: asset("Names/readings.tsv"), as: UTF8.self).split(separator: "\n")
    let row = try #require(rows.dropFirst().randomElement(using: &random)).split(separator: "\t")
    let character = try #require(row[1].filter { $0 != "'" }.randomElement(using: &random))
    var pilot = try Pilot()
    GuidedPath.name.walk(&pilot)
    pilot.type("王")
    try pilot.write([(String(character), String(row[0]))])
    #expect(pilot.words.contains("联系电话") || pilot.words.contains("电话"))
    let names = pilot.effects.compactMap { effect -> String? in
      if case .saveDraft(let draft) = effect { draft.answers[.name]?.value } else { nil }
    }
    #expect(names.last == "王\(character)")
  }

  @Test("never falls, whatever is pressed", arguments: 1...10)
  func randomKeys(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let path = [GuidedPath.name, .agentName, .carePlace, .insuredPlace, .check][Int(seed) % 5]
    var pilot = try Pilot(only: nil)
    pilot.keypad("1e")
    path.walk(&pilot)
    for step in 0..<3_000 {
      pilot.keypad(String(Array("0123456789+-*/.eeee").randomElement(using: &random) ?? "e"))
      if step % 97 == 0 { #expect(pilot.frame.grid.contains(pilot.frame.cursor), "step \(step)") }
    }
  }
}
