package import Fronts
import Interview
import Messages
import Rules

extension Window {
  /// The window at which Li sits.
  package static let ofLi = Window(
    number: "3", clerk: "0217 李", insuredPlace: PlaceCode(value: 511_703))
}

/// A day with three filings and a draft left over, in which everything works.
@Sendable package func clerkWorld(_ effect: Effect) -> [EffectResult] {
  switch effect {
  case .saveDraft: [.draftSaved(time: "09:43")]
  case .findFilings(let text): [.filings(clerkRows.filter { matches($0, text) })]
  case .listFilings:
    [
      .filings(ClerkScreen.lifeRows.filter(\.owes)), .listGoesOn(newer: false, older: true),
      .filedToday(3), .workLeft([.ending: 12, .owed: 1, .waiting: 1]),
    ]
  case .act(let request): [.acted(number: request.number)]
  case .reportDay: [.dayReport(Pilot.today, clerkDayReport)]
  case .verify(let text): [.verified(verifiedScan(text))]
  case .openFiling(let number): [.opened(number: number, OpenedFiling(others: []))]
  case .copyFiling(let number, _): [.copied(number: number, clerkCopied)]
  case .askPrinter: [.printer(.inUse(deskPrinter))]
  case .listPrinters: [.printers(["Brother-1", "Hall", "HP-3"])]
  case .lookAtPrinter(let choice): [.printer(.looked(choice, look(at: choice)))]
  case .printTest: [.printer(.testCode("YIDI TEST 03 2026-07-31 09:45"))]
  case .keepPrinter(let choice):
    [.printer(.kept(choice, .stored(path: "/home/clerk/.config/yidi/yidi.toml")))]
  case .change, .fileAnew:
    [
      .filed(
        FiledReceipt(number: "DZ2026073103004378", time: "09:50:02", receipt: .sample))
    ]
  default: kindWorld(effect)
  }
}

/// The same where no printing service runs, so that nothing gets as far as a printer.
@Sendable func clerkWorldWithoutPrinting(_ effect: Effect) -> [EffectResult] {
  let down = Message("print.fault.service_down")
  return switch effect {
  case .print(let paper, _):
    [
      .printing(paper, .started),
      .printing(paper, .stopped([down, Message("print.not_sent")])),
    ]
  case .listPrinters: [.noPrinters([down])]
  default: clerkWorld(effect)
  }
}

/// What Li prints on.
package let deskPrinter = PrinterChoice(kind: .cups, address: "HP-3", sheets: .a4)

private func look(at choice: PrinterChoice) -> PrinterLook {
  switch (choice.kind, choice.address) {
  case (.cups, _): .ready
  case (.tcp, "10.0.0.7:9100"): .trouble([Message("print.fault.no_answer")])
  default: .misfit(Message("clerk.printer.misfit.\(choice.kind.rawValue)"))
  }
}

private func matches(_ row: FiledRow, _ text: String) -> Bool {
  text.isEmpty || row.number.contains(text) || row.name.hasPrefix(text)
    || ["zs", ClerkPerson.identity].contains(text) && row.name.hasPrefix("张")
}

/// The day report, cut short.
private let clerkDayReport: ReceiptPages = {
  let chinese = [
    "日结单 2026-07-31", "", "办了什么（次）", "  备案           3", "  打印           1", "",
    "还有什么没办完（件）", "  30 天内到期             12", "  承诺的材料还没交         1",
    "  补办的，还没登记出院     1",
  ]
  let english = [
    "Day report 2026-07-31", "", "What was done (times)", "  filed              3",
    "  print              1", "", "What is left to do", "  End within 30 days               12",
    "  Promised papers not shown yet     1", "  Filed late, no discharge yet      1",
  ]
  return ReceiptPages([
    ReceiptPages.Kind(isLarge: false, language: .zh): chinese,
    ReceiptPages.Kind(isLarge: true, language: .zh): chinese,
    ReceiptPages.Kind(isLarge: false, language: .en): english,
    ReceiptPages.Kind(isLarge: true, language: .en): english,
  ])
}()

/// Three filings, the newest first.
package let clerkRows: [FiledRow] = [
  filedRow("DZ2026073103004297", "张*丰", .stationedWorker, 510_100, "2026-07-31", prints: 1),
  filedRow("DZ2026073103004135", "赵*", .referral, 500_000, "2026-07-31"),
  filedRow("DZ2026073003011283", "欧阳**", .retiredResettled, 330_100, "2026-07-30"),
].compactMap(\.self)

/// What a form filed anew takes over of any of them.
let clerkCopied: Answers = {
  var answers = Answers()
  for (question, value) in [
    (Question.identity, ClerkPerson.identity), (.name, ClerkPerson.name),
    (.phone, ClerkPerson.phone), (.insuredPlace, "511703"), (.insurance, "310"),
    (.category, "stationed_worker"), (.carePlace, "510100"), (.care, "inpatient"),
  ] {
    answers[question] = Answer(value, source: .copied)
  }
  return answers
}()

/// A row of that filing, for a list.
func filedRow(
  _ number: String, _ name: String, _ category: Rules.Category, _ place: UInt32, _ day: String,
  prints: Int = 0
) -> FiledRow? {
  let effective = Day(day) ?? Pilot.today
  guard let code = PlaceCode(value: place), let home = PlaceCode(value: 511_703) else { return nil }
  let facts = CareCase(
    insuredPlace: home, category: category, care: .inpatient, fileTo: code,
    certificate: category == .referral
      ? Certificate(scope: .city, grade: .tertiaryA, listed: false) : nil,
    filesOn: effective)
  return FiledRow(
    number: number, name: name, category: category, fileTo: code, clerk: "0217",
    effective: effective, isInForce: true, receipt: .sample,
    details: FiledDetails(
      identity: "513021********0015", phone: "138****5678", insuredPlace: home,
      insurance: .employee, carePlace: code, facts: facts, decidedOn: effective, time: "09:40",
      validThrough: category.isLongTerm ? .open : .through(effective.adding(months: 6)),
      prints: prints))
}

/// Numbers of invented persons whose check digits are right.
package enum ClerkPerson {
  /// Of a man of Da county.
  package static let identity = "513021195203150015"
  /// The same with its last two digits misread.
  package static let wrong = "513021195203150017"
  /// His name.
  package static let name = "张三丰"
  /// His telephone.
  package static let phone = "13812345678"
}

extension Pilot {
  /// Fills in the person: number, name, insured place as it is, insurance, telephone.
  package mutating func fillPerson() {
    type(ClerkPerson.identity)
    enter(ClerkPerson.name)
    press("enter", "1")
    type(ClerkPerson.phone)
  }

  /// A plain filing for Chengdu up to its last field.
  package mutating func fillPlain() {
    press("f6")
    fillPerson()
    press("2")
    enter("cd")
  }
}
