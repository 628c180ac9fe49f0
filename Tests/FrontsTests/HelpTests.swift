@testable import Fronts
import Interview
import Messages
import Rules
import Screens
import Support
import Terminal
import Testing

@Suite("The help")
struct HelpTests {
  @Test("answers everything that people are known to complain about or ask, in every language")
  func concerns() throws {
    let answered = Set(HelpTopic.all.flatMap(\.concerns))
    #expect(Set(HelpConcern.allCases).subtracting(answered).map(\.rawValue) == [])
    #expect(Set(HelpTopic.all.map(\.key)).count == HelpTopic.all.count)
    let context = try testContext()
    for language in Language.allCases {
      let texts = context.texts(language)
      let topics = HelpTopic.all.flatMap {
        [$0.title, $0.answer] + ($0.unwritten.map { [$0] } ?? [])
      }
      let causes = SettlingCause.allCases.flatMap { [$0.title, $0.remedy] }
      for key in topics + causes { #expect(texts.has(key), "\(language) \(key)") }
    }
  }

  @Test("quotes every sentence it names from the law itself, word for word")
  func quotes() throws {
    let context = try testContext()
    let help = HelpWords(context: context, language: .zh)
    let notice = context.document()
    let questions = Question.allCases.flatMap { QuestionHelp.quotes($0) }
    for quote in HelpTopic.all.flatMap(\.quotes) + questions {
      let sentence = try #require(help.sentence(quote), "\(quote)")
      for part in sentence.split(separator: "。") {
        let bare = part.filter { $0 != " " }
        #expect(notice.contains { $0.contains(bare) }, "\(quote.clause): \(bare)")
      }
    }
    let handedOver = HelpTopic.notSettling.quotes.first.flatMap { help.sentence($0) } ?? ""
    #expect(handedOver.hasSuffix("享受住院费用直接结算服务。"))
  }

  @Test("says of a page of what was found only what may be seen there, and names its key 8")
  func found() throws {
    for (path, says, isClosed) in [
      (GuidedPath.found, "用身份证号码查，只说备案还管不管用", true), (.foundNothing, "这里没有查到", true),
      (.foundOwn, "按前面的数字看回执", false),
    ] {
      let size = Size(columns: 80, rows: 24)
      var pilot = try GuidedGoldenTests.pilot(at: path, size: size, language: .zh)
      #expect(pilot.words.contains("刷不了卡"), "\(path)")
      pilot.press("f1")
      #expect(pilot.words.contains(says) && pilot.words.contains("按前面的数字") != isClosed)
      pilot.press("escape", "8")
      #expect(pilot.words.contains("备了案，为什么还不能直接结算"), "\(path)")
    }
  }

  @Test(
    "says why each question is asked and what to do without knowing", arguments: Question.allCases)
  func questions(_ question: Question) throws {
    for language in Language.allCases {
      let texts = try testContext().texts(language)
      #expect(texts.has(QuestionHelp.why(question)))
      #expect(texts.has(QuestionHelp.unsure(question)))
    }
  }

  @Test("at the window names no 9 where the field has none", arguments: Screen.form)
  func nine(_ field: Screen) throws {
    if case .choice(let options) = field.input, options.contains(where: { $0.digit == 9 }) {
      return
    }
    let context = try testContext()
    for (language, nine) in [(Language.zh, "选 9"), (.en, " 9")] {
      let blocks = HelpWords(context: context, language: language)
        .item(field.question, help: field.help, front: "clerk")
      let text = blocks.flatMap { $0.lines(columns: 200) }.map { $0.spans.map(\.text).joined() }
        .joined(separator: "\n")
      // The materials' help names the list that F4, then 9 opens.
      #expect(!text.contains(nine) || field.question == .materials, "\(text)")
    }
  }

  @Test("names every key and what it does", arguments: [ClerkKeys.table, GuidedKeys.table])
  func keys(_ table: KeyTable) throws {
    for binding in table.bindings where !binding.label.isEmpty {
      for key in [binding.name + ".all", binding.label + ".help"] {
        for language in [Language.zh, .en] {
          #expect(try testContext().texts(language).has(key), "\(key)")
        }
      }
    }
  }

  @Test("names the causes in the order in which they are looked for")
  func order() {
    #expect(
      SettlingCause.allCases
        == [.notFiled, .filedElsewhere, .notNetworked, .insuranceStatus, .systemFault])
  }

  @Test(
    "leads from a result to why it does not settle, and back, by the keypad alone",
    arguments: [GuidedPath.result, .found, .alreadyFiled])
  func fromResult(_ path: GuidedPath) throws {
    var pilot = try GuidedGoldenTests.pilot(at: path, size: PageLayout.smallest, language: .zh)
    let before = pilot.picture
    pilot.press("8")
    #expect(pilot.words.contains("备了案，为什么还不能直接结算"))
    #expect(pilot.words.contains("12393"))
    var pages = 0
    while pilot.picture != before, pages < 20 {
      pilot.press("enter")
      pages += 1
    }
    #expect(pilot.picture == before, "Enter reads on to the end and leads back")
    #expect(pages > 2)
  }

  @Test("can be leafed through by the keypad alone: every question, and back again")
  func keypad() throws {
    var pilot = try Pilot(size: PageLayout.smallest)
    let start = pilot.picture
    pilot.press(".", "2")
    var seen: Set<String> = []
    for _ in 0..<((HelpTopic.all.count + 3) / 4) {
      for digit in 1...4 {
        let list = pilot.picture
        pilot.press("\(digit)")
        guard pilot.picture != list else { continue }
        for topic in HelpTopic.all where pilot.words.contains(text(topic.title)) {
          seen.insert(topic.key)
        }
        #expect(pilot.words.contains("12393"))
        pilot.press("-")
        #expect(pilot.picture == list)
      }
      pilot.press("0")
    }
    #expect(Set(HelpTopic.all.map(\.key)).subtracting(seen) == [])
    pilot.press("-", "-")
    #expect(pilot.picture == start)
  }

  @Test("changes the language by a digit, so that a keypad is enough")
  func language() throws {
    var pilot = try Pilot(size: PageLayout.smallest)
    pilot.press(".", "3")
    #expect(pilot.app.language == .zhPlain)
    pilot.press("3")
    #expect(pilot.app.language == .en)
    pilot.press("3")
    #expect(pilot.app.language == .zh)
  }

  @Test(
    "has every leaf of its list whole on the smallest screen: 0 turns it",
    arguments: Language.allCases)
  func leavesFit(_ language: Language) throws {
    for start in [Interview.Front.guided, nil] {
      var pilot = try Pilot(only: start, size: PageLayout.smallest, language: language)
      pilot.press("f1", "2")
      let first = pilot.picture
      for leaf in 1...((HelpTopic.all.count + 3) / 4) {
        let isCut = ["more below", "行，按 回车"].contains { pilot.words.contains($0) }
        #expect(!isCut, "leaf \(leaf)")
        pilot.press("0")
      }
      #expect(pilot.picture == first)
      #expect(pilot.app.language == language)
    }
  }

  @Test("stands on the opening page and at the window too")
  func elsewhere() throws {
    var opening = try Pilot(only: nil)
    opening.press("f1", "1")
    #expect(opening.words.contains(text(HelpTopic.notSettling.title)))
    opening.press("-", "-")
    #expect(opening.words.contains("怎么办理？"))
    var clerk = try desk()
    clerk.press("f1", "2", "1")
    #expect(clerk.words.contains(text(HelpTopic.notSettling.title)))
    clerk.press("escape", "escape", "escape")
    #expect(clerk.words.contains("今日") || clerk.words.contains("选"))
  }

  private func text(_ key: String) -> String {
    (try? testContext().texts(.zh)(key)) ?? key
  }
}
