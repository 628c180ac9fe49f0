import Interview
import Messages
import Screens
import Terminal

/// The form with a place for each field, before it is cut to the rows there are.
struct ClerkFormLayout: Sendable {
  /// A field's place: its label, then what it holds.
  struct Box: Hashable, Sendable {
    var question: Question
    /// Where the label begins.
    var column: Int
    /// Where what it holds begins.
    var input: Int
    /// The first column that is another's.
    var end: Int
    /// Said behind what it holds, where that fits.
    var fault: ClerkFault?
  }

  /// One row of the form.
  enum Row: Hashable, Sendable {
    case fields([Box])
    /// What is wrong with the field above, and which of its characters.
    case fault(Box, ClerkFault)
    /// The pointers under the characters that are wrong.
    case pointers(Box, Range<Int>)
    case blank
  }

  private(set) var rows: [Row] = []
  /// The columns the form has; what stands beside it begins behind them.
  let columns: Int
  /// The first row shown.
  private(set) var top = 0

  /// Lays the form out on so many columns and rows.
  ///
  /// Where there is room each field has a row of its own. Where there is none, the rows move so that
  /// the field with the keyboard is seen, and what is wrong with it.
  init(
    _ form: ClerkForm, columns: Int, height: Int, labelColumns: Int,
    measure: (ClerkFault) -> Int
  ) {
    self.columns = columns
    func rows(isSingle: Bool) -> [Row] {
      Self.rows(form, columns, labelColumns, isSingle: isSingle, measure: measure)
    }
    let loose = rows(isSingle: true)
    let paired = rows(isSingle: false)
    if loose.count <= height {
      self.rows = loose
    } else {
      self.rows = Self.withLessAir(paired, height)
    }
    let focus = self.rows.firstIndex { row in
      if case .fields(let boxes) = row {
        boxes.contains { $0.question == form.focus }
      } else {
        false
      }
    }
    // Two rows below the focus belong to it: pointers and what is wrong.
    if let focus, self.rows.count > height {
      top = min(max(0, focus + 3 - height), self.rows.count - height)
    }
  }

  /// Without as many empty rows as there is no room for, the last first: what is filled in already keeps
  /// its place when another field comes in below.
  private static func withLessAir(_ rows: [Row], _ height: Int) -> [Row] {
    var left = rows
    while left.count > height, let last = left.lastIndex(of: .blank) { left.remove(at: last) }
    return left
  }

  /// The columns kept for what a field holds before what is wrong is said behind it.
  private static let heldColumns = 20

  /// Two fields a row.
  private static func pairs(_ fields: [Question]) -> [[Question]] {
    stride(from: 0, to: fields.count, by: 2).map { Array(fields[$0..<min($0 + 2, fields.count)]) }
  }

  private static func rows(
    _ form: ClerkForm, _ columns: Int, _ labelColumns: Int, isSingle: Bool,
    measure: (ClerkFault) -> Int
  ) -> [Row] {
    let asked = Set(form.fields)
    // A list beside the field lies over what is said of it, and says itself what to do.
    let faults = form.said.filter { $0.question != form.focus || !form.showsList }
    var rows: [Row] = []
    for group in ClerkRows.all {
      let shown = group.filter { asked.contains($0) || form.isIdle($0) }
      let opens = shown.contains(where: ClerkRows.openers.contains)
      if opens, !rows.isEmpty { rows.append(.blank) }
      let parts = isSingle ? shown.map { [$0] } : pairs(shown)
      for part in parts {
        let width = (columns - 2) / (group.count > 1 && !isSingle ? 2 : 1)
        var boxes = part.map { question in
          // Of two fields each keeps its side; of three they share rows as they come.
          let side =
            group.count > 2 ? part.firstIndex(of: question) : group.firstIndex(of: question)
          let slot = isSingle ? 0 : side ?? 0
          let column = 2 + slot * width
          // The mark of the field beside it stands before that field's label.
          let hasNeighbour = question != part.last
          return Box(
            question: question, column: column, input: column + labelColumns,
            end: column + width - (hasNeighbour ? 2 : 0),
            fault: faults.first { $0.question == question })
        }
        let wrong = boxes.filter { $0.fault != nil }
        let isBeside = wrong.allSatisfy { box in
          guard let fault = box.fault else { return true }
          return box.input + heldColumns + measure(fault) + 4 < box.end
        }
        if !isBeside { for index in boxes.indices { boxes[index].fault = nil } }
        rows.append(.fields(boxes))
        for box in wrong {
          guard let fault = box.fault else { continue }
          if let mark = fault.mark, box.question == form.focus {
            rows.append(.pointers(box, mark))
          }
          if !isBeside { rows.append(.fault(box, fault)) }
        }
      }
    }
    return rows
  }
}
