/// The first letters of a name's syllables, by which a clerk finds it: 张三丰 is ZSF.
package struct NameInitials: Sendable {
  /// The likeliest reading of each character.
  private let readings: [Character: String]
  /// Surnames whose letters are not those of their characters: 曾 Z, 尉迟 YC.
  private let surnames: [String: String]
  private let surnameCharactersMax: Int

  /// Reads the tables of `Sources/Names/Tables`.
  package init(readings: [UInt8], surnames: [UInt8]) {
    let table = ReadingTable(readings)
    var found: [Character: String] = [:]
    found.reserveCapacity(28_000)
    for (index, reading) in table.readings.enumerated() where !reading.isEmpty {
      for item in table.items(at: index) where item.isMain { found[item.character] = reading }
    }
    var special: [String: String] = [:]
    for surname in Surname.read(surnames) where special[surname.text] == nil {
      special[surname.text] = String(surname.syllables.compactMap(\.first))
    }
    self.readings = found
    self.surnames = special
    surnameCharactersMax = special.keys.map(\.count).max() ?? 0
  }

  /// The initials in capitals; characters without a reading are left out, Latin words give their first.
  package func initials(of name: String) -> String {
    for count in stride(from: min(surnameCharactersMax, name.count), to: 0, by: -1) {
      if let surname = surnames[String(name.prefix(count))] {
        return surname.uppercased() + letters(of: String(name.dropFirst(count)))
      }
    }
    return letters(of: name)
  }

  /// The same of a name that begins with no surname, such as that of a hospital.
  package func letters(of text: String) -> String { spelled(text) { $0.prefix(1) }.uppercased() }

  /// All of its syllables in small letters, run together.
  package func spelling(of text: String) -> String { spelled(text) { $0[...] } }

  private func spelled(_ text: String, _ part: (String) -> Substring) -> String {
    var found = ""
    var isWordStart = true
    for character in text {
      if character.isASCII {
        if character.isLetter && isWordStart { found += character.lowercased() }
        isWordStart = !character.isLetter
        continue
      }
      if let reading = readings[character] { found += part(reading) }
      isWordStart = true
    }
    return found
  }
}
