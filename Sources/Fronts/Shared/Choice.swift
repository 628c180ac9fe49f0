import Terminal

/// One answer that can be picked by its number.
package struct ChoiceOption: Hashable, Sendable {
  /// 1 to 9, also the key that picks it.
  package var number: Int
  package var label: String
  /// One line that says what it means; empty for none.
  package var explanation: String

  /// That answer under that number.
  package init(number: Int, label: String, explanation: String = "") {
    self.number = number
    self.label = label
    self.explanation = explanation
  }
}

/// Answers one under the other; a number moves the mark, Enter goes on, nothing is chosen at first.
package struct Choice: Block {
  package var options: [ChoiceOption]
  /// The number of the answer marked.
  package var marked: Int?

  /// Those answers, one of them perhaps marked.
  package init(_ options: [ChoiceOption], marked: Int?) {
    self.options = options
    self.marked = marked
  }

  /// The label of the answer marked.
  package var markedLabel: String? {
    options.first { $0.number == marked }?.label
  }

  /// The number a step up or down from the mark leads to; without a mark, the first or the last.
  package func moved(by step: Int) -> Int? {
    guard let place = options.firstIndex(where: { $0.number == marked }) else {
      return (step > 0 ? options.first : options.last)?.number
    }
    return options[min(max(0, place + step), options.count - 1)].number
  }

  package func lines(columns: Int) -> [Line] {
    let gap = columns < 60 ? "  " : "   "
    var lines: [Line] = []
    for (index, option) in options.enumerated() {
      let isMarked = option.number == marked
      let target = Target.choose(option.number)
      let lead = "\(option.number)\(gap)"
      let indent = Terminal.columns(of: lead)
      let room = max(2, columns - indent)
      for (row, text) in wrap(option.label, columns: room).enumerated() {
        let before = row == 0 ? lead : String(repeating: " ", count: indent)
        lines.append(
          Line(
            before + text, isMarked ? .focus : .text, target: target,
            caret: isMarked && row == 0 ? 0 : nil,
            mark: isMarked && row == 0 ? Span(">", .title) : nil))
      }
      if !option.explanation.isEmpty {
        for text in wrap(option.explanation, columns: room, lastAtLeast: lastLineMin) {
          let indented = String(repeating: " ", count: indent) + text
          lines.append(Line(indented, .hint, rank: Rank.explanation, target: target))
        }
      }
      guard index < options.count - 1 else { continue }
      lines.append(.empty(Rank.between, target: target))
      lines.append(.empty(Rank.air, target: target))
    }
    return lines
  }
}
