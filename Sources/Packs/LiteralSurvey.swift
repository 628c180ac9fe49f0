package import Rules

/// What a document without readings says of one conclusion, situation by situation.
package struct LiteralSurvey: Sendable {
  package let conclusion: Slot
  package let count: Count
  /// Where two sentences differ or none speaks, as blocks, by question; without one at the end.
  package let troubles: [Trouble]

  /// How many situations are decided, and how.
  package struct Count: Hashable, Sendable {
    /// By one row alone.
    package var alone = 0
    /// By several that agree.
    package var agreeing = 0
    /// By one that the document itself puts before another.
    package var settled = 0
    /// Not: two rows differ.
    package var conflicting = 0
    /// Not: no row speaks.
    package var silent = 0

    /// No situation.
    package init() {}

    /// All of them.
    package var all: Int { alone + agreeing + settled + conflicting + silent }

    /// Both together.
    package static func + (left: Count, right: Count) -> Count {
      var sum = left
      sum.alone += right.alone
      sum.agreeing += right.agreeing
      sum.settled += right.settled
      sum.conflicting += right.conflicting
      sum.silent += right.silent
      return sum
    }
  }

  /// Situations that are not decided.
  package struct Trouble: Sendable {
    package let box: Box
    /// The rows that say different things, by position; none where no row speaks.
    package let rows: [Int]
    /// Its question, as a position in the pack's; `nil` where nobody has thought of one yet.
    package let question: Int?
  }
}

extension LiteralPack {
  /// A survey of each conclusion, in the order of the file.
  package var surveys: [LiteralSurvey] {
    policy.lexicon.entries.map(\.slot).filter { policy.table($0) != nil }.map(survey)
  }

  /// Questions about situations that are all decided.
  package var idleQuestions: [Question] {
    questions.filter { question in
      // A question about a word needs no situation.
      guard !question.conclusions.isEmpty else { return false }
      return !question.conclusions.contains { slot in
        guard let sheet = policy.table(slot)?.sheet else { return false }
        return undecided(slot).contains { $0.box.meets(question.box, over: sheet.questions) }
      }
    }
  }

  private typealias Piece = Explorer.Piece

  private func pieces(_ conclusion: Slot) -> [Piece] {
    policy.explorer.pieces(of: conclusion, deriving: false)
  }

  private func undecided(_ conclusion: Slot) -> [Piece] {
    pieces(conclusion).filter { piece in
      switch piece.answer {
      case .gap, .conflict: true
      case .decided, .impossible: false
      }
    }
  }

  private func survey(of conclusion: Slot) -> LiteralSurvey {
    guard let sheet = policy.table(conclusion)?.sheet else {
      return LiteralSurvey(conclusion: conclusion, count: .init(), troubles: [])
    }
    let impossible = pieces(conclusion).filter { $0.answer == .impossible }
    var left = undecided(conclusion)
    var troubles: [LiteralSurvey.Trouble] = []
    for (index, question) in questions.enumerated()
    where question.conclusions.contains(conclusion) {
      let asked = undecided(conclusion).filter {
        $0.box.meets(question.box, over: sheet.questions)
      }
      let inside = asked.map { piece in
        var part = piece
        part.box = piece.box.intersection(question.box)
        return part
      }
      troubles += blocks(inside, impossible, sheet, question: index)
      left = left.flatMap { piece in
        piece.box.subtracting(question.box, over: sheet.questions).map { box in
          var rest = piece
          rest.box = box
          return rest
        }
      }
    }
    troubles += blocks(left, impossible, sheet, question: nil)
    return LiteralSurvey(
      conclusion: conclusion, count: count(conclusion, sheet), troubles: troubles)
  }

  /// The fewest blocks that hold these pieces; what is impossible may be swallowed.
  private func blocks(
    _ pieces: [Piece], _ impossible: [Piece], _ sheet: RowSheet, question: Int?
  ) -> [LiteralSurvey.Trouble] {
    let keyed = pieces.map { (box: $0.box, key: Optional($0.answer)) }
    let free = impossible.map { (box: $0.box, key: Explorer.Answer?.none) }
    return Blocks(lexicon: policy.lexicon, over: sheet.questions).joined(keyed + free).map {
      var rows: [Int] = []
      if case .conflict(let differing) = $0.key { rows = Set(differing).sorted() }
      return LiteralSurvey.Trouble(box: $0.box, rows: rows, question: question)
    }
  }

  private func count(_ conclusion: Slot, _ sheet: RowSheet) -> LiteralSurvey.Count {
    var count = LiteralSurvey.Count()
    for piece in pieces(conclusion) {
      let volume = policy.lexicon.volume(of: piece.box, over: sheet.questions)
      switch piece.answer {
      case .impossible: break
      case .gap: count.silent += volume
      case .conflict: count.conflicting += volume
      case .decided(_, let rows):
        let matching = sheet.lines.filter { line in
          zip(sheet.questions, line.masks).allSatisfy { piece.box[$0] & ~$1 == 0 }
        }
        if matching.count > rows.count {
          count.settled += volume
        } else if rows.count > 1 {
          count.agreeing += volume
        } else {
          count.alone += volume
        }
      }
    }
    return count
  }
}
