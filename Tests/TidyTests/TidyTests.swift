import FoundationEssentials
import Support
import Testing

@Suite("The house is in order")
struct TidyTests {
  @Test("No file is longer than 400 lines")
  func fileLength() throws {
    for file in try SourceFile.all(in: ["Sources", "Screens", "Tests"], ending: [".swift", ".c"]) {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test("No function is longer than 70 lines")
  func functionLength() throws {
    for file in try SourceFile.swift() {
      for function in file.functions {
        #expect(
          function.length < 70, "\(file.path):\(function.line) has \(function.length) lines")
      }
    }
  }

  @Test("What is not private is documented, a protocol's requirement once for all who meet it")
  func documentation() throws {
    let files = try SourceFile.all(in: ["Sources", "Screens"], ending: [".swift"])
    let documented = Set(
      files.flatMap(\.declarations).filter(\.isDocumented).map(\.name) + ["< ", "== ", "hash"])
    for file in files {
      for declaration in file.declarations
      where !declaration.isDocumented && !documented.contains(declaration.name) {
        Issue.record("\(file.path):\(declaration.line) has no doc comment")
      }
    }
  }

  @Test("Nothing traps on purpose, nothing is left to do, Foundation stays out")
  func bannedWords() throws {
    let banned = ["try" + "!", "as" + "! ", "fatal" + "Error(", "TO" + "DO", "FIX" + "ME"]
    for file in try SourceFile.all(in: ["Sources", "Screens"], ending: [".swift", ".c", ".h"]) {
      for (index, line) in file.lines.enumerated() {
        for word in banned where line.contains(word) {
          Issue.record("\(file.path):\(index + 1) has \(word)")
        }
        let words = line.split(separator: " ")
        if words.contains("import") && words.last == "Foundation" {
          Issue.record("\(file.path):\(index + 1) imports Foundation; FoundationEssentials does")
        }
      }
    }
  }

  @Test("No test leaves itself out unseen: where everything is run, what it needs has to be there")
  func leftOut() throws {
    let words = [".enabled" + "(if:", ".disabled" + "("]
    for file in try SourceFile.all(in: ["Tests"], ending: [".swift"]) {
      for (index, line) in file.lines.enumerated()
      where words.contains(where: { line.contains($0) }) && !line.contains("mayRun(with:") {
        Issue.record("\(file.path):\(index + 1) can be left out without a word")
      }
    }
    let script = try String(contentsOfFile: repositoryPath() + "/.ci/test", encoding: .utf8)
    #expect(script.contains("\nexport YIDI_SKIP=none\n"))
  }

  @Test("Only what belongs at the top level is visible there")
  func topLevel() throws {
    let visible = try FileManager.default.contentsOfDirectory(atPath: repositoryPath())
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(
      visible.sorted()
        == ["Locales", "Package.swift", "README.md", "Screens", "Sources", "Tests"])
  }

  @Test("Every text, pack and table is compiled in")
  func assets() throws {
    let list = try SourceFile("Sources/CAssets/CAssets.c").lines.joined(separator: "\n")
    let files =
      try SourceFile.all(in: ["Locales"], ending: [".po"])
      + SourceFile.all(in: ["Sources/Rules/Policies"], ending: [".md"])
      + SourceFile.all(in: ["Sources/Places/Tables"], ending: [".tsv"])
      + SourceFile.all(in: ["Sources/Names/Tables"], ending: [".tsv"])
      + SourceFile.all(in: ["Sources/OfficeLists/Samples"], ending: [".csv"])
    for file in files where !file.path.hasSuffix("README.md") && !file.path.hasSuffix("notice.md") {
      let name = file.path.split(separator: "/").suffix(2).joined(separator: "/")
      #expect(list.contains(name), "\(file.path) is not in CAssets.c")
    }
  }
}
