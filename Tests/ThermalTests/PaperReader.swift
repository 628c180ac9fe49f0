import FoundationEssentials
import Glibc
import Support

@testable import Thermal

/// What came out of a thermal printer, read by a program that is not ours.
struct ReadPaper {
  /// A row as `escpos.py` tells it: what it is, then what is known of it.
  struct Row {
    let kind: String
    let parts: [String]
  }

  let rows: [Row]
  /// Of the paper, in dots.
  let height: Int
  /// The codes that `zbarimg` finds on the paper.
  let scanned: [String]

  /// The words of the lines in the printer's own type.
  var texts: [String] { rows.filter { $0.kind == "text" }.map { $0.parts[1] } }
}

/// A folder in which papers are read.
struct PaperReader {
  private static let program = repositoryPath() + "/Tests/ThermalTests/Data/escpos.py"
  private static let python = "/usr/bin/python3"

  let folder: String

  /// Runs the body with a reader whose folder is then removed.
  static func use<Value>(_ body: (PaperReader) throws -> Value) throws -> Value {
    var template = Array("/tmp/yidi-thermal.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProgram.Failure(description: "no folder in /tmp")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(PaperReader(folder: folder))
  }

  /// Reads papers of one width; fails at anything in them that is no ESC/POS.
  func read(_ papers: [[UInt8]], dots: Int, scans: Bool = false) throws -> [ReadPaper] {
    let files = papers.indices.map { "\(folder)/\($0)" }
    for (file, bytes) in zip(files, papers) { try Data(bytes).write(to: URL(filePath: file)) }
    try ChildProgram.run(
      Self.python, [Self.program, String(dots)] + files, log: "\(folder)/log")
    return try files.map { file in
      var rows = try text("\(file).txt").split(separator: "\n").map { line -> ReadPaper.Row in
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return ReadPaper.Row(kind: parts[0], parts: Array(parts.dropFirst()))
      }
      let height = rows.removeLast().parts.first.flatMap { Int($0) } ?? 0
      return ReadPaper(rows: rows, height: height, scanned: scans ? try scan("\(file).pbm") : [])
    }
  }

  /// Every command of a paper in turn, a line each, and every line of type with its end.
  func commands(_ paper: [UInt8], dots: Int) throws -> String {
    let file = "\(folder)/paper"
    try Data(paper).write(to: URL(filePath: file))
    try ChildProgram.run(
      Self.python, [Self.program, "list", String(dots), file], log: "\(folder)/log")
    return try text("\(file).list")
  }

  /// The code of that payload, made by another library than ours.
  func matrix(_ payload: String) throws -> Bitmap {
    let file = "\(folder)/matrix"
    try ChildProgram.run(
      Self.python, [Self.program, "matrix", payload, file], log: "\(folder)/log")
    let rows = try text(file).split(separator: "\n").map(Array.init)
    var code = Bitmap(width: rows.count, height: rows.count)
    for (row, dots) in rows.enumerated() {
      for (column, dot) in dots.enumerated() where dot == "1" { code[column, row] = true }
    }
    return code
  }

  private func scan(_ picture: String) throws -> [String] {
    let found = "\(picture).scanned"
    // It ends with 4 where it found nothing.
    try ChildProgram(
      starting: "/usr/bin/zbarimg", ["--raw", "-q", "--nodbus", picture], log: found
    ).wait()
    return try text(found).split(separator: "\n").map(String.init)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

/// Draws every line as a black bar of its width, and codes as given; keeps what it was asked for.
struct FakeArtist: ThermalArtist {
  var code = Bitmap(width: 21, height: 21)
  /// Called with the lines to be drawn.
  var asked: @Sendable ([RasterLine]) -> Void = { _ in }

  func draw(_ lines: [RasterLine]) throws -> [Bitmap] {
    asked(lines)
    return lines.map { line in
      let columns = line.text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
      var bar = Bitmap(width: min(line.widthMax, columns * line.width / 2), height: line.height)
      for column in 0..<bar.width {
        for row in 0..<bar.height { bar[column, row] = true }
      }
      return bar
    }
  }

  func code(_ payload: String) throws -> Bitmap { code }
}
