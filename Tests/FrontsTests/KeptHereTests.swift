import Messages
import Shots
import Terminal
import Testing

@testable import Fronts

@Suite("A filing that only this machine has so far")
struct KeptHereTests {
  @Test(
    "is said to be so on the result, seen and heard before the facts", arguments: Language.allCases)
  func said(_ language: Language) throws {
    let texts = try testContext().texts(language)
    let pilot = try GuidedGoldenTests.pilot(
      at: .resultKeptHere, size: PageLayout.smallest, language: language)
    let phone = "12393"
    let sentences = [
      texts("guided.result.kept_here"), texts("guided.result.kept_here.do", ["phone": ""]),
    ]
    let screen = pilot.words.filter { !$0.isWhitespace }
    for sentence in sentences {
      #expect(screen.contains(sentence.prefix(12).filter { !$0.isWhitespace }), "\(sentence)")
      #expect(pilot.frame.announce.contains(sentence.prefix(12)), "\(sentence)")
    }
    #expect(screen.contains(phone))
    let heard = pilot.frame.announce.split(separator: "\n")
    let said = heard.firstIndex { $0.hasPrefix(sentences[0].prefix(12)) }
    let fact = heard.firstIndex { $0.contains(language == .en ? "Chengdu" : "成都市") }
    #expect(try #require(said) < #require(fact))
    let lines = try #require(pilot.app.lineFront).drawn.body.flatMap {
      $0.inLines(LineWords(texts))
    }
    #expect(lines.contains { $0.contains(sentences[0].prefix(12)) }, "without a screen as well")
  }

  @Test("is not said of one that is on the server", arguments: Language.allCases)
  func notSaid(_ language: Language) throws {
    let texts = try testContext().texts(language)
    let pilot = try GuidedGoldenTests.pilot(
      at: .result, size: Size(columns: 120, rows: 40), language: language)
    #expect(!pilot.frame.announce.contains(texts("guided.result.kept_here").prefix(12)))
  }

  @Test("Whom to call is on the first rows of every page that tells what came of it, however small")
  func callInReach() throws {
    let told: [GuidedPath] = [
      .result, .resultLate, .resultKeptHere, .sampleResult, .listResult, .listResultNone, .standing,
      .standingNotGoverned, .notNeeded, .atHome, .alreadyFiled, .changeFirst,
      .longTermElsewhere, .temporaryHere, .noReasonFits, .insuredElsewhere,
    ]
    for path in told {
      for language in Language.allCases {
        let pilot = try GuidedGoldenTests.pilot(
          at: path, size: PageLayout.smallest, language: language)
        #expect(pilot.words.contains("12393"), "\(path) \(language)\n\(pilot.words)")
      }
    }
  }
}
