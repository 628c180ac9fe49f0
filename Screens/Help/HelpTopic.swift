/// One thing people ask, and what answers it: values only.
///
/// Keys of its texts follow from its name: `help.<key>.title`, `help.<key>.answer`, and
/// `help.<key>.unwritten` for what the document does not say.
package struct HelpTopic: Hashable, Sendable {
  package let key: String
  /// The sentences of law behind the answer, in the order they are shown.
  package let quotes: [HelpQuote]
  /// Whether something asked here stands nowhere in the document, and the page says so.
  package let isUnwritten: Bool
  package let concerns: [HelpConcern]

  /// Key of the question as people ask it.
  package var title: String { "help.\(key).title" }
  /// Key of the answer.
  package var answer: String { "help.\(key).answer" }
  /// Key of what the document does not say.
  package var unwritten: String? { isUnwritten ? "help.\(key).unwritten" : nil }

  init(
    _ key: String, _ quotes: [HelpQuote], isUnwritten: Bool = false, concerns: [HelpConcern] = []
  ) {
    self.key = key
    self.quotes = quotes
    self.isUnwritten = isUnwritten
    self.concerns = concerns
  }
}

/// One cause why a filing does not settle, in the order in which they are looked for.
///
/// `help.cause.<raw value>` says what may be the matter, the same with `.do` what to do about it.
package enum SettlingCause: String, CaseIterable, Sendable {
  case notFiled = "not_filed"
  case filedElsewhere = "filed_elsewhere"
  /// The institution is not networked, or not for this kind of care.
  case notNetworked = "not_networked"
  case insuranceStatus = "insurance_status"
  case systemFault = "system_fault"

  /// Key of what may be the matter.
  package var title: String { "help.cause.\(rawValue)" }
  /// Key of what to do about it.
  package var remedy: String { "help.cause.\(rawValue).do" }
}
