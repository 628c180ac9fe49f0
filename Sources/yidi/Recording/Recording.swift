internal import Fronts
internal import Messages
internal import Terminal

/// What happened in a run of the interactive program, as JSON Lines with nobody in them.
///
/// A key that writes itself is recorded as `character` and never as itself: what was chosen is seen
/// in the frames, what was typed about a person is nowhere.
struct Recording {
  private let concealment: Concealment
  private var last: Frame?
  private var line = JSONWriter()

  /// A recording that hides what those languages do not say.
  init(_ catalogues: [Messages.Catalogue]) {
    concealment = Concealment(catalogues)
  }

  /// The line with which a run begins.
  mutating func beginning(at moment: String, size: Size) -> [UInt8] {
    finished { line in
      line.string("yidi", "recording")
      line.integer("version", 1)
      line.string("at", moment)
      line.string("size", "\(size.columns)x\(size.rows)")
    }
  }

  /// The line for an event that the app is about to take.
  mutating func lines(for event: Event, on app: App, milliseconds: Int) -> [UInt8] {
    finished { line in
      line.integer("t", milliseconds)
      line.string("event", Self.name(event))
      line.string("page", app.personal.page)
    }
  }

  /// The line for a frame; empty where it is the one before.
  mutating func lines(for frame: Frame, of app: App, milliseconds: Int) -> [UInt8] {
    let personal = app.personal
    let shown = concealment.conceal(frame, personal)
    guard shown != last else { return [] }
    last = shown
    return finished { line in
      line.integer("t", milliseconds)
      line.string("page", personal.page)
      line.string("size", "\(shown.grid.size.columns)x\(shown.grid.size.rows)")
      line.string("cursor", "\(shown.cursor.column),\(shown.cursor.row)")
      line.array("rows", shown.grid.rows) { line, row in line.string(nil, row) }
      line.array("looks", Self.looks(shown.grid)) { line, look in line.string(nil, look) }
    }
  }

  /// The last line of a file that is full.
  mutating func end(milliseconds: Int) -> [UInt8] {
    finished { line in
      line.integer("t", milliseconds)
      line.string("event", "full")
    }
  }

  private mutating func finished(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
    line.removeAll()
    line.object(nil, fill)
    line.newline()
    return line.bytes
  }

  /// The kind of event; where a click went would tell what was picked, how long a paste was, what
  /// it was.
  private static func name(_ event: Event) -> String {
    switch event {
    case .key(.character): "character"
    case .key(.function(let number)): "f\(number)"
    case .key(.control(let letter)): "ctrl-\(letter)"
    case .key(let key): "\(key)".lowercased()
    case .paste: "paste"
    case .scan: "scan"
    case .tooFast: "too fast"
    case .click: "click"
    case .resize: "resize"
    case .escapeHeld: "escape held"
    case .report: "report"
    case .closed: "closed"
    }
  }

  /// Where the style is not that of text: row, column, columns, letter.
  private static func looks(_ grid: Grid) -> [String] {
    var looks: [String] = []
    for number in 0..<grid.size.rows {
      var start = 0
      let cells = Array(grid.row(number))
      for column in cells.indices
      where column + 1 == cells.count || cells[column + 1].style != cells[column].style {
        let style = cells[column].style
        if style != .text {
          looks.append("\(number) \(start) \(column + 1 - start) \(style.letter)")
        }
        start = column + 1
      }
    }
    return looks
  }
}
