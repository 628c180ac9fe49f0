import Interview
import Messages
import Screens

/// Lists that have more than a page has digits for, shown leaf by leaf.
extension Guided {
  /// How many a leaf has, and the digit that turns to the next one.
  static let leafMax = 4
  static let nextLeaf = 0

  /// How many there are to pick from on the page of that question, on all leaves together.
  private func listCount(_ question: Question) -> Int {
    switch screen(question)?.input {
    case .institution: found(for: question).count
    case .place: listedPlaces(question).count
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
    let key = now < count ? "guided.leaf.more" : "guided.leaf.first"
    return ChoiceOption(
      number: Self.nextLeaf, label: texts(key, ["now": "\(now)", "all": "\(count)"]))
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
