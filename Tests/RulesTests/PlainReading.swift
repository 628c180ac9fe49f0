import Rules

/// Rules 1 to 8 of the contract's section 1.3, written down a second time, as plainly as they read.
///
/// It shares no code with the tables: where the two differ, one of them is wrong.
struct PlainReading {
  /// What both readings must agree on.
  struct Answer: Equatable {
    var treatedAs: Category
    var deltaPoints: Int?
    var settlement: Settlement
    var catalogue: Catalogue?
    var status: FilingStatus
    var validThrough: Validity?
  }

  private let question: CareCase
  private let today: Day
  private let first: Day
  private let covering: [Filing]

  /// The answer to a case on a day.
  static func answer(_ question: CareCase, today: Day) -> Answer {
    PlainReading(question, today: today).answer
  }

  private init(_ question: CareCase, today: Day) {
    self.question = question
    self.today = today
    let first = question.admission ?? today
    self.first = first
    covering = question.filings.filter { filing in
      Self.names(filing, question.fileTo) && Self.isLive(filing, on: first)
        && filing.effective <= max(first, question.discharge ?? today)
    }
  }

  private static func digits(_ code: PlaceCode) -> String { code.description }

  private static func names(_ filing: Filing, _ place: PlaceCode) -> Bool {
    let (filed, wanted) = (digits(filing.fileTo), digits(place))
    return filed == wanted || (filed.hasSuffix("0000") && filed.prefix(2) == wanted.prefix(2))
  }

  private static func end(_ day: Day) -> Day {
    let (year, month, dayOfMonth) = day.civil
    let on = CountedDay(year: year, month: month, day: dayOfMonth).halfYearOn
    return Day(on.text) ?? day
  }

  private static func isLive(_ filing: Filing, on first: Day) -> Bool {
    filing.category.isLongTerm || first <= end(filing.effective)
  }

  private var elsewhere: [Filing] {
    question.filings.filter {
      !Self.names($0, question.fileTo) && Self.isLive($0, on: first) && $0.effective <= first
    }
  }

  private var isHome: Bool { Self.digits(question.fileTo).hasPrefix("5117") }

  private var treatedAs: Category {
    if isHome { return question.category }
    if question.category == .emergency { return .emergency }
    var latest: Filing?
    for filing in covering where filing.category.isLongTerm {
      if latest.map({ filing.effective >= $0.effective }) ?? true { latest = filing }
    }
    if let latest { return latest.category }
    let longElsewhere = elsewhere.contains { $0.category.isLongTerm }
    if question.category.isLongTerm && covering.isEmpty && !longElsewhere {
      return question.category
    }
    if let certificate = question.certificate {
      return Self.qualifies(certificate) ? .referral : .otherTemporary
    }
    return covering.contains { $0.category == .referral } ? .referral : .otherTemporary
  }

  /// Whether a certificate counts by 四（五）.
  static func qualifies(_ certificate: Certificate) -> Bool {
    let isTertiary = certificate.grade.rawValue.hasPrefix("三级")
    return switch certificate.scope {
    case .city: isTertiary
    case .county:
      certificate.listed && (isTertiary || certificate.grade.rawValue == "二级甲等")
    case .elsewhere: false
    }
  }

  private var delta: Int? {
    if question.care == .pharmacy { return nil }
    if isHome || question.care != .inpatient { return 0 }
    switch treatedAs {
    case .retiredResettled, .longTermResident, .stationedWorker, .emergency: return 0
    case .otherTemporary: return -20
    case .referral: return ["50", "51"].contains(Self.digits(question.fileTo).prefix(2)) ? 0 : -10
    }
  }

  private var status: FilingStatus {
    if isHome { return .atHome }
    if question.care == .outpatient || question.care == .pharmacy { return .notNeeded }
    if !covering.isEmpty { return .inForce }
    if question.care != .inpatient { return .unclear }
    if question.paid == .selfPaid { return .fileThenClaim }
    let isOver = question.filings.contains {
      Self.names($0, question.fileTo) && !Self.isLive($0, on: first)
    }
    return isOver ? .expired : elsewhere.isEmpty ? .fileNow : .filedElsewhere
  }

  private func validity(_ category: Category, from day: Day) -> Validity {
    category.isLongTerm ? .open : .through(Self.end(day))
  }

  private var validThrough: Validity? {
    switch status {
    case .inForce:
      let same = covering.filter { $0.category == treatedAs }
      return (same.isEmpty ? covering : same)
        .map { validity($0.category, from: $0.effective) }.max()
    case .unclear, .expired, .filedElsewhere, .fileNow:
      return question.filesOn.map { validity(treatedAs, from: $0) }
    case .notNeeded, .atHome, .fileThenClaim:
      return nil
    }
  }

  private var settled: (Settlement, Catalogue?) {
    let isByHand = question.paid == .selfPaid || question.networked == false
    if isHome { return isByHand ? (.staff, nil) : (.direct, .insuredPlace) }
    if isByHand { return question.care == .pharmacy ? (.staff, nil) : (.manual, .insuredPlace) }
    if question.paid == .direct || status == .notNeeded { return (.direct, .carePlace) }
    let mustChange =
      treatedAs == .referral && !covering.contains { $0.category == .referral }
    return (status == .inForce && !mustChange ? .direct : .directAfterFiling, .carePlace)
  }

  private var answer: Answer {
    let isGoverned =
      Self.digits(question.insuredPlace).hasPrefix("5117")
      && "2023-01-01" <= first.description && first.description <= "2027-12-31"
      && question.trauma != .thirdParty
    let (settlement, catalogue) = settled
    return Answer(
      treatedAs: treatedAs, deltaPoints: isGoverned ? delta : nil,
      settlement: isGoverned ? settlement : .staff, catalogue: isGoverned ? catalogue : nil,
      status: status, validThrough: validThrough)
  }
}
