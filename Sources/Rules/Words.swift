// The words of a case and of its answer. Raw values are the contract's and never change.

/// Who the person is for this care: three kinds that last, three that are temporary (二).
package enum Category: String, CaseIterable, Sendable {
  /// 异地安置退休
  case retiredResettled = "retired_resettled"
  /// 异地长期居住
  case longTermResident = "long_term_resident"
  /// 常驻异地工作
  case stationedWorker = "stationed_worker"
  /// 异地转诊
  case referral
  /// 异地急诊抢救
  case emergency
  /// 其他临时外出
  case otherTemporary = "other_temporary"

  /// Whether a filing of this kind has no end (四（一）).
  package var isLongTerm: Bool {
    switch self {
    case .retiredResettled, .longTermResident, .stationedWorker: true
    case .referral, .emergency, .otherTemporary: false
    }
  }
}

/// What kind of care it is, as 三（二）6 and 四（四） tell kinds apart.
package enum Care: String, CaseIterable, Sendable {
  /// 住院
  case inpatient
  /// 普通门诊
  case outpatient
  /// “两病”门诊
  case twoDiseases = "two_diseases"
  /// 门诊特殊疾病
  case specialDisease = "special_disease"
  /// 药店购药
  case pharmacy
}

/// The insurance a person has; the notice is about basic medical insurance alone.
package enum Insurance: String, CaseIterable, Sendable {
  /// 职工基本医疗保险
  case employee = "310"
  /// 城乡居民基本医疗保险
  case resident = "390"
}

/// An injury, and whether somebody else is liable (三（二）7).
package enum Trauma: String, CaseIterable, Sendable {
  /// No injury.
  case none
  /// 无第三方责任外伤
  case noThirdParty = "no_third_party"
  /// 有第三方责任
  case thirdParty = "third_party"
}

/// How far the bill is settled.
package enum Paid: String, CaseIterable, Sendable {
  /// Still open.
  case notYet = "not_yet"
  /// Settled directly at the hospital.
  case direct
  /// Left having paid the whole bill (自费结算).
  case selfPaid = "self"
}

/// Who issued a referral certificate, of whom 四（五） speaks.
package enum CertificateScope: String, CaseIterable, Sendable {
  /// 市级
  case city
  /// 县（市、区）
  case county
  /// Not an institution of the insured place.
  case elsewhere
}

/// Grades of institutions as 四（五） uses them; raw values are the field's own words.
package enum Grade: String, CaseIterable, Sendable {
  case tertiarySpecial = "三级特等"
  case tertiaryA = "三级甲等"
  case tertiaryB = "三级乙等"
  case tertiaryC = "三级丙等"
  case tertiary = "三级"
  case secondaryA = "二级甲等"
  case secondaryB = "二级乙等"
  case secondaryC = "二级丙等"
  case secondary = "二级"
  case primaryA = "一级甲等"
  case primaryB = "一级乙等"
  case primaryC = "一级丙等"
  case primary = "一级"
  case ungraded = "未定级"
}

/// A referral certificate as shown: issuer, its grade, and whether the yearly list names it.
package struct Certificate: Hashable, Sendable {
  package var scope: CertificateScope
  package var grade: Grade
  /// On the list of referral institutions the agency publishes each year (四（五）).
  package var listed: Bool

  /// A certificate of that issuer.
  package init(scope: CertificateScope, grade: Grade, listed: Bool) {
    self.scope = scope
    self.grade = grade
    self.listed = listed
  }
}

/// Where the care is, seen from Dazhou.
package enum Zone: String, CaseIterable, Sendable {
  case home
  case inProvince = "in_province"
  case chongqing
  case outOfProvince = "out_of_province"
}

/// How the bill is settled.
package enum Settlement: String, CaseIterable, Sendable {
  case direct
  /// File, late or anew, or have the record changed, before the discharge settlement.
  case directAfterFiling = "direct_after_filing"
  case manual
  /// The text is silent: a person must decide.
  case staff
}

extension Settlement {
  /// How it is settled once the filing is made that was decided with this and that status.
  ///
  /// Where another filing is in force that one must be changed first, whether this one was made or not.
  package func onceFiled(_ status: FilingStatus) -> Settlement {
    self == .directAfterFiling && status != .inForce ? .direct : self
  }
}

/// Whose scope of payment (支付范围) governs the bill.
package enum Catalogue: String, CaseIterable, Sendable {
  case carePlace = "care_place"
  case insuredPlace = "insured_place"
}

/// What the filings on record mean for this care.
package enum FilingStatus: String, CaseIterable, Sendable {
  case notNeeded = "not_needed"
  case inForce = "in_force"
  case atHome = "at_home"
  case fileNow = "file_now"
  case expired
  case filedElsewhere = "filed_elsewhere"
  case unclear
  case fileThenClaim = "file_then_claim"
}

/// Until when a filing holds.
package enum Validity: Hashable, Sendable {
  /// That day included.
  case through(Day)
  /// No end: 一次备案、长期有效 (四（一）).
  case open
}

/// What must be said beside the answer.
package enum Note: String, CaseIterable, Sendable {
  case ifNetworked = "if_networked"
  case ifNoThirdParty = "if_no_third_party"
  /// 三（二）2 and 4 speak of the ratio, not of deductible and cap.
  case ratioOnly = "ratio_only"
  /// 三（二）7: the care place's agency examines.
  case carePlaceChecks = "care_place_checks"
  /// 三（一）2: what exceeds the local price is one's own.
  case localPriceCeiling = "local_price_ceiling"
  case filingCategoryDiffers = "filing_category_differs"
  /// 原则上: a supervisor may decide otherwise.
  case inPrinciple = "in_principle"
  case newFilingNotExcluded = "new_filing_not_excluded"
  case askStaff = "ask_staff"
}

/// What somebody wants changed in a filing (四（三）).
package enum ChangeKind: String, CaseIterable, Sendable {
  case place
  case insurance
  case insuredPlace = "insured_place"
}

/// The answer to a wish for change.
package enum Verdict: String, CaseIterable, Sendable {
  case allowed
  case refused
  case staff
  /// Not a change: a new filing.
  case refile
}
