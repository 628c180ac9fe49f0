import CCurses
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
      ("Ａ", 2), ("｡", 1), ("、", 2), ("·", 1), ("“", 1), ("—", 1), ("①", 1), ("𠮷", 2), ("🇨🇳", 2),
      ("👴🏻", 2), ("👨‍👩‍👧", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("か\u{3099}", 2), ("\u{3099}", 0),
      ("\u{AD}", 0), ("\u{200B}", 0), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𬱖", 2),
    ])
  func kinds(text: String, width: Int) {
    #expect(columns(of: text) == width)
  }

  @Test(
    "All that the program shows is as wide to the C library as to us",
    arguments: [
      "Locales/zh.po", "Locales/en.po", "Sources/Places/Tables/divisions.tsv",
      "Sources/Places/Tables/counties.tsv", "Sources/Places/Tables/retired.tsv",
      "Sources/Rules/Policies/dazhou-2022-118.md",
      "Sources/Rules/Policies/dazhou-2022-118.notice.md",
    ])
  func agrees(file: String) throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    let text = try read(file)
    #expect(!text.isEmpty)
    var seen: Set<Unicode.Scalar> = []
    for character in text where !character.isNewline && character != "\t" {
      for scalar in character.unicodeScalars where seen.insert(scalar).inserted {
        let width = Int(yidi_columns(wchar_t(bitPattern: scalar.value)))
        #expect(columns(of: Character(scalar)) == width, "\(scalar) U+\(scalar.value)")
      }
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
    let text = try read("Sources/Rules/Policies/dazhou-2022-118.notice.md")
    #expect(ambiguousWidth(in: text) == ["“", "”"])
    #expect(ambiguousWidth(in: onScreen(text)).isEmpty)
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
