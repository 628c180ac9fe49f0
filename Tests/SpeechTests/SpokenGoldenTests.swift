import Messages
import Support
import Testing

@testable import Speech

/// Every text the guided front can have read aloud, beside what the voice is given: to be read whole.
struct SpokenGoldenTests {
  @Test(arguments: Language.allCases)
  func everyTextHasItsSpokenForm(_ language: Language) throws {
    let rows = try SpokenTexts.all(language).map { key, text in
      let script = try spoken(text, language).replacing("\n", with: " ")
      let shown = text.replacing("\n", with: " / ")
      return "\(key)\n  \(shown)\n  \(script)\n"
    }
    #expect(
      golden(rows.joined(), "SpeechTests/Golden/texts.\(language.rawValue).txt") == nil)
  }
}
