package import Rules

/// A number that tells who a person is, in its normal form, and what can be read from it.
package struct Identity: Hashable, Sendable {
  /// The paper the number is on; raw values are codes on the form and in the ledger.
  package enum Kind: String, CaseIterable, Sendable {
    /// 居民身份证 (GB 11643)
    case resident = "1"
    /// 港澳台居民居住证
    case residencePermit = "2"
    /// 外国人永久居留身份证
    case foreigner = "3"
    /// 港澳居民来往内地通行证
    case hongKongMacaoPass = "4"
    /// 台湾居民来往大陆通行证
    case taiwanPass = "5"
    /// 护照
    case passport = "6"
  }

  /// As a number tells it.
  package enum Sex: String, Sendable {
    case male
    case female
  }

  /// Something to look at again that does not stop the filing; raw values name `warn.<code>`.
  package enum Warning: String, CaseIterable, Sendable {
    /// The first two digits are no province's.
    case unknownRegion = "identity_region"
    /// An old number of 15 digits, written out as 18.
    case converted = "identity_converted"
    /// A check digit whose rule is not published does not agree.
    case checkFigure = "identity_check_figure"
    /// A kind of paper that has nothing to check by.
    case unchecked = "identity_unchecked"
  }

  package let kind: Kind
  /// Digits and capital letters only.
  package let number: String
  package let birth: Day?
  package let sex: Sex?
  package let warnings: [Warning]
}
