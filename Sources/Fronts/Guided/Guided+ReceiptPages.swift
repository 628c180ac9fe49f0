import Interview
import Messages
import Rules
import Terminal

/// The receipt, the printer, and the filings that were looked up.
extension Guided {
  var receiptPage: Page {
    let rows = shownReceipt?.receipt.rows(isLarge: outcome.isLarge, language.official) ?? []
    var more = [
      digit(outcome.isLarge ? 1 : 2, outcome.isLarge ? "guided.ordinary" : "guided.large")
    ]
    if !context.office.isShared { more.append(digit(3, "guided.save")) }
    more.append(digit(9, "guided.end"))
    var body: [any Block] = [Gap(Rank.always), Verbatim(rows)]
    if let saving = outcome.saving {
      body = [Gap(), Paragraph(texts(saving), style: .good)] + body
    }
    return Page(
      title: texts("guided.receipt.title"),
      aside: texts("guided.number", ["number": grouped(shownReceipt?.number ?? "")]),
      body: body,
      // On a machine of one's own there is a file to save to, and no staff to call.
      bar: bar(
        context.office.isShared ? [.next, .back, .staff] : [.next, .back], next: "guided.print",
        more: more),
      announce: rows.joined(separator: "\n"))
  }

  /// G8: what is sure already comes first, then how far the paper is.
  var printingPage: Page {
    let printing = outcome.printing ?? .started
    var body: [any Block] = [
      Gap(),
      Steps([
        (texts("guided.printing.filed"), true),
        (texts("guided.printing.laid_out"), printing.isAtLeastSent),
        (texts("guided.printing.paper"), printing.isDone),
      ]),
      Gap(),
      Paragraph(
        texts("guided.number", ["number": grouped(shownReceipt?.number ?? "")]), style: .title),
      big(grouped(shownReceipt?.number ?? "")),
      Gap(),
    ]
    switch printing {
    case .started: body.append(Paragraph(texts("guided.printing.wait")))
    case .sent, .done, .unconfirmed:
      body += [Paragraph(texts("guided.printing.fetch")), Paragraph(texts("guided.printing.none"))]
    case .waiting(let why):
      body += [ErrorNote(why.map { texts($0) }), Gap(), Paragraph(texts("guided.printing.none"))]
    case .stopped(let why):
      body += [
        ErrorNote(why.map { texts($0) }), Gap(), Paragraph(texts("guided.printing.stopped")),
      ]
    }
    let isStopped = printing.isStopped
    return page(
      heading: texts(isStopped ? "guided.printing.title.stopped" : "guided.printing.title"), body,
      bar: bar(next: isStopped ? "guided.end" : "guided.printing.done"),
      spoken: [printing.spoken(texts)])
  }

  // MARK: - Looking up

  var foundPage: Page {
    let heading = texts(outcome.found.isEmpty ? "guided.found.none" : "guided.found.title")
    guard !outcome.found.isEmpty else {
      let advice = texts("guided.found.none.do", ["hotline": context.office.hotline])
      return page(
        heading: heading, [Gap(), Paragraph(advice)], bar: bar(next: "guided.done"),
        spoken: [advice])
    }
    let rows = outcome.found.prefix(8).enumerated().map { index, found in
      ChoiceOption(number: index + 1, label: label(of: found), explanation: standing(of: found))
    }
    return page(
      heading: heading, problemBlocks + [Gap(), Choice(rows, marked: nil)],
      bar: bar(next: "guided.done"), spoken: Choice(rows, marked: nil).spoken)
  }

  private func label(of found: FoundFiling) -> String {
    [
      texts("guided.category.\(found.filing.category.rawValue)"),
      context.name(of: found.filing.fileTo, language), found.name,
    ].joined(separator: "  ")
  }

  private func standing(of found: FoundFiling) -> String {
    guard found.isGoverned else { return texts("guided.found.not_governed") }
    return switch found.validThrough {
    case .open:
      texts(
        found.isInForce ? "guided.found.open" : "guided.found.not_yet",
        [
          "from": dayText(found.filing.effective)
        ])
    case .through(let day):
      texts(
        found.isInForce ? "guided.found.through" : "guided.found.over", ["day": dayText(day)])
    }
  }
}

extension Printing {
  /// Where the paper is, in a sentence.
  func spoken(_ texts: Messages.Catalogue) -> String {
    switch self {
    case .started: texts("guided.printing.wait")
    case .sent, .done, .unconfirmed: texts("guided.printing.fetch")
    case .waiting(let why), .stopped(let why): why.map { texts($0) }.joined(separator: "\n")
    }
  }

  var isAtLeastSent: Bool {
    switch self {
    case .sent, .waiting, .done, .unconfirmed: true
    case .started, .stopped: false
    }
  }

  var isDone: Bool {
    if case .done = self { true } else { false }
  }

  var isStopped: Bool {
    if case .stopped = self { true } else { false }
  }
}
