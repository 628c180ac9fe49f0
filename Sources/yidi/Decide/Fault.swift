/// One thing that keeps a line of cases from being answered.
struct Fault: Equatable {
  /// The contract's codes, in the order in which one of several is told (1.5).
  enum Code: String, CaseIterable {
    case lineTooLong = "line_too_long"
    case notJSON = "not_json"
    case unknownPolicy = "unknown_policy"
    case missingField = "missing_field"
    case unknownField = "unknown_field"
    case wrongType = "wrong_type"
    case unknownValue = "unknown_value"
    case notADate = "not_a_date"
    case unknownPlace = "unknown_place"
    case dischargeBeforeAdmission = "discharge_before_admission"
    case filingAfterToday = "filing_after_today"
    case contradiction

    /// Its place in that order.
    var rank: Int { Code.allCases.firstIndex(of: self) ?? 0 }
  }

  let code: Code
  /// A path, such as `filings[0].effective`.
  let field: String?
  /// The message's key below `fault.`, where it differs from the code.
  let text: String
  /// What the message names.
  let values: [String: String]

  /// A fault of that kind in that field.
  init(_ code: Code, _ field: String?, text: String? = nil, _ values: [String: String] = [:]) {
    self.code = code
    self.field = field
    self.text = text ?? code.rawValue
    self.values = values
  }

  /// A value of another type than `wanted`, the end of the message's key; it is named with what it is.
  static func wrongType(_ field: String?, _ value: JSON, wanted: String) -> Fault {
    Fault(
      .wrongType, field, text: "wrong_type.\(wanted)", ["value": value.kind, "shown": value.shown])
  }
}
