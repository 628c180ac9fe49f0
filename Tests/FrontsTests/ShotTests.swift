import FoundationEssentials
import Fronts
import Messages
import Support
import Terminal
import Testing

@Suite("Pictures of screens")
struct ShotTests {
  /// What README shows, each made by one command.
  static let pictures = [
    Picture("guided-reasonChosen", Size(columns: 80, rows: 24), .zh),
    Picture("guided-result", Size(columns: 80, rows: 24), .zh),
    Picture("clerk-filled", Size(columns: 120, rows: 40), .en),
  ]

  /// A file in `Screens/Pictures`.
  struct Picture: Sendable, CustomStringConvertible {
    let screen: String
    let size: Size
    let language: Language

    init(_ screen: String, _ size: Size, _ language: Language) {
      self.screen = screen
      self.size = size
      self.language = language
    }

    var file: String { "\(screen).\(language.rawValue).svg" }

    var description: String { file }
  }

  @Test("README's are as the screens are now", arguments: pictures)
  func current(_ picture: Picture) throws {
    let shot = try #require(Shot(name: picture.screen))
    let frame = shot.frame(try testContext(language: picture.language), size: picture.size)
    let drawing = SVGPicture(
      frame, theme: .black, title: "yidi, \(picture.screen)", language: picture.language)
    #expect(golden(drawing.text, "../Screens/Pictures/\(picture.file)") == nil)
    let readme = String(
      decoding: FileManager.default.contents(atPath: repositoryPath() + "/README.md") ?? Data(),
      as: UTF8.self)
    #expect(readme.contains("(Screens/Pictures/\(picture.file))"))
  }

  @Test("are of every screen, each under a name of its own")
  func names() {
    #expect(Shot.all.count == GuidedPath.allCases.count + ClerkScreen.allCases.count)
    #expect(Set(Shot.all.map(\.name)).count == Shot.all.count)
    for shot in Shot.all { #expect(Shot(name: shot.name) == shot) }
    #expect(Shot(name: "guided-nothing") == nil)
  }

  @Test("as SVG hold every character in its column, well formed and light", arguments: Shot.all)
  func drawings(_ shot: Shot) throws {
    for (size, theme) in [
      (PageLayout.smallest, Theme.yellow), (Size(columns: 120, rows: 40), .plain),
    ] {
      let frame = shot.frame(try testContext(), size: size)
      let drawing = SVGPicture(frame, theme: theme, title: "a<b>&\"c", language: .zh).text
      #expect(drawing.utf8.count < 60_000, "\(shot.name): \(drawing.utf8.count)")
      #expect(drawing.contains("<title id=\"title\">a&lt;b&gt;&amp;&quot;c</title>"))
      let drawn = DrawnGrid(drawing)
      #expect(drawn.unbalanced == nil, "\(shot.name)")
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          let place = Position(column: column, row: row)
          let cell = frame.grid[place]
          guard cell.character != " ", !"\u{2580}\u{2584}\u{2588}".contains(cell.character) else {
            continue
          }
          #expect(drawn.characters[place] == cell.character, "\(shot.name) \(column),\(row)")
        }
      }
    }
  }

  @Test("as ANSI are the text with its looks and nothing that moves", arguments: Theme.allCases)
  func ansi(_ theme: Theme) throws {
    let frame = try #require(Shot(name: "guided-reasonChosen")).frame(
      try testContext(), size: Size(columns: 80, rows: 24))
    let picture = ansiPicture(frame, theme: theme)
    let bare = picture.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(!bare.contains("\u{1B}"))
    let rows = bare.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    #expect(rows.joined(separator: "\n") == frame.grid.text)
    #expect(picture.contains("\u{1B}[") == true)
  }
}

/// The characters of a drawing by where they stand, read back from the file.
private struct DrawnGrid {
  var characters: [Position: Character] = [:]
  /// The first element that is not closed, or closed without having been opened.
  var unbalanced: String?

  init(_ drawing: String) {
    var open: [String] = []
    var place = Position(column: 0, row: 0)
    for piece in drawing.split(separator: "<").dropFirst(drawing.hasPrefix("<") ? 0 : 1) {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let tag = parts[0]
      let name = String(tag.prefix { $0 != " " })
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { unbalanced = name }
        continue
      }
      if !tag.hasSuffix("/") { open.append(name) }
      guard name == "text" || name == "tspan" else { continue }
      if let y = number("y", in: tag) { place.row = (y - 15) / 20 }
      if let x = number("x", in: tag) { place.column = x / 10 }
      guard parts.count == 2 else { continue }
      for character in plain(String(parts[1])) {
        characters[place] = character
        place.column += 1
      }
    }
    if let left = open.last { unbalanced = left }
  }

  private func number(_ name: String, in tag: Substring) -> Int? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return Int(tag[start...].prefix { $0 != "\"" })
  }

  private func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}
