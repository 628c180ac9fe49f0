internal import Fronts
internal import Terminal

/// One row of a frame by its characters, each of which may be hidden.
struct ConcealedRow {
  /// A character with the columns it takes.
  struct Letter {
    let character: Character
    let style: Style
    let column: Int
    let columns: Int

    /// Of what numbers are made, or hides one.
    var isFigure: Bool {
      character == "*" || character.isASCII && (character.isLetter || character.isNumber)
    }
  }

  let letters: [Letter]
  /// Which of the letters are hidden.
  private(set) var hidden: [Bool]

  /// A row of which nothing is hidden.
  init(_ cells: ArraySlice<Cell>) {
    var letters: [Letter] = []
    for (column, cell) in cells.enumerated() where cell.role != .trail {
      letters.append(
        Letter(
          character: cell.character, style: cell.style, column: column,
          columns: cell.role == .lead ? 2 : 1))
    }
    self.letters = letters
    hidden = Array(repeating: false, count: letters.count)
  }

  /// Hides the words and digits of a range, of those that `which` picks; signs stay.
  mutating func hide(_ range: Range<Int>, which: (Character) -> Bool = { _ in true }) {
    for index in range where which(letters[index].character) {
      let character = letters[index].character
      if character.isLetter || character.isNumber || character == "*" { hidden[index] = true }
    }
  }

  mutating func hideAll() { hide(letters.indices) }

  /// Pieces between two blanks or more, or the lines that part a page.
  var segments: [Range<Int>] { pieces { $0.character != " " && $0.character != "|" } }

  /// The characters of a range.
  func text(_ range: Range<Int>) -> String { String(letters[range].map(\.character)) }

  /// What is masked on the screen already shows some of it, and its neighbours tell more: all of it
  /// goes, up to the end of the column.
  mutating func hideMasked() {
    for segment in segments where text(segment).contains("*") {
      hideOn(from: segment.lowerBound)
    }
  }

  /// Hides numbers of persons, wherever four of their digits stand in a row, and any number so long
  /// that it may be one; what stands beside them goes too.
  mutating func hideNumbers(_ numbers: [String]) {
    let known = numbers.map { Self.digits($0) }
    for piece in pieces(by: \.isFigure) {
      let places = piece.filter { letters[$0].isFigure }
      let digits = places.map { Character(letters[$0].character.uppercased()) }
      for start in digits.indices where start + Self.telling <= digits.count {
        let window = String(digits[start..<start + Self.telling])
        guard window.contains(where: \.isNumber), known.contains(where: { $0.contains(window) })
        else { continue }
        for place in places[start..<start + Self.telling] { hidden[place] = true }
      }
      // Numbers of filings begin with two letters; they are nobody's own.
      let isFiling = digits.prefix(2).count(where: \.isLetter) == 2
      if !isFiling, digits.count(where: \.isNumber) >= Self.long { hide(piece) }
      if let first = piece.first(where: { hidden[$0] }) { hideOn(from: first) }
    }
  }

  /// Hides names, whole and in part.
  mutating func hideNames(_ names: [String]) {
    let places = letters.indices.filter { letters[$0].character != " " }
    let row = places.map { Character(letters[$0].character.lowercased()) }
    for name in names {
      let name = Array(name.lowercased().filter { $0 != " " })
      let window = name.allSatisfy(\.isASCII) ? min(Self.telling, name.count) : 2
      guard name.count >= 2, window >= 2, row.count >= window else { continue }
      for start in 0...row.count - window {
        let piece = row[start..<start + window]
        let isPart = (0...name.count - window).contains { name[$0..<$0 + window] == piece }
        if isPart { for place in places[start..<start + window] { hidden[place] = true } }
      }
    }
  }

  /// Whether a person could still be told from what is not hidden.
  func tells(_ personal: Personal) -> Bool {
    let left = String(letters.indices.map { hidden[$0] ? "*" : letters[$0].character })
    let digits = Self.digits(left)
    for number in personal.numbers.map({ Self.digits($0) }) where number.count >= Self.surely {
      let all = Array(number)
      for start in 0...all.count - Self.surely
      where digits.contains(String(all[start..<start + Self.surely])) { return true }
    }
    let row = left.lowercased().filter { $0 != " " }
    return personal.names.contains { name in
      let name = name.lowercased().filter { $0 != " " }
      return name.count >= 2 && row.contains(name)
    }
  }

  /// Hides the rest of the row from there, up to the line that parts two columns of a page.
  private mutating func hideOn(from start: Int) {
    let end = letters[start...].firstIndex { $0.character == "|" } ?? letters.endIndex
    hide(start..<end)
  }

  /// Ranges of letters of one kind, with single other characters between them.
  private func pieces(by belongs: (Letter) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for index in letters.indices where belongs(letters[index]) {
      let isNext = pieces.last.map { index - $0.upperBound <= 1 } ?? false
      if isNext,
        letters[index - 1].character == " " || belongs(letters[index - 1])
          || letters[index - 1].character == "-"
      {
        pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<index + 1
      } else {
        pieces.append(index..<index + 1)
      }
    }
    return pieces
  }

  private static func digits(_ text: String) -> String {
    text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// As many digits of a number as are hidden wherever they stand.
  private static let telling = 4
  /// As many that would surely tell it.
  private static let surely = 6
  /// A number of so many digits may be a person's, in whatever field it was typed.
  private static let long = 9
}
