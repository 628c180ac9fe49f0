import Messages
import Shots
import Support
import Terminal
import Testing
import Voices

@testable import Fronts

@Suite("The check page on a small screen")
struct ReadToTheEndTests {
  private static let paths: [GuidedPath] = [
    .check, .checkRelative, .checkSetAside, .checkUnsure, .checkWarned, .listCheckNone,
    .sampleCheck, .notFiled,
  ]

  @Test(
    "files nothing whose outcome has not been on the screen", arguments: paths, Language.allCases)
  func outcomeSeen(_ path: GuidedPath, _ language: Language) throws {
    for size in [PageLayout.smallest, Size(columns: 80, rows: 24)] {
      var pilot = try GuidedGoldenTests.pilot(at: path, size: size, language: language)
      pilot.world = { _ in [] }
      let before = pilot.effects.count
      let guided = try #require(pilot.app.lineFront as? Guided)
      let facts = try #require(guided.words(.before)).facts.prefix(2).joined()
      var seen = ""
      for _ in 0..<20 {
        seen += pilot.words
        pilot.press("enter")
        if pilot.effects.count > before { break }
      }
      #expect(pilot.effects.dropFirst(before).contains { $0.isFile }, "\(size)")
      let words = facts.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let rows = seen.filter { !$0.isWhitespace }
      // A word may be broken where a row ends, but not each half of it lost.
      let lost = words.filter { !rows.contains($0.prefix(4)) || !rows.contains($0.suffix(4)) }
      #expect(lost.isEmpty, "\(size): \(lost)")
    }
  }

  @Test("says on the key bar whether Enter reads on or files", arguments: Language.official)
  func keyBar(_ language: Language) throws {
    let texts = try testContext().texts(language)
    var pilot = try GuidedGoldenTests.pilot(
      at: .listCheckNone, size: PageLayout.smallest, language: language)
    #expect(pilot.words.contains(texts("help.on")))
    #expect(!pilot.words.contains(texts("guided.check.file")))
    let pages = pilot.app.pageNumber
    pilot.press("enter")
    #expect(pilot.app.pageNumber > pages, "what is typed ahead is dropped as on a new page")
    pilot.press("end")
    #expect(pilot.words.contains(texts("guided.check.file")))
    #expect(pilot.words.contains(texts("guided.check.not_filed_yet")))
  }
}

extension Effect {
  /// Whether it puts a filing on record.
  fileprivate var isFile: Bool {
    if case .file = self { true } else { false }
  }
}
