/// Finds the characters of a name by how they are read, for a machine without an input method.
///
/// A reading is typed in letters (zhang) or in the digits that carry them on a telephone (94264).
package struct NamePicker: Sendable {
  private let table: ReadingTable
  private let surnames: [Surname]
  /// Every reading one may type, ascending; at the first place those of compound surnames, which are
  /// typed in one go (ouyang), behind the others.
  private let known: (first: [Typeable], later: [Typeable])

  /// Reads the tables of `Sources/Names/Tables`.
  package init(readings: [UInt8], surnames: [UInt8]) {
    table = ReadingTable(readings)
    self.surnames = Surname.read(surnames)
    let later = table.readings.map(Typeable.init)
    var seen = Set(table.readings)
    let compounds = self.surnames.filter(\.isCompound).map(\.reading)
      .filter { seen.insert($0).inserted }
    known = (later + compounds.map(Typeable.init), later)
  }

  /// Finds nothing, for where no names are picked.
  package static let none = NamePicker(readings: [], surnames: [])

  /// The readings that were typed in full; digits may stand for several.
  ///
  /// At the first place of a name those of compound surnames count too, and the reading of the more
  /// common surname comes first.
  package func readings(_ typed: String, isFirst: Bool) -> [String] {
    guard Spelling.isFigures(typed) else {
      let spelt = Spelling.normal(typed)
      return known(isFirst).contains { $0.letters == spelt } ? [spelt] : []
    }
    let found = known(isFirst).filter { $0.figures == typed }.map(\.letters)
    guard isFirst, found.count > 1 else { return found }
    let ranks = found.map { reading in
      surnames.firstIndex { $0.reading == reading } ?? surnames.count
    }
    return zip(ranks, found).sorted { $0 < $1 }.map(\.1)
  }

  /// Whether more letters or digits would make it a reading.
  package func begins(_ typed: String, isFirst: Bool) -> Bool {
    if Spelling.isFigures(typed) {
      return known(isFirst).contains { $0.figures != typed && $0.figures.hasPrefix(typed) }
    }
    let spelt = Spelling.normal(typed)
    return known(isFirst).contains { $0.letters != spelt && $0.letters.hasPrefix(spelt) }
  }

  /// What is read so, the likeliest in a name first; at the first place surnames before all others.
  package func choices(_ reading: String, isFirst: Bool) -> [NameChoice] {
    var choices: [NameChoice] = []
    if isFirst {
      choices = surnames.filter { $0.reading == reading || ($0.syllables.first ?? "") == reading }
        .map { NameChoice(text: $0.text, reading: $0.syllables.joined(separator: " ")) }
    }
    let taken = Set(choices.map(\.text))
    guard let index = table.index(of: reading) else { return choices }
    return choices
      + table.items(at: index).map { NameChoice(text: String($0.character), reading: reading) }
      .filter { !taken.contains($0.text) }
  }

  private func known(_ isFirst: Bool) -> [Typeable] { isFirst ? known.first : known.later }
}

/// A reading as it may be typed.
private struct Typeable {
  let letters: String
  /// The digits that carry those letters on a telephone.
  let figures: String

  init(_ letters: String) {
    self.letters = letters
    figures = Spelling.figures(letters)
  }
}

/// A character, or a compound surname, that may be picked.
package struct NameChoice: Hashable, Sendable {
  /// 张, or 欧阳.
  package var text: String
  /// zhang, or ou yang.
  package var reading: String
}
