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
    let (receipt, official) = (shownReceipt?.receipt, language.official)
    var body: [any Block] = [
      Gap(Rank.always), Verbatim(rows) { receipt?.sentences(official) ?? [] },
    ]
    if let saving = outcome.saving {
      let note: any Block =
        saving.key == "guided.receipt.saved"
        ? Paragraph(texts(saving), style: .good) : ErrorNote([sentence(texts(saving))])
      body = [Gap(), note] + body
    }
    return Page(
      title: texts("guided.receipt.title"),
      aside: texts("guided.number", ["number": grouped(shownReceipt?.number ?? "")]),
      body: body,
      // On a machine of one's own there is a file to save to, and no staff to call.
      bar: offeringVoice(
        bar(
          context.office.isShared ? [.next, .back, .staff, .help] : [.next, .back, .help],
          next: "guided.print", more: more)),
      announce: Page.announcement(of: body))
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
      // Whoever leaves without paper takes these two along.
      Paragraph(texts("guided.printing.call", ["phone": phones])),
      Gap(),
    ]
    body += blocks(of: printing)
    return page(
      heading: texts(printing.title), body,
      bar: bar(next: printing.isStopped ? "guided.end" : "guided.printing.done"))
  }

  /// Where the paper is, what is wrong, and what to do.
  private func blocks(of printing: Printing) -> [any Block] {
    let none = Paragraph(texts("guided.printing.none"))
    let fetch = Paragraph(texts("guided.printing.fetch"))
    switch printing {
    case .started: return [Paragraph(texts("guided.printing.wait"))]
    case .sent, .done: return [fetch, none]
    case .unconfirmed(let why) where why.contains(where: \.isOfDoubt):
      return [ErrorNote(said(why)), Gap(), none]
    case .unconfirmed: return [fetch, Paragraph(texts("guided.printing.unconfirmed")), none]
    case .waiting(let why): return [ErrorNote(said(why)), Gap(), none]
    case .saved(let path): return stopped([Message("print.saved", ["path": path])])
    case .stopped(let why): return stopped(why)
    }
  }

  /// That there is no paper, and why.
  private func stopped(_ why: [Message]) -> [any Block] {
    [ErrorNote(said(why)), Gap(), Paragraph(texts("guided.printing.stopped"))]
  }

  /// What is wrong, in the words of whoever may do something about it: on a machine that others share
  /// nobody loads paper, chooses a printer or knows the printing service; staff do.
  private func said(_ why: [Message]) -> [String] {
    guard context.office.isShared else { return why.map { texts($0) } }
    return why.compactMap { message in
      let parts = message.key.split(separator: ".")
      if message.key == "print.reason" { return nil }
      if message.isOfDoubt { return texts("guided.printing.doubt") }
      guard parts.count == 3, parts[1] == "fault" || parts[1] == "over" else {
        return texts(message)
      }
      let own = "guided.fault.\(parts[2])"
      return texts(texts.has(own) ? own : "guided.fault")
    }
  }
}

extension Message {
  /// Whether it says that a paper may have come or not, or not all of it; not that a printer is mute.
  fileprivate var isOfDoubt: Bool { key == "print.unknown" }
}

extension Printing {
  /// Names the heading of its page.
  fileprivate var title: String {
    switch self {
    case .started, .sent, .waiting: "guided.printing.title"
    case .unconfirmed(let why) where why.contains(where: \.isOfDoubt): "guided.printing.title.doubt"
    case .unconfirmed: "guided.printing.title.unconfirmed"
    case .done: "guided.printing.title.done"
    case .saved, .stopped: "guided.printing.title.stopped"
    }
  }

  var isAtLeastSent: Bool {
    switch self {
    case .sent, .waiting, .done, .unconfirmed: true
    case .started, .saved, .stopped: false
    }
  }

  var isDone: Bool {
    if case .done = self { true } else { false }
  }

  var isStopped: Bool {
    switch self {
    case .saved, .stopped: true
    case .started, .sent, .waiting, .done, .unconfirmed: false
    }
  }
}
