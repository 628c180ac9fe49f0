/// Words that change while a page is shown, in as many rows as they may ever take.
///
/// What stands around them stays where it is: nobody has to look for the answer just chosen anew.
struct Steady: Block {
  var blocks: [any Block]
  private let others: [[any Block]]

  /// Those blocks, with room for any of the others.
  init(_ blocks: [any Block], asHighAs others: [[any Block]]) {
    self.blocks = blocks
    self.others = others
  }

  var spoken: [String] { blocks.flatMap(\.spoken) }

  func inLines(_ words: LineWords) -> [String] { blocks.flatMap { $0.inLines(words) } }

  /// Rows of each rank are made up to the most there may be, as it is by ranks that rows give way.
  func lines(columns: Int) -> [Line] {
    var lines = blocks.flatMap { $0.lines(columns: columns) }
    var most: [Int: Int] = [:]
    for other in others {
      let ranks = Dictionary(grouping: other.flatMap { $0.lines(columns: columns) }, by: \.rank)
      most.merge(ranks.mapValues(\.count), uniquingKeysWith: max)
    }
    for (rank, count) in most.sorted(by: { $0.key < $1.key }) {
      let missing = count - lines.count { $0.rank == rank }
      lines += Array(repeating: .empty(rank), count: max(0, missing))
    }
    return lines
  }
}
