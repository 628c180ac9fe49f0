/// The characters of every reading, the likeliest in a name first, as `Tables/readings.tsv` has them.
struct ReadingTable: Sendable {
  /// Toneless, in small letters, `v` for ü; ascending.
  let readings: [String]
  private let rows: [Range<Int>]
  private let bytes: [UInt8]

  /// A character under one of its readings.
  struct Item {
    let character: Character
    /// Whether it is read so first of all.
    let isMain: Bool
  }

  /// Stands behind a character under a reading that is not its first.
  private static let mark: Unicode.Scalar = "'"

  /// Finds the rows; they become text only when asked for.
  init(_ bytes: [UInt8]) {
    var readings: [String] = []
    var rows: [Range<Int>] = []
    let (tab, end): (UInt8, UInt8) = (0x09, 0x0A)
    var start = (bytes.firstIndex(of: end) ?? bytes.count) + 1
    while start < bytes.count {
      let stop = bytes[start...].firstIndex(of: end) ?? bytes.count
      if let middle = bytes[start..<stop].firstIndex(of: tab) {
        readings.append(String(decoding: bytes[start..<middle], as: UTF8.self))
        rows.append(middle + 1..<stop)
      }
      start = stop + 1
    }
    (self.readings, self.rows, self.bytes) = (readings, rows, bytes)
  }

  /// What stands under the reading of that place in `readings`.
  func items(at index: Int) -> [Item] {
    var items: [Item] = []
    for scalar in String(decoding: bytes[rows[index]], as: UTF8.self).unicodeScalars {
      if scalar == Self.mark, let last = items.popLast() {
        items.append(Item(character: last.character, isMain: false))
      } else {
        items.append(Item(character: Character(scalar), isMain: true))
      }
    }
    return items
  }

  /// Where the reading stands, if there is such a one.
  func index(of reading: String) -> Int? {
    var (low, high) = (0, readings.count)
    while low < high {
      let middle = (low + high) / 2
      if readings[middle] < reading { low = middle + 1 } else { high = middle }
    }
    return low < readings.count && readings[low] == reading ? low : nil
  }
}
