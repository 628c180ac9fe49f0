/// The first letters of a name's syllables, by which a clerk finds it: 张三丰 is ZSF.
package struct NameInitials: Sendable {
  private let letters: [Character: Character]
  /// Surnames whose letters are not those of their characters: 曾 Z, 尉迟 YC.
  private let surnames: [String: String]
  private let surnameCharactersMax: Int

  /// Reads the tables of `Sources/Names/Tables`.
  package init(readings: [UInt8], surnames: [UInt8]) {
    let table = ReadingTable(readings)
    var letters: [Character: Character] = [:]
    letters.reserveCapacity(28_000)
    for (index, reading) in table.readings.enumerated() {
      guard let letter = reading.first else { continue }
      for item in table.items(at: index) where item.isMain { letters[item.character] = letter }
    }
    var special: [String: String] = [:]
    for surname in Surname.read(surnames) where special[surname.text] == nil {
      special[surname.text] = String(surname.syllables.compactMap(\.first))
    }
    self.letters = letters
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
  package func letters(of text: String) -> String {
    var found = ""
    var isWordStart = true
    for character in text {
      if character.isASCII {
        if character.isLetter && isWordStart { found.append(character) }
        isWordStart = !character.isLetter
        continue
      }
      if let letter = letters[character] { found.append(letter) }
      isWordStart = true
    }
    return found.uppercased()
  }
}
