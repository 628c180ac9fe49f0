import Messages
import Shots
import Support
import Terminal
import Testing

@testable import Fronts

@Suite("Answers on the screen")
struct SteadyAnswersTests {
  @Test("stay where they are when one of them is chosen", arguments: Language.allCases)
  func places(_ language: Language) throws {
    var seen = 0
    for path in GuidedPath.allCases {
      for size in GuidedGoldenTests.sizes {
        let before = try GuidedGoldenTests.pilot(at: path, size: size, language: language)
        guard let guided = before.guided, guided.problems.isEmpty, let choice = guided.shownChoice
        else { continue }
        for option in choice.options {
          var after = before
          after.press("\(option.number)")
          // A digit may also turn a leaf or write a character.
          guard after.guided?.shownChoice?.marked == option.number else { continue }
          seen += 1
          let rows = try #require(after.guided?.answerRows(size))
          #expect(rows == guided.answerRows(size), "\(path) \(size) \(option.number)")
        }
      }
    }
    #expect(seen > 300)
  }
}

extension Pilot {
  /// The guided front, where it is shown.
  fileprivate var guided: Guided? { app.lineFront as? Guided }
}

extension Guided {
  /// The rows of the screen on which the numbers of answers can be clicked.
  fileprivate func answerRows(_ size: Size) -> [[Int]] {
    laidOut(size).areas.compactMap { area in
      if case .choose(let number) = area.target { [number, area.row] } else { nil }
    }
  }
}
