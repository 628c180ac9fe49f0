package import Rules

/// A sentence of law that a help page quotes, named and never retyped.
package struct HelpQuote: Hashable, Sendable {
  /// The clause's number, such as 四（二）.
  package let clause: String
  /// How the sentence begins in the document in full, for clauses that decide nothing and are not
  /// quoted by the pack; `nil` for those the pack quotes.
  package let beginning: String?

  /// A clause as the pack quotes it.
  init(_ clause: String) {
    self.clause = clause
    beginning = nil
  }

  /// A sentence of a clause, found by its beginning.
  init(_ clause: String, _ beginning: String) {
    self.clause = clause
    self.beginning = beginning
  }

  /// What the hospital must do once a late filing is made: the sentence to hand over.
  package static let lateFiling = HelpQuote("四（二）", "参保人员出院结算前补办")
  static let lateClaim = HelpQuote("四（二）", "参保人员出院自费结算后")
  static let guidance = HelpQuote("四（二）", "定点医疗机构要积极主动指引")
  static let cityCertificates = HelpQuote("四（五）", "市级三级定点医疗机构")
  static let countyCertificates = HelpQuote("四（五）", "各县（市、区）由")
  static let whereToFile = HelpQuote("四（四）", "参保人员申请异地就医备案时")
  static let withoutFiling = HelpQuote("四（四）", "异地普通门诊就医及药店购药")
  /// Where a stay under a filing is settled directly: the sentence to hand over.
  package static let networked = HelpQuote("四（四）", "参保人员在备案地开通的所有异地就医联网结算定点医疗机构")
  /// That whoever filed is settled with directly, whatever the care.
  package static let filed = HelpQuote("二", "异地就医实行登记备案管理")
  static let longTermValidity = HelpQuote("四（一）", "异地长期居住人员，实行")
  static let temporaryValidity = HelpQuote("四（一）", "临时外出就医人员，实行")
  static let longTermLock = HelpQuote("四（三）1", "异地长期居住人员，原则上")
  static let longTermChange = HelpQuote("四（三）1", "因退休安置地")
  static let temporaryChange = HelpQuote("四（三）2")
  static let insuranceChange = HelpQuote("四（三）末段")
  static let directScope = HelpQuote("三（一）1")
  static let manualScope = HelpQuote("三（一）2")
  static let longTermRatio = HelpQuote("三（二）1")
  static let referralRatio = HelpQuote("三（二）2")
  static let emergencyRatio = HelpQuote("三（二）3")
  static let otherRatio = HelpQuote("三（二）4")
  static let referredAway = HelpQuote("三（二）5")
  static let clinicRatio = HelpQuote("三（二）6")
  static let injuries = HelpQuote("三（二）7")
  static let backHome = HelpQuote("三（二）8")
  static let showTheCard = HelpQuote("五（四）", "参保人员异地就医时，应在")
  static let cards = HelpQuote("八（二）", "加快推动以医保电子凭证")
  static let online = HelpQuote("五（一）", "线上备案渠道包括")
  static let windows = HelpQuote("五（一）", "线下备案渠道包括")
  static let atOnce = HelpQuote("五（一）", "要简化办理流程")
  static let noStayFirst = HelpQuote("五（二）", "定点医疗机构应以患者病情")
  static let sameIllness = HelpQuote("五（二）", "参保人员因同种疾病确需")
  /// What a networked hospital does with a bill that cannot be settled directly.
  package static let uploaded = HelpQuote("五（三）末段", "参保人员因故无法直接结算的")
  static let whoFiles = HelpQuote("二", "异地长期居住人员包括")
  static let announced = HelpQuote("九（四）", "及时公布异地就医联网定点医药机构信息")

  /// That such care is settled directly in the filed place; `nil` for care that needs no filing.
  ///
  /// Of networked hospitals the notice says so for stays alone. For outpatient care that one files for there
  /// is only what it says of everybody who filed.
  package static func settling(_ care: Care) -> HelpQuote? {
    switch care {
    case .inpatient: networked
    case .twoDiseases, .specialDisease: filed
    case .outpatient, .pharmacy: nil
    }
  }

  /// The sentence as a reason, out of the document in full; nothing where that does not have it.
  package func cited(in document: [String]) -> [Citation] {
    document.filter { $0.hasPrefix(beginning ?? $0) }.prefix(1)
      .map { Citation(clause: clause, quote: $0, row: "settling") }
  }
}
