import Interview
import Messages
import Screens

/// Lists that have more than a page has digits for, shown leaf by leaf.
extension Guided {
  /// How many a leaf has, and the digit that turns to the next one.
  static let leafMax = 4
  static let nextLeaf = 0
  /// On a list of very many the digits that turn back, and that turn over many leaves at once.
  private static let (leafBefore, leavesOn) = (7, 8)
  private static let leavesAtOnce = 10

  /// How many there are to pick from on the page of that question, on all leaves together.
  private func listCount(_ question: Question) -> Int {
    switch screen(question)?.input {
    case .institution: found(for: question).count
    // Where something is typed nothing is listed, and the other way round.
    case .place: listedPlaces(question).count + matches(for: question).count
    case .text(.name, _): nameList(question).count
    case .choice, .text, nil: 0
    }
  }

  private func leafCount(_ question: Question) -> Int {
    max(1, (listCount(question) + Self.leafMax - 1) / Self.leafMax)
  }

  /// Whether the list takes more than one leaf.
  func hasLeaves(_ question: Question) -> Bool { leafCount(question) > 1 }

  /// The leaf shown; none is past the end.
  func leaf(_ question: Question) -> Int {
    min(leaves[question] ?? 0, leafCount(question) - 1)
  }

  /// Those of a list that stand on the leaf shown.
  func onLeaf<Item>(_ list: [Item], _ question: Question) -> [Item] {
    Array(list.dropFirst(leaf(question) * Self.leafMax).prefix(Self.leafMax))
  }

  /// The row that turns to the next leaf, or from the last one to the first.
  func leafOption(_ question: Question) -> ChoiceOption? {
    let count = leafCount(question)
    guard count > 1 else { return nil }
    let now = leaf(question) + 1
    let key =
      now == count
      ? "guided.leaf.first" : hasManyLeaves(question) ? "guided.leaf.many" : "guided.leaf.more"
    return ChoiceOption(
      number: Self.nextLeaf, label: texts(key, ["now": "\(now)", "all": "\(count)"]))
  }

  /// Whether nobody would turn them one by one.
  func hasManyLeaves(_ question: Question) -> Bool { leafCount(question) > Self.leavesAtOnce }

  /// Whether so many have been turned that what is looked for may not be there at all.
  func isFarInLeaves(_ question: Question) -> Bool { leaf(question) >= Self.leavesAtOnce }

  /// Turns back, or over many at once, on a list of very many; false where the digit means nothing.
  mutating func turnManyLeaves(_ number: Int, _ question: Question) -> Bool {
    guard hasManyLeaves(question) else { return false }
    switch number {
    case Self.leafBefore: return turnLeaf(by: -1)
    case Self.leavesOn:
      let last = leafCount(question) - 1
      return turnLeaf(by: max(1, min(Self.leavesAtOnce, last - leaf(question))))
    default: return false
    }
  }

  /// Turns the leaf by its digit; false where the digit means nothing.
  mutating func turnLeaf(_ number: Int) -> Bool {
    number == Self.nextLeaf && turnLeaf(by: 1)
  }

  /// Turns to another leaf, round from the last to the first; false where there is only one.
  mutating func turnLeaf(by step: Int) -> Bool {
    guard overlay == nil, case .question(let question) = page else { return false }
    let count = leafCount(question)
    guard count > 1 else { return false }
    leaves[question] = (leaf(question) + step + count) % count
    marks[question] = nil
    complaint = []
    return true
  }
}
