extension Policy {
  /// What the program never asks about and no case can hold, however its questions are answered:
  /// facts that are worked out together, and answers that are refused beside each other.
  package static let unasked: [Box] = {
    func box(_ conditions: (Slot, [String])...) -> Box {
      var box = Box()
      for (slot, codes) in conditions {
        let numbers = codes.compactMap { slot.values.firstIndex(of: $0) }
        box[slot] = numbers.reduce(0) { $0 | 1 << UInt64($1) }
      }
      return box
    }
    let long = Category.allCases.filter(\.isLongTerm).map(\.rawValue)
    return [
      // A filing of a kind that covers the care is one that covers it.
      box((.covered, ["no"]), (.coverLong, long)),
      box((.covered, ["no"]), (.coverReferral, ["yes"])),
      box((.covered, ["no"]), (.coverSame, ["yes"])),
      // A long-term filing elsewhere is a filing elsewhere, and has begun.
      box((.longElsewhere, ["yes"]), (.elsewhere, ["no"])),
      box((.longElsewhere, ["yes"]), (.longBegun, ["no"])),
      // Nothing is settled directly where nothing is networked; a case that says both is refused.
      box((.paid, [Paid.direct.rawValue]), (.networked, ["false"])),
      // A long-term filing has its lock and never ends; others have neither.
      box((.filingKind, ["long"]), (.lock, ["none"])),
      box((.filingKind, ["temporary"]), (.lock, ["running", "last_day", "over"])),
      box((.filingKind, ["long"]), (.filingOver, ["yes"])),
    ]
  }()

  /// Situations that a row of 不可能 excludes and an interview can come to, as readable blocks.
  ///
  /// Conclusions in the row are drawn from their tables, as if nothing were impossible; what is left
  /// by then would be answered with no row to go by.
  ///
  /// - Parameters:
  ///   - row: One of this policy's.
  ///   - tables: Explores this policy's tables, nothing being impossible.
  /// - Returns: None where the row is right.
  package func reachable(_ row: Impossible, by tables: Explorer) -> [Box] {
    let slots = lexicon.entries.map(\.slot)
    guard row.conditions.keys.allSatisfy({ $0.rawValue < Slot.own0.rawValue }) else { return [] }
    var box = Box()
    for slot in slots {
      box[slot] = lexicon.everyValue(of: slot)
      if table(slot) == nil { box[slot] &= row.conditions[slot] ?? ~0 }
    }
    var boxes = [box]
    for slot in slots where table(slot) != nil {
      guard let mask = row.conditions[slot] else { continue }
      boxes = boxes.flatMap { box in
        tables.pieces(of: slot, in: box, deriving: true).compactMap { piece in
          guard let value = piece.answer.value, mask >> UInt64(value) & 1 == 1 else { return nil }
          var drawn = piece.box
          drawn[slot] = 1 << UInt64(value)
          return drawn
        }
      }
    }
    func askable(_ boxes: [Box], of slots: [Slot]) -> [Box] {
      Policy.unasked.filter { box in Slot.known.allSatisfy { box[$0] == ~0 || slots.contains($0) } }
        .reduce(boxes) { boxes, never in
          boxes.flatMap { $0.subtracting(never, over: slots) }
        }
    }
    guard !askable(boxes, of: slots).isEmpty else { return [] }
    // Of facts that the row says nothing of, nothing is said.
    let told = slots.filter { slot in boxes.contains { $0[slot] != lexicon.everyValue(of: slot) } }
    let pieces: [(box: Box, key: Bool?)] = askable(boxes, of: told).map { ($0, true) }
    return Blocks(lexicon: lexicon, over: told).joined(pieces).map(\.box)
  }
}
