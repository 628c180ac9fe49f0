import Fronts
import Messages
import Support
import Terminal
import Testing

@Suite("Every screen at any size")
struct EverySizeTests {
  /// One screen of each kind: these are tried at every size there is where all is asked for.
  private static let kinds: Set<String> = [
    "guided-opening", "guided-openingHelp", "guided-reasonChosen", "guided-carePlaceMatches",
    "guided-identityWrong", "guided-name", "guided-check", "guided-result", "guided-reasons",
    "guided-receipt", "guided-staff", "guided-help", "clerk-list", "clerk-filled",
    "clerk-placeList", "clerk-faults", "clerk-confirm", "clerk-printed", "clerk-record",
    "clerk-help",
  ]

  private static let columns = 20...200
  private static let rows = 5...60

  @Test(
    "is drawn whole, with the cursor on the focus and the keys at its foot",
    arguments: Shot.all.map(\.name), Language.allCases)
  func drawn(_ name: String, _ language: Language) throws {
    let shot = try #require(Shot(name: name))
    let pilot = try pilot(at: shot, language)
    let isKind = Self.kinds.contains(name)
    for size in triesAll && isKind ? Self.all : Self.some(for: name, isKind ? 60 : 10) {
      let faults = faults(of: pilot.app.frame(size), size)
      if !faults.isEmpty { Issue.record("\(size.columns)x\(size.rows): \(faults)") }
    }
  }

  @Test(
    "has no character that terminals draw in one column or in two",
    arguments: Shot.all.map(\.name), Language.allCases)
  func ambiguous(_ name: String, _ language: Language) throws {
    let pilot = try pilot(at: #require(Shot(name: name)), language)
    for size in [PageLayout.smallest, Size(columns: 120, rows: 60)] {
      let found = ambiguousWidth(in: pilot.app.frame(size).grid.text)
      #expect(found.isEmpty, "\(size): \(found)")
    }
  }

  @Test("The screens of each kind are there")
  func kinds() {
    #expect(Self.kinds.isSubset(of: Shot.all.map(\.name)))
  }

  private func pilot(at shot: Shot, _ language: Language) throws -> Pilot {
    var context = try testContext(language: language)
    let size = Size(columns: 80, rows: 24)
    switch shot {
    case .guided(let path):
      context.lists = try path.lists
      return path.pilot(context, size: size)
    case .clerk(let screen):
      context.lists = try screen.lists
      return screen.pilot(context, size: size)
    }
  }

  /// What is wrong with a frame of that size.
  private func faults(of frame: Frame, _ size: Size) -> [String] {
    var faults: [String] = []
    if frame.grid.size != size { faults.append("it has another size") }
    if !frame.grid.contains(frame.cursor) { faults.append("the cursor is outside") }
    var hasFocus = false
    for row in 0..<size.rows {
      let cells = Array(frame.grid.row(row))
      for (column, cell) in cells.enumerated() {
        hasFocus = hasFocus || cell.style == .focus
        let isWhole =
          switch cell.role {
          case .single: true
          case .lead: column + 1 < cells.count && cells[column + 1].role == .trail
          case .trail: column > 0 && cells[column - 1].role == .lead
          }
        if !isWhole { faults.append("half a character at \(column),\(row)") }
      }
    }
    if hasFocus, frame.grid[frame.cursor].style != .focus {
      faults.append("the cursor is not on the focus")
    }
    let smallest = PageLayout.smallest
    if size.columns >= smallest.columns, size.rows >= smallest.rows {
      // The clerk's have up to three lines under them.
      let foot = (size.rows - 4..<size.rows).flatMap { frame.grid.row($0) }
      if !foot.contains(where: { $0.style == .key }) { faults.append("no keys at the foot") }
    }
    return faults
  }

  private static let all = columns.flatMap { columns in
    rows.map { Size(columns: columns, rows: $0) }
  }

  /// The edges of what is possible and of what is laid out, and some between.
  private static func some(for name: String, _ count: Int) -> [Size] {
    var sizes: [Size] = []
    for columns in [20, 59, 60, 69, 70, 109, 110, 200] {
      for rows in [5, 17, 18, 60] { sizes.append(Size(columns: columns, rows: rows)) }
    }
    var random = SeededRandom(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let wanted = triesAll ? 200 : count
    for _ in 0..<wanted {
      sizes.append(
        Size(
          columns: Int.random(in: columns, using: &random),
          rows: Int.random(in: rows, using: &random)))
    }
    return sizes
  }
}
