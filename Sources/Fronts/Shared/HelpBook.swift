import Messages
package import Screens

/// Where one is in the help: at the item it was asked on, in the list of questions, at one of them.
package enum HelpSpot: Hashable, Sendable {
  case item
  /// A leaf of the list, from 0.
  case topics(Int)
  case topic(HelpTopic)
}

/// The way taken through the help; the same in both fronts and on the opening page.
package struct HelpBook: Sendable {
  private var trail: [HelpSpot] = [.item]

  /// Opened at the item itself.
  package init() {}

  /// Opened at a topic, back from which leads out of the help.
  package init(at topic: HelpTopic) { trail = [.topic(topic)] }

  /// The page shown.
  package var spot: HelpSpot { trail.last ?? .item }

  /// Whether the list is shown, where a digit turns the leaf that elsewhere leafs through the page.
  package var isOnList: Bool {
    if case .topics = spot { true } else { false }
  }

  /// One page back; false where that leads out of the help.
  package mutating func goBack() -> Bool {
    guard trail.count > 1 else { return false }
    trail.removeLast()
    return true
  }

  /// Follows a digit to another page of the help; false where it means nothing here.
  package mutating func choose(_ number: Int) -> Bool {
    switch (spot, number) {
    case (.item, 1): trail.append(.topic(.notSettling))
    case (.item, 2): trail.append(.topics(0))
    case (.topics(let leaf), Self.nextLeaf):
      trail[trail.count - 1] = .topics((leaf + 1) % Self.leafCount)
    case (.topics(let leaf), _):
      let topics = Self.topics(leaf)
      guard topics.indices.contains(number - 1) else { return false }
      trail.append(.topic(topics[number - 1]))
    case (.item, _), (.topic, _): return false
    }
    return true
  }

  // MARK: - The list

  /// How many questions a leaf has, and the digit that turns to the next one.
  private static let leafMax = 4
  static let nextLeaf = 0
  static var leafCount: Int { (HelpTopic.all.count + leafMax - 1) / leafMax }

  /// The questions of a leaf.
  static func topics(_ leaf: Int) -> [HelpTopic] {
    Array(HelpTopic.all.dropFirst(leaf * leafMax).prefix(leafMax))
  }
}
