/// A conclusion's rows as they are written: what its table's cells were compiled from, and what
/// boxes of situations are cut along.
package struct RowSheet: Hashable, Sendable {
  /// A row for one value: a row that takes over a question's value (同…) is one of these for each.
  package struct Line: Hashable, Sendable {
    /// Its row's position in `rows`.
    package let row: Int
    /// The values each question admits, as bits.
    package let masks: [UInt64]
    /// The number of the value concluded.
    package let value: UInt8

    /// A line of that row.
    package init(row: Int, masks: [UInt64], value: UInt8) {
      self.row = row
      self.masks = masks
      self.value = value
    }
  }

  /// What a row says beside its masks.
  package struct Row: Hashable, Sendable {
    /// Its 号.
    package let name: String
    /// Its line in the pack's file, from 1.
    package let line: Int
    /// The rows it sets aside, as positions in `rows`.
    package let beats: [Int]
    /// What it cites, as positions in `Policy.citations`.
    package let citations: [UInt16]
    /// What the bureau should be asked where the text is silent (问); empty where it is not.
    package let question: String

    /// A row of these parts.
    package init(
      name: String, line: Int, beats: [Int], citations: [UInt16] = [], question: String = ""
    ) {
      self.name = name
      self.line = line
      self.beats = beats
      self.citations = citations
      self.question = question
    }
  }

  package let conclusion: Slot
  /// The slots it asks.
  package let questions: [Slot]
  package let rows: [Row]
  package let lines: [Line]

  /// A sheet of these rows.
  package init(conclusion: Slot, questions: [Slot], rows: [Row], lines: [Line]) {
    self.conclusion = conclusion
    self.questions = questions
    self.rows = rows
    self.lines = lines
  }

  /// Of the lines that fit a situation, those that no other sets aside.
  package func winners(among matching: [Line]) -> [Line] {
    matching.filter { line in !matching.contains { rows[$0.row].beats.contains(line.row) } }
  }
}

/// A situation that cannot be, with the reason the pack gives.
package struct Impossible: Hashable, Sendable {
  /// The values that together exclude themselves, as bits.
  package let conditions: [Slot: UInt64]
  package let reason: String
  /// Its line in the pack's file, from 1.
  package let line: Int

  /// Situations with all of these values cannot be.
  package init(conditions: [Slot: UInt64], reason: String, line: Int) {
    self.conditions = conditions
    self.reason = reason
    self.line = line
  }
}
