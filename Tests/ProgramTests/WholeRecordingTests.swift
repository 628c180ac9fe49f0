import Foundation
import Messages
import Support
import Testing

@testable import yidi

@Suite("yidi --record and yidi replay, run as programs")
struct WholeRecordingTests {
  @Test("What was done is written down without its person, and shown again as text and on a screen")
  func recorded() async throws {
    try await Visitor.with { visitor in
      let file = "\(visitor.terminal.folder)/run.jsonl"
      try visitor.start("--front guided --record \(file)")
      try await visitor.sees("guided.start.title")
      try await visitor.choose(1, then: "q.for_whom.title")
      try await visitor.choose(1, then: "q.reason.title")
      try await visitor.choose(2, then: "q.care_place.title")
      try await visitor.find("cd", "成都市", then: "q.insured_place.title")
      try await visitor.tellsOfThemselves()
      try visitor.terminal.press("C-q")
      try await visitor.sees("guided.leave.title")
      try visitor.terminal.press("2", "Enter")
      try await visitor.ended(0)
      // But for the milliseconds of its frames, whose digits may be anybody's.
      let written = try String(contentsOfFile: file, encoding: .utf8)
        .replacing(/"t":[0-9]+/, with: "")
      for secret in [Visitor.name, Visitor.phone, Visitor.number, "0015"] {
        #expect(!written.contains(secret), "\(secret)")
      }
      let text = try visitor.runs("replay", file)
      #expect(text.status == 0 && text.err.isEmpty)
      #expect(text.out.contains(visitor.texts("q.reason.title")))
      #expect(text.out.contains("guided.check\n"), "each frame stands under its page")
      let player = try visitor.runs("replay", file, "--format", "asciicast")
      #expect(player.lines.first == #"{"version":2,"width":80,"height":24}"#)
      // A file is never written over.
      try visitor.start("--front guided --record \(file)")
      try await visitor.ended(73)

      // Step by step it waits for a key before each frame; Enter goes on, the left arrow back.
      try visitor.command("replay --step \(file)")
      try await visitor.sees("guided.start.title")
      try await visitor.steps(to: "q.for_whom.title")
      try visitor.terminal.press("q")
      try await visitor.ended(0)
      // Alone it plays to its end and stays there.
      try visitor.command("replay --speed 100 \(file)")
      try await visitor.sees("guided.leave.title")
      try visitor.terminal.press("q")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test("A file that is no recording, or is not there, is said so")
  func wrong() throws {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write("{}\n", to: "\(folder)/other")
      #expect(try DecideProgram.run(["replay", "\(folder)/other"]).status == 65)
      #expect(try DecideProgram.run(["replay", "\(folder)/none"]).status == 66)
      #expect(try DecideProgram.run(["replay", "--speed", "0", "\(folder)/other"]).status == 64)
    }
  }
}

extension Visitor {
  /// Goes through a recording frame by frame until that text is there.
  ///
  /// Each frame is waited for, a short while, as one may look just like the one before.
  fileprivate func steps(to key: String) async throws {
    for _ in 1...200 {
      let before = try terminal.screen()
      if before.contains(texts(key)) { break }
      try terminal.press("Enter")
      for _ in 1...30 where try terminal.screen() == before {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    try await sees(key)
  }
}
