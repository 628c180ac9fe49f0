import CSQLite
import Foundation
import Ledger
import Messages
import Support
import Testing

@testable import yidi

@Suite("The printer's page in a terminal")
struct WholePrinterTests {
  @Test("A folder is chosen, gets the test page, is kept, and no other setting changes")
  func folder() async throws {
    try await Visitor.with(columns: 100, rows: 40) { visitor in
      let (terminal, folder) = (visitor.terminal, visitor.terminal.folder)
      let file = "\(folder)/config/yidi/yidi.toml"
      let before = try String(contentsOfFile: file, encoding: .utf8)
      try visitor.start("--front clerk")
      try await visitor.sees("clerk.list.title")
      try terminal.press("C-p")
      try await visitor.sees("clerk.printer.title")
      try terminal.press("1", "1", "1", "1", "2")
      try await visitor.sees("clerk.printer.hint.file")
      try terminal.type(folder)
      try terminal.press("Enter")
      try await visitor.sees("clerk.printer.ready")
      try terminal.press("p")
      try await visitor.sees("clerk.printer.key.read")
      try await terminal.sees("test.pdf")
      let pdf = try #require(FileManager.default.contents(atPath: "\(folder)/test.pdf"))
      let page = try Tool.text("pdftotext", ["-layout", "FILE", "-"], on: Array(pdf))
      for text in [
        visitor.texts("paper.test.title"), folder, "镕 堃 喆 翀", "𬭊", visitor.texts("paper.test.foot"),
      ] {
        #expect(
          page.filter { !$0.isWhitespace }.contains(text.filter { !$0.isWhitespace }), "\(text)")
      }
      let dots = try Tool.run("pdftoppm", ["-r", "150", "-gray", "FILE"], on: Array(pdf))
      let code = try #require(Tool.codes(in: dots).first)
      // As long as a signed paper's can be.
      #expect(code.hasPrefix("YIDI TEST ") && code.count == 311)
      try terminal.press("r")
      try terminal.type(code)
      try terminal.press("Enter")
      try await visitor.sees("clerk.printer.code.same")
      try terminal.press("F8")
      try await terminal.sees("yidi.toml")
      let after = try String(contentsOfFile: file, encoding: .utf8)
      #expect(after.hasPrefix(before))
      #expect(after.contains("[printer]\nkind = \"file\"\naddress = \"\(folder)\"\n"))
      try terminal.press("F3", "F3", "F3")
      try await visitor.ended(0)
      try expectOnRecord(visitor)
    }
  }

  @Test("A thermal printer gets the page as bytes, once, and is believed")
  func thermal() async throws {
    try await atPrinter(.none, paper: 58) { visitor, fake in
      try await visitor.sees("clerk.printer.ready")
      try visitor.terminal.press("p")
      try await visitor.sees("clerk.print.done")
      let printed = fake.jobs.filter { !$0.printed.isEmpty }
      #expect(printed.count == 1 && printed.allSatisfy(\.isReported))
      let ruler = Array("12345678901234567890123456789012\n".utf8)
      #expect(printed[0].printed.split(separator: ruler, maxSplits: 1).count == 2)
      for (question, key) in [("width", "1"), ("hanzi", "2"), ("doubling", "1"), ("cutter", "2")] {
        try await visitor.sees("clerk.printer.ask.\(question)")
        try visitor.terminal.press(key)
      }
      try await visitor.sees("clerk.printer.ask.code")
      try visitor.terminal.press("Enter")
      try await visitor.sees("clerk.printer.ask.changed")
      try visitor.terminal.press("F8")
      try await visitor.terminal.sees("yidi.toml")
      let file = "\(visitor.terminal.folder)/config/yidi/yidi.toml"
      let kept = try String(contentsOfFile: file, encoding: .utf8)
      #expect(kept.contains("charset = \"gb2312\"\n") && kept.contains("cutter = false\n"))
      try visitor.terminal.press("F3", "F3")
      try await visitor.ended(0)
    }
  }

  @Test("What the clerk saw of a paper that no printer vouches for is on record, either way")
  func seen() async throws {
    try await atPrinter(.mute, paper: 80) { visitor, fake in
      for (key, said) in [
        ("n", "clerk.print.not_out"), ("x", "clerk.print.spoiled"), ("o", "clerk.print.done"),
      ] {
        try await visitor.sees("clerk.printer.key.print")
        try visitor.terminal.press("p")
        try await visitor.sees("clerk.print.key.not_out")
        try visitor.terminal.press(key)
        try await visitor.sees(said)
      }
      try visitor.terminal.press("F3", "F3")
      try await visitor.ended(0)
      let report = try visitor.runs("ledger", "day", Visitor.today).out
      for line in [
        "ledger.event.paper_seen", "ledger.seen.out", "ledger.seen.not_out", "ledger.seen.spoiled",
      ] {
        let count = line == "ledger.event.paper_seen" ? "3" : "1"
        let row = report.split(separator: "\n").first { $0.contains(visitor.texts(line)) }
        #expect(row?.hasSuffix(count) == true, "\(line): \(row ?? "")")
      }
      let audit = try visitor.runs("ledger", "audit").out
      #expect(audit.contains(visitor.texts("ledger.seen.not_out")))
      #expect(audit.contains(visitor.texts("ledger.seen.spoiled")))
      #expect(try visitor.runs("ledger", "verify").status == 0)
    }
  }

  @Test("Whoever leaves while a paper waits at the printer leaves nothing that comes out later")
  func leaving() async throws {
    try await atPrinter(.paperOut, paper: 80) { visitor, fake in
      try await visitor.sees("clerk.printer.key.print")
      try visitor.terminal.press("p")
      try await visitor.sees("clerk.print.key.cancel")
      try visitor.terminal.press("F3", "F3")
      try await visitor.sees("clerk.print.leave", ["count": "1"])
      try visitor.terminal.press("F3")
      try await visitor.ended(0)
      #expect(fake.jobs.allSatisfy { $0.printed.isEmpty })
      let report = try visitor.runs("ledger", "day", Visitor.today)
      #expect(report.out.contains(visitor.texts("ledger.print.cancelled")))
    }
  }

  @Test("A print that cannot go on record at once does so later, and is said to")
  func onRecordLater() async throws {
    try await atPrinter(.none, paper: 80) { visitor, fake in
      try await visitor.sees("clerk.printer.ready")
      var other: OpaquePointer?
      defer { sqlite3_close(other) }
      try #require(sqlite3_open(visitor.ledger, &other) == SQLITE_OK)
      try #require(sqlite3_exec(other, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
      try visitor.terminal.press("p")
      try await visitor.sees("clerk.print.done")
      try await visitor.sees("clerk.print.unrecorded")
      #expect(sqlite3_exec(other, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
      try visitor.terminal.press("F3", "F3")
      try await visitor.ended(0)
      let report = try visitor.runs("ledger", "day", Visitor.today)
      #expect(report.out.contains(visitor.texts("ledger.print.confirmed")))
    }
  }

  /// The page of a window whose thermal printer goes wrong so.
  private func atPrinter(
    _ fault: FakeThermalPrinter.Fault, paper: Int,
    _ body: (Visitor, FakeThermalPrinter) async throws -> Void
  ) async throws {
    let fake = try FakeThermalPrinter(fault)
    defer { fake.stop() }
    let table = "[printer]\nkind = \"tcp\"\naddress = \"127.0.0.1:\(fake.port)\"\npaper = \(paper)"
    try await Visitor.with(columns: 100, rows: 40) { visitor in
      try visitor.set(table)
      try visitor.start("--front clerk")
      try await visitor.sees("clerk.list.title")
      try visitor.terminal.press("C-p")
      try await body(visitor, fake)
    }
  }

  /// The attempt is in the window's chain, and of no filing.
  private func expectOnRecord(_ visitor: Visitor) throws {
    let ledger = try Ledger.open(visitor.ledger, access: .reading)
    let heads = try ledger.heads()
    #expect(heads.count == 1)
    let report = try visitor.runs("ledger", "day", Visitor.today)
    #expect(report.out.contains(visitor.texts("ledger.print.not_sent")))
    #expect(try visitor.runs("ledger", "verify").status == 0)
  }
}
