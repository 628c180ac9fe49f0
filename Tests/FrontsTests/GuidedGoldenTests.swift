import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

@Suite("The pages of the guided front, drawn")
struct GuidedGoldenTests {
  static let sizes = [(60, 18), (80, 24), (120, 40)].map { Size(columns: $0.0, rows: $0.1) }

  @Test(
    "each look as they did, at three sizes and in every language",
    arguments: GuidedPath.allCases, Language.allCases)
  func pages(_ path: GuidedPath, _ language: Language) throws {
    var text = ""
    // 大白话 shares its layout with Chinese: the smallest screen shows whether it fits.
    for size in language == .zhPlain ? [PageLayout.smallest] : Self.sizes {
      let pilot = try Self.pilot(at: path, size: size, language: language)
      text += "\(size.columns)x\(size.rows)\n\(pilot.picture)\n"
    }
    #expect(
      golden(text, "FrontsTests/Golden/guided/\(path.rawValue).\(language.rawValue).txt") == nil)
  }

  /// The program at the end of that path, then seen on a screen of that size.
  static func pilot(at path: GuidedPath, size: Size, language: Language) throws -> Pilot {
    let known = try walked.get()
    guard var pilot = known[Walked(path: path, language: language)] else {
      preconditionFailure("every path is walked")
    }
    pilot.handle(.resize(size))
    return pilot
  }
}

private struct Walked: Hashable {
  var path: GuidedPath
  var language: Language
}

/// Every path walked once for all tests.
private let walked = Result { () throws -> [Walked: Pilot] in
  var pilots: [Walked: Pilot] = [:]
  for path in GuidedPath.allCases {
    for language in Language.allCases {
      pilots[Walked(path: path, language: language)] = path.pilot(
        try testContext(language: language), size: PageLayout.smallest)
    }
  }
  return pilots
}
