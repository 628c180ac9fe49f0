import Messages

/// How far the receipt of one filing is on its way to paper, and what the clerk has seen of it.
struct ClerkPaper: Hashable, Sendable {
  var printing: Printing
  /// The printer it was handed to, once it was.
  var printer: String?
  /// Whether it was asked to be called off and has not ended yet.
  var isCancelling = false
  /// Whether its page was before the clerk when it came to this.
  var isSeen = true

  /// What is amiss or has to be looked at, then what to do; nothing while all goes well.
  var trouble: [Message] {
    switch printing {
    case .waiting(let why), .unconfirmed(let why), .stopped(let why): why
    case .started, .sent, .done: []
    }
  }

  /// Takes the next news of it.
  mutating func take(_ news: Printing, isSeen: Bool) {
    printing = news
    self.isSeen = isSeen
    switch news {
    case .sent(let name), .done(let name): printer = name
    case .started, .waiting, .unconfirmed, .stopped: break
    }
    if !news.isUnderWay { isCancelling = false }
  }
}

extension Clerk {
  /// The paper of the filing that is shown.
  var paper: ClerkPaper? { receipt.flatMap { papers[$0.number] } }

  /// Sends the receipt of a filing to paper, once at a time.
  mutating func startPrint(_ number: String, isLarge: Bool) -> [Effect] {
    guard !(papers[number]?.printing.isUnderWay ?? false) else { return [] }
    papers[number] = ClerkPaper(printing: .started)
    return [.print(number: number, isLarge: isLarge)]
  }

  /// Calls off the paper of the filing shown while it can be.
  mutating func cancelPrint() -> [Effect] {
    guard let receipt, let paper, paper.printing.isUnderWay, !paper.isCancelling else { return [] }
    papers[receipt.number]?.isCancelling = true
    return [.cancelPrint(number: receipt.number)]
  }

  /// Takes news of a paper; beside another page it is said in one line there.
  mutating func take(_ printing: Printing, of number: String) {
    let isShown = (page == .printing || page == .record) && receipt?.number == number
    papers[number, default: ClerkPaper(printing: .started)].take(printing, isSeen: isShown)
    guard !isShown else { return }
    if case .done = printing {
      papers[number] = nil
      notice = Message("clerk.print.done_elsewhere", ["number": number])
    } else if let paper = papers[number], !paper.trouble.isEmpty {
      notice = elsewhere(number, paper)
    }
  }

  /// A paper that still waits at the printer, or in trouble that was not looked at yet, and how
  /// many there are; the one that is shown is not counted.
  var unseenTrouble: (line: Message, count: Int)? {
    let shown = page == .printing || page == .record ? receipt?.number : nil
    let unseen = papers.filter { number, paper in
      guard number != shown, !paper.trouble.isEmpty else { return false }
      return !paper.isSeen || paper.printing.isUnderWay
    }
    return unseen.min { $0.key < $1.key }.map { (elsewhere($0.key, $0.value), unseen.count) }
  }

  private func elsewhere(_ number: String, _ paper: ClerkPaper) -> Message {
    let between = language.isChinese ? "" : " "
    return Message(
      "clerk.print.elsewhere",
      ["number": number, "what": paper.trouble.map { words($0) }.joined(separator: between)])
  }

  /// How far the paper is, as far as anybody knows.
  var paperSteps: [(text: String, isDone: Bool)] {
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
    }
  }

  /// What is wrong with the paper, and where the receipt was written to.
  var paperTrouble: [any Block] {
    var blocks: [any Block] = []
    if let paper, !paper.trouble.isEmpty {
      blocks += [Gap(), ErrorNote(paper.trouble.map { words($0) })]
    }
    if let saved = receipt?.saved { blocks += [Gap(), Paragraph(words(saved))] }
    return blocks
  }

  /// What can be done with the receipt, behind what Enter does on the page.
  func paperKeys(_ enter: String) -> String {
    let isUnderWay = paper?.printing.isUnderWay ?? false
    let print =
      isUnderWay
      ? words("clerk.print.key.cancel")
      : words(paper == nil ? "clerk.print.key.print" : "clerk.print.key.again")
    return [words(enter), print, words("clerk.print.key.save")]
      .joined(separator: "   ")
  }
}
