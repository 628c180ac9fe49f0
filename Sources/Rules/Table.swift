/// Why a cell of a table says what it says: an interned record, made when the pack is compiled.
package struct Explanation: Hashable, Sendable {
  /// The number of the value concluded.
  package let value: UInt8
  /// Rows that apply and are not set aside, by their position in the table.
  package let winners: [Int]
  /// Rows that would apply but are set aside, each with the row that sets it aside.
  package let setAside: [SetAside]
  /// What the winning rows cite, as positions in `Policy.citations`.
  package let citations: [UInt16]
  /// The readings this cell rests on, as positions in `Policy.readings`.
  package let readings: [UInt8]
  package let notes: [Note]

  /// A row that lost to another.
  package struct SetAside: Hashable, Sendable {
    package let row: Int
    package let by: Int

    /// `row` lost to `by`.
    package init(row: Int, by: Int) {
      self.row = row
      self.by = by
    }
  }

  /// A record of these parts.
  package init(
    value: UInt8, winners: [Int], setAside: [SetAside], citations: [UInt16], readings: [UInt8],
    notes: [Note]
  ) {
    self.value = value
    self.winners = winners
    self.setAside = setAside
    self.citations = citations
    self.readings = readings
    self.notes = notes
  }
}

/// One conclusion, compiled: every situation it can meet has its explanation in a dense array.
///
/// A class, though nothing of it ever changes: it is handed on at every look-up, and so costs one
/// count of references instead of one for each of its arrays.
package final class Table: Sendable {
  /// The rows as they are written.
  package let sheet: RowSheet
  /// The slots it asks, most significant first, with the number of values of each.
  package let questions: [Question]
  /// Mixed-radix code of the questions → position in `explanations`.
  let cells: [UInt16]
  package let explanations: [Explanation]
  /// Which day decides whether the document governs (依据日).
  package let governing: Governing?

  /// A day that governs a conclusion, in the pack's own words.
  package struct Governing: Hashable, Sendable {
    /// Such as 首日.
    package let day: String
    /// The reading it rests on, where the text names no day, as a position in `Policy.readings`.
    package let reading: UInt8?

    /// That day, by that reading.
    package init(day: String, reading: UInt8?) {
      self.day = day
      self.reading = reading
    }
  }

  /// The slot it fills.
  package var conclusion: Slot { sheet.conclusion }
  /// Names of the rows, as the pack numbers them.
  package var rows: [String] { sheet.rows.map(\.name) }

  /// A slot a table asks.
  package struct Question: Hashable, Sendable {
    package let slot: Slot
    /// How many values it has.
    package let count: Int

    /// A question with that many answers.
    package init(slot: Slot, count: Int) {
      self.slot = slot
      self.count = count
    }
  }

  /// Marks a cell that no case can reach.
  package static let unreachable = UInt16.max

  /// A table of that many cells; `cells.count` is the product of the questions' counts.
  package init(
    sheet: RowSheet, questions: [Question], cells: [UInt16], explanations: [Explanation],
    governing: Governing? = nil
  ) {
    precondition(cells.count == questions.reduce(1) { $0 * $1.count })
    self.sheet = sheet
    self.questions = questions
    self.cells = cells
    self.explanations = explanations
    self.governing = governing
  }

  /// Where `explanations` says why the table says what it says of a situation; `unreachable` where
  /// the pack calls the situation impossible.
  package func cell(_ situation: Situation) -> UInt16 {
    var index = 0
    for question in questions {
      index = index * question.count + Int(situation[question.slot])
    }
    return cells[index]
  }

  /// The same of the first situation of a box, which must have some.
  package func cell(firstOf box: Box) -> UInt16 {
    var index = 0
    for question in questions {
      index = index * question.count + box[question.slot].trailingZeroBitCount
    }
    return cells[index]
  }

  /// What the table says of a situation; `nil` where the pack calls it impossible.
  package func explanation(_ situation: Situation) -> Explanation? {
    let cell = cell(situation)
    return cell == Table.unreachable ? nil : explanations[Int(cell)]
  }
}
