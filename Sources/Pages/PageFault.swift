/// Why no page was drawn.
package enum PageFault: Error, Hashable, Sendable {
  /// No font of this machine has the character; printed, it would be missing from a name.
  case missingCharacter(String)
  /// No font that Chinese is set in; the Debian package that brings one.
  case missingFont(package: String)
  /// A library is not there; the Debian package that brings it.
  case missingLibrary(package: String)
  /// The process that draws ended, hung or answered nonsense; which, in a word for the record.
  case failed(Failure)

  /// What became of the process that draws.
  package enum Failure: String, Hashable, Sendable {
    /// It could not be started.
    case notStarted = "not_started"
    /// It ended by a signal or with a status of its own.
    case ended
    /// It did not finish in its time, and was killed.
    case hung
    /// What it answered is no page.
    case nonsense
  }
}

extension PageFault {
  /// The font's package that papers are set in.
  static let fonts = PageFault.missingFont(package: "fonts-wqy-microhei")
  /// The library that lays text out.
  static let pango = PageFault.missingLibrary(package: "libpangocairo-1.0-0")
  /// The library that makes QR codes.
  static let codes = PageFault.missingLibrary(package: "libqrencode4")

  /// How the drawing process tells it, as two words of its answer.
  var words: (kind: String, detail: String) {
    switch self {
    case .missingCharacter(let character): ("missing_character", character)
    case .missingFont(let package): ("missing_font", package)
    case .missingLibrary(let package): ("missing_library", package)
    case .failed(let failure): ("failed", failure.rawValue)
    }
  }

  /// The fault of those words, or `nil` of others.
  init?(kind: String, detail: String) {
    switch kind {
    case "missing_character": self = .missingCharacter(detail)
    case "missing_font": self = .missingFont(package: detail)
    case "missing_library": self = .missingLibrary(package: detail)
    case "failed":
      guard let failure = Failure(rawValue: detail) else { return nil }
      self = .failed(failure)
    default: return nil
    }
  }
}
