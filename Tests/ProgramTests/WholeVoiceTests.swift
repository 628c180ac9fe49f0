import Foundation
import Glibc
import Messages
import Speech
import Support
import Testing

@testable import yidi

@Suite("Reading aloud in a terminal")
struct WholeVoiceTests {
  @Test("A filing is read page by page, and nobody hears or sees an identity number")
  func filing() async throws {
    try await Visitor.with { visitor in
      let folder = visitor.terminal.folder
      // What it got and how it was called, a file a page.
      try place(
        "n=$(ls \(folder)/heard* 2>/dev/null | wc -l); echo \"$0 $*\" >>\(folder)/called; "
          + "cat >\(folder)/heard$n", in: visitor)
      try visitor.set("voice = true\n")
      try await visitor.walksGuided(settings: "PATH=\(folder)/bin:$PATH")
      // While it reads, the star silences it for good: what is not said yet would never be heard.
      try await visitor.sees("voice.again")
      try visitor.terminal.press("*")
      let check = try await heard(visitor) { $0.contains("he2 dui4 yi2 bian4") }
      // The check page, read again with its keys.
      #expect(check.contains("shen1 fen4 zheng4"))
      #expect(check.contains("hou4 si4 wei4, ling2 ling2 yao1 wu3"))
      #expect(check.contains("zhang1 san1 feng1"))
      #expect(check.contains("chang2 qi1 zhu4 zai4 wai4 di4"))
      // Neither the number, nor its first digits, nor a Chinese character.
      #expect(!check.contains("wu3 yao1 yao1 qi1"))
      #expect(!check.contains("wu3 yi1 yi1 qi1"))
      let isPlain = check.allSatisfy { $0.isASCII }
      #expect(isPlain)
      let called = try String(contentsOfFile: "\(folder)/called", encoding: .utf8)
      #expect(
        Set(called.split(separator: "\n")) == [
          "\(folder)/bin/espeak-ng -v cmn-latn-pinyin -s 140 --stdin"
        ])
      try visitor.terminal.press("C-q", "2", "Enter")
      try await visitor.ended(0)
    }
  }

  @Test("Any key silences it, and leaving the program does")
  func keys() async throws {
    try await Visitor.with { visitor in
      let folder = visitor.terminal.folder
      try place("echo $$ >\(folder)/pid; cat >/dev/null; exec sleep 600", in: visitor)
      try visitor.start("--front guided", "PATH=\(folder)/bin:$PATH")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("*")
      try await visitor.sees("voice.end")
      try await isRunning(visitor, true)
      try visitor.terminal.press("x")
      try await isRunning(visitor, false)
      try await visitor.sees("voice.again")
      try? FileManager.default.removeItem(atPath: "\(folder)/pid")
      try visitor.terminal.press("*")
      try await isRunning(visitor, true)
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      try await isRunning(visitor, false)
    }
  }

  @Test("Without a device for sound it says so once, and goes on in silence")
  func noSound() async throws {
    try await Visitor.with { visitor in
      let folder = visitor.terminal.folder
      // As espeak-ng does it: noise on standard error, and success.
      try place("cat >/dev/null; echo 'error: No such file or directory' >&2", in: visitor)
      try visitor.start("--front guided", "PATH=\(folder)/bin:$PATH")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("*")
      let screen = try await visitor.sees("voice.no_sound")
      #expect(!screen.contains("No such file"))
      try await visitor.sees("voice.read")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
    }
  }

  @Test("Where nothing can speak nothing is offered")
  func noProgram() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front guided", "PATH=/nowhere")
      let screen = try await visitor.sees("guided.start.title")
      #expect(!screen.contains(visitor.texts("voice.read")))
      try visitor.terminal.press("*")
      try await visitor.sees("voice.impossible")
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
    }
  }

  @Test("The real voice speaks a page", arguments: [Language.zh, .en])
  func sound(_ language: Language) async throws {
    try await Visitor.with(language) { visitor in
      let folder = visitor.terminal.folder
      try place("exec /usr/bin/espeak-ng -w \(folder)/page.wav \"$@\"", in: visitor)
      try visitor.start("--front guided", "PATH=\(folder)/bin:$PATH")
      try await visitor.sees("guided.start.title")
      try visitor.terminal.press("*")
      try await visitor.sees("voice.again")
      let sound = try Data(contentsOf: URL(filePath: "\(folder)/page.wav"))
      // 22 050 samples of two bytes a second: more than ten seconds, and not silent.
      #expect(sound.count > 441_000)
      #expect(sound.dropFirst(44).contains { $0 > 100 })
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
    }
  }

  /// Puts a script in the place of espeak-ng.
  private func place(_ script: String, in visitor: Visitor) throws {
    try write("#!/bin/sh\n\(script)\n", to: "bin", "script", visitor)
    let folder = "\(visitor.terminal.folder)/bin"
    // Copied by another process: a child that another test starts meanwhile may inherit a file this
    // one has open for writing, and nothing that is open for writing can be run.
    try ChildProgram.run(
      "/usr/bin/install", ["-m", "755", "\(folder)/script", "\(folder)/espeak-ng"],
      log: "\(folder)/log")
  }

  private func write(
    _ text: String, to folder: String, _ name: String, _ visitor: Visitor
  ) throws {
    let path = "\(visitor.terminal.folder)/\(folder)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  /// Waits until something was heard that fits, and gives the last of it; all of it is looked at.
  private func heard(
    _ visitor: Visitor, _ fits: @escaping (String) -> Bool
  ) async throws -> String {
    let folder = visitor.terminal.folder
    var all = ""
    try await visitor.terminal.waits(for: "something heard") { _ in
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasPrefix("heard") }
      all = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        .joined(separator: "\n")
      return fits(all)
    }
    return all
  }

  /// Waits until the voice's process, which wrote its number, runs or has ended.
  private func isRunning(_ visitor: Visitor, _ wanted: Bool) async throws {
    let file = "\(visitor.terminal.folder)/pid"
    try await visitor.terminal.waits(for: "the voice \(wanted ? "running" : "ended")") { _ in
      guard let text = try? String(contentsOfFile: file, encoding: .utf8),
        let id = Int32(text.split(separator: "\n").first ?? "")
      else { return false }
      return (kill(id, 0) == 0) == wanted
    }
  }
}
