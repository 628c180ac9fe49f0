/// A worked case of a pack (用例): what every possible situation that fits it must get.
package struct WorkedCase: Hashable, Sendable {
  package let conclusion: Slot
  /// What it says of itself (说明).
  package let text: String
  /// The situations that fit it; a conclusion it restricts is given, any other is drawn.
  package let box: Box
  /// The slots it restricts, in the order of its columns.
  package let restricted: [Slot]
  /// What they must get (应得).
  package let expected: Expected
  /// The clauses they must cite (应引).
  package let clauses: Demand<Clause>
  /// The readings they must rest on (应读), as positions in `Policy.readings`.
  package let readings: Demand<UInt8>
  /// The notes they must carry (应提示).
  package let notes: Demand<Note>
  /// Its line in the pack's file, from 1.
  package let line: Int

  /// What a case says its situations get.
  package enum Expected: Hashable, Sendable {
    /// One of these values, as bits.
    case values(UInt64)
    /// Nothing, as the pack must call all of them impossible.
    case impossible

    /// The value where it is only one, so that a row with another would be noticed.
    package var only: UInt8? {
      guard case .values(let mask) = self, mask.nonzeroBitCount == 1 else { return nil }
      return UInt8(mask.trailingZeroBitCount)
    }
  }

  /// A clause to be cited, or some of its sentences.
  package struct Clause: Hashable, Sendable {
    /// As the case writes it, such as 四（一）第2句.
    package let name: String
    /// The citations that are it, as positions in `Policy.citations`.
    package let positions: [UInt16]

    /// A clause that those citations cite.
    package init(name: String, positions: [UInt16]) {
      self.name = name
      self.positions = positions
    }
  }

  /// What an answer must rest on, whatever else it rests on, or with nothing else.
  package struct Demand<Part: Hashable & Sendable>: Hashable, Sendable {
    package let parts: [Part]
    /// Whether there must be nothing beside these (仅…, 无).
    package let isWhole: Bool

    /// A demand of these parts.
    package init(_ parts: [Part] = [], isWhole: Bool = false) {
      self.parts = parts
      self.isWhole = isWhole
    }
  }

  /// What is wrong with the answer that a situation of a case gets.
  package enum Fault: Hashable, Sendable {
    /// It gets this value instead; none where the pack calls it impossible.
    case otherValue(UInt8?)
    /// These demanded clauses are not cited.
    case citesNot([String])
    /// These clauses are cited beside the ones demanded, as positions in `Policy.citations`.
    case citesMore([UInt16])
    case readsNot([UInt8])
    case readsMore([UInt8])
    case notesNot([Note])
    case notesMore([Note])
  }

  /// A case of these parts.
  package init(
    conclusion: Slot, text: String, box: Box, restricted: [Slot], expected: Expected,
    clauses: Demand<Clause> = Demand(), readings: Demand<UInt8> = Demand(),
    notes: Demand<Note> = Demand(), line: Int
  ) {
    self.conclusion = conclusion
    self.text = text
    self.box = box
    self.restricted = restricted
    self.expected = expected
    self.clauses = clauses
    self.readings = readings
    self.notes = notes
    self.line = line
  }

  /// What is wrong with an answer, first the value; `nil` where it is as it must be.
  ///
  /// An impossible situation is no fault unless the case is about impossible ones: it does not
  /// belong to the case.
  package func fault(in answer: Explanation?) -> Fault? {
    switch expected {
    case .impossible: return answer.map { .otherValue($0.value) }
    case .values(let mask):
      guard let answer else { return nil }
      guard mask >> UInt64(answer.value) & 1 == 1 else { return .otherValue(answer.value) }
      return citationFault(in: answer) ?? readingFault(in: answer) ?? noteFault(in: answer)
    }
  }

  private func citationFault(in answer: Explanation) -> Fault? {
    let missing = clauses.parts.filter { clause in
      !answer.citations.contains { clause.positions.contains($0) }
    }
    if !missing.isEmpty { return .citesNot(missing.map(\.name)) }
    guard clauses.isWhole else { return nil }
    let more = answer.citations.filter { citation in
      !clauses.parts.contains { $0.positions.contains(citation) }
    }
    return more.isEmpty ? nil : .citesMore(more)
  }

  private func readingFault(in answer: Explanation) -> Fault? {
    let missing = readings.parts.filter { !answer.readings.contains($0) }
    if !missing.isEmpty { return .readsNot(missing) }
    let more = answer.readings.filter { !readings.parts.contains($0) }
    return readings.isWhole && !more.isEmpty ? .readsMore(more) : nil
  }

  private func noteFault(in answer: Explanation) -> Fault? {
    let missing = notes.parts.filter { !answer.notes.contains($0) }
    if !missing.isEmpty { return .notesNot(missing) }
    let more = answer.notes.filter { !notes.parts.contains($0) }
    return notes.isWhole && !more.isEmpty ? .notesMore(more) : nil
  }
}

extension Policy {
  /// Hands over the situations of a case, cut into sets of one answer each, with the place of that
  /// answer among the table's explanations.
  ///
  /// - Parameters:
  ///   - worked: A case of this policy.
  ///   - explorer: The policy's own, made once for all cases.
  ///   - take: Called with `Table.unreachable` where the pack calls the situations impossible.
  package func meet(
    _ worked: WorkedCase, by explorer: Explorer, _ take: (Box, UInt16) -> Void
  ) {
    guard let table = table(worked.conclusion) else { return }
    explorer.visit(worked.conclusion, in: worked.box, deriving: true) { box, lines in
      take(box, lines == nil ? Table.unreachable : table.cell(firstOf: box))
    }
  }
}
