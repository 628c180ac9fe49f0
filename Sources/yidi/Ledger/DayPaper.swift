internal import Fronts
internal import Ledger
internal import Messages
internal import Receipts
internal import Rules
internal import Voices

/// A day report as a paper (日结单): what was done, what is left, and where the chains end.
struct DayPaper {
  let report: DayReport
  let office: ReceiptInput.Office
  let printedAt: ReceiptInput.Moment
  /// Within how many days a filing counts as about to end.
  let endingDays: Int
  let voices: Voices

  /// How the ledger names it where a try to print it is on record.
  static let nameOnRecord = "day"

  private var texts: Messages.Catalogue { voices.catalogue }

  /// The paper, in one type.
  var receipt: Paper {
    var blocks: [Paper.Block] = []
    if !office.name.isEmpty { blocks.append(.office(office.name)) }
    blocks.append(.title(texts("day.title", ["day": report.day.description])))
    blocks += part("day.events", events)
    blocks += part("day.filed", filed)
    blocks += part("day.prints", prints)
    blocks += part("day.people", people)
    blocks += part("day.left", left)
    blocks += [.heading(texts("day.heads"))] + heads
    blocks += [
      .rule,
      .footnote(
        texts(
          "day.printed",
          ["moment": "\(printedAt.day) \(printedAt.time)", "window": office.window ?? ""])),
      .footnote(texts("day.keep")),
    ]
    return Paper(
      number: PaperID.day(report.day).text, typeSize: .ordinary, language: texts.language,
      blocks: blocks)
  }

  /// A heading with rows under it, or that there is nothing.
  private func part(_ title: String, _ rows: [(String, Int)]) -> [Paper.Block] {
    let fields = rows.filter { $0.1 > 0 }.map { Paper.Field($0.0, .text(String($0.1))) }
    return [
      .heading(texts(title)), fields.isEmpty ? .paragraph(texts("day.none")) : .fields(fields),
    ]
  }

  private var events: [(String, Int)] {
    EventRecord.Kind.allCases.map { kind in
      // Here it is no filing's, so that no number follows.
      let key = kind == .superseded ? "day.superseded" : "ledger.event.\(kind.rawValue)"
      return (texts(key), report.events[kind] ?? 0)
    }
  }

  private var filed: [(String, Int)] {
    FilingFront.allCases.flatMap { front in
      Category.allCases.map { category in
        (
          "\(texts("day.front.\(front.rawValue)"))  \(voices.word(category))",
          report.filed[DayReport.Filed(category: category, front: front)] ?? 0
        )
      }
    }
  }

  private var prints: [(String, Int)] {
    PrintAttempt.Outcome.allCases.map {
      (texts("ledger.print.\($0.rawValue)"), report.prints[$0] ?? 0)
    }
      + PaperSeen.allCases.map {
        (texts("ledger.seen.\($0.rawValue)"), report.seen[$0] ?? 0)
      }
  }

  private var people: [(String, Int)] {
    report.windows.flatMap { window in
      window.actors.sorted { $0.key < $1.key }.map { actor, count in
        let who = texts.has("day.actor.\(actor)") ? texts("day.actor.\(actor)") : actor
        return (texts("day.window", ["window": twoDigits(window.number), "actor": who]), count)
      }
    }
  }

  private var left: [(String, Int)] {
    [
      (texts("day.left.ending", ["days": String(endingDays)]), report.work.ending),
      (texts("day.left.owed"), report.work.owed),
      (texts("day.left.waiting"), report.work.waiting),
      (texts("day.left.provisional"), report.work.provisional),
      (texts("day.left.drafts"), report.drafts),
    ]
  }

  /// Each chain's end in a form that `verify --head` takes.
  private var heads: [Paper.Block] {
    guard !report.windows.isEmpty else { return [.paragraph(texts("day.none"))] }
    return [
      .fields(
        report.windows.map {
          let place = "\(twoDigits($0.number))/\($0.head.seq)"
          return Paper.Field(place, .text($0.head.printed))
        })
    ]
  }

  private func twoDigits(_ window: Int) -> String { (window < 10 ? "0" : "") + String(window) }
}
