import FoundationEssentials
import Support
import Testing

@testable import yidi

@Suite("The folder in YIDI_DATA")
struct DataFolderTests {
  private static let question =
    #"{"ask":"care","today":"2025-06-09","category":"other_temporary","care":"inpatient","#
    + #""care_place":"510100"}"#

  private func run(
    _ arguments: [String], in folder: String, _ language: String = "zh"
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      arguments, input: Array(Self.question.utf8),
      environment: ["YIDI_DATA": folder, "YIDI_LANG": language])
  }

  /// A folder with a file that cannot be read, whoever looks: it is a folder itself.
  private func withUnreadable(_ name: String, _ body: (String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      try body(folder)
    }
  }

  @Test(
    "Law and texts that cannot be read never give way to what is built in",
    arguments: [
      "Policies/dazhou-2022-118.md", "Policies/dazhou-2022-118.notice.md", "Policies/amending.md",
      "Locales/zh.po",
    ])
  func unreadable(_ name: String) throws {
    try withUnreadable(name) { folder in
      for command in [
        ["decide"], ["policy", "list"], ["policy", "check"], ["--version"], ["doctor"],
      ] {
        let run = try run(command, in: folder)
        #expect(run.status == 65 && run.out.isEmpty, "\(command): \(run.out)")
        #expect(run.err.hasPrefix("yidi: YIDI_DATA 里的 \(folder)/\(name) 在"), "\(run.err)")
        #expect(run.err.split(separator: "\n").count == 1)
      }
      let english = try run(["decide", "--lang", "en"], in: folder)
      #expect(english.err.contains("the built-in one was not taken"), "\(english.err)")
      let joined = try run(["decide", "--lang=en"], in: folder)
      #expect(joined.err == english.err)
    }
  }

  @Test("A folder that is not there, and a name that would be passed over, end the program")
  func misplaced() throws {
    let missing = try run(["decide"], in: "/nonexistent/data")
    #expect(missing.status == 66 && missing.out.isEmpty)
    #expect(missing.err.contains("/nonexistent/data"))
    try TemporaryFolder.with { folder in
      let pack = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
      try TemporaryFolder.write(pack, to: "\(folder)/Policies/dazhou-2022-118.MD")
      let run = try run(["decide"], in: folder)
      #expect(run.status == 65 && run.out.isEmpty)
      #expect(run.err.contains("dazhou-2022-118.MD") && run.err.contains(".md"), "\(run.err)")
    }
  }

  @Test("What an editor keeps beside a file that it has open is passed over")
  func hidden() throws {
    try TemporaryFolder.with { folder in
      let texts = "\(folder)/Locales"
      try FileManager.default.createDirectory(atPath: texts, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: texts + "/.#zh.po", withDestinationPath: "somebody@desk.4711")
      #expect(try run(["policy", "list"], in: folder).status == 0)
    }
  }

  @Test("doctor names what is used of it; what stands beside packs is left alone")
  func doctor() throws {
    try TemporaryFolder.with { folder in
      #expect(try run(["doctor"], in: folder).out.contains("YIDI_DATA：\(folder) 里没有"))
      let pack = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
      try TemporaryFolder.write(pack, to: "\(folder)/Policies/dazhou-2022-118.md")
      try TemporaryFolder.write("notes", to: "\(folder)/Policies/notes.txt")
      let run = try run(["doctor"], in: folder)
      #expect(run.out.contains("程序自带的：Policies/dazhou-2022-118.md\n"), "\(run.out)")
    }
  }

  @Test(
    "A broken file of texts is told in the built-in words, with its path and line",
    arguments: [
      ("what\n", "看不懂"), ("msgid \"a\n", "引号没有配对"), ("msgid \"\\q\"\n", "反斜杠后面不对"),
      ("msgid \"a\"\nmsgid \"b\"\n", "顺序不对"),
      ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"b\"\n", "「a」前面已经有了"),
    ])
  func texts(_ written: String, _ words: String) throws {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write(written, to: "\(folder)/Locales/zh.po")
      let run = try run(["policy", "list"], in: folder)
      #expect(run.status == 65 && run.out.isEmpty)
      #expect(run.err.hasPrefix("yidi: \(folder)/Locales/zh.po 第 "), "\(run.err)")
      #expect(run.err.contains(words), "\(run.err)")
    }
  }
}
