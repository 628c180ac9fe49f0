package import Rules

/// What the words need beyond the decision: the names in the sentences, and when they are said.
package struct Scene: Hashable, Sendable {
  /// When the words are said.
  package enum Moment: String, Sendable {
    /// On the check page: nothing is on record yet.
    case before
    /// The filing is on record.
    case filed
    /// Nothing is to be filed (not needed, at home, in force already, staff).
    case noFiling = "no_filing"
  }

  package var moment: Moment
  package var care: Care
  package var paid: Paid
  /// The place filed to, by name, such as 成都市.
  package var carePlace: String
  /// Whether the person lies in hospital there now.
  package var inHospital: Bool
  /// Whether the hospital is known not to be networked.
  package var isNotNetworked: Bool
  /// The number to call, such as 12393.
  package var hotline: String
  /// Whether the certificate shown counts, and why; `nil` where none was shown.
  package var certificate: CertificateDecision?
  /// How long the filing lasts that is made, for a decision that is about a bill and names no end.
  package var validity: Validity?
  /// What is paid at home and here, where the office has entered it.
  package var local: LocalFigures?

  /// A scene of those words.
  package init(
    moment: Moment, care: Care, paid: Paid = .notYet, carePlace: String, inHospital: Bool = false,
    isNotNetworked: Bool = false, hotline: String = "12393", local: LocalFigures? = nil
  ) {
    self.moment = moment
    self.care = care
    self.paid = paid
    self.carePlace = carePlace
    self.inHospital = inHospital
    self.isNotNetworked = isNotNetworked
    self.hotline = hotline
    self.local = local
  }

  /// The scene of a case, its place named by the caller.
  package init(
    _ facts: CareCase, moment: Moment, carePlace: String, hotline: String = "12393",
    local: LocalFigures? = nil
  ) {
    self.init(
      moment: moment, care: facts.care, paid: facts.paid, carePlace: carePlace,
      inHospital: facts.admission != nil && facts.discharge == nil && facts.paid == .notYet,
      isNotNetworked: facts.networked == false, hotline: hotline, local: local)
  }
}
