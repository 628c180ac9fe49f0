/// What a piece of text is for; a theme decides what that looks like.
///
/// Screens name the purpose and never a colour, so that each of them works in every theme and
/// without any colour at all.
package enum Style: UInt8, CaseIterable, Sendable {
  /// Running text, and the empty page behind it.
  case text
  /// The heading of a page or a part of it.
  case title
  /// The one thing that the next key acts on.
  case focus
  /// What is wrong and what to do; the words say so as well.
  case error
  /// Help that may be skipped.
  case hint
  /// The name of a key, as in the bar at the foot.
  case key
  /// A line that separates.
  case rule
  /// What has been done or found right.
  case good
  /// The strokes of words drawn large, of blanks that have only a ground.
  case large

  /// Stands for the style in `Grid.styles`; blank page is told from text by the eye.
  package var letter: Character {
    switch self {
    case .text: "."
    case .title: "T"
    case .focus: "F"
    case .error: "E"
    case .hint: "h"
    case .key: "K"
    case .rule: "-"
    case .good: "G"
    case .large: "L"
    }
  }
}
