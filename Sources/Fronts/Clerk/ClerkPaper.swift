import Messages
import Terminal

/// How far one paper is on its way, and what the clerk has seen of it.
struct ClerkPaper: Hashable, Sendable {
  var printing: Printing
  /// Which paper of a filing it is, where it is one.
  var choice = PaperChoice.receipt
  /// The printer it was handed to, once it was.
  var printer: String?
  /// Whether it was asked to be called off and has not ended yet.
  var isCancelling = false
  /// Whether its page was before the clerk when it came to this.
  var isSeen = true

  /// Whether toner or paper will run out soon: the papers behind it may not come.
  var isLow = false

  /// The printer it goes to once the one it waits at has let go of it.
  var next: String?

  /// Whether it has come out, or was written to the folder that is the window's printer.
  var isOut: Bool {
    switch printing {
    case .done, .saved: true
    case .started, .sent, .waiting, .unconfirmed, .stopped: false
    }
  }

  /// The file it was written to instead.
  var file: String? { if case .saved(let path) = printing { path } else { nil } }

  /// What is amiss or has to be looked at, then what to do; nothing while all goes well.
  var trouble: [Message] {
    // What it waited for does not matter any more, and nothing goes on by itself.
    if isCancelling { return [] }
    return switch printing {
    case .waiting(let why), .unconfirmed(let why), .stopped(let why): why
    case .started, .sent, .done, .saved: []
    }
  }

  /// The clerk has looked: what no printer would say has come out, or has not, or is of no use.
  mutating func takeAsSeen(_ sight: PaperSight) {
    printing =
      switch sight {
      case .out: .done(printer: printer ?? "")
      case .notOut: .stopped([Message("clerk.print.not_out")])
      case .spoiled: .stopped([Message("clerk.print.spoiled")])
      }
  }

  /// Takes the next news of it.
  mutating func take(_ news: Printing, isSeen: Bool) {
    printing = news
    self.isSeen = isSeen
    switch news {
    case .sent(let name), .done(let name): printer = name
    case .started, .waiting, .saved, .unconfirmed, .stopped: break
    }
    if !news.isUnderWay { (isCancelling, next) = (false, nil) }
  }
}

extension Clerk {
  /// The paper of what is shown: of a filing, of the day, the printer's test page.
  var paper: ClerkPaper? { paperShown.flatMap { papers[$0] } }

  /// What the page shown may have on its way to paper.
  private var paperShown: PaperID? {
    switch page {
    case .printing, .record, .day: receipt?.paper
    case .printer: .test
    default: nil
    }
  }

  /// Sends something to paper, once at a time.
  mutating func startPrint(_ id: PaperID, _ choice: PaperChoice) -> [Effect] {
    guard !(papers[id]?.printing.isUnderWay ?? false) else { return [] }
    papers[id] = ClerkPaper(printing: .started, choice: choice)
    return [.print(id, choice)]
  }

  /// Sends the paper of that digit; one that shows what is masked waits for a reason to unmask.
  mutating func startPrint(other digit: Int) -> [Effect] {
    choosesPaper = false
    guard let receipt, PaperChoice.others.indices.contains(digit - 1) else { return [] }
    let choice = PaperChoice.others[digit - 1]
    guard isUnmasked(for: choice) else { return [] }
    if papers[receipt.paper]?.printing.isUnderWay ?? false {
      notice = Message("clerk.papers.one_at_a_time")
      return []
    }
    return startPrint(receipt.paper, choice)
  }

  /// Whether what that paper shows may be seen here: where it is masked, a reason is to be given first.
  private mutating func isUnmasked(for choice: PaperChoice) -> Bool {
    guard choice.isInFull, page == .record, receipt?.unmasked == nil else { return true }
    notice = Message("clerk.papers.masked")
    return false
  }

  /// Calls it off while it can be.
  mutating func cancelPrint(_ id: PaperID) -> [Effect] {
    guard let paper = papers[id], paper.printing.isUnderWay, !paper.isCancelling else {
      return []
    }
    papers[id]?.isCancelling = true
    return [.cancelPrint(id)]
  }

  /// Takes the clerk's word for a paper that no printer vouches for; of any other it is not asked.
  mutating func sawPaper(_ id: PaperID, _ sight: PaperSight?) -> [Effect] {
    guard let sight, case .unconfirmed = papers[id]?.printing else { return [] }
    papers[id]?.takeAsSeen(sight)
    return [.sawPaper(id, sight)]
  }

  /// Sends the paper shown to the printer of that number in the list; what waits elsewhere is called
  /// off first, so that it does not come out twice.
  mutating func switchPrinter(among printers: [String], to digit: Int) -> [Effect] {
    guard printers.indices.contains(digit - 1), let receipt else {
      notice = Message("clerk.print.no_such_printer", ["digit": String(digit)])
      return []
    }
    self.printers = nil
    let printer = printers[digit - 1]
    let choice = paper?.choice ?? PaperChoice(isLarge: receipt.isLarge)
    guard isUnmasked(for: choice) else { return [] }
    guard let paper, paper.printing.isUnderWay else {
      papers[receipt.paper] = ClerkPaper(printing: .started, choice: choice)
      return [.printOn(printer: printer, receipt.paper, choice)]
    }
    papers[receipt.paper]?.next = printer
    return cancelPrint(receipt.paper)
  }

  /// Takes what came of papers, printers and files.
  mutating func receive(ofPapers result: EffectResult) -> [Effect] {
    switch result {
    case .printing(let paper, let printing): return take(printing, of: paper)
    case .paperRemark(let paper, .long):
      return take(.waiting([Message("print.progress.long")]), of: paper)
    case .paperRemark(let paper, .supplyLow):
      papers[paper]?.isLow = true
      if paperShown != paper { tell(Message("print.progress.supply_low")) }
    case .printer(let result): return take(result)
    case .printers(let names) where page == .printer: printer?.learn(names)
    case .noPrinters(let why) where page == .printer: printer?.queuesTrouble = why
    case .printers(let names):
      (printers, notice) = (names, names.isEmpty ? Message("clerk.print.no_printers") : nil)
    case .noPrinters(let why):
      printers = nil
      // Said of the paper already, it would not be seen that the key did anything.
      let isSaid = why.first.map { paper?.trouble.contains($0) ?? false } ?? false
      notice = isSaid ? Message("clerk.print.no_others") : why.first
    case .receiptSaved(let path): receipt?.saved = Message("clerk.print.saved", ["path": path])
    case .receiptNotSaved(let message): receipt?.saved = message
    default: break
    }
    return []
  }

  /// Takes news of a paper; beside another page it is said in one line there, and again on the list.
  ///
  /// One that was to go to another printer goes there only where nothing of it can come out at the first.
  mutating func take(_ printing: Printing, of id: PaperID) -> [Effect] {
    if case .stopped = printing, let next = papers[id]?.next {
      let choice = papers[id]?.choice ?? .receipt
      papers[id] = ClerkPaper(printing: .started, choice: choice)
      return [.printOn(printer: next, id, choice)]
    }
    let isShown = paperShown == id
    papers[id, default: ClerkPaper(printing: .started)].take(printing, isSeen: isShown)
    if isShown, id == .test { askOfTestPage() }
    // It stands above what was read.
    if isShown, paper?.trouble.isEmpty == false { scroll = 0 }
    // A question that the next key answers stays to be read; the title says that there is news.
    guard !isShown, asked == nil else { return [] }
    if papers[id]?.isOut == true {
      notice = outElsewhere(id)
    } else if let paper = papers[id], !paper.trouble.isEmpty {
      notice = elsewhere(id, paper)
    }
    return []
  }

  /// That papers came out while other pages were shown: said on the list once more.
  var outElsewhere: Message? {
    let out = papers.filter { $0.value.isOut && !$0.value.isSeen }.keys
      .sorted { $0.text < $1.text }
    guard let first = out.first else { return nil }
    guard out.count > 1 else { return outElsewhere(first) }
    let isOnPaper = out.allSatisfy { papers[$0]?.file == nil }
    return Message(
      isOnPaper ? "clerk.print.done_several" : "clerk.print.kept_several",
      ["number": first.text, "count": String(out.count)])
  }

  /// A paper that still waits at the printer, or in trouble that was not looked at yet, and how
  /// many there are; the one that is shown is not counted.
  var unseenTrouble: (line: Message, count: Int)? {
    let unseen = unseenPapers
    return unseen.first.map { (elsewhere($0.key, $0.value), unseen.count) }
  }

  private var unseenPapers: [(key: PaperID, value: ClerkPaper)] {
    papers.filter { id, paper in
      guard id != paperShown, !paper.trouble.isEmpty else { return false }
      return !paper.isSeen || paper.printing.isUnderWay
    }.sorted { $0.key.text < $1.key.text }
  }

  /// Forgets what the list has said: what came out while something else was shown, and the end of a
  /// notice, which has no page on which one could look at it.
  mutating func dropPapersRead() {
    let isTold = notice == nil && unseenPapers.first?.key == .notice
    if isTold, papers[.notice]?.printing.isUnderWay == false { papers[.notice] = nil }
    papers = papers.filter { !$0.value.isOut }
  }

  /// That it came out, or into its folder, while something else was shown.
  private func outElsewhere(_ id: PaperID) -> Message {
    if let paper = papers[id], let path = paper.file {
      return Message(
        "clerk.print.kept_elsewhere", ["number": name(of: paper, id), "path": path])
    }
    return switch id {
    case .notice: Message("clerk.notice.out")
    case .test: Message("clerk.printer.test.out")
    case .filing, .day: Message("clerk.print.done_elsewhere", ["number": id.text])
    }
  }

  private func elsewhere(_ id: PaperID, _ paper: ClerkPaper) -> Message {
    let between = language.isChinese ? "" : " "
    return Message(
      "clerk.print.elsewhere",
      [
        "number": name(of: paper, id),
        "what": paper.trouble.map { words($0) }.joined(separator: between),
      ])
  }

  /// What a paper is called on other pages: by its filing, where it has one.
  private func name(of paper: ClerkPaper, _ id: PaperID) -> String {
    if id == .test { return words("clerk.printer.test") }
    return paper.choice == .missing ? words("clerk.papers.missing") : id.text
  }

  /// How far the paper is, as far as anybody knows; before it which one it is, where not the receipt.
  var paperSteps: [(text: String, isDone: Bool)] {
    guard let paper, PaperChoice.others.contains(paper.choice), var first = steps.first else {
      return steps
    }
    first.text = words(
      "clerk.papers.step",
      ["paper": words("clerk.papers.\(paper.choice.rawValue)"), "step": first.text])
    return [first] + steps.dropFirst()
  }

  private var steps: [(text: String, isDone: Bool)] {
    guard let paper else { return [] }
    let sent = paper.printer.map { (words("clerk.print.sent", ["printer": $0]), true) }
    let out = (words("clerk.print.paper"), false)
    if paper.isCancelling {
      return [sent, (words("clerk.print.cancelling"), false)].compactMap { $0 }
    }
    return switch paper.printing {
    case .started: [(words("clerk.print.sending"), false)]
    case .sent, .waiting, .unconfirmed, .stopped: [sent, out].compactMap { $0 }
    case .done: [sent, (words("clerk.print.done"), true)].compactMap { $0 }
    case .saved(let path): [(words("clerk.print.kept", ["path": path]), true)]
    }
  }

  /// How far the paper is and what is wrong with it, above what the page is about: so it is seen on
  /// every screen.
  var paperNews: [any Block] {
    let steps: [any Block] = paper == nil ? [] : [Gap(), Steps(paperSteps)]
    let news = Array((steps + paperTrouble).dropFirst())
    return news.isEmpty ? [] : news + [Gap()]
  }

  /// What is wrong with the paper, and where the receipt was written to.
  var paperTrouble: [any Block] {
    var blocks: [any Block] = []
    if let paper, !paper.trouble.isEmpty {
      blocks += [Gap(), ErrorNote(paper.trouble.map { words($0) })]
    }
    if let paper, paper.isLow, paper.trouble.isEmpty {
      blocks += [Gap(), Paragraph(words("print.progress.supply_low"), style: .title)]
    }
    if let notice, !(paper?.trouble.contains(notice) ?? false) {
      blocks += [Gap(), Paragraph(words(notice), style: .title)]
    }
    if let saved = receipt?.saved { blocks += [Gap(), Paragraph(words(saved))] }
    return blocks
  }

  /// What answers whether a paper came that no printer vouches for.
  var seenKeys: [String] {
    ["out", "not_out", "spoiled"].map { words("clerk.print.key.\($0)") }
  }

  /// What can be done with the receipt, behind what Enter does on the page.
  func paperPrompt(_ enter: String, besides others: [String] = []) -> ClerkPrompt {
    ClerkPrompt(text: paperKeys(enter, others), style: .text, enter: words("key.enter"))
  }

  private func paperKeys(_ enter: String, _ others: [String]) -> String {
    if let printers, !printers.isEmpty {
      let named = printers.prefix(9).enumerated().map { "\($0.offset + 1) \($0.element)" }
      return words("clerk.print.choose") + named.joined(separator: "  ")
    }
    if choosesPaper {
      let named = PaperChoice.others.enumerated().map {
        "\($0.offset + 1) \(words("clerk.papers.\($0.element.rawValue)"))"
      }
      return words("clerk.papers.choose") + named.joined(separator: "  ")
    }
    let isUnderWay = paper?.printing.isUnderWay ?? false
    var keys = [words(enter)] + others
    switch paper?.printing {
    case .waiting where paper?.isCancelling != true: keys.append(words("clerk.print.key.wait"))
    case .unconfirmed: keys += seenKeys
    case .started, .sent, .waiting, .done, .saved, .stopped, nil: break
    }
    if !isUnderWay {
      keys.append(words(paper == nil ? "clerk.print.key.print" : "clerk.print.key.again"))
    } else if paper?.isCancelling != true {
      keys.append(words("clerk.print.key.cancel"))
    }
    keys += [words("clerk.print.key.switch"), words("clerk.print.key.save")]
    if page != .day { keys.append(words("clerk.papers.key")) }
    return keys.joined(separator: "   ")
  }
}
