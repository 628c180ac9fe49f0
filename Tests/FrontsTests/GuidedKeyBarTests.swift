import Interview
import Messages
import Shots
import Terminal
import Testing

@testable import Fronts

@Suite("The key bar of the guided front, where pages can be read aloud")
struct GuidedKeyBarTests {
  /// What the star key does at the moment: it reads, it ends reading, or it reads again.
  enum Voice: CaseIterable {
    case silent, reading, read
  }

  private static let sizes = [(60, 18), (64, 18), (80, 24)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  /// Pages of the help itself, and the one that any key answers.
  private static let withoutHelp: Set<GuidedPath> = [
    .help, .helpOnKeys, .openingHelp, .listIssuerHelp, .stillThere,
  ]
  /// A machine of one's own has no staff to call to its receipts; the opening page's call is the page itself.
  private static let withoutStaff: Set<GuidedPath> = [
    .receiptSaved, .receiptNotSaved, .openingStaff,
  ]

  @Test(
    "names staff, back, help and the voice on every page, at each size and in each language",
    arguments: GuidedPath.allCases, Language.allCases)
  func always(_ path: GuidedPath, _ language: Language) throws {
    // Whoever is read to is not asked whether they are there.
    for voice in path == .stillThere ? [.silent] : Voice.allCases {
      var pilot = try pilot(path, language, voice)
      let texts = try testContext(language: language).texts(language)
      pilot.handle(.resize(Size(columns: 200, rows: 60)))
      let whole = try Self.keys(pilot, texts)
      #expect(whole.contains(texts("key.slash")) != Self.withoutStaff.contains(path))
      let help = [texts("key.dot"), texts("key.f1")]
      #expect(help.contains(where: whole.contains) != Self.withoutHelp.contains(path), "\(whole)")
      for size in Self.sizes {
        pilot.handle(.resize(size))
        let keys = try Self.keys(pilot, texts)
        let missing = whole.filter { !keys.contains($0) }
        // 9 of what was looked up is on the receipt as well.
        let isAllThere = missing.isEmpty || missing == ["9"] && size.columns < 80
        #expect(isAllThere, "\(size) \(voice): \(missing)")
        #expect(keys == whole.filter(keys.contains), "in the same order")
        if let back = keys.firstIndex(of: texts("key.minus")), path != .staff {
          #expect(back < 2, "\(path): back stands behind going on, before all else")
        }
      }
    }
  }

  @Test("What may give way is shortened first, then left out; what must stay is only shortened")
  func ranks() {
    let bar = [
      BarEntry(key: "Enter", label: "Next", target: .command(.next)),
      BarEntry(key: "7", label: "Reasons", short: "Why", target: .choose(7)),
      BarEntry(key: "/", label: "Staff of this hall", short: "Staff", target: .command(.staff)),
      BarEntry(key: ".", label: "Help", target: .command(.help)),
    ]
    func drawn(_ label: String) -> String {
      var bar = bar
      bar[0].label = label
      let page = Page(title: "T", body: [], bar: bar, announce: "")
      let layout = PageLayout { _, _ in "" }
      return layout.layOut(page, size: PageLayout.smallest, scroll: 0).frame.grid.rows[17]
    }
    #expect(drawn("Next").contains("7 Reasons") && drawn("Next").contains("hall"))
    let long = String(repeating: "x", count: 18)
    #expect(drawn(long).contains("7 Why") && drawn(long).contains("hall"))
    let longer = String(repeating: "x", count: 30)
    #expect(drawn(longer).contains("7 Why") && !drawn(longer).contains("hall"))
    let longest = String(repeating: "x", count: 38)
    #expect(!drawn(longest).contains("7") && drawn(longest).contains("/ Staff"))
    #expect(drawn(longest).contains(". Help"))
    let tooLong = String(repeating: "x", count: 42)
    #expect(drawn(tooLong).contains("/ Staff") && !drawn(tooLong).contains("Help"))
  }

  private func pilot(_ path: GuidedPath, _ language: Language, _ voice: Voice) throws -> Pilot {
    var context = try testContext(language: language)
    context.reading = voice == .silent ? .onRequest : .always
    context.lists = try path.lists
    var pilot = path.pilot(context, size: PageLayout.smallest)
    // A first page waits for somebody before it is read.
    if voice == .read { pilot.receive(.spoken) }
    return pilot
  }

  /// The names of the keys of the bar, in their order.
  private static func keys(_ pilot: Pilot, _ texts: Messages.Catalogue) throws -> [String] {
    let row = try #require(pilot.frame.grid.rows.last)
    let named = ["enter", "minus", "slash", "star", "plus", "dot", "f1", "e", "e.only", "any"]
    let names =
      (named + ["ctrl_q"]).map { texts("key.\($0)") } + [texts("shared.look.key")]
      + (1...9).map(String.init)
    // The longest first: E is the beginning of E 或 0.
    let known = names.sorted { $0.count > $1.count }
    var (keys, rest): ([String], Substring) = ([], row[...])
    while let next = rest.first {
      if let key = known.first(where: { rest.hasPrefix($0 + " ") }) {
        keys.append(key)
        rest = rest.dropFirst(key.count)
        rest = rest.drop { $0 == " " }.drop { $0 != " " }
      } else {
        rest = next == " " ? rest.dropFirst() : rest.drop { $0 != " " }
      }
    }
    return keys
  }
}
