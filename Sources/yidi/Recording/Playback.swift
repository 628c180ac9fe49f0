internal import Shots
internal import Terminal

/// A recording as it is shown again: its frames, each with when it came.
struct Playback {
  /// A frame and what is said of it.
  struct Step: Equatable {
    /// Since the beginning of its run.
    var milliseconds: Int
    var page: String
    var frame: Frame
  }

  private(set) var steps: [Step] = []

  /// Why a file is no recording, at that line.
  struct Failure: Error, Equatable {
    let line: Int
  }

  /// Reads a whole file; what it says is cleaned like anything else that is shown.
  init(_ bytes: [UInt8]) throws(Failure) {
    var number = 0
    var isRecording = false
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !line.isEmpty else { continue }
      guard let members = Self.members(Array(line)) else {
        // The machine may have gone down in the middle of the last line.
        if isRecording, number > 1, !bytes.isEmpty, bytes.last != UInt8(ascii: "\n") { return }
        throw Failure(line: number)
      }
      if case .string("recording") = members["yidi"] { isRecording = true }
      guard isRecording else { throw Failure(line: number) }
      guard members["rows"] != nil else { continue }
      guard let step = Self.step(members) else { throw Failure(line: number) }
      steps.append(step)
    }
    guard isRecording else { throw Failure(line: 1) }
  }

  private static func members(_ line: [UInt8]) -> [String: JSON]? {
    let value = line.withUnsafeBufferPointer { buffer -> JSON? in
      var reader = JSONReader(buffer)
      return try? reader.read()
    }
    guard case .object(let members) = value else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private static func step(_ members: [String: JSON]) -> Step? {
    guard case .integer(let time) = members["t"], let milliseconds = Int(time),
      (0...millisecondsMax).contains(milliseconds),
      case .string(let page) = members["page"], case .array(let rows) = members["rows"],
      let size = pair(members["size"], "x"), let cursor = pair(members["cursor"], ","),
      (1...CursesScreen.sizeMax.columns).contains(size.0),
      (1...CursesScreen.sizeMax.rows).contains(size.1)
    else { return nil }
    var grid = Grid(Size(columns: size.0, rows: size.1))
    for (number, row) in rows.enumerated() {
      guard case .string(let text) = row else { return nil }
      grid.put(cleaned(text), at: Position(column: 0, row: number))
    }
    if case .array(let looks) = members["looks"] {
      for case .string(let look) in looks { restyle(&grid, look) }
    }
    return Step(
      milliseconds: milliseconds, page: cleaned(page),
      frame: Frame(
        grid: grid,
        cursor: Position(
          column: min(max(cursor.0, 0), size.0 - 1), row: min(max(cursor.1, 0), size.1 - 1))))
  }

  /// Some thirty years, so that no sum of times runs over.
  private static let millisecondsMax = 1 << 40

  private static func pair(_ value: JSON?, _ sign: Character) -> (Int, Int)? {
    guard case .string(let text) = value else { return nil }
    let parts = text.split(separator: sign).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
    return (first, second)
  }

  private static func restyle(_ grid: inout Grid, _ look: String) {
    let parts = look.split(separator: " ")
    guard parts.count == 4, let row = Int(parts[0]), let column = Int(parts[1]),
      let columns = Int(parts[2]), (0..<grid.size.rows).contains(row),
      (0..<grid.size.columns).contains(column), (1...grid.size.columns).contains(columns),
      let style = Style.allCases.first(where: { String($0.letter) == parts[3] })
    else { return }
    grid.restyle(
      at: Position(column: column, row: row), Size(columns: columns, rows: 1), style: style)
  }

  /// The frames one under another, each under a line that says when and where.
  var text: String {
    steps.map { step in
      "-- \(Self.time(step.milliseconds)) \(step.page)\n" + step.frame.grid.text
    }.joined(separator: "\n")
  }

  /// The same for players of terminal recordings: asciicast, version 2.
  func asciicast(theme: Theme, pauseMax: Int) -> [UInt8] {
    var writer = JSONWriter()
    let size = steps.first?.frame.grid.size ?? Size(columns: 80, rows: 24)
    writer.object { line in
      line.integer("version", 2)
      line.integer("width", size.columns)
      line.integer("height", size.rows)
    }
    writer.newline()
    var bytes = writer.bytes
    var clock = 0
    for (index, step) in steps.enumerated() {
      if index > 0 { clock += min(pauseMax, pause(before: index)) }
      let rows = ansiPicture(step.frame, theme: theme).split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropLast()
      let place = "\u{1B}[\(step.frame.cursor.row + 1);\(step.frame.cursor.column + 1)H"
      let shown = "\u{1B}[2J\u{1B}[H" + rows.joined(separator: "\r\n") + place
      writer.removeAll()
      writer.string(nil, shown)
      let seconds = "\(clock / 1_000).\(Self.padded(clock % 1_000, 3))"
      bytes += Array("[\(seconds), \"o\", ".utf8) + writer.bytes + Array("]\n".utf8)
    }
    return bytes
  }

  /// Milliseconds from the frame before; none where a run began anew.
  func pause(before index: Int) -> Int {
    max(0, steps[index].milliseconds - steps[index - 1].milliseconds)
  }

  private static func time(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    return
      "\(padded(seconds / 60, 2)):\(padded(seconds % 60, 2)).\(padded(milliseconds % 1_000, 3))"
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
