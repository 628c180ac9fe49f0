import Foundation
import Glibc
import Messages
import Support
import Testing

@testable import yidi

@Suite("The guided front in a terminal")
struct WholeGuidedTests {
  @Test(
    "A filing is made, its receipt read, and afterwards found by commands and by its person",
    arguments: [Language.zh, .en])
  func filing(_ language: Language) async throws {
    try await Visitor.with(language) { visitor in
      try await visitor.walksGuided()
      try expectHidden(visitor)
      try visitor.terminal.press("Enter")
      try await visitor.sees("guided.result.title")
      try expectHidden(visitor)
      let number = try visitor.filingNumber()
      try visitor.terminal.press("Enter")
      try expectReceipt(on: try await visitor.sees("receipt.title"), of: number, visitor)
      try expectHidden(visitor)
      try visitor.terminal.press("9")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(3, then: "privacy.title")
      try visitor.terminal.press("Enter")
      try await visitor.sees("q.look_up.title")
      try await visitor.enter(Visitor.number, then: "guided.found.title.closed")
      try expectHidden(visitor)
      try visitor.terminal.press("-")
      try await visitor.sees("q.look_up.title")
      try visitor.terminal.press("C-u")
      try await visitor.enter(String(number.dropFirst(2)), then: "q.look_up_tail.title")
      try await visitor.enter(String(Visitor.number.suffix(4)), then: "guided.next_steps")
      try expectHidden(visitor)
      try visitor.terminal.press("9")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
      try expectOnRecord(number, visitor)
    }
  }

  @Test("A late filing from a hospital bed is made, and says that it is one")
  func late() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(2, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(4, then: "q.stage.title")
      try await visitor.choose(1, then: "q.admission.title")
      try await visitor.enter("20260729", then: "q.emergency.title")
      try await visitor.choose(2, then: "q.certificate.title")
      try await visitor.choose(2, then: "q.injury.title")
      try await visitor.choose(1, then: "q.networked.title")
      try await visitor.choose(1, then: "q.care_place.title")
      try await visitor.find("bj", "北京市", then: "q.insured_place.title")
      try await visitor.tellsOfThemselves()
      try visitor.terminal.press("Enter")
      try await visitor.sees("plain.headline.filed_late")
      let number = try visitor.filingNumber()
      let receipt = try visitor.runs("receipt", number, "--format", "text")
      #expect(receipt.out.contains(visitor.texts("receipt.label.late")))
    }
  }

  @Test(
    "Killed on the way, it goes on in the same sitting; the next person is offered nothing",
    arguments: [SIGKILL, SIGSEGV])
  func killed(by signal: Int32) async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try await visitor.kill(signal)
      try await visitor.sees("guided.resume.2")
      try await visitor.choose(1, then: "q.care_place.title")
      try await visitor.find("cd", "成都市", then: "q.insured_place.title")
      // The parent is killed too, and the program is started again for somebody else.
      try await visitor.killParent()
      try await visitor.terminal.waits(for: "an ordinary terminal") { _ in
        try visitor.terminal.isOrdinary()
      }
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      // Where a draft is offered the same keys lead to the page it stopped at.
      try await visitor.choose(1, then: "q.for_whom.title")
    }
  }

  @Test(
    "Asked to end, or cut off, it leaves the terminal whole and nothing for the next person",
    arguments: [(SIGTERM, true), (SIGTERM, false), (SIGHUP, true), (SIGHUP, false)])
  func ended(by signal: Int32, asParent: Bool) async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try await visitor.walksGuided()
      let processes = try terminal.processes()
      Glibc.kill(try #require(asParent ? processes.first : processes.last), signal)
      let screen = try await visitor.ended(0)
      #expect(try terminal.isOrdinary())
      #expect(try terminal.processes().isEmpty)
      #expect(!screen.contains(Visitor.name) && !screen.contains("0015"))
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      // Where a draft is offered the same keys lead to the page it stopped at.
      try await visitor.choose(1, then: "q.for_whom.title")
      #expect(try !terminal.screen().contains("> 1"))
    }
  }

  @Test("Lines pasted into a field are one text there, and submit nothing, however many they are")
  func pastesLines() async throws {
    try await Visitor.with(columns: 60, rows: 18) { visitor in
      let terminal = visitor.terminal
      let ends = String(repeating: "\n", count: 20)
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      // Where nothing is typed a paste is nothing.
      try terminal.paste("1" + ends)
      try await visitor.choose(1, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try terminal.paste("cheng\ndu" + ends)
      try await terminal.sees("成都市")
      try await visitor.sees("q.care_place.title")
      try await visitor.choose(1, then: "q.insured_place.title")
      try await visitor.choose(1, then: "q.insurance.title")
      try await visitor.choose(1, then: "privacy.title")
      try terminal.press("Enter")
      try await visitor.sees("q.identity.title")
      try terminal.paste(Visitor.number.prefix(6) + "\n" + Visitor.number.dropFirst(6) + ends)
      try await terminal.sees("18 位都有了")
      try await visitor.sees("q.identity.title")
      try terminal.press("Enter")
      try await visitor.sees("q.name.title")
      try terminal.paste("张三\n丰" + ends)
      try await terminal.sees("[ 张三丰 ")
      try await visitor.sees("q.name.title")
      try terminal.press("Enter")
      try await visitor.sees("q.phone.title")
      try terminal.paste(Visitor.phone + ends)
      try await terminal.sees("11 位都有了")
      try terminal.press("Enter")
      try await visitor.sees("guided.check.title")
      // Here Enter would file.
      try terminal.paste(ends)
      try await visitor.sees("guided.check.title")
      try terminal.press("-")
      try await visitor.sees("q.phone.title")
      try visitor.expectNothingFiled()
    }
  }

  @Test(
    "Answers handed over at a call are gone on with at a window, and on no other machine's screen")
  func call() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try await visitor.find("cd", "成都市", then: "q.insured_place.title")
      try visitor.terminal.press("/")
      let page = try await visitor.sees("guided.staff.come")
      let lead = visitor.texts("guided.staff.number", ["number": ""])
      let start = try #require(page.range(of: lead)).upperBound
      let number = String(page[start...].prefix(3))
      #expect(Int(number).map { (100...999).contains($0) } == true)
      // Whoever goes on alone and calls again has the number in mind that they were told.
      for _ in 0..<3 {
        try visitor.terminal.press("-")
        try await visitor.sees("q.insured_place.title")
        try visitor.terminal.press("/")
        try await visitor.terminal.sees(lead + number)
      }
      // Twice: the screen is wiped, and killed here is what only the window keeps.
      try visitor.terminal.press("/")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      try visitor.start("--front clerk")
      try await visitor.terminal.sees("自助 \(number)")
      try visitor.terminal.press("2")
      let form = try await visitor.terminal.sees("510100 成都市")
      #expect(form.contains(visitor.texts("word.category.long_term_resident")))
    }
  }

  @Test("Ctrl-Q asks first once something is filled in, and lets one go on")
  func leaving() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try visitor.terminal.press("C-q")
      try await visitor.sees("guided.leave.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try visitor.terminal.press("C-q")
      try await visitor.sees("guided.leave.title")
      try visitor.terminal.press("2", "Enter")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test("The cursor stands on the answer that is marked, and where the next figure goes")
  func cursor() async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      for answer in ["3", "1"] {
        try terminal.press(answer)
        let screen = try await terminal.sees("> \(answer) ")
        let row = try #require(rows(of: screen).firstIndex { $0.contains("> \(answer) ") })
        #expect(try terminal.cursor() == (4, row))
      }
      try terminal.press("Enter")
      try await visitor.sees("q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try terminal.type("cd")
      let screen = try await terminal.sees("[ cd ")
      let row = try #require(rows(of: screen).firstIndex { $0.contains("[ cd ") })
      #expect(try terminal.cursor() == (12, row))
    }
  }

  @Test("Too small a window says so; wide again, the answers and the page are there")
  func resizing() async throws {
    try await Visitor.with { visitor in
      try await visitor.walksGuided()
      let before = try visitor.terminal.screen()
      try visitor.terminal.resize(columns: 40, rows: 10)
      try await visitor.terminal.sees("窗口太小")
      try visitor.terminal.resize(columns: 60, rows: 18)
      try await visitor.sees("guided.check.title")
      try visitor.terminal.resize(columns: 80, rows: 24)
      try await visitor.terminal.waits(for: "the page as before") { $0 == before }
    }
  }

  @Test("A ledger that cannot be written: the filing says so in a sentence, and nothing is lost")
  func unwritable() async throws {
    try await Visitor.with { visitor in
      // A file where the folder should be: not even an administrator can write below it.
      try TemporaryFolder.write("", to: visitor.ledger)
      try await visitor.walksGuided(settings: "YIDI_LEDGER=\(visitor.ledger)/ledger.sqlite")
      try visitor.terminal.press("Enter")
      try await visitor.terminal.sees(" ! ")
      let screen = try await visitor.sees("guided.check.title")
      #expect(screen.contains(Visitor.name))
      try visitor.terminal.press("Escape")
      try await visitor.sees("q.phone.title")
    }
  }

  @Test("What is typed before a page has stood for a moment is dropped, also in one go")
  func settling() async throws {
    try await Visitor.with { visitor in
      try visitor.set(settle: 5_000)
      try visitor.start("--front guided")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("1", "Enter", "1", "Enter")
      let screen = try await visitor.sees("q.for_whom.title")
      #expect(!screen.contains("> 1"))
      try visitor.terminal.press("1", "Enter", "F10")
      // F10 counts at any moment, and has come behind what was dropped.
      try await visitor.sees("guided.staff.title")
    }
  }

  /// The number as it was typed is nowhere a passer-by could read it.
  private func expectHidden(_ visitor: Visitor) throws {
    let screen = try visitor.terminal.screen().filter { $0 != " " }
    #expect(!screen.contains(Visitor.number), "the number in full is on the screen")
    #expect(!(try visitor.terminal.titles()).contains(Visitor.number))
    let crashes = FileManager.default.contents(atPath: visitor.crashFile) ?? Data()
    #expect(!String(decoding: crashes, as: UTF8.self).contains(Visitor.number))
  }
}

/// The rows of a screen.
func rows(of screen: String) -> [Substring] {
  screen.split(separator: "\n", omittingEmptySubsequences: false)
}

/// What the screen shows of a receipt is the beginning of what the command writes.
func expectReceipt(on screen: String, of number: String, _ visitor: Visitor) throws {
  let run = try visitor.runs("receipt", number, "--format", "text", "--columns", "56")
  #expect(run.status == 0, "\(run.err)")
  let title = visitor.texts("receipt.title")
  let lines = rows(of: screen).map { $0.trimmingCharacters(in: .whitespaces) }
    .filter { !$0.isEmpty }
  let paper = run.lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  let seen = lines.drop { $0 != title }.prefix(8)
  #expect(seen.count == 8)
  #expect(Array(seen) == Array(paper.drop { $0 != title }.prefix(8)))
}

/// The filing is listed, masked, and the ledger is as it was written.
func expectOnRecord(_ number: String, _ visitor: Visitor) throws {
  let list = try visitor.runs("ledger", "list")
  #expect(list.status == 0, "\(list.err)")
  #expect(list.out.contains(number))
  #expect(!list.out.contains(Visitor.number))
  let verified = try visitor.runs("ledger", "verify")
  #expect(verified.status == 0, "\(verified.out)\(verified.err)")
}
