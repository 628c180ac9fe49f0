/// What of a page cannot be divided: usually a line, with what stands beside it.
struct Row {
  /// Something to draw, placed from the row's top left.
  enum Mark {
    /// A line of a text.
    case line(LaidText, Int, x: Double, baseline: Double)
    /// A thin line, for the eye or for a pen.
    case stroke(from: Double, to: Double, y: Double)
    /// A code as a square of that side.
    case code(QRCode, x: Double, y: Double, side: Double)
  }

  var height: Double
  /// Empty space above, which the top of a page does without.
  var gap = 0.0
  /// Whether the next row stands on the same page.
  var joinsNext = false
  /// Whether it only divides what is above from what is below, so that no page begins with it.
  var isDivider = false
  /// Whether what is above is a whole by itself: a paper that needs a second sheet rather begins it here.
  var opensSheet = false
  var marks: [Mark] = []
  /// How lines to write on are added below it, where somebody answers there.
  var answer: Answer?

  /// How far its text reaches to the right.
  var right: Double {
    marks.reduce(0) { widest, mark in
      guard case .line(let text, let index, let x, _) = mark else { return widest }
      return max(widest, x + text.width(ofLine: index))
    }
  }

  /// The rows on pages of that height, and whether those divide nothing that is a whole by itself.
  static func sheets(of rows: [Row], height: Double) -> (pages: [[Row]], areApart: Bool) {
    let pages = pages(of: rows, height: height)
    guard pages.count > 1, let start = rows.firstIndex(where: \.opensSheet) else {
      return (pages, true)
    }
    let (first, rest) = (Array(rows[..<start]), Array(rows[start...]))
    let apart = self.pages(of: first, height: height) + self.pages(of: rest, height: height)
    return apart.count == pages.count ? (apart, true) : (pages, false)
  }

  /// The rows on pages of that height, none of them divided.
  static func pages(of rows: [Row], height: Double) -> [[Row]] {
    var pages: [[Row]] = []
    var page: [Row] = []
    var used = 0.0
    var index = 0
    while index < rows.count {
      let end = (rows[index...].firstIndex { !$0.joinsNext } ?? rows.count - 1) + 1
      let group = rows[index..<end]
      let needed = group.reduce(0) { $0 + $1.gap + $1.height }
      if !page.isEmpty, used + needed > height {
        pages.append(page)
        (page, used) = ([], 0)
      }
      for row in group where !(row.isDivider && page.isEmpty) {
        // A group taller than a page goes on where it has to.
        if !page.isEmpty, used + row.gap + row.height > height {
          pages.append(page)
          (page, used) = ([], 0)
        }
        used += (page.isEmpty ? 0 : row.gap) + row.height
        page.append(row)
      }
      index = end
    }
    if !page.isEmpty || pages.isEmpty { pages.append(page) }
    return pages
  }
}

extension [Row] {
  /// The rows as one paragraph: neither its first nor its last line stands alone on a page.
  var asParagraph: [Row] {
    var rows = self
    guard rows.count > 1 else { return rows }
    rows[0].joinsNext = true
    rows[rows.count - 2].joinsNext = true
    return rows
  }

  /// The rows with what follows them on the same page.
  var joined: [Row] {
    var rows = self
    for index in rows.indices { rows[index].joinsNext = true }
    return rows
  }

  /// The rows on one page, whatever follows.
  var together: [Row] {
    var rows = self
    for index in rows.indices.dropLast() { rows[index].joinsNext = true }
    return rows
  }

  /// What they take together, with the room above each.
  var height: Double { reduce(0) { $0 + $1.gap + $1.height } }

  /// The rows with that much space above.
  func below(gap: Double) -> [Row] {
    var rows = self
    if !rows.isEmpty { rows[0].gap = gap }
    return rows
  }
}

extension Row {
  /// The row with all its marks that much further to the right.
  func moved(by way: Double) -> Row {
    var row = self
    row.marks = marks.map { $0.moved(by: way) }
    return row
  }
}

extension Row.Mark {
  /// The mark that much further to the right.
  func moved(by way: Double) -> Row.Mark {
    switch self {
    case .line(let text, let index, let x, let baseline):
      .line(text, index, x: x + way, baseline: baseline)
    case .stroke(let from, let to, let y): .stroke(from: from + way, to: to + way, y: y)
    case .code(let code, let x, let y, let side): .code(code, x: x + way, y: y, side: side)
    }
  }

  /// The mark that much further down.
  func lowered(by drop: Double) -> Row.Mark {
    switch self {
    case .line(let text, let index, let x, let baseline):
      .line(text, index, x: x, baseline: baseline + drop)
    case .stroke(let from, let to, let y): .stroke(from: from, to: to, y: y + drop)
    case .code(let code, let x, let y, let side): .code(code, x: x, y: y + drop, side: side)
    }
  }
}
