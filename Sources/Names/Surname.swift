/// A surname under the reading it has as one: 单 shan, 尉迟 yu chi.
struct Surname: Sendable {
  let text: String
  /// Of each character its own.
  let syllables: [Substring]

  /// The syllables without blanks.
  var reading: String { syllables.joined() }
  /// Whether it has more than one character.
  var isCompound: Bool { syllables.count > 1 }

  /// The rows of `Tables/surnames.tsv`, the most common first.
  static func read(_ bytes: [UInt8]) -> [Surname] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { row in
      let columns = row.split(separator: "\t")
      guard columns.count == 2 else { return nil }
      return Surname(text: String(columns[1]), syllables: columns[0].split(separator: " "))
    }
  }
}
