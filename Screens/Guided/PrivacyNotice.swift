/// What a person is told about their data before any are asked (个人信息保护法 17, 30).
///
/// It informs and asks for no consent: the filing is the agency's legal duty (13).
package enum PrivacyNotice {
  /// Key of its heading.
  package static let title = "privacy.title"

  /// Keys of its paragraphs, in order; the text of rights names the `{hotline}`.
  package static let paragraphs = [
    "privacy.purpose", "privacy.fields", "privacy.sensitive", "privacy.keeping",
    "privacy.rights", "privacy.law",
  ]
}
