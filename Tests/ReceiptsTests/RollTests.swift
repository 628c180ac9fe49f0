import Messages
import Support
import Testing

@testable import Receipts

@Suite("A paper for a roll")
struct RollTests {
  @Test(
    "leaves out quotes, long paragraphs and all behind the seal, and says so",
    arguments: SamplePaper.all)
  func shortened(_ paper: SamplePaper) throws {
    let full = try paper.receipt
    let short = full.forRoll(notice: "NOTICE")
    // What holds no more quotes nothing.
    guard paper.typeSize == .ordinary, try paper.sample.input(paper.language).stands else {
      #expect(short == full)
      return
    }
    #expect(short.blocks.last == .footnote("NOTICE"))
    let lost = full.blocks.filter { !short.blocks.contains($0) }
    let seal = try #require(full.blocks.firstIndex { if case .seal = $0 { true } else { false } })
    let behindSeal = full.blocks[seal...]
    for block in lost {
      switch block {
      case .clauses, .heading: break
      case .paragraph(let text): #expect(columns(of: text) > 96 || behindSeal.contains(block))
      default: Issue.record("lost: \(block)")
      }
    }
    // The numbers of the clauses stay, and no heading stands over nothing.
    let words = (lost + short.blocks).map { String(describing: $0) }
    #expect(words.contains { $0.contains("Basis") })
    for (block, next) in zip(short.blocks, short.blocks.dropFirst()) {
      if case .heading = block, case .heading = next { Issue.record("\(block) is bare") }
      if case .heading = block, case .footnote = next { Issue.record("\(block) is bare") }
      if case .heading = block, case .seal = next { Issue.record("\(block) is bare") }
    }
  }

  @Test("has a line for each label that is signed or filled in", arguments: OtherPaper.all)
  func signed(_ other: OtherPaper) throws {
    guard let paper = try other.paper else { return }
    let labels = paper.blocks.flatMap { block -> [String] in
      if case .signatures(let labels) = block { labels } else { [] }
    }
    for columns in [32, 48] {
      let lines = TextRenderer(rollColumns: columns, typeSize: .ordinary).lines(paper)
      let drawn = lines.filter { $0.hasSuffix("____________") }.count
      #expect(drawn == labels.count, "\(other.testDescription) on \(columns)")
    }
  }

  @Test("has room for a label of any width with any value, on a line or below it")
  func labels() {
    for columns in [32, 42, 48] {
      for (width, value) in (1...60).flatMap({ width in [1, 2, 5, 40].map { (width, $0) } }) {
        let field = Paper.Field(
          String(repeating: "a", count: width), .text(String(repeating: "1", count: value)))
        let paper = Paper(
          number: "day-2026-07-31", typeSize: .ordinary, language: .en, blocks: [.fields([field])])
        let lines = TextRenderer(rollColumns: columns, typeSize: .ordinary).lines(paper)
        #expect(lines.allSatisfy { $0.count <= columns }, "\(width) and \(value) on \(columns)")
        #expect(lines.joined().filter { $0 == "1" }.count == value)
      }
    }
  }

  @Test("the hospital's, and what is missing, keep the sentence they are about")
  func quoting() throws {
    for kind in [PaperKind.hospital, .missing] {
      let input = try PaperSample.lateFiling.input(.zh)
      let full = try #require(Paper(input, kind, catalogue: try texts(.zh)))
      #expect(full.blocks.contains { if case .clauses = $0 { true } else { false } })
      #expect(full.forRoll(notice: "NOTICE") == full)
    }
  }
}
