/// What the tables conclude of a care case, and what that rests on, in numbers alone.
///
/// What is concluded in part is one too: the parts of a case are united.
package struct Conclusions: Equatable, Sendable {
  /// The values' numbers, a byte for each conclusion at its position.
  package var values: (UInt64, UInt64) = (0, 0)
  /// What is cited, as bits by rank.
  package var cited: (UInt64, UInt64) = (0, 0)
  /// The readings as bits.
  package var read: UInt64 = 0
  /// The notes as bits, above them the conclusions that are impossible.
  package var noted: UInt64 = 0

  /// Citations beyond this are not told apart; a pack that needs more is refused.
  package static let citationsMax = 128
  /// The same of readings.
  package static let readingsMax = 64
  /// Where the conclusions begin in the word they share with the notes.
  private static let impossibleBit = 32

  /// Nothing concluded, resting on nothing.
  init() {}

  /// The number of a conclusion's value, its position in the values of the slot.
  package subscript(conclusion: Slot) -> UInt8 {
    let position = UInt64(conclusion.rawValue &- Slot.applies.rawValue)
    let word = position < 8 ? values.0 : values.1
    return UInt8(truncatingIfNeeded: word >> (position & 7 &* 8))
  }

  /// What is cited, as ranks in `Policy.cited`.
  package var citations: NumberSet { NumberSet(cited.0, cited.1) }
  /// The readings that takes, as positions in `Policy.readings`.
  package var readings: NumberSet { NumberSet(read) }
  /// What must be said beside it, as positions in `Note.allCases`.
  package var notes: NumberSet { NumberSet(noted & 0xFFFF_FFFF) }

  /// Whether the policy governs the case at all.
  package var isGoverned: Bool { self[.applies] == yes }

  /// Whether no table calls the situation impossible.
  package var isPossible: Bool { noted >> UInt64(Self.impossibleBit) == 0 }

  /// Whether the conclusion's table calls the situation impossible, so that its value means nothing.
  package func isImpossible(_ conclusion: Slot) -> Bool {
    noted >> UInt64(Self.impossibleBit + conclusion.position) & 1 == 1
  }

  /// The value of a conclusion, as one of the cases it numbers.
  func value<Word: CaseIterable>(_ conclusion: Slot, as: Word.Type) -> Word?
  where Word.AllCases == [Word] {
    let number = Int(self[conclusion])
    return number < Word.allCases.count ? Word.allCases[number] : nil
  }

  /// Whether both have the same values there.
  func isSame(as other: Conclusions, in conclusions: [Slot]) -> Bool {
    conclusions.allSatisfy { self[$0] == other[$0] }
  }

  /// Whether both conclude the same for the same reasons.
  package static func == (one: Conclusions, other: Conclusions) -> Bool {
    one.values == other.values && one.cited == other.cited && one.read == other.read
      && one.noted == other.noted
  }

  /// Both parts in one.
  @inline(__always) package func union(_ other: Conclusions) -> Conclusions {
    var both = self
    both.values.0 |= other.values.0
    both.values.1 |= other.values.1
    both.cited.0 |= other.cited.0
    both.cited.1 |= other.cited.1
    both.read |= other.read
    both.noted |= other.noted
    return both
  }

  /// Adds that a conclusion has this value, or that its table calls the situation impossible.
  mutating func conclude(_ conclusion: Slot, _ value: UInt8, isImpossible: Bool) {
    let bits = UInt64(value) << UInt64(conclusion.position % 8 * 8)
    if conclusion.position < 8 { values.0 |= bits } else { values.1 |= bits }
    if isImpossible { noted |= 1 << UInt64(Self.impossibleBit + conclusion.position) }
  }

  /// Adds a citation by its rank.
  mutating func cite(_ rank: Int) {
    if rank < 64 { cited.0 |= 1 << UInt64(rank) } else { cited.1 |= 1 << UInt64(rank - 64) }
  }

  /// Adds a row's readings and notes.
  mutating func rest(onReadings readings: [UInt8], notes: [Note]) {
    for reading in readings { read |= 1 << UInt64(reading) }
    for note in notes { noted |= 1 << UInt64(note.number) }
  }
}

/// A set of the numbers from 0 to 127, which come in their order.
package struct NumberSet: Sequence, Hashable, Sendable {
  var low: UInt64
  var high: UInt64

  /// The numbers whose bits are set, those from 64 on in the second word.
  init(_ low: UInt64, _ high: UInt64 = 0) {
    self.low = low
    self.high = high
  }

  /// Adds a number.
  mutating func insert(_ number: Int) {
    if number < 64 { low |= 1 << UInt64(number) } else { high |= 1 << UInt64(number - 64) }
  }

  /// How many there are.
  package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// One after the other.
  package func makeIterator() -> Iterator { Iterator(rest: self) }

  /// Takes the lowest number away, again and again.
  package struct Iterator: IteratorProtocol {
    fileprivate var rest: NumberSet

    /// The lowest number that is left.
    package mutating func next() -> Int? {
      if rest.low != 0 {
        defer { rest.low &= rest.low - 1 }
        return rest.low.trailingZeroBitCount
      }
      guard rest.high != 0 else { return nil }
      defer { rest.high &= rest.high - 1 }
      return 64 + rest.high.trailingZeroBitCount
    }
  }
}

extension Slot {
  /// Where a conclusion stands among all that the program can draw.
  var position: Int { Int(rawValue &- Slot.applies.rawValue) }
}
