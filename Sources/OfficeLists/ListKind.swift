/// The lists an office keeps; raw values are the words of the command line and of answers.
package enum ListKind: String, CaseIterable, Sendable {
  /// 转诊机构: who may issue referral certificates, published every year (四（五）).
  case referral
  /// 联网机构: who settles bills from elsewhere directly.
  case networked
  /// 本地比例: what the office's own place pays, as the base of every difference in points.
  case ratio

  /// The columns a file of this kind must have, beside those an option may stand for.
  package var required: [ListColumn] {
    switch self {
    case .referral: [.name, .level, .grade, .place]
    case .networked: [.name, .place, .cares]
    case .ratio: [.insurance, .care, .grade, .percent]
    }
  }

  /// Every column a file of this kind may have, in the order in which they are written.
  package var columns: [ListColumn] {
    let own: [ListColumn] =
      switch self {
      case .referral: [.year, .name, .code, .level, .grade, .place, .aliases]
      case .networked: [.name, .code, .grade, .place, .cares, .aliases, .isComplete]
      case .ratio: [.year, .insurance, .care, .grade, .group, .percent, .deductible, .cap]
      }
    return own + ListColumn.origin
  }

  /// The column that only files of this kind have, by which a header is known.
  var telling: ListColumn {
    switch self {
    case .referral: .level
    case .networked: .cares
    case .ratio: .percent
    }
  }

  /// Whether each year has a list of its own.
  package var isYearly: Bool { columns.contains(.year) }

  /// What names an entry: no two rows of one list share it.
  package var naming: [ListColumn] {
    switch self {
    case .referral: [.name]
    case .networked: [.name, .place]
    case .ratio: [.insurance, .care, .grade, .group]
    }
  }
}

/// A column of a list; raw values are the words that stand at its head.
package enum ListColumn: String, CaseIterable, Sendable {
  case year = "年度"
  case name = "机构名称"
  case code = "机构代码"
  /// 市级 or 县级, as 四（五） tells them apart.
  case level = "级别"
  case grade = "机构等级"
  case place = "所在地"
  case aliases = "别名"
  case cares = "联网种类"
  /// Whether the list names every networked institution of that place.
  case isComplete = "名单完整"
  case insurance = "险种"
  case care = "就医种类"
  case group = "参保人群"
  case percent = "比例"
  case deductible = "起付线"
  case cap = "封顶线"
  case source = "来源"
  case date = "日期"
  case enteredBy = "录入人"
  case isSample = "示例"

  /// Where an entry comes from: columns of every list.
  static let origin: [ListColumn] = [.source, .date, .enteredBy, .isSample]

  /// Whether a column is about where an entry comes from, and not about the entry.
  package var isAboutOrigin: Bool { ListColumn.origin.contains(self) }

  /// The head in English, also the key of its words.
  package var english: String {
    switch self {
    case .year: "year"
    case .name: "name"
    case .code: "code"
    case .level: "level"
    case .grade: "grade"
    case .place: "place"
    case .aliases: "aliases"
    case .cares: "networked_for"
    case .isComplete: "complete"
    case .insurance: "insurance"
    case .care: "care"
    case .group: "group"
    case .percent: "percent"
    case .deductible: "deductible"
    case .cap: "cap"
    case .source: "source"
    case .date: "date"
    case .enteredBy: "entered_by"
    case .isSample: "sample"
    }
  }

  /// The column that a head names, in Chinese or English, as offices are used to write it.
  init?(head: String) {
    let word = Width.half(head).lowercased().filter { !$0.isWhitespace }
    let others: [String: ListColumn] = [
      "年份": .year, "医院名称": .name, "医疗机构名称": .name, "名称": .name, "医疗机构代码": .code,
      "医院代码": .code, "等级": .grade, "医院等级": .grade, "所在地代码": .place, "区划代码": .place,
      "支付比例": .percent, "录入": .enteredBy, "enteredby": .enteredBy, "ratio": .percent,
    ]
    let own = ListColumn.allCases.first { $0.rawValue == word || $0.english == word }
    guard let column = own ?? others[word] else { return nil }
    self = column
  }
}
