package import Rules

/// The words of the columns that have words of their own, and how else they are written.
enum Vocabulary {
  typealias Word = (normal: String, others: [String])

  static let yes = "是"
  /// Parts several words in one cell.
  static let between = "、"
  /// Every kind of care.
  static let all = "全部"
  /// Known by name; whether it is networked nobody has checked.
  static let unverified = "未核实"

  static let answers: [Word] = [
    (yes, ["yes", "y", "true", "1"]), ("否", ["no", "n", "false", "0"]),
  ]

  static let levels: [Word] = [
    ("市级", ["市", "city"]), ("县级", ["县", "区级", "县区级", "区县级", "county"]),
  ]

  /// The issuer's standing that a normal word names.
  static func scope(_ word: String) -> CertificateScope? {
    switch word {
    case levels[0].normal: .city
    case levels[1].normal: .county
    default: nil
    }
  }

  static let insurances: [Word] = [
    (Insurance.employee.rawValue, ["职工", "职工医保", "城镇职工", "职工基本医疗保险"]),
    (Insurance.resident.rawValue, ["居民", "居民医保", "城乡居民", "城乡居民基本医疗保险"]),
  ]

  static let cares: [Word] = Care.allCases.map { care in
    let words: (String, [String]) =
      switch care {
      case .inpatient: ("住院", [])
      case .outpatient: ("普通门诊", ["门诊"])
      case .twoDiseases: ("两病门诊", ["两病", "“两病”门诊", "“两病”"])
      case .specialDisease: ("门诊特殊疾病", ["门特", "特殊疾病门诊"])
      case .pharmacy: ("药店购药", ["药店"])
      }
    return (words.0, words.1 + [care.rawValue])
  }

  static let grades: [Word] = Grade.allCases.map { ($0.rawValue, others(of: $0)) }

  /// 三甲 for 三级甲等, as everybody says.
  static func others(of grade: Grade) -> [String] {
    let word = grade.rawValue
    let letters = Array(word)
    var others: [String] = []
    if letters.count == 4 { others = [String([letters[0], letters[2]])] }
    if grade == .ungraded { others = ["无等级", "未评级"] }
    return others
  }

  /// The kind of care of a normal word.
  static func care(_ word: String) -> Care? {
    zip(cares, Care.allCases).first { $0.0.normal == word }?.1
  }
}

/// The institutions a local percentage is for, by grade.
package enum GradeScope: Hashable, Sendable {
  /// Whatever its grade.
  case any
  /// Everything of a tier: 三级 is 三级甲等 and the others.
  case tier(Character)
  /// That grade alone.
  case exact(Grade)

  /// The scope of a normal word.
  init?(_ word: String) {
    if word == GradeScope.anyWord {
      self = .any
    } else if let grade = Grade(rawValue: word) {
      self = word.count == 2 ? .tier(grade.tier) : .exact(grade)
    } else {
      return nil
    }
  }

  static let anyWord = "不分等级"

  static let words: [Vocabulary.Word] =
    [(anyWord, ["不分", "所有", "全部", "any", "all"])] + Vocabulary.grades

  /// Whether an institution of that grade may fall under it; `nil` is a grade nobody knows.
  package func mayHold(_ grade: Grade?) -> Bool {
    guard let grade else { return true }
    switch self {
    case .any: return true
    case .tier(let tier): return grade.tier == tier
    case .exact(let exact): return grade == exact || grade.isTierAlone && grade.tier == exact.tier
    }
  }

  /// Whether an institution of that grade surely falls under it.
  func holds(_ grade: Grade?) -> Bool {
    switch self {
    case .any: true
    case .tier, .exact: grade.map { mayHold($0) && (isTier || !$0.isTierAlone) } ?? false
    }
  }

  private var isTier: Bool {
    if case .tier = self { true } else { false }
  }

  /// Whether some grade falls under both.
  func overlaps(_ other: GradeScope) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): true
    case (.tier(let one), .tier(let two)): one == two
    case (.tier(let tier), .exact(let grade)), (.exact(let grade), .tier(let tier)):
      grade.tier == tier
    case (.exact(let one), .exact(let two)): one == two
    }
  }
}

extension Grade {
  /// 三, 二, 一 or 未.
  var tier: Character { rawValue.first ?? "未" }

  /// Whether only the tier is known, as in 三级.
  var isTierAlone: Bool { rawValue.count == 2 }
}
