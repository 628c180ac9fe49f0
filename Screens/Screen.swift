package import Interview

/// One page or field as an author describes it: values only, no drawing and no order.
package struct Screen: Hashable, Sendable {
  /// What answers it.
  package enum Input: Hashable, Sendable {
    /// One of a few, picked by digit; the last may be `Value.unsure` on 9.
    case choice([Option])
    /// A place, found by name, pinyin or initials.
    case place(PlaceScope)
    /// A line of text.
    case text(TextKind, width: Int)
  }

  /// One answer of a choice.
  package struct Option: Hashable, Sendable {
    /// The key that picks it, 1 to 9.
    package let digit: Int
    package let value: String
    package let label: String
    package let hint: String?
  }

  /// Which places may be picked.
  package enum PlaceScope: Hashable, Sendable {
    case insured
    case care
  }

  /// What a line of text is, for how it is typed, grouped and masked.
  package enum TextKind: Hashable, Sendable {
    case name
    case identity
    case phone
    case date
    case filingNumber
  }

  package let question: Question
  /// 1 to 6, or `nil` before the first.
  package let step: Int?
  /// Keys of the texts.
  package let title: String
  package let label: String
  package let hint: String?
  package let help: String
  package let why: String?
  package let input: Input
}
