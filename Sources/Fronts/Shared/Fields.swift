package import Terminal

/// A field of words, `[ 张三______ ]`, with two empty rows under it for an input method's window.
///
/// As wide as the page once its words need that; `<` and `>` stand where even so some are hidden.
package struct TextField: Block {
  package var line: EditLine
  /// Columns between the brackets.
  package var width: Int
  /// Shown in place of what is in the field; `nil` to show it.
  package var masked: String?
  /// Whether the field has the focus.
  package var hasFocus: Bool
  /// Whether the two empty rows under it stay on the smallest screen, too.
  package var keepsRoom: Bool

  /// A field that shows that line.
  package init(
    _ line: EditLine, width: Int = 24, masked: String? = nil, hasFocus: Bool = true,
    keepsRoom: Bool = false
  ) {
    self.line = line
    self.width = width
    self.masked = masked
    self.hasFocus = hasFocus
    self.keepsRoom = keepsRoom
  }

  /// What is in it, unless it may be a number: others could be listening.
  package var spoken: [String] {
    masked == nil && !line.text.contains(where: \.isNumber) ? [line.text] : []
  }

  package func lines(columns: Int) -> [Line] {
    // A long name or place is to be seen whole, as far as the page is wide.
    let isLong = masked == nil && Terminal.columns(of: line.text) >= width
    let room = max(2, isLong ? columns - 8 : min(width, columns - 8))
    let window = line.window(columns: room)
    let hidden = masked == nil ? line.hides(columns: room) : (before: false, after: false)
    let text = masked ?? window.text
    let caret = masked == nil ? window.caretColumn : Terminal.columns(of: text)
    let field = Line(
      [
        Span(hidden.before ? "    [<" : "    [ "),
        Span(padded(text, columns: room), hasFocus ? .focus : .text),
        Span(hidden.after ? ">]" : " ]"),
      ],
      caret: hasFocus ? 6 + min(caret, room - 1) : nil)
    if keepsRoom { return [field, .empty(Rank.always), .empty(Rank.always)] }
    return [field, .empty(Rank.hint), .empty(Rank.paragraph)]
  }
}

/// A number of known length in large groups, a place for each digit: an ID number, a phone, a date.
package struct CellField: Block {
  package var line: EditLine
  /// How many digits each group has: 6, 4, 4, 4 for an ID number.
  package var groups: [Int]
  /// Hides every digit but the last four.
  package var isMasked: Bool
  /// Digits to point at from below, where one can say which are wrong.
  package var wrong: Range<Int>?

  /// A field that shows that line in those groups.
  package init(
    _ line: EditLine, groups: [Int], isMasked: Bool = false, wrong: Range<Int>? = nil
  ) {
    self.line = line
    self.groups = groups
    self.isMasked = isMasked
    self.wrong = wrong
  }

  package func lines(columns: Int) -> [Line] {
    let digits = Array(line.text)
    let total = max(groups.reduce(0, +), digits.count)
    let isWide = column(of: total) + 5 <= columns
    let indent = isWide ? 5 : 0
    var row = String(repeating: " ", count: indent)
    var marks = row
    for place in 0..<total {
      let start = column(of: place) + indent
      row += String(repeating: " ", count: max(0, start - row.count))
      marks += String(repeating: " ", count: max(0, start - marks.count))
      row.append(shown(digits, at: place))
      marks.append(wrong?.contains(place) == true ? "=" : " ")
    }
    let caret = column(of: isMasked ? digits.count : line.caret) + indent
    return [
      Line([Span(row, .focus)], caret: min(caret, max(0, columns - 1))),
      wrong == nil ? .empty(Rank.paragraph) : Line(marks, .error),
    ]
  }

  /// Where a digit stands: two columns each, two more between groups.
  private func column(of place: Int) -> Int {
    var end = 0
    var breaks = 0
    for group in groups {
      end += group
      if place >= end { breaks += 1 }
    }
    // The last digit's successor stands right behind it, not beyond another break.
    if place >= end { breaks -= 1 }
    return place * 2 + max(0, breaks) * 2
  }

  private func shown(_ digits: [Character], at place: Int) -> Character {
    guard place < digits.count else { return "_" }
    return isMasked && place < digits.count - 4 ? "*" : digits[place]
  }
}
