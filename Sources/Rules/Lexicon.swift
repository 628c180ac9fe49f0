/// What a pack calls its facts and conclusions and their values.
package struct Lexicon: Hashable, Sendable {
  /// One slot as its pack writes it.
  package struct Entry: Hashable, Sendable {
    package let slot: Slot
    /// Its name in the pack, such as 就医地.
    package let name: String
    /// Its code: one the program knows, or one of the pack's own, beginning own_.
    package let code: String
    /// Whether a table of the pack fills it.
    package let isConclusion: Bool
    /// By number.
    package var values: [Value]
    /// Those of its values that mean "the text does not say" (留白), as bits.
    package var silent: UInt64

    /// An entry of these parts.
    package init(
      slot: Slot, name: String, code: String, isConclusion: Bool, values: [Value],
      silent: UInt64 = 0
    ) {
      self.slot = slot
      self.name = name
      self.code = code
      self.isConclusion = isConclusion
      self.values = values
      self.silent = silent
    }

    /// Every value as a bit.
    package var everyValue: UInt64 { UInt64.max >> UInt64(64 - min(values.count, 64)) }
  }

  /// One value of a slot.
  package struct Value: Hashable, Sendable {
    package let name: String
    package let code: String

    /// A value of that name and code.
    package init(name: String, code: String) {
      self.name = name
      self.code = code
    }
  }

  /// In the order of the pack.
  package private(set) var entries: [Entry] = []
  private var positions = [Int](repeating: -1, count: Slot.count)

  /// A lexicon without a word.
  package init() {}

  /// Takes up a slot, or takes the place of what stood for it before.
  package mutating func insert(_ entry: Entry) {
    let position = positions[Int(entry.slot.rawValue)]
    if position >= 0 {
      entries[position] = entry
    } else {
      positions[Int(entry.slot.rawValue)] = entries.count
      entries.append(entry)
    }
  }

  /// The words for a slot; `nil` where the pack does not speak of it.
  package subscript(slot: Slot) -> Entry? {
    let position = positions[Int(slot.rawValue)]
    return position < 0 ? nil : entries[position]
  }

  /// The slot of that name.
  package func slot(named name: String) -> Slot? {
    entries.first { $0.name == name }?.slot
  }

  /// The slot's name, its code where the pack has none.
  package func name(of slot: Slot) -> String { self[slot]?.name ?? slot.code }

  /// The name of a value by its number.
  package func name(of number: UInt8, in slot: Slot) -> String {
    guard let values = self[slot]?.values, Int(number) < values.count else {
      return String(number)
    }
    return values[Int(number)].name
  }

  /// How many values a slot has; none where the pack does not speak of it.
  package func count(of slot: Slot) -> Int { self[slot]?.values.count ?? 0 }

  /// Every value of a slot as a bit.
  package func everyValue(of slot: Slot) -> UInt64 { self[slot]?.everyValue ?? 0 }

  /// Whether a table of the pack fills the slot.
  package func isConclusion(_ slot: Slot) -> Bool { self[slot]?.isConclusion ?? false }
}
