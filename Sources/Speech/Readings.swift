/// How Chinese is read: characters, and words in which one is read otherwise than alone.
package struct Readings: Sendable {
  /// Why a table is not taken.
  package struct Failure: Error, Hashable {
    /// Which table, such as phrases.
    package var table: String
    package var line: Int
  }

  /// One reading a character, a mark or a letter; such as `xing1 hao4` for the star.
  private var characters: [Character: String] = [:]
  /// Words and places, each with a syllable a character.
  private var words: [String: String] = [:]
  /// The length of the longest word that begins with a character.
  private var longest: [Character: Int] = [:]

  /// The tables' bytes, as `Tables/README.md` describes them; of places only name and tones are read.
  package init(
    characters: [UInt8], phrases: [UInt8], places: [[UInt8]] = []
  ) throws(Failure) {
    for (number, row) in Self.rows(characters).enumerated() {
      guard row.count == 2, Self.isReading(row[0]) else {
        throw Failure(table: "characters", line: number + 2)
      }
      let reading = String(row[0])
      for character in row[1] { self.characters[character] = reading }
    }
    for table in places {
      for (number, row) in Self.rows(table).enumerated() {
        guard row.count >= 10 else { throw Failure(table: "places", line: number + 2) }
        addPlace(name: String(row[1]), short: String(row[2]), tones: String(row[9]))
      }
    }
    // Last: where a word and a place are written alike, the word has been read through.
    for (number, row) in Self.rows(phrases).enumerated() {
      guard row.count == 2, Self.isReading(row[1]) else {
        throw Failure(table: "phrases", line: number + 2)
      }
      add(String(row[0]), String(row[1]))
    }
  }

  /// The lines of a table behind the one that names its columns.
  private static func rows(_ table: [UInt8]) -> [[Substring]] {
    String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// Whether it is syllables with a tone each.
  package static func isReading(_ text: some StringProtocol) -> Bool {
    let syllables = text.split(separator: " ", omittingEmptySubsequences: false)
    return syllables.allSatisfy { syllable in
      let letters = syllable.dropLast()
      guard let tone = syllable.last, ("1"..."5").contains(tone), !letters.isEmpty else {
        return false
      }
      return letters.allSatisfy { ("a"..."z").contains($0) }
    }
  }

  private mutating func add(_ word: String, _ reading: String) {
    words[word] = reading
    if let first = word.first { longest[first] = max(longest[first] ?? 0, word.count) }
  }

  /// Takes a place up where it is not read as its characters are alone.
  private mutating func addPlace(name: String, short: String, tones: String) {
    let alone = short.compactMap { characters[$0] }.joined(separator: " ")
    guard tones.split(separator: " ").count == short.count else { return }
    // A long one may hold a word that is read otherwise: 东西 in 东西湖.
    if short.count > 1, alone != tones || short.count > 2 { add(short, tones) }
    guard alone != tones, name.hasPrefix(short) else { return }
    let rest = name.dropFirst(short.count)
    let readings = rest.compactMap { characters[$0] }
    guard !rest.isEmpty, readings.count == rest.count else { return }
    add(name, ([tones] + readings).joined(separator: " "))
  }

  /// The longest word that begins there, and its length.
  package func word(
    in text: [Character], at start: Int
  ) -> (reading: String, length: Int)? {
    guard var length = longest[text[start]] else { return nil }
    length = min(length, text.count - start)
    while length > 0 {
      if let reading = words[String(text[start..<start + length])] { return (reading, length) }
      length -= 1
    }
    return nil
  }

  /// How a character is read alone; `nil` where nobody has said.
  package func reading(of character: Character) -> String? { characters[character] }
}
