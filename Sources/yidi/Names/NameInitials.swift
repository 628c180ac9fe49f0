/// The first letters of a name's syllables, by which a clerk finds it: 张三丰 is ZSF.
///
/// The table beside it was made with pypinyin 0.55.0 (MIT), most common readings; the row
/// `surname` holds characters that are read otherwise at the head of a name (曾 Z, 单 S).
struct NameInitials {
  private let letters: [Character: Character]
  private let surnames: [Character: Character]

  /// The table's bytes: a letter, a tab, its characters; the first line names the columns.
  init(table: [UInt8]) {
    var letters: [Character: Character] = [:]
    var surnames: [Character: Character] = [:]
    letters.reserveCapacity(28_000)
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      let rest = line[line.index(after: tab)...]
      if line[..<tab] == "surname" {
        for pair in rest.split(separator: " ") {
          if let character = pair.first, let letter = pair.last { surnames[character] = letter }
        }
      } else if let letter = line.first {
        for character in rest { letters[character] = letter }
      }
    }
    self.letters = letters
    self.surnames = surnames
  }

  /// The initials in capitals; characters without a reading are left out, Latin words give their first.
  func initials(of name: String) -> String { letters(of: name, surnames: surnames) }

  /// The same of a name that begins with no surname, such as that of a hospital.
  func letters(of text: String) -> String { letters(of: text, surnames: [:]) }

  private func letters(of text: String, surnames: [Character: Character]) -> String {
    var found = ""
    var isWordStart = true
    for character in text {
      if character.isASCII {
        if character.isLetter && isWordStart { found.append(character) }
        isWordStart = !character.isLetter
        continue
      }
      let surname = found.isEmpty ? surnames[character] : nil
      if let letter = surname ?? letters[character] { found.append(letter) }
      isWordStart = true
    }
    return found.uppercased()
  }
}
