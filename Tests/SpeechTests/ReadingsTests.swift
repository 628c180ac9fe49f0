import Messages
import Support
import Testing

@testable import Speech

/// The tables of readings: their form, and that nothing spoken rests on a guess.
struct ReadingsTests {
  @Test func phrasesHaveASyllableACharacter() throws {
    let rows = String(decoding: asset("Speech/phrases.tsv"), as: UTF8.self)
      .split(separator: "\n").dropFirst()
    #expect(rows.count > 700)
    var seen: Set<Substring> = []
    for row in rows {
      let parts = row.split(separator: "\t")
      try #require(parts.count == 2, "\(row)")
      #expect(seen.insert(parts[0]).inserted, "\(parts[0]) twice")
      guard parts[0].allSatisfy(\.isHanzi) else { continue }
      #expect(parts[0].count == parts[1].split(separator: " ").count, "\(row)")
    }
  }

  @Test(arguments: ["chong2 qing4", "lv4", "ai4 ke4 si1"])
  func readsSyllables(_ text: String) { #expect(Readings.isReading(text)) }

  @Test(arguments: ["chong", "chong6", "lü4", "chong2  qing4", "", "2", "Chong2"])
  func refusesOtherSyllables(_ text: String) { #expect(!Readings.isReading(text)) }

  @Test func namesTheLineThatBreaksTheForm() {
    let characters = Array("reading\tcharacters\nyi1\t一\nboth\t二\n".utf8)
    #expect(throws: Readings.Failure(table: "characters", line: 3)) {
      try Readings(characters: characters, phrases: [])
    }
    let phrases = Array("phrase\treading\n重庆\n".utf8)
    #expect(throws: Readings.Failure(table: "phrases", line: 2)) {
      try Readings(characters: [], phrases: phrases)
    }
  }

  /// The proof: a character with several readings stands in a phrase, or its reading alone is set.
  @Test func everyCharacterSpokenHasAReadingOnPurpose() throws {
    let readings = try builtInReadings.get()
    let several = try SpokenTexts.polyphones()
    #expect(several.count > 300)
    let texts = try SpokenTexts.all(.zh) + SpokenTexts.all(.zhPlain)
    #expect(texts.count > 500)
    let places = ["divisions", "counties"].flatMap { SpokenTexts.places($0).map(\.name) }
    for (source, text) in texts.map({ ($0.key, $0.text) })
      + SpokenTexts.law.map({ ("law", $0) })
    {
      for (character, context) in alone(in: text, readings) {
        #expect(
          readings.reading(of: character) != nil, "\(source): \(character) has no reading")
        #expect(
          several[character]?.alone != "-",
          "\(source): \(character) in \(context) has several readings: add the word to phrases.tsv")
      }
    }
    for name in places {
      for (character, _) in alone(in: name, readings) {
        #expect(readings.reading(of: character) != nil, "\(name): \(character) has no reading")
      }
    }
  }

  @Test func readingsAloneAreThoseOfTheTable() throws {
    let readings = try builtInReadings.get()
    for (character, row) in try SpokenTexts.polyphones() where row.alone != "-" {
      #expect(readings.reading(of: character) == row.alone, "\(character)")
      #expect(row.readings.contains(row.alone[...]), "\(character)")
    }
  }

  /// Every place is spoken by its own tones, whatever words its characters are part of elsewhere.
  @Test(arguments: ["divisions", "counties"])
  func placesAreSpokenByTheirTones(_ table: String) throws {
    let rows = SpokenTexts.places(table)
    #expect(rows.count > 400)
    for row in rows where row.short.count > 1 {
      let said = try spoken(row.short).dropLast().replacing(" ", with: "")
      #expect(said == row.tones.replacing(" ", with: ""), "\(row.name)")
      guard row.name.hasPrefix(row.short) else { continue }
      #expect(
        try spoken(row.name).replacing(" ", with: "")
          .hasPrefix(row.tones.replacing(" ", with: "")), "\(row.name)")
    }
  }

  /// The characters of a text that no word holds, each with what stands around it.
  private func alone(
    in text: String, _ readings: Readings
  ) -> [(character: Character, context: String)] {
    let line = Array(text)
    var found: [(Character, String)] = []
    var place = 0
    while place < line.count {
      if let word = readings.word(in: line, at: place) {
        place += word.length
        continue
      }
      if line[place].isHanzi {
        found.append((line[place], String(line[max(0, place - 3)..<min(line.count, place + 4)])))
      }
      place += 1
    }
    return found
  }
}
