/// A sheet with its lines as bits, by the values they admit: what boxes are cut along quickly.
///
/// Nothing of it changes; a class, as `Table` is one.
final class SheetCut: Sendable {
  /// Lines of a sheet, as bits by position.
  typealias Lines = UInt128

  let sheet: RowSheet
  /// The slots the sheet asks.
  let questions: [Slot]
  /// For each line, the number of the value concluded.
  private let values: [UInt8]
  /// For each question and value, the lines that admit it.
  private let admitting: [[Lines]]
  /// For each line, the lines its row sets aside.
  private let beaten: [Lines]
  /// The impossible situations a table of these questions can meet, as values by question.
  let impossible: [[(slot: Slot, mask: UInt64)]]

  /// The cut of a sheet, with as many lines as `Lines` has bits at most.
  init(_ sheet: RowSheet, lexicon: Lexicon, impossible: [Impossible]) {
    precondition(sheet.lines.count <= Lines.bitWidth)
    self.sheet = sheet
    questions = sheet.questions
    values = sheet.lines.map(\.value)
    admitting = sheet.questions.indices.map { position in
      var lines = [Lines](repeating: 0, count: lexicon.count(of: sheet.questions[position]))
      for (index, line) in sheet.lines.enumerated() {
        for value in lines.indices where line.masks[position] >> UInt64(value) & 1 == 1 {
          lines[value] |= 1 << Lines(index)
        }
      }
      return lines
    }
    beaten = sheet.lines.map { line in
      let losers = sheet.rows[line.row].exceptions
      guard !losers.isEmpty else { return 0 }
      var lines: Lines = 0
      for (index, other) in sheet.lines.enumerated()
      where losers.contains(where: { $0.row == other.row }) {
        lines |= 1 << Lines(index)
      }
      return lines
    }
    self.impossible = impossible.compactMap { excluded in
      let conditions = sheet.questions.compactMap { slot in
        excluded.conditions[slot].map { (slot, $0) }
      }
      return conditions.count == excluded.conditions.count ? conditions : nil
    }
  }

  /// The lines that fit any situation of a box.
  func lines(in box: Box) -> Lines {
    var left = values.count == Lines.bitWidth ? Lines.max : (1 << Lines(values.count)) - 1
    for (position, slot) in questions.enumerated() {
      var admitted: Lines = 0
      let mask = box[slot]
      for (value, lines) in admitting[position].enumerated() where mask >> UInt64(value) & 1 == 1 {
        admitted |= lines
      }
      left &= admitted
    }
    return left
  }

  /// Of the values in a mask, the lowest and those that the same of these lines admit.
  func group(
    of mask: UInt64, at position: Int, among left: Lines
  ) -> (mask: UInt64, left: Lines) {
    let first = mask.trailingZeroBitCount
    let admitted = admitting[position][first] & left
    var group: UInt64 = 0
    var rest = mask
    while rest != 0 {
      let value = rest.trailingZeroBitCount
      rest &= rest - 1
      if admitting[position][value] & left == admitted { group |= 1 << UInt64(value) }
    }
    return (group, admitted)
  }

  /// Of the lines that fit a situation, those that no other sets aside.
  func winners(_ lines: Lines) -> Lines {
    var left = lines
    var rest = lines
    while rest != 0 {
      left &= ~beaten[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return left
  }

  /// The value on which lines agree; `nil` where there is none or they do not.
  func value(_ winners: Lines) -> UInt8? {
    guard winners != 0 else { return nil }
    let value = values[winners.trailingZeroBitCount]
    var rest = winners & (winners - 1)
    while rest != 0 {
      guard values[rest.trailingZeroBitCount] == value else { return nil }
      rest &= rest - 1
    }
    return value
  }

  /// Lines by their bits.
  func named(_ lines: Lines) -> [RowSheet.Line] {
    sheet.lines.indices.filter { lines >> Lines($0) & 1 == 1 }.map { sheet.lines[$0] }
  }
}
