import Messages
import Terminal

extension Clerk {
  /// The window's printer: how it is now, what is set, what a test page came to.
  var printerPage: Page {
    let title = words("clerk.printer.title")
    let bar = bar(
      [.submit, .restore, .back, .help, .list, .pageUp, .language],
      labels: [.submit: words("clerk.printer.key.keep")])
    guard let printer else { return Page(title: title, body: [], bar: bar, announce: title) }
    if let questions = printer.questions { return askingPage(questions, printer, title) }
    // What a test page met says more than a look at the printer before it.
    let isTold = printer.look == .ready && paper?.trouble.isEmpty == false
    var body = isTold ? [] : stateBlocks(printer)
    if paper != nil { body += [Steps(paperSteps)] + troubleBlocks + [Gap()] }
    body += keptBlocks(printer)
    let digits = printer.typing == nil ? printer.parts.map(\.rawValue) : []
    // Rows come and go with the kind; what stays is not moved by them.
    let labels = ClerkPrinter.Part.allCases.map { Terminal.columns(of: label(of: $0)) }.max() ?? 0
    body.append(ClerkFacts(rows(printer), labelColumns: labels, digits: digits))
    var asides = ClerkFacts(asides(printer))
    asides.namesKeys = printer.picksQueue
    body += [Gap(), asides]
    return Page(
      title: title, aside: windowAside, body: body, foot: foot(printer), bar: bar,
      announce: [title, stateLine(printer)].joined(separator: "\n"))
  }

  private func stateBlocks(_ printer: ClerkPrinter) -> [any Block] {
    let state: any Block =
      switch printer.look {
      case nil, .ready: Paragraph(stateLine(printer), style: printer.look == nil ? .hint : .good)
      case .trouble(let why): ErrorNote(why.map { words($0) })
      case .misfit(let why): ErrorNote([words(why)])
      }
    return [state, Gap()]
  }

  private func stateLine(_ printer: ClerkPrinter) -> String {
    switch printer.look {
    case nil: words("clerk.printer.asking")
    case .ready: words("clerk.printer.ready")
    case .trouble(let why): why.map { words($0) }.joined(separator: language.isChinese ? "" : " ")
    case .misfit(let why): words(why)
    }
  }

  /// What is wrong with the test page.
  private var troubleBlocks: [any Block] {
    guard let paper, !paper.trouble.isEmpty else { return [] }
    return [ErrorNote(paper.trouble.map { words($0) })]
  }

  /// Where the choice is kept; what somebody has to write where it is not.
  private func keptBlocks(_ printer: ClerkPrinter) -> [any Block] {
    switch printer.kept {
    case .stored(let path) where !printer.isChanged:
      return [Paragraph(words("clerk.printer.stored", ["path": path]), style: .good), Gap()]
    case .unstored(let why, let path, let lines) where !printer.isChanged:
      return [
        ErrorNote([words(why), words("clerk.printer.unstored", ["path": path])]), Verbatim(lines),
        Gap(),
      ]
    default: return []
    }
  }

  /// The rows a digit changes.
  private func rows(_ printer: ClerkPrinter) -> [(label: String, value: String)] {
    printer.parts.map { part in
      (label(of: part), value(of: part, printer.choice))
    }
  }

  private func label(of part: ClerkPrinter.Part) -> String {
    "\(part.rawValue) \(words("clerk.printer.row.\(part)"))"
  }

  private func value(of part: ClerkPrinter.Part, _ choice: PrinterChoice) -> String {
    func answer(_ isYes: Bool) -> String {
      words("clerk.printer.\(part).\(isYes ? "yes" : "no")")
    }
    return switch part {
    case .kind: words("clerk.printer.kind.\(choice.kind.rawValue)")
    case .address:
      choice.address.isEmpty
        ? words(
          choice.kind == .cups ? "clerk.printer.address.default" : "clerk.printer.address.none")
        : choice.address
    case .sheets: words("clerk.printer.sheets.\(choice.sheets.rawValue)")
    case .type: answer(choice.isLarge)
    case .hanzi: words("clerk.printer.hanzi.\(choice.hanzi.rawValue)")
    case .codes: answer(choice.drawsCodes) + most(choice.codeDots)
    case .cutter: answer(choice.hasCutter)
    case .answers: answer(choice.answers)
    case .doubling: answer(choice.doublesByCommand)
    }
  }

  /// How large codes may be, where somebody found that out.
  private func most(_ dots: Int?) -> String {
    dots.map { words("clerk.printer.codes.most", ["dots": String($0)]) } ?? ""
  }

  /// What nobody chooses here: the language of papers, the queues there are.
  private func asides(_ printer: ClerkPrinter) -> [(label: String, value: String)] {
    var rows = [(words("clerk.printer.language"), words("clerk.printer.language.screen"))]
    if printer.choice.kind == .cups {
      let queues = printer.queues.map { names in
        names.isEmpty ? words("clerk.printer.queues.none") : numbered(names)
      }
      let trouble = printer.queuesTrouble.first.map { words($0) }
      rows.append(
        (
          words("clerk.printer.queues"), trouble ?? queues ?? words("clerk.printer.queues.asking")
        ))
    }
    return rows
  }

  private func numbered(_ queues: [String]) -> String {
    queues.enumerated().map { $0.offset < 9 ? "\($0.offset + 1) \($0.element)" : $0.element }
      .joined(separator: "   ")
  }

  /// What the keys do here, or the line that is being typed.
  private func foot(_ printer: ClerkPrinter) -> [any Block] {
    // Below the rows: above them it would move them under the finger that chooses.
    let changed: [any Block] =
      printer.isChanged ? [Paragraph(words("clerk.printer.changed"), style: .title)] : []
    let said = printer.advice + [notice].compactMap(\.self)
    let told = changed + said.map { Paragraph(words($0), style: .title) as any Block }
    switch printer.typing {
    case .address(let line):
      return told + [
        ChangeFieldLine(
          label: words("clerk.printer.row.address"), value: line.text, hasFocus: true,
          caret: line.caretColumn),
        Phrases(words("clerk.printer.hint.\(printer.choice.kind.rawValue)"), style: .hint),
      ]
    case .code(let line):
      return told + [
        ChangeFieldLine(
          label: words("clerk.printer.code"), value: line.text, hasFocus: true,
          caret: line.caretColumn),
        Phrases(words("clerk.printer.hint.code"), style: .hint),
      ]
    case nil:
      let isUnderWay = paper?.printing.isUnderWay ?? false
      var keys = [words("clerk.printer.press"), words("clerk.printer.key.print")]
      if isUnderWay { keys[1] = words("clerk.print.key.cancel") }
      if paper?.isCancelling == true { keys.remove(at: 1) }
      if case .unconfirmed = paper?.printing { keys.insert(contentsOf: seenKeys, at: 1) }
      if mayAsk(printer) { keys.append(words("clerk.printer.key.ask")) }
      if printer.code != nil { keys.append(words("clerk.printer.key.read")) }
      return [Gap()] + told + [ClerkPrompt(text: keys.joined(separator: "   "), style: .text)]
    }
  }
}
