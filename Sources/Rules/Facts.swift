/// What the calendar and the filings on record make of a care case, before any table is asked.
struct Facts {
  /// The case in numbers; conclusions are not filled yet.
  var situation: Situation
  /// Filings that cover the care (四（一）, 四（二）), in the order given.
  var covering: [Filing]
  /// The first day of the care.
  var first: Day

  /// How the calendar is read while the facts are found; the readings are tested by changing it.
  struct Calendar {
    /// Days by which every term ends later than read; negative for sooner.
    var endShift = 0
    /// Whether a filing made during the stay reaches back to its first day (四（二）).
    var reachesBack = true
  }

  /// The facts of a case on a day.
  init(_ question: CareCase, policy: Policy, today: Day, calendar: Calendar = Calendar()) {
    let first = question.admission ?? today
    let months = policy.terms.temporaryMonths
    // A shifted end is the same as a first day shifted the other way.
    let measured = first.adding(days: -calendar.endShift)
    let reach = question.discharge ?? today
    var covering: [Filing] = []
    var situation = Situation()
    situation[.longElsewhere] = no
    situation[.elsewhere] = no
    situation[.expired] = no
    situation[.longBegun] = no
    for filing in question.filings {
      let begun = filing.effective <= first
      let live = filing.isLive(on: measured, months: months)
      if filing.category.isLongTerm && begun { situation[.longBegun] = yes }
      if filing.names(question.fileTo) {
        if !live {
          situation[.expired] = yes
        } else if begun || (calendar.reachesBack && filing.effective <= reach) {
          covering.append(filing)
        }
      } else if live && begun {
        situation[.elsewhere] = yes
        if filing.category.isLongTerm { situation[.longElsewhere] = yes }
      }
    }
    self.situation = situation
    self.covering = covering
    self.first = first
    fill(question, policy: policy, today: today)
  }

  private mutating func fill(_ question: CareCase, policy: Policy, today: Day) {
    let zone = policy.zone(of: question.fileTo)
    situation[.insured] = policy.zone(of: question.insuredPlace) == .home ? 0 : 1
    situation[.firstDay] = policy.force(of: question, today: today) == .inForce ? 0 : 1
    situation[.trauma] = question.trauma.map { $0.number } ?? UInt8(Trauma.allCases.count)
    situation[.zone] = zone.number
    situation[.declared] = question.category.number
    situation[.care] = question.care.number
    situation[.covered] = covering.isEmpty ? no : yes
    situation[.coverReferral] = covering.contains { $0.category == .referral } ? yes : no
    situation[.coverLong] = longCover.map { $0.number + 1 } ?? 0
    situation[.late] = (question.filesOn ?? today) > first ? yes : no
    situation[.filesOn] = question.filesOn == nil ? 1 : 0
    situation[.paid] = question.paid.number
    situation[.networked] = question.networked.map { $0 ? 0 : 1 } ?? 2
  }

  /// The covering long-term filing that took effect last; of equals the last given.
  private var longCover: Category? {
    var latest: Filing?
    for filing in covering
    where filing.category.isLongTerm && (latest.map { $0.effective <= filing.effective } ?? true) {
      latest = filing
    }
    return latest?.category
  }
}

/// The numbers of 是 and 否 in every slot that has just these two.
let yes: UInt8 = 0
let no: UInt8 = 1

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The position among all cases, which is the value's number in its slot.
  var number: UInt8 {
    UInt8(Self.allCases.firstIndex(of: self) ?? 0)
  }
}
