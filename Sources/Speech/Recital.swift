package import Messages

/// Turns a page's words into what the voice of espeak-ng is given.
///
/// Chinese becomes pinyin with tones, every character by a reading somebody has checked: the voice
/// itself knows one reading a character, and takes 重庆 for 众庆. Any text can be given; what comes
/// out holds letters, digits, blanks and marks of sentences only.
package struct Recital: Sendable {
  let readings: Readings

  /// A recital by those readings.
  package init(readings: Readings) {
    self.readings = readings
  }

  /// What is handed to the voice of that language.
  package func script(_ text: String, _ language: Language) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.map(\.narrowed)
    }
    return language == .en ? english(lines) : chinese(lines)
  }
}

extension Language {
  /// The voice of espeak-ng for it; its other Chinese ones read hanzi as English letters.
  package var voice: String { self == .en ? "en" : "cmn-latn-pinyin" }
}
