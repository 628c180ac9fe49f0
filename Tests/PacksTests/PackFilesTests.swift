import FoundationEssentials
import Packs
import Rules
import Support
import Testing

/// The packs in `Packs/good` and `Packs/bad`; what `yidi policy check` prints of the bad ones stands
/// beside them and is compared by `PolicyCheckTests`.
@Suite("Packs to learn from, good and bad")
struct PackFilesTests {
  static let folder = "\(repositoryPath())/Tests/PacksTests/Packs"

  /// The names of the packs in one of the two folders, without ".md".
  static func names(_ kind: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
    return files.filter { $0.hasSuffix(".md") && !$0.hasSuffix(".notice.md") }
      .map { String($0.dropLast(3)) }.sorted()
  }

  static let goodNames = names("good")
  static let badNames = names("bad").map { $0.replacing(".literal", with: "") }

  @Test("There are some of both kinds")
  func there() {
    #expect(Self.goodNames.count > 3 && Self.badNames.count > 3)
  }

  private func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(Self.folder)/\(name)").map(Array.init)
  }

  private func findings(_ name: String) throws -> [Finding] {
    let (pack, fullText) = (try #require(bytes("\(name).md")), bytes("\(name).notice.md"))
    let amended = amendedIDs(by: pack)
    guard amended.isEmpty else {
      return inspectAmendment(
        PackFile(markdown: pack, file: name), fullText: fullText,
        of: amended.map { asset("Policies/\($0).md") }.filter { !$0.isEmpty }
          .map { PackFile(markdown: $0, file: "amended.md") })
    }
    return inspectPolicy(markdown: pack, fullText: fullText, today: Day("2026-11-21"))
  }

  @Test("Every good pack loads, has nothing said of it and is formatted", arguments: goodNames)
  func good(_ name: String) throws {
    let pack = try #require(bytes("good/\(name).md"))
    #expect(try findings("good/\(name)") == [])
    let amended = amendedIDs(by: pack).map { asset("Policies/\($0).md") }
    let policy =
      amended.isEmpty
      ? try loadPolicy(markdown: pack, file: name)
      : try loadAmendment(
        PackFile(markdown: pack, file: name),
        of: amended.map { PackFile(markdown: $0, file: "amended.md") })
    #expect(policy.id.hasPrefix("example"))
    #expect(try formatPolicy(markdown: pack, file: name).firstChange == nil)
  }

  /// What a bad pack is told; one without readings is named `….literal.md`.
  private func findings(ofBad name: String) throws -> [Finding] {
    guard let literal = bytes("bad/\(name).literal.md") else { return try findings("bad/\(name)") }
    do {
      _ = try loadLiteral(
        markdown: literal, fullText: bytes("bad/\(name).notice.md"), file: name)
      return []
    } catch {
      return error.findings
    }
  }

  @Test(
    "Every kind of finding has a bad pack that is told nothing else",
    arguments: Finding.Code.allCases)
  func bad(_ code: Finding.Code) throws {
    let name = code.rawValue
    guard Self.badNames.contains(name) else {
      Issue.record(
        """
        Tests/PacksTests/Packs/bad has no \(name).md. Copy good/smallest.md there and make the one \
        mistake that \(name) tells of (a document without readings is \(name).literal.md, a full \
        text \(name).notice.md); RECORD=1 swift test --filter PolicyCheckTests then writes what is \
        told of it, to be read before it is committed.
        """)
      return
    }
    #expect(try findings(ofBad: name).map(\.code) == [code])
  }

  @Test("There are good packs, and no bad one is left of a finding that is gone")
  func folders() {
    #expect(Self.goodNames.count > 3)
    let codes = Set(Finding.Code.allCases.map(\.rawValue))
    for name in Self.badNames { #expect(codes.contains(name), "\(name)") }
  }
}
