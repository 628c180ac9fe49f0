import Interview
import Messages
import Screens
import Support
import Testing

@Suite("Every question has a screen")
struct ScreensTests {
  private static func texts() throws -> [Messages.Catalogue] {
    let zh = try Messages.Catalogue(po: asset("Locales/zh.po"), language: .zh)
    // Without Chinese behind it, so that a missing English text shows.
    let en = try Messages.Catalogue(po: asset("Locales/en.po"), language: .en)
    return [zh, en]
  }

  private static var all: [Screen] { Array(Screen.guided.values) + Screen.form }

  @Test("The guided front has one for each question but those of the form alone")
  func guided() {
    let formOnly: Set<Question> = [
      .category, .identityKind, .effective, .materials, .materialsBy,
    ]
    #expect(Set(Screen.guided.keys) == Set(Question.allCases).subtracting(formOnly))
  }

  @Test("The form has one for each question but those of the guided front alone")
  func form() {
    let guidedOnly: Set<Question> = [
      .purpose, .reason, .livesThere, .needsHospital, .emergency, .lookUp, .lookUpTail,
    ]
    let fields = Screen.form.map(\.question)
    #expect(Set(fields) == Set(Question.allCases).subtracting(guidedOnly))
    #expect(Set(fields).count == fields.count)
  }

  @Test("A page has at most four answers and 9, each under its own digit")
  func answers() {
    for screen in Screen.guided.values {
      guard case .choice(let options) = screen.input else { continue }
      let digits = options.map(\.digit)
      #expect(digits.filter { $0 != 9 } == Array(1...digits.filter { $0 != 9 }.count))
      #expect(digits.filter { $0 != 9 }.count <= 4, "\(screen.question)")
      let last = options.first { $0.digit == 9 }
      #expect(last == nil || [Value.unsure, Value.noneOfThese].contains(last?.value))
    }
    for screen in Screen.form {
      guard case .choice(let options) = screen.input else { continue }
      #expect(Set(options.map(\.digit)).count == options.count)
      #expect(options.allSatisfy { (0...9).contains($0.digit) })
    }
  }

  @Test("Every answer on a screen is one the interview takes")
  func values() throws {
    for screen in Self.all {
      guard case .choice(let options) = screen.input else {
        #expect(screen.question.choices == nil)
        continue
      }
      let known = try #require(screen.question.choices)
      #expect(options.allSatisfy { known.contains($0.value) }, "\(screen.question)")
      #expect(screen.option(options[0].value) == options[0])
    }
  }

  @Test("Every word on a screen is there in both languages")
  func words() throws {
    for texts in try Self.texts() {
      for screen in Self.all {
        let options: [Screen.Option] =
          if case .choice(let options) = screen.input { options } else { [] }
        let keys =
          [screen.title, screen.label, screen.help, screen.title(forRelative: true)]
          + [screen.hint, screen.why].compactMap { $0 }
          + options.flatMap { [$0.label, $0.hint].compactMap { $0 } }
        for key in keys { #expect(texts.has(key), "\(texts.language) \(key)") }
      }
    }
  }

  @Test("Questions and answers fit a screen of 60 columns")
  func columns() throws {
    func width(_ text: String) -> Int {
      text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }
    for texts in try Self.texts() {
      for screen in Screen.guided.values {
        // Three rows for the question with its hint, one for an answer.
        #expect(width(texts(screen.title)) <= 56 * 2, "\(screen.title)")
        #expect(width(texts(screen.label)) <= 20, "\(screen.label)")
        guard case .choice(let options) = screen.input else { continue }
        for option in options {
          #expect(width(texts(option.label)) <= 52, "\(texts.language) \(option.label)")
        }
      }
      for screen in Screen.form { #expect(width(texts(screen.label)) <= 16, "\(screen.label)") }
    }
  }

  @Test("Steps go from 1 to the row before the check page")
  func steps() {
    let steps = Set(Screen.guided.values.compactMap(\.step))
    #expect(steps == Set(1..<Screen.steps))
    #expect(Screen.guided[.purpose]?.step == nil && Screen.guided[.lookUp]?.step == nil)
  }
}
