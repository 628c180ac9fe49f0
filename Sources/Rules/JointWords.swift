/// One of two documents that are compared.
package enum Side: String, CaseIterable, Sendable {
  case first, second
}

/// What two documents ask, in one vocabulary: slots and values are matched by their codes.
///
/// The slots of the joint lexicon merely carry its entries; what they mean, their codes say.
struct JointWords {
  private(set) var lexicon = Lexicon()
  /// The joint slots of the first document's own, and of the second's.
  private var slots: [[Slot: Slot]] = [[:], [:]]
  /// For each of those, the number each of the document's values has in the joint entry.
  private var numbers: [[Slot: [UInt8]]] = [[:], [:]]

  /// As many values as fit into a mask.
  static let valuesMax = 63

  /// Takes up what both ask; `nil` where that is more than can be numbered.
  ///
  /// - Parameters:
  ///   - facts: For each document its lexicon's entries that are facts here.
  ///   - drawn: The same for earlier conclusions on which the documents agree.
  init?(facts: [[Lexicon.Entry]], drawn: [[Lexicon.Entry]] = [[], []]) {
    for (role, entries) in [facts, drawn].enumerated() {
      for (side, own) in entries.enumerated() {
        for entry in own {
          guard take(entry, side: side, isConclusion: role == 1) else { return nil }
        }
      }
    }
  }

  private mutating func take(_ entry: Lexicon.Entry, side: Int, isConclusion: Bool) -> Bool {
    var joint: Lexicon.Entry
    if let known = lexicon.entries.first(where: { $0.code == entry.code }) {
      joint = known
    } else {
      guard lexicon.entries.count < Slot.count else { return false }
      joint = Lexicon.Entry(
        slot: Slot.allCases[lexicon.entries.count], name: entry.name, code: entry.code,
        isConclusion: isConclusion, values: [])
    }
    var own: [UInt8] = []
    for value in entry.values {
      if let number = joint.values.firstIndex(where: { $0.code == value.code }) {
        own.append(UInt8(number))
      } else {
        own.append(UInt8(truncatingIfNeeded: joint.values.count))
        joint.values.append(value)
      }
    }
    guard joint.values.count <= Self.valuesMax else { return false }
    lexicon.insert(joint)
    slots[side][entry.slot] = joint.slot
    numbers[side][entry.slot] = own
    return true
  }

  /// The joint facts.
  var facts: [Slot] { lexicon.entries.filter { !$0.isConclusion }.map(\.slot) }

  /// All joint slots.
  var all: [Slot] { lexicon.entries.map(\.slot) }

  /// The joint slots of a document's facts.
  func facts(of side: Side) -> Set<Slot> {
    Set(slots[side.index].values).intersection(facts)
  }

  /// Every situation that a document has words for.
  func known(to side: Side) -> Box {
    var box = Box()
    for (own, joint) in slots[side.index] {
      box[joint] = mask(numbers[side.index][own]?.count ?? 0, ownedBy: own, of: side)
    }
    return box
  }

  private func mask(_ count: Int, ownedBy own: Slot, of side: Side) -> UInt64 {
    translated((UInt64(1) << UInt64(count)) - 1, of: own, side: side)
  }

  private func translated(_ mask: UInt64, of own: Slot, side: Side) -> UInt64 {
    var joint: UInt64 = 0
    for (number, other) in (numbers[side.index][own] ?? []).enumerated()
    where mask >> UInt64(number) & 1 == 1 {
      joint |= 1 << UInt64(other)
    }
    return joint
  }

  /// A box in the document's own slots; only what is a fact here is said.
  func own(_ box: Box, of side: Side) -> Box {
    var own = Box()
    for (slot, joint) in slots[side.index] where !lexicon.isConclusion(joint) {
      var mask: UInt64 = 0
      for (number, other) in (numbers[side.index][slot] ?? []).enumerated()
      where box[joint] >> UInt64(other) & 1 == 1 {
        mask |= 1 << UInt64(number)
      }
      own[slot] = mask
    }
    return own
  }

  /// What a piece of the document says beside `box`, in the joint slots.
  func joint(_ piece: Box, in box: Box, of side: Side) -> Box {
    var joint = box
    for (own, slot) in slots[side.index] {
      joint[slot] &= translated(piece[own], of: own, side: side)
    }
    return joint
  }
}

extension Side {
  /// Its place where both documents are listed.
  var index: Int { self == .first ? 0 : 1 }
}
