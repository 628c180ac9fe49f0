import CSQLite
import Foundation
import Glibc
import Messages
import Support
import Testing

@testable import yidi

@Suite("The program without a screen")
struct WholePlainTests {
  /// What a person types who goes to Chengdu for long, mistypes the number once and files.
  static let filing = [
    "1", "1", "2", "cd", "1", "1", "1", "0", "511700195503120017", Visitor.number, Visitor.name,
    Visitor.phone, "0", "q",
  ]

  @Test("A filing by a blindfold: the transcript is the one in the README, and it is on record")
  func transcript() throws {
    try TemporaryFolder.with { folder in
      let run = try Self.run(Self.filing, folder)
      #expect(run.status == 0, "\(run.err)")
      #expect(run.err.isEmpty)
      let page = try String(contentsOfFile: "\(repositoryPath())/README.md", encoding: .utf8)
      let shown = page.components(separatedBy: "```").first { $0.contains("一行一问。随时") }
      #expect(run.out == shown.map { String($0.dropFirst()) }, "README.md shows another transcript")
      #expect(!run.out.contains("\u{1B}") && !run.out.contains(Visitor.number))
      let list = try DecideProgram.run(["ledger", "list"], environment: Self.settings(folder))
      #expect(list.out.contains("DZ20260731"))
    }
  }

  @Test("Fed byte by byte, through a pipe, it says the same")
  func byteByByte() throws {
    try TemporaryFolder.with { folder in
      let whole = try Self.run(Self.filing, folder)
      let second = "\(folder)/2"
      let process = DecideProgram.process(
        ["--plain", "--today", Visitor.today], environment: Self.settings(second))
      let (input, output) = (Pipe(), Pipe())
      (process.standardInput, process.standardOutput) = (input, output)
      try process.run()
      for byte in (Self.filing.joined(separator: "\n") + "\n").utf8 {
        try input.fileHandleForWriting.write(contentsOf: Data([byte]))
      }
      try input.fileHandleForWriting.close()
      let out = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(String(decoding: out, as: UTF8.self) == whole.out)
    }
  }

  @Test("Without input it says how to use it, and ends", arguments: [Language.zh, .en])
  func noInput(_ language: Language) throws {
    try TemporaryFolder.with { folder in
      let texts = try Program.catalogue(language)
      let run = try DecideProgram.run(
        [], environment: Self.settings(folder).merging(["YIDI_LANG": "\(language)"]) { $1 })
      #expect(run.status == 0)
      #expect(run.out.hasPrefix(texts("lines.reason.no_terminal") + "\n"))
      #expect(run.out.hasSuffix(texts("lines.end") + "\n"))
    }
  }

  @Test("The window's form is told to need a screen, and the other front goes on")
  func clerk() throws {
    try TemporaryFolder.with { folder in
      let run = try DecideProgram.run(
        ["--plain", "--front", "clerk"], environment: Self.settings(folder))
      #expect(run.status == 0)
      #expect(run.out.hasPrefix(try Program.catalogue(.zh)("lines.reason.clerk")))
      #expect(run.out.contains(try Program.catalogue(.zh)("guided.start.title")))
    }
  }

  @Test("Bytes that are no text, and lines without end, are told; the question stays")
  func spoilt() throws {
    try TemporaryFolder.with { folder in
      let texts = try Program.catalogue(.zh)
      let long = [UInt8](repeating: 0x31, count: 100_000)
      let run = try DecideProgram.run(
        ["--plain"], input: [0xC4, 0xE3, 0x0A] + long + Array("\n1\n".utf8),
        environment: Self.settings(folder))
      #expect(run.status == 0)
      for key in ["lines.not_text", "lines.too_long", "q.for_whom.title", "lines.end.open"] {
        #expect(run.out.contains(texts(key)), "\(key)")
      }
    }
  }

  @Test(
    "Asked to end, it says so, ends well and leaves no answers where the next person is another",
    arguments: [SIGTERM, SIGHUP])
  func asked(_ signal: Int32) async throws {
    try await Visitor.with { visitor in
      try visitor.start("--plain")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.type("1")
      try visitor.terminal.press("Enter")
      try await visitor.sees("q.for_whom.title")
      // The parent, which passes it on.
      if let parent = try visitor.terminal.processes().first { Glibc.kill(parent, signal) }
      try await visitor.sees("lines.end.open")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
      #expect(try Self.drafts(in: visitor.ledger) == 0)
    }
  }

  @Test("Killed on the way, it goes on where it was, in the same sitting")
  func killed() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--plain")
      try await visitor.sees("guided.start.title")
      for line in ["1", "1", "2"] {
        try visitor.terminal.type(line)
        try visitor.terminal.press("Enter")
      }
      try await visitor.sees("q.care_place.title")
      try await visitor.kill(SIGKILL)
      try await visitor.sees("failure.screen.crashed")
      try await visitor.sees("guided.resume.2")
      try visitor.terminal.type("1")
      try visitor.terminal.press("Enter")
      try await visitor.terminal.waits(for: "the page where it stopped") {
        $0.components(separatedBy: visitor.texts("guided.resume.2")).last?
          .contains(visitor.texts("q.care_place.title")) == true
      }
      try visitor.terminal.press("C-d")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test(
    "A terminal that cannot place text, and the wish for lines, lead to lines",
    arguments: ["TERM=dumb", "TERM=", "ACCESSIBLE=1"])
  func terminals(_ setting: String) async throws {
    try await Visitor.with { visitor in
      try visitor.start("", setting)
      try await visitor.sees("lines.ask.number")
      for line in ["1", "1", "2", "cd", "1"] {
        try visitor.terminal.type(line)
        try visitor.terminal.press("Enter")
      }
      try await visitor.sees("q.insured_place.title")
      // Ctrl-C asks first, as on a screen.
      try visitor.terminal.press("C-c")
      try await visitor.sees("guided.leave.title")
      try visitor.terminal.type("2")
      try visitor.terminal.press("Enter")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  /// How many drafts a ledger keeps.
  private static func drafts(in ledger: String) throws -> Int32 {
    var (store, statement): (OpaquePointer?, OpaquePointer?)
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(store)
    }
    try #require(sqlite3_open(ledger, &store) == SQLITE_OK)
    let question = "SELECT count(*) FROM draft"
    try #require(sqlite3_prepare_v2(store, question, -1, &statement, nil) == SQLITE_OK)
    try #require(sqlite3_step(statement) == SQLITE_ROW)
    return sqlite3_column_int(statement, 0)
  }

  /// Runs `yidi --plain` on those lines, with a ledger in the folder.
  private static func run(_ lines: [String], _ folder: String) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["--plain", "--today", Visitor.today],
      input: Array((lines.joined(separator: "\n") + "\n").utf8),
      environment: settings(folder))
  }

  private static func settings(_ folder: String) -> [String: String] {
    ["YIDI_LEDGER": "\(folder)/ledger.sqlite"]
  }
}
