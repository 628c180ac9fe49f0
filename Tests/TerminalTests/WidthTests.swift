import CCurses
import Foundation
import Glibc
import Support
import Terminal
import Testing

@Suite("Columns of text") struct WidthTests {
  @Test(
    "Each kind of character has its columns",
    arguments: [
      ("a", 1), ("", 0), ("备案", 4), ("\u{1B}", 0), ("\n", 0), ("é", 1), ("e\u{301}", 1),
      ("\u{301}", 0),
      ("Ａ", 2), ("｡", 1), ("、", 2), ("·", 2), ("“", 2), ("—", 1), ("①", 1), ("𠮷", 2), ("🇨🇳", 2),
      ("👴🏻", 2), ("👨‍👩‍👧", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("か\u{3099}", 2), ("\u{3099}", 0),
      ("\u{AD}", 0), ("\u{200B}", 0), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𬱖", 2),
    ])
  func kinds(text: String, width: Int) {
    #expect(columns(of: text) == width)
  }

  @Test(
    "All that the program shows is as wide to the C library as to us",
    arguments: try shownFiles())
  func agrees(file: String) throws {
    let text = try read(file)
    #expect(!text.isEmpty)
    try expectAgreement(on: Set(text.unicodeScalars).filter { !["\n", "\r", "\t"].contains($0) })
  }

  /// All from which something may come onto the screen.
  private static func shownFiles() throws -> [String] {
    let folders = [
      ("Locales", "po"), ("Sources/Places/Tables", "tsv"), ("Sources/Names/Tables", "tsv"),
      ("Sources/Rules/Policies", "md"), ("Sources/OfficeLists/Samples", "csv"),
    ]
    return try folders.flatMap { folder, kind in
      let names = try FileManager.default.contentsOfDirectory(
        atPath: "\(repositoryPath())/\(folder)")
      let files = names.filter { $0.hasSuffix("." + kind) }.map { "\(folder)/\($0)" }
      try #require(!files.isEmpty, "\(folder)")
      return files.sorted()
    }
  }

  @Test("Any Chinese character a name may have is as wide to the C library as to us")
  func anyName() throws {
    let ranges: [ClosedRange<UInt32>] = [
      0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x323AF,
    ]
    let assigned = ranges.joined().compactMap(Unicode.Scalar.init).filter {
      $0.properties.generalCategory != .unassigned
    }
    #expect(assigned.count > 97_000)
    try expectAgreement(on: assigned)
  }

  private func expectAgreement(on scalars: some Sequence<Unicode.Scalar>) throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    for scalar in scalars {
      let drawn = onScreen(String(scalar)).unicodeScalars
      let width = drawn.reduce(0) { $0 + Int(yidi_columns(wchar_t(bitPattern: $1.value))) }
      // What the library does not know yet is drawn as 〓, which is as wide as we take it to be.
      let isNewer = width < 0 && scalar.value >= 0x2B739
      if columns(of: onScreen(String(scalar))) != (isNewer ? 2 : width) {
        Issue.record("\(scalar) U+\(String(scalar.value, radix: 16)) is \(width) wide")
      }
    }
  }

  @Test("What is drawn of a mark is as wide as it was measured")
  func drawnWidth() {
    for mark in "“”‘’·×—–…" {
      var grid = Grid(Size(columns: 4, rows: 1))
      let used = grid.put("\(mark)x", at: Position(column: 0, row: 0))
      #expect(used == columns(of: mark) + 1)
      #expect(grid.rows == [onScreen(String(mark)) + "x"])
      #expect(ambiguousWidth(in: grid.text).isEmpty)
    }
  }

  @Test(
    "No text of ours has a character whose width terminals disagree on",
    arguments: ["Locales/zh.po", "Locales/en.po"])
  func texts(file: String) throws {
    var context = Substring()
    for line in try read(file).split(separator: "\n") {
      if line.hasPrefix("msgctxt ") { context = line.dropFirst(8) }
      // Those about rule packs quote the pack's own marks, and are never drawn on a grid.
      guard line.hasPrefix("msgstr ") || line.hasPrefix("\""), context != "\"pack\"" else {
        continue
      }
      #expect(ambiguousWidth(in: line).isEmpty, "\(line)")
    }
  }

  @Test("The quoted law has none either once it is made fit for the screen")
  func law() throws {
    let law = "Sources/Rules/Policies/dazhou-2022-118.notice.md"
    #expect(ambiguousWidth(in: try read(law)) == ["“", "”"])
    for file in try Self.shownFiles() where file.hasSuffix(".notice.md") {
      #expect(ambiguousWidth(in: onScreen(try read(file))).isEmpty, "\(file)")
    }
  }

  private func read(_ file: String) throws -> String {
    let stream = try #require(fopen(repositoryPath() + "/" + file, "r"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, stream), count > 0 {
      bytes += piece.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
