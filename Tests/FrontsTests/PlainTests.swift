import Interview
import Messages
import Rules
import Screens
import Support
import Terminal
import Testing

@testable import Fronts

@Suite("Plain mode and the grid")
struct PlainTests {
  @Test("the same answers lead to the same filing", arguments: GuidedPath.allCases)
  func sameFiling(_ path: GuidedPath) throws {
    var grid = try GuidedGoldenTests.pilot(
      at: path, size: Size(columns: 80, rows: 24), language: .zh)
    let answers = Answers(kept: grid.effects)
    var lines = try LinePilot(lists: try path.lists, world: grid.world)
    for _ in 0..<40 where !lines.give(answers) { break }
    for _ in 0..<40 { guard lines.give(answers) else { break } }
    guard !answers.questions.isEmpty else { return }
    // What was answered and is not asked any more is only on the grid.
    let asked = lines.kept.questions
    #expect(asked.allSatisfy { lines.kept[$0]?.value == answers[$0]?.value })
    let request = grid.effects.compactMap { effect -> FilingRequest? in
      if case .file(let request) = effect { request } else { nil }
    }.last
    if request == nil, lines.guided?.page == .check { grid.press("end", "enter") }
    let wanted = grid.effects.compactMap { effect -> FilingRequest? in
      if case .file(let request) = effect { request } else { nil }
    }.last
    guard let wanted else { return }
    lines.type("0")
    #expect(lines.request == wanted)
  }

  /// Two hundred interviews, in which both are given the same answers one by one.
  @Test("whatever is answered, both ask the same and file the same", arguments: 1...8)
  func sameInterview(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var filed = 0
    for _ in 0..<25 {
      let lists = try (random.once(in: 2) ? GuidedPath.listIssuer : .start).lists
      var grid = try Pilot(lists: lists)
      var lines = try LinePilot(lists: lists)
      for step in 0..<60 {
        guard let guided = lines.guided, answer(guided, &grid, &lines, &random) else { break }
        #expect(lines.kept == Answers(kept: grid.effects), "seed \(seed), step \(step)")
      }
      let requests = [grid.effects, lines.effects].map { effects in
        effects.compactMap { if case .file(let request) = $0 { request } else { nil } }
      }
      #expect(requests[0] == requests[1], "seed \(seed)")
      filed += requests[0].count
    }
    #expect(filed > 0)
  }

  /// Answers the page in both; false where it asks nothing more.
  private func answer(
    _ guided: Guided, _ grid: inout Pilot, _ lines: inout LinePilot, _ random: inout SeededRandom
  ) -> Bool {
    // Now and then a step back, which must change nothing.
    if random.once(in: 12) {
      grid.press("escape")
      lines.type("<")
      return true
    }
    guard case .question(let question) = guided.page else {
      guard guided.page == .check || guided.page.isNotice else { return false }
      grid.press("enter")
      lines.type("0")
      return true
    }
    switch Screen.guided[question]?.input {
    case .choice(let options):
      // The first answers lead on, the last ones mostly to an end.
      let number = random.pick(options.map(\.digit) + Array(repeating: 1, count: 5))
      grid.choose(number)
      lines.type("\(number)")
    case .place:
      let text = random.pick(["cd", "重庆", "bj", "linshui", "dachuan", "dz", "shanghai"])
      // On the grid a field keeps what was typed before; a line takes its place.
      grid.press("ctrl-u")
      grid.type(text)
      grid.choose(1)
      lines.type(text, "1")
    case .institution:
      let number = random.pick([1, 2, 9])
      grid.choose(number)
      lines.type("\(number)")
    case .text(let kind, _):
      let text = Self.text(kind, question, &random)
      grid.press("end", "ctrl-u")
      grid.enter(text)
      lines.type(text)
    case nil: return false
    }
    return true
  }

  private static func text(
    _ kind: Screen.TextKind, _ question: Question, _ random: inout SeededRandom
  ) -> String {
    switch kind {
    case .name: random.pick(["张三丰", "欧阳娜娜"])
    case .identity:
      question == .agentIdentity ? "51170019660401008X" : GuidedPath.number
    case .phone: random.pick(["13800138000", "0", "08182123456"])
    case .date: random.pick(["20260729", "20260701", "20251230"])
    case .filingNumber: "DZ2026073103004297"
    case .tail: "0015"
    }
  }

  // MARK: - Whatever is typed

  @Test("nothing falls and no answer is lost, whatever lines come", arguments: 1...10)
  func randomLines(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var pilot = try LinePilot(
      only: seed == 10 ? nil : .guided,
      lists: try (seed.isMultiple(of: 2) ? GuidedPath.listIssuer : .start).lists)
    for step in 0..<2_000 {
      let before = (pilot.kept.questions, pilot.effects.count)
      pilot.type(random.pick(Self.lines))
      let new = pilot.effects[before.1...]
      // The first page of all was left: nobody is there to answer any more.
      if new.contains(where: { if case .leave = $0 { true } else { false } }) { break }
      let isWiped = new.contains { if case .discardDraft = $0 { true } else { false } }
      let lost = Set(before.0).subtracting(pilot.kept.questions)
      #expect(isWiped || lost.isEmpty, "seed \(seed), step \(step): \(lost)")
      #expect(!pilot.answer.isEmpty, "seed \(seed), step \(step): nothing was said")
    }
    #expect(!pilot.transcript.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!pilot.transcript.contains(GuidedPath.number), "the number in full")
  }

  private static let lines: [String] =
    (0...9).map(String.init) + Array(repeating: "1", count: 12) + Array(repeating: "0", count: 3)
    + [
      "", "", "<", "<", "?", "!", "E", "q", ".", "cd", "重庆", "dachuan", GuidedPath.number,
      GuidedPath.number, "511700195503120017", "张三丰", "13800138000", "20260729", "2026-7-29",
      "１", "。", "12", "99999999999999999999", "xyz", "{number}", "\u{202E}abc", "👴🏻",
    ]

  // MARK: - What it says

  @Test(
    "no page speaks of keys or of a screen", arguments: GuidedPath.allCases, Language.allCases)
  func wordsOfKeys(_ path: GuidedPath, _ language: Language) throws {
    let grid = try GuidedGoldenTests.pilot(
      at: path, size: Size(columns: 80, rows: 24), language: language)
    var helped = grid
    helped.press("f1")
    let keys =
      language.isChinese
      ? ["斜杠", "减号", "退格", "F1", "Esc", "按它", "按前面", "按数字", "按 回车"]
        + (0...9).map { "按 \($0)" }
      : ["Press ", "press ", "slash", "minus", "Backspace", "F1", "Esc", "Enter shows"]
    for pilot in [grid, helped] {
      guard let front = pilot.app.lineFront as? Guided else { continue }
      let words = LineWords(front.texts.inLines)
      let text = Guided(inLines: front).drawn.inLines(words, takesZero: true).joined()
        .joined(separator: "\n")
      for key in keys {
        #expect(!text.contains(key), "\(key):\n\(text)")
      }
      #expect(!text.contains("  "), "blanks that align:\n\(text)")
    }
  }

  @Test("nobody is asked whether they are there before a slow voice has read what was printed")
  func listening() throws {
    var pilot = try LinePilot()
    pilot.type("1", "1", "2", "cd", "1", "1", "1")
    // The notice has some 280 characters, each of which takes half a second.
    pilot.tick(200)
    #expect(pilot.answer.isEmpty)
    let asked = try #require(
      (201...300).first { second in
        pilot.tick(second)
        return pilot.answer.contains("您还在吗")
      })
    // What asks has to be heard as well, before the minute begins.
    pilot.tick(asked + 60)
    #expect(!pilot.effects.contains(.privacyReset))
    pilot.tick(asked + 120)
    #expect(pilot.effects.contains(.privacyReset))
    var short = try LinePilot()
    short.type("1", "?", "<")
    short.type(".")
    short.tick(89)
    #expect(short.answer.isEmpty)
    short.tick(150)
    #expect(short.answer.contains("您还在吗"))
  }

  @Test("the number of a person is printed hidden, unless it is wrong")
  func hidden() throws {
    var pilot = try LinePilot()
    pilot.type("1", "1", "2", "cd", "1", "1", "1", "0")
    #expect(pilot.presenter.shown(GuidedPath.number) == "**************0015")
    pilot.type(GuidedPath.number, "<")
    #expect(!pilot.transcript.contains("19550312"))
    pilot.type("511700195503120017")
    #expect(pilot.answer.contains("511700 1955 0312 0017"))
    #expect(pilot.answer.hasPrefix("错误："))
  }

  @Test("hides a number that is typed before anybody asks, on the opening page too")
  func numberTooEarly() throws {
    let presenter = PlainPresenter(context: try testContext().inLines, only: nil)
    #expect(presenter.shown(GuidedPath.number) == "**************0015")
    #expect(presenter.shown("1") == "1" && presenter.shown("离开") == "离开")
  }

  @Test("A line that is cut leaves nothing on a machine for many, and the answers on one's own")
  func cut() throws {
    for isShared in [true, false] {
      var pilot = try LinePilot(office: Office(isShared: isShared))
      pilot.type("1", "1", "2")
      var presenter = pilot.presenter
      let effects = presenter.close()
      #expect(effects.last == .leave)
      #expect(effects.contains(.discardDraft(.guided)) == isShared)
      let isKept = effects.contains { if case .saveDraft = $0 { true } else { false } }
      #expect(isKept != isShared)
    }
  }
}

extension GuidedPage {
  /// Whether it tells how data are used, before the first of them.
  var isNotice: Bool {
    if case .notice = self { true } else { false }
  }
}

extension Guided {
  /// The same state with the texts for lines.
  fileprivate init(inLines guided: Guided) {
    self.init(context: guided.context.inLines, language: guided.language, hasOpening: false)
    interview = guided.interview
    page = guided.page
    overlay = guided.overlay
    marks = guided.marks
    lines = guided.lines
    leaves = guided.leaves
    mark = guided.mark
    masked = guided.masked
    complaint = guided.complaint
    outcome = guided.outcome
    waiting = guided.waiting
    isChanging = guided.isChanging
  }
}
