internal import Receipts

// Questions that are answered by hand.

extension Composer {
  /// Where what stands beside a label begins in every question of the paper: the eye goes down one edge.
  func answerColumn() throws(PageFault) -> Double {
    try labelColumn(paper.labelsAboveAnswers)
  }

  /// A line to write on under a label, and a second: an answer gives its reason.
  func answer(_ labels: [String]) throws(PageFault) -> [Row] {
    var rows = try signatures(labels)
    guard let last = rows.indices.last(where: { !rows[$0].marks.isEmpty }) else { return rows }
    rows[last].answer = .init(pitch: size * 2, right: sheet.textWidth)
    rows[last].write(lines: 1)
    return rows
  }
}

extension Row {
  /// Room for a hand below a row, a line at a time.
  struct Answer {
    /// From line to line.
    let pitch: Double
    /// How far the lines reach.
    let right: Double
    /// How many more lines are worth having: what is left empty then is more than an answer takes.
    static let linesMax = 4
  }

  /// Adds lines to write on below it.
  mutating func write(lines: Int) {
    guard let answer else { return }
    for _ in 0..<lines {
      height += answer.pitch
      marks.append(.stroke(from: 0, to: answer.right, y: height - answer.pitch * 0.05))
    }
  }
}

extension [Row] {
  /// The page with the room that is left on it given to its answers, the same to each: a question is not
  /// divided between two sheets, so that often much is left.
  func writtenOn(downTo height: Double) -> [Row] {
    let answers = indices.filter { self[$0].answer != nil }
    guard let pitch = answers.first.flatMap({ self[$0].answer?.pitch }) else { return self }
    let free = height - self.height + self[0].gap
    let lines = Swift.min(Row.Answer.linesMax, Int(free / (pitch * Double(answers.count))))
    guard lines > 0 else { return self }
    var rows = self
    for index in answers { rows[index].write(lines: lines) }
    return rows
  }
}
