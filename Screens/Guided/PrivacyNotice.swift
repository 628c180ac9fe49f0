package import Interview

/// What a person is told about their data before any are asked (个人信息保护法 17, 30).
///
/// It informs and asks for no consent: the filing is the agency's legal duty (13).
package enum PrivacyNotice: Hashable, Sendable {
  /// Before what a filing needs.
  case filing
  /// Before the numbers that a filing is looked up by.
  case lookingUp

  /// What is told before that question.
  package init(before question: Question) {
    self = [.lookUp, .lookUpTail].contains(question) ? .lookingUp : .filing
  }

  /// The question that is asked first of those it stands before.
  package var first: Question { self == .lookingUp ? .lookUp : .identity }

  /// Key of its heading.
  package static let title = "privacy.title"

  /// Keys of its paragraphs, in order; the text of rights names the `{hotline}`.
  package var paragraphs: [String] {
    switch self {
    case .filing:
      [
        "privacy.purpose", "privacy.fields", "privacy.sensitive", "privacy.keeping",
        "privacy.rights", "privacy.law",
      ]
    case .lookingUp:
      [
        "privacy.purpose.look_up", "privacy.fields.look_up", "privacy.sensitive.look_up",
        "privacy.keeping.look_up", "privacy.rights", "privacy.law",
      ]
    }
  }
}
