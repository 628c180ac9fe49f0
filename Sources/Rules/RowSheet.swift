/// A conclusion's rows as they are written: what its table's cells were compiled from, and what
/// boxes of situations are cut along.
package struct RowSheet: Hashable, Sendable {
  /// A row for one value: a row that takes over a question's value (同…) is one of these for each.
  package struct Line: Hashable, Sendable {
    /// Its row's position in `rows`.
    package var row: Int
    /// The values each question admits, as bits.
    package var masks: [UInt64]
    /// The number of the value concluded.
    package var value: UInt8

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
    package var name: String
    /// Its line in the pack's file, from 1.
    package let line: Int
    /// The rows it sets aside.
    package var exceptions: [Exception]
    /// What it cites, as positions in `Policy.citations`.
    package var citations: [UInt16]
    /// The readings it rests on, as positions in `Policy.readings`.
    package var readings: [UInt8]
    package var notes: [Note]
    /// What the bureau should be asked where the text is silent (问); empty where it is not.
    package let question: String

    /// A row of these parts.
    package init(
      name: String, line: Int, exceptions: [Exception] = [], citations: [UInt16] = [],
      readings: [UInt8] = [], notes: [Note] = [], question: String = ""
    ) {
      self.name = name
      self.line = line
      self.exceptions = exceptions
      self.citations = citations
      self.readings = readings
      self.notes = notes
      self.question = question
    }

    /// The rows it sets aside, as positions in `rows`.
    package var beats: [Int] { exceptions.map(\.row) }
  }

  /// A row set aside by another (优先于).
  package struct Exception: Hashable, Sendable {
    /// Its position in `rows`.
    package var row: Int
    /// The reading that lets it, as a position in `Policy.readings`.
    package var reading: UInt8?

    /// That row is set aside, by that reading.
    package init(row: Int, reading: UInt8?) {
      self.row = row
      self.reading = reading
    }
  }

  package let conclusion: Slot
  /// The slots it asks.
  package let questions: [Slot]
  package var rows: [Row]
  package var lines: [Line]

  /// A sheet of these rows.
  package init(conclusion: Slot, questions: [Slot], rows: [Row], lines: [Line]) {
    self.conclusion = conclusion
    self.questions = questions
    self.rows = rows
    self.lines = lines
  }

  /// Why the lines that fit a situation say what they say together.
  ///
  /// - Parameter matching: All of them, in the order of the sheet.
  /// - Returns: `nil` where there is none, or where those left say different things.
  package func explanation(of matching: [Line]) -> Explanation? {
    var setAside: [Explanation.SetAside] = []
    for line in matching {
      if let by = matching.first(where: { exception(of: line.row, by: $0.row) != nil }) {
        setAside.append(.init(row: line.row, by: by.row))
      }
    }
    let winners = matching.filter { line in !setAside.contains { $0.row == line.row } }
    guard let value = winners.first?.value, winners.allSatisfy({ $0.value == value }) else {
      return nil
    }
    var readings = Set(winners.flatMap { rows[$0.row].readings })
    for winner in winners {
      for line in matching {
        if let reading = exception(of: line.row, by: winner.row)?.reading {
          readings.insert(reading)
        }
      }
    }
    return Explanation(
      value: value, winners: winners.map(\.row), setAside: setAside,
      citations: winners.flatMap { rows[$0.row].citations }, readings: readings.sorted(),
      notes: winners.flatMap { rows[$0.row].notes })
  }

  private func exception(of loser: Int, by row: Int) -> Exception? {
    rows[row].exceptions.first { $0.row == loser }
  }
}

/// A situation that cannot be, with the reason the pack gives.
package struct Impossible: Hashable, Sendable {
  /// The values that together exclude themselves, as bits.
  package var conditions: [Slot: UInt64]
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
