import FoundationEssentials
import Packs
import Rules
import Support
import Testing

@Suite("Packs in which anything is wrong")
struct BrokenPackTests {
  static let wholePacks: [[UInt8]] =
    PackFilesTests.goodNames.compactMap {
      FileManager.default.contents(atPath: "\(PackFilesTests.folder)/good/\($0).md")
        .map(Array.init)
    } + [
      Array(exampleFiles(inGrammar: asset("Grammar.md")).pack.joined(separator: "\n").utf8),
      asset("Policies/fujian-2006.md"),
    ]

  private func failure(_ bytes: [UInt8]) -> [Finding]? {
    do {
      _ = try loadPolicy(markdown: bytes, file: "x.md")
      return nil
    } catch {
      return error.findings
    }
  }

  /// The number of characters in each line, as an editor numbers them.
  private func lengths(_ bytes: [UInt8]) -> [Int] {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).count }
  }

  @Test("Each is read to the end, and refused with a place in it that an editor can go to")
  func places() throws {
    var random = SeededRandom(seed: 3)
    let fullText = Array(exampleFiles(inGrammar: asset("Grammar.md")).fullText.joined().utf8)
    var refused = 0
    for round in 0..<800 {
      let pack = BrokenPack(random.pick(Self.wholePacks), &random).bytes
      let told = inspectPolicy(markdown: pack, fullText: random.once(in: 2) ? fullText : nil)
      let text = String(decoding: pack, as: UTF8.self)
      if let findings = failure(pack) {
        refused += 1
        #expect(!findings.isEmpty, "\(round): \(text)")
        #expect(!told.isEmpty, "\(round): refused, and check finds nothing in \(text)")
      }
      let lengths = lengths(pack)
      for finding in told {
        guard finding.line > 0, finding.line <= lengths.count else {
          Issue.record("\(round): \(finding) of \(lengths.count) lines: \(text)")
          continue
        }
        #expect(
          finding.position <= lengths[finding.line - 1] + 1, "\(round): \(finding) of \(text)")
      }
    }
    #expect(refused > 500, "most were whole: nothing was tried")
  }

  @Test("Formatting once is formatting twice, and changes nothing that is read")
  func formatting() throws {
    var random = SeededRandom(seed: 5)
    for round in 0..<400 {
      let pack = BrokenPack(random.pick(Self.wholePacks), &random).bytes
      guard let formatted = try? formatPolicy(markdown: pack, file: "x.md").markdown else {
        #expect(failure(pack)?.map(\.code) == [.notText])
        continue
      }
      let text = String(decoding: pack, as: UTF8.self)
      #expect(
        try formatPolicy(markdown: formatted, file: "x.md").firstChange == nil, "\(round): \(text)")
      #expect(sayings(of: pack) == sayings(of: formatted), "\(round): \(text)")
    }
  }

  /// All that a pack says, or all that is wrong with it but the characters of lines.
  private func sayings(of pack: [UInt8]) -> Whole {
    if let policy = try? loadPolicy(markdown: pack, file: "x.md") { return Whole(policy) }
    let findings = failure(pack) ?? []
    return Whole(
      faults: findings.map { "\($0.line) \($0.code) \($0.section) \($0.row) \($0.column)" })
  }

  /// A pack as it was compiled, with the lines everything stands on.
  private struct Whole: Hashable {
    var faults: [String] = []
    var identity: Policy.Identity?
    var parts: [AnyHashable] = []

    init(faults: [String]) { self.faults = faults }

    init(_ policy: Policy) {
      identity = policy.identity
      parts = [
        policy.areas, policy.terms, policy.citations, policy.readings, policy.points,
        policy.lexicon, policy.impossible, policy.cases, policy.citedInOrder,
      ]
      for slot in Slot.allCases {
        guard let table = policy.table(slot) else { continue }
        parts += [table.sheet, table.explanations, table.governing]
      }
    }
  }

  @Test("A document without readings is read to the end as well")
  func literal() throws {
    let file = "\(PackFilesTests.folder)/bad/idle_question.literal.md"
    let whole = Array(try #require(FileManager.default.contents(atPath: file)))
    var random = SeededRandom(seed: 7)
    for round in 0..<400 {
      let pack = BrokenPack(whole, &random).bytes
      do {
        let pack = try loadLiteral(markdown: pack, fullText: nil, file: "x.md")
        #expect(!pack.surveys.isEmpty)
      } catch {
        let count = lengths(pack).count
        #expect(
          !error.findings.isEmpty && error.findings.allSatisfy { 1...count ~= $0.line },
          "\(round): \(error.findings) \(String(decoding: pack, as: UTF8.self))")
      }
    }
  }
}
