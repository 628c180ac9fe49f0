import Foundation
import Support
import Testing

@Suite("What policy check says of bad packs")
struct PolicyCheckTests {
  static let folder = "\(repositoryPath())/Tests/PacksTests/Packs/bad"

  /// The bad packs, and how the names of those end that are without readings.
  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.folder)
      .filter { $0.hasSuffix(".md") && !$0.hasSuffix(".notice.md") }
      .map { String($0.dropLast(3)) }.sorted()
  }

  @Test(
    "Every bad pack is told in the words that stand beside it",
    arguments: [("zh", ".txt"), ("en", ".en.txt")])
  func words(_ language: String, _ ending: String) throws {
    let names = try names()
    let literal = names.filter { $0.hasSuffix(".literal") }
    let whole = try lines(["check"], names.filter { !literal.contains($0) }, language)
    let parts = try literal.map { try lines(["check", "--literal"], [$0], language) }
    let told = ([whole] + parts).joined()
    for name in names {
      let lines = told.filter { $0.hasPrefix("\(Self.folder)/\(name).md") }
        .map { $0.dropFirst(Self.folder.count + 1) + "\n" }
      // What a text names and its finding does not say would stay in braces.
      #expect(lines.count == 1 && !lines.joined().contains("{"), "\(name): \(lines)")
      #expect(golden(lines.joined(), "PacksTests/Packs/bad/\(name)\(ending)") == nil)
    }
  }

  private func lines(
    _ command: [String], _ names: [String], _ language: String
  ) throws -> [String] {
    let run = try DecideProgram.run(
      ["policy"] + command + names.map { "\(Self.folder)/\($0).md" },
      environment: ["YIDI_LANG": language])
    #expect(run.status == 65)
    return run.lines
  }
}
