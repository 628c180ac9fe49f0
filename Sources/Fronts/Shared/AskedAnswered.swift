import Terminal

/// A question with its answer behind it, or beneath it where one row has no room for both.
struct AskedAnswered: Block {
  var asked: String
  var answer: String

  var spoken: [String] { ["\(asked) \(answer)"] }

  func lines(columns: Int) -> [Line] {
    let answer = onScreen(answer)
    if Terminal.columns(of: asked) + 2 + Terminal.columns(of: answer) <= columns {
      return [Line([Span(asked + "  "), Span(answer, .title)])]
    }
    let indent = 2
    return wrap(asked, columns: columns, lastAtLeast: lastLineMin).map { Line($0) }
      + wrap(answer, columns: max(2, columns - indent), lastAtLeast: lastLineMin).map {
        Line([Span(String(repeating: " ", count: indent)), Span($0, .title)])
      }
  }
}
