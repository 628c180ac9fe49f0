/// A day the program can find in a question, as a pack names it under 依据日.
package enum GoverningDay: String, CaseIterable, Sendable {
  /// The first day of the care.
  case first = "首日"
  /// The day the care ends, today while it has not.
  case discharge = "出院日"
  /// The day a filing is being made, today where none is named.
  case filing = "办理日"
  /// The day a filing took effect.
  case effective = "生效日"
  /// The day a change is asked for.
  case change = "变更日"
  /// The day that is asked about.
  case asked = "查询日"
  /// No day: the conclusion is about a paper or a place.
  case noDay = "不涉及"

  /// The days that can govern a conclusion of the program's own, beside none.
  package static func known(for conclusion: Slot) -> [GoverningDay] {
    switch conclusion {
    case .verdict: [.change, .effective]
    case .inForce: [.asked, .effective]
    case .qualified, .place: []
    default: [.first, .discharge, .filing]
    }
  }

  /// The day of a care case; `nil` for one that only other questions have.
  func day(of question: CareCase, today: Day) -> Day? {
    switch self {
    case .first: question.admission ?? today
    case .discharge: max(question.discharge ?? today, question.admission ?? today)
    case .filing: question.filesOn ?? today
    case .effective, .change, .asked, .noDay: nil
    }
  }
}

extension Policy {
  /// Whether the document governs a care case: on every day that one of its conclusions names.
  ///
  /// A day on which it is over, or not yet in force, counts more than one of which nothing is said.
  package func force(of question: CareCase, today: Day) -> Force {
    if !versions.isEmpty, isSplit(question, today: today) { return .notSaid }
    var found = Force.inForce
    for day in careDays {
      guard let day = day.day(of: question, today: today) else { continue }
      switch identity.force(on: day) {
      case .inForce: continue
      case .notSaid: found = .notSaid
      case let outside: return outside
      }
    }
    return found
  }

  /// The day that governs a conclusion about a filing, as far as the pack names one.
  func day(of conclusion: Slot, filing: Filing, on day: Day) -> Day? {
    guard let governing = table(conclusion)?.governing else { return day }
    switch GoverningDay(rawValue: governing.day) {
    case .noDay: return nil
    case .effective: return filing.effective
    default: return day
    }
  }

  /// What decides a conclusion about a filing, by the day it names.
  func version(of conclusion: Slot, _ filing: Filing, on day: Day) -> Policy {
    version(on: self.day(of: conclusion, filing: filing, on: day) ?? day)
  }

  /// The days that the conclusions of a care case name, each once.
  static func careDays(_ tables: [Table]) -> [GoverningDay] {
    var days: [GoverningDay] = []
    for table in tables {
      guard let governing = table.governing.flatMap({ GoverningDay(rawValue: $0.day) }),
        GoverningDay.known(for: table.conclusion).contains(governing), !days.contains(governing),
        [GoverningDay.first, .discharge, .filing].contains(governing)
      else { continue }
      days.append(governing)
    }
    return days.isEmpty ? [.first] : days
  }
}
