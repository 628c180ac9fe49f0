/// A day of law as exactly as its document gives it: the day, the month, the year, or nothing.
package struct LawDay: Hashable, Sendable {
  /// As the pack writes it, such as 2023-01-01, 2019-04 or 2009; 未写明 where it is not said.
  package let text: String
  /// The first and the last day it can be; `nil` where it is not said.
  package let range: ClosedRange<Day>?

  /// How a pack writes that its document names no day.
  package static let notSaid = "未写明"

  /// The day written "YYYY-MM-DD", "YYYY-MM", "YYYY" or 未写明, and nothing else.
  package init?(_ text: String) {
    self.text = text
    if text == LawDay.notSaid {
      range = nil
    } else if let day = Day(text) {
      range = day...day
    } else if text.utf8.count == 7, let first = Day(text + "-01") {
      range = first...first.adding(months: 1).adding(days: -1)
    } else if text.utf8.count == 4, let first = Day(text + "-01-01") {
      range = first...first.adding(months: 12).adding(days: -1)
    } else {
      return nil
    }
  }

  /// The day, where the document names one.
  package var day: Day? { range.flatMap { $0.lowerBound == $0.upperBound ? $0.lowerBound : nil } }
}

extension Policy.Identity {
  /// The day of the last check, with which 最近核对 begins; `nil` where it begins with none.
  package var checkedOn: LawDay? {
    let beginning = checked.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    let day = LawDay(String(beginning))
    return day?.range == nil ? nil : day
  }

  /// Whether it was surely checked within the year before that day.
  package func isFreshlyChecked(on day: Day) -> Bool {
    guard let first = checkedOn?.range?.lowerBound else { return false }
    return day <= first.adding(months: 12)
  }
}

/// Whether a document governs a day.
package enum Force: String, CaseIterable, Sendable {
  case inForce = "in_force"
  case notYet = "not_yet"
  case over
  /// The document does not say since when, or until when.
  case notSaid = "not_said"
}

/// What kind of text a document is.
package enum Nature: String, CaseIterable, Sendable {
  /// 现行: law in force, its days given.
  case law
  /// 历史试点: a trial that has been.
  case pilot
  /// 协议: an agreement between places.
  case agreement
  /// 建议: what somebody proposes.
  case proposal
}
