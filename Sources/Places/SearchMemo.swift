internal import Synchronization

/// The last searches and what they found: a page asks the same thing several times a keystroke.
final class SearchMemo: Sendable {
  /// What was asked.
  struct Question: Hashable {
    let text: String
    let scope: SearchScope
    let limit: Int
  }

  /// As many as one page can ask.
  private static let kept = 8

  private let answers = Mutex<[(question: Question, matches: [Match])]>([])

  /// What was found for the question, found by `search` if it was not asked lately.
  func matches(_ question: Question, _ search: () -> [Match]) -> [Match] {
    if let known = answers.withLock({ $0.last { $0.question == question }?.matches }) {
      return known
    }
    let matches = search()
    answers.withLock { answers in
      if answers.count == Self.kept { answers.removeFirst() }
      answers.append((question, matches))
    }
    return matches
  }
}
