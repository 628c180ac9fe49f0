import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

@Suite("The clerk's screens")
struct ClerkScreenTests {
  static let sizes = [(60, 18), (80, 24), (120, 40)].map { Size(columns: $0, rows: $1) }

  @Test("look as they are kept", arguments: ClerkScreen.allCases, sizes)
  func pictures(_ screen: ClerkScreen, _ size: Size) throws {
    for language in [Language.zh, .en] {
      let pilot = screen.pilot(try testContext(language: language), size: size)
      let name = "clerk-\(screen.rawValue).\(language.rawValue).\(size.columns)x\(size.rows).txt"
      #expect(Support.golden(pilot.picture, "FrontsTests/Golden/\(name)") == nil)
    }
  }

  @Test("show the focus by more than colour, in the place of the cursor")
  func focusStyle() throws {
    for screen in [ClerkScreen.list, .empty, .filled, .placeList, .faults] {
      var pilot = try desk()
      screen.show(&pilot)
      let styles = pilot.frame.grid.styles.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(styles[pilot.frame.cursor.row].contains("F"), "\(screen)")
    }
  }

  @Test("have every word they need in both languages", arguments: ClerkScreen.allCases)
  func words(_ screen: ClerkScreen) throws {
    for language in [Language.zh, .en] {
      var pilot = try desk(language: language, lists: screen.lists)
      screen.show(&pilot)
      // A text that is missing shows as its key, a value that is missing as its placeholder.
      let odd = pilot.words.firstMatch(
        of: /\b(clerk|word|q|key|shared|error|office|desk)\.[a-z_]+|[{}]/)
      #expect(odd == nil, "\(screen) \(language): \(odd?.output.0 ?? "")")
      if language == .en {
        #expect(!pilot.frame.announce.isEmpty, "\(screen)")
      }
    }
  }

  @Test("can be drawn at 192 sizes from 20x5 to 200x60", arguments: ClerkScreen.allCases)
  func everySize(_ screen: ClerkScreen) throws {
    var pilot = try desk(lists: screen.lists)
    screen.show(&pilot)
    for columns in stride(from: 20, through: 200, by: 12) {
      for rows in stride(from: 5, through: 60, by: 5) {
        let size = Size(columns: columns, rows: rows)
        let frame = pilot.app.frame(size)
        #expect(frame.grid.size == size)
        #expect(frame.grid.contains(frame.cursor), "\(screen) at \(columns)x\(rows)")
      }
    }
  }
}
