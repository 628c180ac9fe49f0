import Interview
import Messages
import OfficeLists
import Rules
import Screens
import Terminal
import Voices

extension Clerk {
  /// What is seen now.
  func picture(_ size: Size) -> ClerkPicture {
    if isCovered { return covered(size) }
    return switch page {
    case .list: listPicture(size)
    case .form: formPicture(size)
    case .signIn: signInPicture(size)
    case .reason: reasonPicture(size)
    case .reasons, .confirm, .printing, .record, .help, .change, .life, .day, .scan, .printer:
      readPicture(size)
    }
  }

  /// A page that is read rather than filled in, laid out.
  func reading(_ size: Size) -> LaidOut {
    // Where up and down go from field to field the page is turned by other keys.
    PageLayout(texts: words, notice: page == .change ? "clerk.scroll" : "shared.scroll")
      .layOut(readPage, size: size, scroll: scroll)
  }

  /// Nothing of a person is seen, and nothing is lost.
  private func covered(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    picture.drawHead(words("app.title"), aside: windowAside)
    let lines = wrap(
      words("clerk.covered"), columns: size.columns - 8, lastAtLeast: lastLineMin)
    for (offset, line) in lines.enumerated() {
      picture.grid.put(line, at: Position(column: 4, row: 4 + offset))
    }
    picture.cursor = Position(column: 4, row: 4)
    picture.announce = words("clerk.covered")
    return picture
  }

  private func readPicture(_ size: Size) -> ClerkPicture {
    let laid = reading(size)
    var picture = ClerkPicture(size)
    picture.grid = laid.frame.grid
    // One kind of rule on all pages of a clerk, as on the list and the form.
    picture.grid.rule(row: 1, "-")
    picture.grid.rule(row: size.rows - 2, "-")
    picture.cursor = laid.frame.cursor
    picture.announce = laid.frame.announce
    for area in laid.areas {
      let target: ClerkTarget =
        switch area.target {
        case .choose(let number): .choice(number)
        case .command(let command): .command(command)
        }
      picture.mark(row: area.row, columns: area.columns, target)
    }
    for (row, part) in laid.keys { picture.mark(row: row, columns: part.columns, .key(part.key)) }
    return picture
  }

  private var readPage: Page {
    var shown = pageInWords
    // Pages on which nothing is done are told all the same what came meanwhile.
    if [.reasons, .help].contains(page) { shown.foot = told + shown.foot }
    return shown
  }

  /// What the last key led to, as a page says it that is not scrolled away from it.
  var told: [any Block] { notice.map { [ErrorNote([words($0)])] } ?? [] }

  private var pageInWords: Page {
    switch page {
    case .reasons where change != nil: changeReasonsPage
    case .reasons: reasonsPage
    case .change: changePage
    case .confirm: confirmPage
    case .printing: printingPage
    case .record: recordPage
    case .life: lifePage
    case .day: dayPage
    case .scan: scanPage
    case .printer: printerPage
    case .list, .form, .help, .signIn, .reason: helpPage
    }
  }

  /// F7: the decision, each clause with its sentence word for word, readings, and what would change it.
  private var reasonsPage: Page {
    guard let decided else { return helpPage }
    var body: [any Block] = [
      Heading(decided.words.summary),
      Phrases(outcome(decided.words)),
    ]
    let range = decided.asked?.range
    if let deciding = deciding(range) {
      body += [
        Paragraph(deciding, style: .title), Gap(),
      ]
      body += section("clerk.reasons.open", openLines(range))
      body.append(Paragraph(words("clerk.reasons.as_it_stands")))
    }
    body.append(Gap())
    if let interview = decided.asked {
      body += section("clerk.confirm.lists", context.listWords(language).lines(interview))
    }
    var told: Set<TraceStep.Fact> = []
    for step in decided.trace { body += blocks(of: step, told: &told) }
    body += section("clerk.reasons.readings", decided.words.readings)
    if !decided.words.local.isEmpty {
      body += section("clerk.confirm.local", decided.words.local + [decided.words.localSource])
    }
    if let interview = decided.asked {
      let why = interview.decision.flatMap { context.whyNoFigure(interview, $0, language) }
      body += section("clerk.confirm.local", why.map { [$0] } ?? [])
    }
    body += section("clerk.reasons.asks", decided.words.asks)
    body += section("clerk.reasons.remarks", decided.words.remarks)
    body += section("clerk.reasons.steps", decided.words.steps)
    if range == nil, let interview = decided.asked {
      let others = otherwise(interview).map { "\($0.label)  \($0.outcome)" }
      body += section("clerk.side.otherwise", others)
    }
    let number = decided.asked == nil ? receipt?.number ?? "" : ""
    return Page(
      title: parted([words("clerk.reasons.title"), number]), aside: windowAside, body: body,
      bar: bar([.back, .pageUp, .list, .help]),
      announce: [decided.words.summary, outcome(decided.words)].joined(separator: "\n"))
  }

  /// A step of the trace: clause and effect, the answers it hangs on, the rule, the sentence of law.
  ///
  /// An answer is told once; where a later step hangs on it too, its name is enough.
  private func blocks(of step: TraceStep, told: inout Set<TraceStep.Fact>) -> [any Block] {
    let head = [step.clause, step.effect].filter { !$0.isEmpty }
    let again = step.facts.filter(told.contains).map(\.name)
    let fresh = step.facts.filter { told.insert($0).inserted }
    var facts = fresh.map { words("lines.row", ["label": $0.asked, "value": $0.answer]) }
    if !again.isEmpty {
      let names = again.joined(separator: words("guided.list"))
      facts.append(words("trace.as_above", ["facts": names]))
    }
    var blocks: [any Block] = [
      Phrases(head.joined(separator: "  "), style: .title),
      Phrases(facts.joined(separator: "   ")),
    ]
    if !step.says.isEmpty { blocks.append(Paragraph(step.says)) }
    if !step.clause.isEmpty { blocks.append(Quote(clause: "", sentence: step.quote)) }
    // Steps run together would be read as one.
    return blocks + [Gap(Rank.always)]
  }

  /// Where the list that a field is filled from comes from, or that there is none.
  func listBlocks(_ form: ClerkForm) -> [any Block] {
    let sources = OfficeLists.sources(form.interview.institutions(form.focus))
    var lines = sources.map { context.listWords(language).origin([$0]) }
    if sources.contains(where: \.isSample) { lines.insert(words("office.sample.used"), at: 0) }
    if let none = noList(form.focus, form.interview) { lines.append(none) }
    return lines.isEmpty ? [] : lines.map { Paragraph($0) } + [Gap()]
  }

  /// A heading with lines under it; without lines nothing.
  func section(_ title: String, _ lines: [String]) -> [any Block] {
    guard !lines.isEmpty else { return [] }
    return [Heading(words(title))] + lines.map { Paragraph($0, indent: 2) } + [Gap()]
  }

  /// Ratio, settlement and validity in one line.
  func outcome(_ said: ClerkWords) -> String {
    [said.ratio, said.settlement, said.validity].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The keys of a page that is read.
  func bar(_ commands: [Command], labels: [Command: String] = [:]) -> [BarEntry] {
    let toList = [Command.list: words("clerk.key.to_list")]
    return ClerkKeys.table.entries(
      commands, texts: words, labels: toList.merging(labels) { $1 })
  }
}
