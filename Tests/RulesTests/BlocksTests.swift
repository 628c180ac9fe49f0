import Rules
import Support
import Testing

@Suite("Situations in pieces and blocks")
struct BlocksTests {
  let policy: Policy
  let lexicon: Lexicon

  init() throws {
    policy = try dazhou()
    lexicon = policy.lexicon
  }

  /// The conclusions with a table small enough to be met cell by cell.
  static let conclusions: [Slot] = [
    .qualified, .ratio, .certificateCited, .traumaCited, .catalogue, .verdict, .inForce, .treatedAs,
  ]

  @Test("Pieces say of every situation what the table says", arguments: conclusions)
  func pieces(of conclusion: Slot) throws {
    let table = try #require(policy.table(conclusion))
    let pieces = policy.explorer.pieces(of: conclusion, deriving: false)
    var cells = 0
    for piece in pieces {
      for situation in situations(in: piece.box, of: table) {
        cells += 1
        let explanation = table.explanation(situation)
        switch piece.answer {
        case .decided(let value, let rows):
          #expect(explanation?.value == value)
          #expect(explanation?.winners == rows)
        case .impossible: #expect(explanation == nil)
        case .gap, .conflict: Issue.record("\(conclusion.code) is not whole")
        }
      }
    }
    // Disjoint and complete: as many as the table has cells.
    #expect(cells == table.questions.reduce(1) { $0 * $1.count })
  }

  @Test("Blocks of a value hold its situations and no other", arguments: conclusions)
  func blocks(of conclusion: Slot) throws {
    let table = try #require(policy.table(conclusion))
    let pieces = policy.explorer.pieces(of: conclusion, deriving: false).map {
      piece -> (box: Box, key: UInt8?) in
      guard case .decided(let value, _) = piece.answer else { return (piece.box, nil) }
      return (piece.box, value)
    }
    let blocks = Blocks(lexicon: lexicon, over: table.sheet.questions).joined(pieces)
    #expect(blocks.count <= pieces.count)
    for situation in situations(in: Box(), of: table) {
      guard let value = table.explanation(situation)?.value else { continue }
      let holding = blocks.filter { block in
        table.questions.allSatisfy { block.box[$0.slot] >> UInt64(situation[$0.slot]) & 1 == 1 }
      }
      #expect(!holding.isEmpty && holding.allSatisfy { $0.key == value })
    }
  }

  @Test("An earlier conclusion nothing is said of is drawn from its own table")
  func deriving() throws {
    var box = Box()
    // Declared an emergency, in hospital far away: whatever else holds, the local ratio.
    box[.declared] = 1 << UInt64(4)
    box[.zone] = 1 << UInt64(3)
    box[.care] = 1
    let answers = Set(
      policy.explorer.pieces(of: .ratio, in: box, deriving: true).compactMap { piece -> Int?? in
        guard case .decided(let value, _) = piece.answer else { return nil }
        return .some(policy.points[Int(value)])
      })
    #expect(answers == [.some(0)])
    // Without deriving, every category it could be treated as is met.
    let open = policy.explorer.pieces(of: .ratio, in: box, deriving: false)
    #expect(Set(open.map(\.answer)).contains(.impossible))
  }

  @Test("A block is told by what it restricts alone")
  func words() {
    var box = Box()
    #expect(lexicon.words(for: box, over: [.zone, .care]) == "")
    box[.zone] = 0b0110
    box[.care] = 0b01111
    #expect(lexicon.words(for: box, over: [.zone, .care]) == "就医地＝省内、重庆，就医种类≠药店")
    #expect(lexicon.volume(of: box, over: [.zone, .care]) == 8)
  }

  private func situations(in box: Box, of table: Table) -> [Situation] {
    table.questions.reduce([Situation()]) { found, question in
      found.flatMap { situation in
        (0..<UInt8(question.count)).filter { box[question.slot] >> UInt64($0) & 1 == 1 }.map {
          var other = situation
          other[question.slot] = $0
          return other
        }
      }
    }
  }
}
