import Foundation
import Glibc
import Messages
import Support
import Testing

@testable import yidi

@Suite("The clerk's front in a terminal")
struct WholeClerkTests {
  @Test(
    "A plain filing takes at most 15 keys besides the person, and the next begins at once",
    arguments: [Language.zh, .en])
  func filing(_ language: Language) async throws {
    #expect(Visitor.ClerkKeys.all.count <= 15)
    try await Visitor.with(language, columns: 100, rows: 40) { visitor in
      try await visitor.entersPerson()
      try visitor.terminal.press(Visitor.ClerkKeys.afterPhone)
      try await visitor.sees("clerk.confirm.title")
      try visitor.terminal.press(Visitor.ClerkKeys.file)
      let screen = try await visitor.sees("receipt.title")
      let number = try visitor.filingNumber()
      try expectReceipt(on: screen, of: number, visitor)
      try visitor.terminal.press("F6")
      let form = try await visitor.sees("clerk.form.no_decision_yet")
      #expect(!form.contains(Visitor.name), "the next person's form is empty")
      try visitor.terminal.press("F3")
      try await visitor.terminal.sees(number)
      try visitor.terminal.press("F3")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
      try expectOnRecord(number, visitor)
    }
  }

  @Test("A scanner on the page that files does nothing, whatever it reads; a hand then files")
  func scanner() async throws {
    try await Visitor.with(columns: 100, rows: 40) { visitor in
      let terminal = visitor.terminal
      try await visitor.entersPerson()
      try terminal.press(Visitor.ClerkKeys.afterPhone)
      try await visitor.sees("clerk.confirm.title")
      for (scan, said) in [
        ("%YBBA1:" + String(repeating: "AHIY", count: 50), "clerk.scan.not_here"),
        ("YBBA1:" + String(repeating: "AHIY", count: 50), "clerk.scan.too_fast"),
        ("HTTPS://YB.EXAMPLE/V/AHIY", "clerk.scan.not_here"), ("ABC-P", "clerk.scan.too_fast"),
      ] {
        try terminal.type(scan + "\r")
        try await visitor.sees(said)
        try terminal.press("Left")
        try await terminal.waits(for: "the page without that") {
          !$0.contains(visitor.texts(said).prefix(10))
        }
      }
      try visitor.expectNothingFiled()
      try terminal.press(Visitor.ClerkKeys.file)
      try await visitor.sees("receipt.title")
    }
  }

  @Test("Materials that were promised are on the receipt with their day, and owed")
  func promised() async throws {
    try await Visitor.with(columns: 100, rows: 40) { visitor in
      try await visitor.entersPerson()
      try visitor.terminal.press("2", "c", "d", "Enter", "Tab", "Tab", "Tab", "2")
      try await visitor.terminal.sees("> \(visitor.texts("clerk.field.materials_by"))")
      try visitor.terminal.type("20260815")
      try visitor.terminal.press("F8")
      try await visitor.sees("clerk.confirm.title")
      try visitor.terminal.press(Visitor.ClerkKeys.file)
      try await visitor.sees("receipt.title")
      let number = try visitor.filingNumber()
      try visitor.terminal.press("F3", "F3")
      try await visitor.ended(0)
      #expect(try visitor.runs("ledger", "list", "--owed").out.contains(number))
      #expect(try visitor.runs("ledger", "show", number).out.contains("2026-08-15"))
      let paper = try visitor.runs("receipt", number, "--format", "text").out
      #expect(paper.contains(visitor.texts("receipt.method.promise")))
      #expect(paper.filter { $0 != " " }.contains("8月15日"))
    }
  }

  @Test("The cursor stands in the field that is marked, from the first to the last")
  func cursor() async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try await visitor.entersPerson()
      try terminal.press("2")
      try await terminal.sees("> \(visitor.texts("clerk.field.care_place"))")
      try terminal.press("c", "d", "Enter")
      try await terminal.sees("510100")
      // On to the last field, and back from there to the first.
      let moves = Array(repeating: "Tab", count: 4) + Array(repeating: "BTab", count: 11)
      var places: Set<[Int]> = []
      for move in moves {
        let place = try await focus(visitor)
        places.insert([place.column, place.row])
        try terminal.press(move)
        try await terminal.waits(for: "another field") { _ in try terminal.cursor() != place }
      }
      #expect(places.count == 11, "the place of every field but the first, where it ended")
      #expect(try await focus(visitor).row == 2)
    }
  }

  /// Where the cursor is, once it is in the marked field.
  private func focus(_ visitor: Visitor) async throws -> (column: Int, row: Int) {
    let terminal = visitor.terminal
    try await terminal.waits(for: "the cursor in the marked field") { screen in
      let place = try terminal.cursor()
      let row = rows(of: screen)[place.row]
      guard let mark = row.firstIndex(of: ">") else { return false }
      return row[..<mark].reduce(0) { $0 + ($1.isASCII ? 1 : 2) } < place.column
    }
    return try terminal.cursor()
  }

  @Test(
    "Ended in the middle of the form the terminal is whole, and the next start offers the draft",
    arguments: [SIGKILL, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func killed(by signal: Int32) async throws {
    try await Visitor.with { visitor in
      try await visitor.entersPerson()
      // Four within a minute are the end: among a thousand tests four may take longer than that.
      var kills = 0
      repeat {
        if kills > 0 { try await seesDraft(visitor) }
        try await visitor.kill(signal)
        kills += 1
      } while try !visitor.terminal.processes().isEmpty && kills < 20
      #expect(kills > 3)
      try await visitor.ended(70)
      #expect(try visitor.terminal.isOrdinary())
      try visitor.start("--front clerk")
      try await seesDraft(visitor)
      try visitor.terminal.press("2")
      try await visitor.terminal.sees(" 138****8000")
      let form = try await visitor.terminal.sees(Visitor.name)
      #expect(!form.contains(Visitor.number))
    }
  }

  @Test(
    "A change outlives a kill, is refused without papers, and takes the filing's place with them")
  func change() async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try await visitor.entersPerson()
      try terminal.press(Visitor.ClerkKeys.afterPhone + Visitor.ClerkKeys.file)
      try await visitor.sees("receipt.title")
      let number = try visitor.filingNumber()
      try terminal.press("F3")
      try await terminal.sees(number)
      try terminal.press("Down", "2")
      try await visitor.sees("clerk.change.title", ["number": number])
      try terminal.press("1", "c", "q", "Enter")
      try await terminal.sees("500000 重庆市")
      try await visitor.kill(SIGKILL)
      try await seesDraft(visitor)
      try terminal.press("2")
      try await terminal.sees("500000 重庆市")
      try terminal.press("0")
      let refusal = try await terminal.sees("不能变更")
      #expect(refusal.contains("2027-01-31") && refusal.contains("四（三）1"))
      try terminal.press("n", "1")
      try await visitor.sees("clerk.change.question")
      try terminal.press("p")
      try await visitor.sees("receipt.title")
      #expect(try visitor.filingNumber() != number)
      try terminal.press("F3")
      let list = try await terminal.sees("已变更")
      let offer = visitor.texts("clerk.list.go_on", ["count": "1"]).prefix(6)
      #expect(!list.contains(offer), "no draft is left of it")
      try terminal.press("F3")
      try await visitor.ended(0)
    }
  }

  @Test("A closed line ends the program quietly, and the next start offers the draft")
  func hungUp() async throws {
    try await Visitor.with { visitor in
      try await visitor.entersPerson()
      try await visitor.kill(SIGHUP)
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
      try visitor.start("--front clerk")
      try await seesDraft(visitor)
    }
  }

  @Test(
    "Asked to end in the middle of the form it keeps all of it, and the next start offers it",
    arguments: [true, false])
  func terminated(asParent: Bool) async throws {
    try await Visitor.with { visitor in
      let terminal = visitor.terminal
      try await visitor.entersPerson()
      try terminal.press("2", "c", "d")
      try await terminal.sees("510100")
      // As a service is stopped: whoever runs the machine ends the parent or the program.
      let processes = try terminal.processes()
      Glibc.kill(try #require(asParent ? processes.first : processes.last), SIGTERM)
      try await visitor.ended(0)
      #expect(try terminal.isOrdinary())
      #expect(try terminal.processes().isEmpty)
      try visitor.start("--front clerk")
      try await seesDraft(visitor)
      try terminal.press("2")
      let form = try await terminal.sees("> \(visitor.texts("clerk.field.care_place"))   cd")
      #expect(form.contains(Visitor.name) && form.contains(" 138****8000"))
      #expect(form.contains(visitor.texts("word.category.long_term_resident")))
      try terminal.press("Enter")
      try await terminal.sees("510100 成都市")
    }
  }

  @Test("Lines pasted into the form go a line a field and file nothing, and are undone at once")
  func pastesLines() async throws {
    try await Visitor.with(columns: 60, rows: 18) { visitor in
      let terminal = visitor.terminal
      try visitor.start("--front clerk")
      try await visitor.sees("clerk.list.empty")
      try terminal.press("F6")
      try await visitor.sees("clerk.form.no_decision_yet")
      let lines = [Visitor.number, Visitor.name, "达州市", "1", Visitor.phone, "2", "成都市"]
      try terminal.paste(lines.joined(separator: "\n") + String(repeating: "\n", count: 30))
      let form = try await terminal.sees("510100 成都市")
      #expect(form.contains(Visitor.name) && form.contains("138****8000"))
      try visitor.expectNothingFiled()
      try terminal.press("C-z")
      try await terminal.waits(for: "the form without them") {
        !$0.contains("成都市") && !$0.contains(Visitor.name)
      }
      // A row of a spreadsheet.
      try terminal.paste(lines.prefix(2).joined(separator: "\t"))
      try await terminal.sees(Visitor.name)
    }
  }

  private func seesDraft(_ visitor: Visitor) async throws {
    try await visitor.terminal.waits(for: "the list with a draft") {
      $0.contains(visitor.texts("clerk.option.open")) && $0.contains("张*丰")
    }
  }

  @Test("Too small a window says so; wide again, the form is as it was")
  func resizing() async throws {
    try await Visitor.with { visitor in
      try await visitor.entersPerson()
      let before = try visitor.terminal.screen()
      try visitor.terminal.resize(columns: 40, rows: 10)
      try await visitor.terminal.sees("窗口太小")
      try visitor.terminal.resize(columns: 60, rows: 18)
      try await visitor.terminal.sees(Visitor.name)
      try visitor.terminal.resize(columns: 80, rows: 24)
      try await visitor.terminal.waits(for: "the form as before") { $0 == before }
    }
  }

  @Test("Ctrl-T changes the language in the middle of the form and loses nothing")
  func language() async throws {
    try await Visitor.with { visitor in
      try await visitor.entersPerson()
      try visitor.terminal.press("C-t")
      let screen = try await visitor.terminal.sees("Name")
      #expect(screen.contains(Visitor.name))
      #expect(screen.contains("138****8000"))
    }
  }
}
