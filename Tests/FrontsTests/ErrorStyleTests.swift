import Interview
import Messages
import Places
import Screens
import Shots
import Support
import Terminal
import Testing

@testable import Fronts

/// What every error text of both fronts owes the person who reads it.
private enum ErrorStyle {
  /// Blame, excuses and words of programmers; 请 is kept for the staff.
  private static let forbidden = [
    "请", "非法", "无效", "错误", "异常", "失败", "不能为空", "抱歉", "您输", "有误", "invalid", "illegal", "error",
    "failed", "sorry", "please", "wrong", "you typed", "you entered",
  ]

  /// What is wrong with how that sentence is put; nothing where nothing is.
  static func blemishes(_ sentence: String) -> [String] {
    let small = sentence.lowercased()
    var found = forbidden.filter { small.contains($0) }
    if sentence.contains("{") { found.append("an open place") }
    let rows = wrap(sentence, columns: PageLayout.bodyColumns(PageLayout.smallest)).count
    if rows > 2 { found.append("\(rows) rows at 60 columns") }
    return found
  }

  /// Sentences that end in a stop.
  static func stops(_ sentences: [String]) -> Int {
    sentences.joined().count { "。.？?".contains($0) }
  }

  /// A text as it is on the screen, without the breaks between its rows.
  static func joined(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "!" } }
}

@Suite("Errors on the guided pages")
struct GuidedErrorStyleTests {
  /// A page, what is typed there that it cannot take, and whether that is left to be mended.
  private static let wrong: [(GuidedPath, [String])] = [
    (.start, [""]), (.forWhom, ["", "7"]), (.reason, ["", "8"]), (.livesThere, ["", "3"]),
    (.care, ["", "5"]), (.emergency, ["", "5"]), (.certificate, ["", "5"]), (.issuer, ["", "7"]),
    (.grade, ["", "0"]), (.listed, ["", "7"]), (.stage, ["", "7"]), (.injury, ["", "6"]),
    (.networked, ["", "6"]), (.insurance, ["", "6"]), (.relation, ["", "8"]),
    (.needsHospital, ["", "8"]),
    (.carePlace, ["", "xyz"]), (.insuredPlace, ["", "xyz"]), (.listIssuer, ["", "zzz"]),
    (.admission, ["", "2026", "20260230", "20260801"]),
    (
      .identity,
      [
        "", "5117", "51170019550312A015", "511700195513120015", "511700209903120015",
        "511700195503120017",
      ]
    ),
    (.agentIdentity, ["", "5117", "511700195503120015"]),
    (.name, ["", "张#", "张zzz", "1"]), (.agentName, ["", "张#"]),
    (.phone, ["", "138", "138001380001", "12300138000", "23456", "0818"]),
    (.agentPhone, ["", "138", "12300138000"]),
    (.lookUp, ["", "5117", "511700195503120017"]), (.lookUpTail, ["", "001"]),
  ]

  private static var all: [(GuidedPath, String, Language)] {
    wrong.flatMap { path, texts in
      texts.flatMap { text in Language.allCases.map { (path, text, $0) } }
    }
  }

  @Test("say what is wrong and what to do, blame nobody, and leave the field on the screen")
  func everyPage() throws {
    for (path, text, language) in Self.all {
      var pilot = path.pilot(try testContext(language: language), size: PageLayout.smallest)
      pilot.type(text)
      pilot.press("enter")
      let name = "\(path) 「\(text)」 \(language)"
      let page = try #require(pilot.app.lineFront).drawn
      let sentences = page.body.compactMap { ($0 as? ErrorNote)?.sentences }.flatMap { $0 }
      #expect(!sentences.isEmpty, "\(name): nothing is said\n\(pilot.picture)")
      #expect(ErrorStyle.stops(sentences) >= 2, "\(name): \(sentences)")
      let screen = ErrorStyle.joined(pilot.words)
      for sentence in sentences {
        #expect(ErrorStyle.blemishes(sentence) == [], "\(name): \(sentence)")
        #expect(screen.contains(ErrorStyle.joined(sentence)), "\(name): \(sentence)")
      }
      expectFieldSeen(pilot, page, name)
    }
  }

  /// The field with what was typed, or every answer, is on the screen beside the error.
  private func expectFieldSeen(_ pilot: Pilot, _ page: Page, _ name: String) {
    let grid = pilot.frame.grid
    for block in page.body {
      if let choice = block as? Choice {
        let digits = grid.rows.compactMap { $0.first { $0 != " " && $0 != ">" }?.wholeNumberValue }
        let missing = choice.options.map(\.number).filter { !digits.contains($0) }
        #expect(missing == [], "\(name)\n\(pilot.picture)")
      } else if block is TextField || block is CellField {
        let row = grid.row(pilot.frame.cursor.row)
        #expect(row.contains { $0.style == .focus }, "\(name)\n\(pilot.picture)")
      }
    }
  }

  @Test("covers every question that is asked, and so every page with a field")
  func everyQuestion() throws {
    var asked: Set<Question> = []
    for (path, _) in Self.wrong {
      let pilot = path.pilot(try testContext(), size: PageLayout.smallest)
      if case .question(let question) = (pilot.app.lineFront as? Guided)?.page {
        asked.insert(question)
      }
    }
    // They are put as others are, behind answers that no path here gives.
    let alike: Set<Question> = [.discharge, .hospital]
    let guided = Set(Question.allCases.filter { Screen.guided[$0] != nil })
    #expect(guided.subtracting(asked).subtracting(alike).map(\.rawValue).sorted() == [])
  }
}

@Suite("Errors in the clerk's form")
struct ClerkErrorStyleTests {
  /// A form on which every field is asked that can be, on a day of its list.
  private func clerk(_ language: Language) throws -> Clerk {
    var context = try testContext(language: language)
    context.window = .ofLi
    var clerk = Clerk(context: context, language: language)
    _ = clerk.receive(.staff(needsSignIn: false))
    _ = clerk.handle(.key(.function(6)), size: PageLayout.smallest)
    let chosen: [(Question, String)] = [
      (.category, "referral"), (.carePlace, "110000"), (.certificate, Value.yes),
      (.issuer, "county"), (.stage, Value.leftSelfPaid), (.materials, Value.promised),
      (.forWhom, Value.relative), (.admission, "20260701"), (.identity, "511700195503120015"),
    ]
    for (question, value) in chosen { clerk.form?.put(ClerkEntry(value), in: question) }
    return clerk
  }

  private func wrong(_ question: Question, _ input: Screen.Input) -> [String] {
    switch input {
    case .choice, .place, .institution: ["zzz", "没有这样的一个回答也没有这样的一个地方"]
    case .text(.identity, _):
      [
        "5117", "51170019550312A015", "511700195513120015", "511700209903120015",
        "511700195503120017",
      ]
        + (question == .agentIdentity ? ["511700195503120015"] : ["5117001955031200150"])
    case .text(.phone, _):
      ["138", "138001380001", "12300138000", "23456", "0818", "08182123456789", "abc"]
    case .text(.date, _):
      ["2026", "202607311", "20260230", "abcdefgh"] + Self.days[question, default: []]
    case .text(.name, _): ["张#", String(repeating: "张", count: 60)]
    case .text(.filingNumber, _), .text(.tail, _): []
    }
  }

  private static let days: [Question: [String]] = [
    .admission: ["20260801", "20260720"], .discharge: ["20260801", "20260601"],
    .effective: ["20260801"], .materialsBy: ["20260701"],
  ]

  @Test(
    "say what is wrong whole, blame nobody, and leave the field on the screen",
    arguments: [Language.zh, .en])
  func everyField(_ language: Language) throws {
    let start = try clerk(language)
    let words = start.words
    var seen: Set<Question> = []
    for question in try #require(start.form).fields {
      guard let input = start.form?.screens[question]?.input else { continue }
      for text in wrong(question, input) {
        var clerk = start
        clerk.form?.put(nil, in: question)
        if question == .admission { clerk.form?.put(ClerkEntry("20260715"), in: .discharge) }
        clerk.form?.go(to: question)
        _ = clerk.handle(.paste(text), size: PageLayout.smallest)
        _ = clerk.handle(.key(.tab), size: PageLayout.smallest)
        let name = "\(question) 「\(text)」 \(language)"
        let fault = clerk.form?.said.first { $0.question == question }
        let said = fault.map { words($0.message) } ?? ""
        #expect(!said.isEmpty, "\(name): nothing is said")
        #expect(ErrorStyle.blemishes(said) == [], "\(name): \(said)")
        let left = clerk.frame(PageLayout.smallest)
        let isLeft = clerk.form?.focus != question
        #expect(
          !isLeft || left.grid.text.contains("! " + said), "\(name): \(said)\n\(left.picture)")
        // Back in the field it is still said, or by the list that opens with what was typed.
        clerk.form?.go(to: question)
        let isListed = clerk.form?.showsList ?? false
        let frame = clerk.frame(PageLayout.smallest)
        let there = isListed ? words("clerk.form.none_found") : "! " + said
        #expect(frame.grid.text.contains(there), "\(name): \(said)\n\(frame.picture)")
        #expect(frame.grid.row(frame.cursor.row).contains { $0.style == .focus }, "\(name)")
        #expect(clerk.form?.focus == question)
        seen.insert(question)
      }
    }
    #expect(seen.count > 20, "\(seen.count) fields")
  }
}
