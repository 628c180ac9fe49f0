package import Rules

/// What the interview needs of a policy; `Policy` is one, and tests may bring their own.
package protocol Law: Sendable {
  /// Such as `dazhou-2022-118`.
  var id: String { get }
  /// The fingerprint of the pack, recorded with every filing.
  var hash: String { get }
  /// Whether the document is in force on that day, as far as it says so.
  func force(on day: Day) -> Force
  /// Whether it is on the days that govern a case.
  func force(of careCase: CareCase, today: Day) -> Force
  /// Months for which a temporary filing holds (四（一）).
  var monthsTemporary: Int { get }

  /// Where a place lies, seen from the insured place.
  func zone(of code: PlaceCode) -> Zone
  /// Which ratio, and whether it can be settled directly.
  func decide(_ careCase: CareCase, today: Day) -> Decision
  /// Whether a filing on record may be changed as wished (四（三）).
  func decide(_ question: ChangeCase) -> ChangeDecision
  /// Whether a certificate counts.
  func qualifies(_ certificate: Certificate) -> CertificateDecision
  /// Whether some value of `fact` leads to another outcome than another, in a case still open.
  func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool
  /// Every outcome that the unknown facts still allow.
  func outcomes(of open: OpenCase, today: Day) -> [Outcome]
  /// What it quotes of a clause, verbatim, the longest quote first.
  func quotes(of clause: String) -> [String]
  /// What each reason of a decision hangs on.
  func hinges(of careCase: CareCase, today: Day) -> [Hinge]
}

extension Law {
  package func quotes(of clause: String) -> [String] { [] }
  package func hinges(of careCase: CareCase, today: Day) -> [Hinge] { [] }
}

/// What the interview needs to know of places; `Places` knows it, and tests may bring their own.
package protocol Ground: Sendable {
  /// The place of that code as it is now; `nil` where care cannot be sought there.
  func carePlace(_ code: PlaceCode) -> PlaceCode?
  /// The place a filing for care in `code` is made to (四（四）); `nil` where there is none.
  func filesTo(_ code: PlaceCode) -> PlaceCode?
  /// The insured place of that code as it is now; `nil` where there is none.
  func insuredPlace(_ code: PlaceCode) -> PlaceCode?
}
