/// What a voice is to say, in the making: syllables and pauses.
struct Utterance {
  private enum Piece {
    /// A syllable or some, and the character they stand for where only one does.
    case syllables(String, of: Character?)
    case pause(Pause)
  }

  /// How long to wait, the shortest first.
  enum Pause: Int {
    case comma, full, question
  }

  private var pieces: [Piece] = []

  /// Adds syllables, of a character that stands alone if one is named.
  mutating func say(_ syllables: String, of character: Character? = nil) {
    pieces.append(.syllables(syllables, of: character))
  }

  /// Adds a pause; of two in a row the longer is kept, and none stands at the beginning.
  mutating func pause(_ pause: Pause) {
    guard let last = pieces.last else { return }
    if case .pause(let before) = last {
      if pause.rawValue > before.rawValue { pieces[pieces.count - 1] = .pause(pause) }
    } else {
      pieces.append(.pause(pause))
    }
  }

  /// The syllables with blanks between and marks for pauses, a sentence a line.
  var text: String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .syllables(let syllables, let character):
        if let last = text.last, last != "\n" { text += " " }
        text += character.flatMap { changed($0, at: index) } ?? syllables
      case .pause(.comma): text += ","
      case .pause(.question): text += "?\n"
      case .pause(.full): text += ".\n"
      }
    }
    if text.last == "\n" { text.removeLast() }
    return text.isEmpty || text.last == "." || text.last == "?" ? text : text + "."
  }

  /// 一 and 不 before another tone: 一位 yi2, 一起 yi4, 不对 bu2.
  private func changed(_ character: Character, at index: Int) -> String? {
    guard character == "一" || character == "不", index + 1 < pieces.count,
      case .syllables(let next, let following) = pieces[index + 1],
      let tone = next.split(separator: " ").first?.last
    else { return nil }
    if character == "不" { return tone == "4" ? "bu2" : nil }
    // As a digit among others it keeps its tone.
    if let following, Self.numerals.contains(following) { return nil }
    if index > 0, case .syllables(_, let before?) = pieces[index - 1],
      Self.numerals.contains(before) || before == "第"
    {
      return nil
    }
    return tone == "4" || tone == "5" ? "yi2" : "yi4"
  }

  private static let numerals: Set<Character> = [
    "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
  ]
}
