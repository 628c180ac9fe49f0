/// An unfinished filing as it is kept: the answers, and where the person was.
package struct Draft: Hashable, Sendable {
  package var answers: Answers
  package var front: Interview.Front
  /// The page or field that had the focus, in the front's own words.
  package var position: String

  /// Those answers at that position.
  package init(answers: Answers, front: Interview.Front, position: String) {
    self.answers = answers
    self.front = front
    self.position = position
  }
}
