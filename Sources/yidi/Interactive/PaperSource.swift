internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Receipts
internal import Rules
internal import Voices

/// Makes papers of what is on record, as they would be printed now.
struct PaperSource {
  let office: OfficeToday
  let ledgers: WindowLedgers

  /// A paper, and of a filing's receipt which copy it is.
  typealias Made = (paper: Paper, copy: Int?)

  /// The paper of that kind of a filing, `pending` copies of which may be out that are not on record;
  /// `nil` where a filing like it has no such paper.
  func paper(
    of number: FilingNumber, _ kind: PaperKind, pending: Int, _ language: Language
  ) throws(Ledger.Failure) -> Made? {
    let texts = office.texts(kind.language(for: language))
    let record = try FollowedFiling(number, in: try ledgers.ledger(of: number))
    let copy = record.filed.prints + pending + 1
    var input = office.desk.receipt(
      of: record, copy: copy, printedAt: office.moment, texts: texts)
    input.tell(office.texts(language), of: kind)
    return Paper(input, kind, catalogue: texts).map {
      ($0, copy: kind.nameOnRecord == nil ? copy : nil)
    }
  }

  /// What is missing for what is not on record yet, as a paper (一次性告知单).
  func notice(_ request: FilingRequest, _ kind: PaperKind, _ language: Language) -> Made? {
    let texts = office.texts(kind.language(for: language))
    let unfiled = NewFiling(
      request, id: Identifier(SystemEntropy()), today: office.day, months: office.months,
      initials: office.initials.value, language: language, front: .clerk, draft: nil)
    var input = office.desk.receipt(of: unfiled, request.decision, office.moment, texts)
    // Whoever signed in hands it over, whatever the settings of the machine say.
    input.office.clerk = ledgers.clerk
    return Paper(input, kind, catalogue: texts).map { ($0, copy: nil) }
  }

  /// The report of a day as a paper; where the chains end is kept with it.
  func report(of day: Day, _ texts: Messages.Catalogue) throws(Ledger.Failure) -> Paper {
    let report = try ledgers.ledger().reportDay(day, endingDays: Ledger.List.daysAhead)
    return DayPaper(
      report: report, office: office.desk.office, printedAt: office.moment,
      endingDays: Ledger.List.daysAhead, voices: Voices(catalogue: texts)
    ).receipt
  }
}
