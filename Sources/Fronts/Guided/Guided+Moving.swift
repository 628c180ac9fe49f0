import Interview
import Messages
import Places
package import Rules
import Screens
import Terminal

/// From page to page: forward where the interview leads, back without ever asking.
extension Guided {
  /// Shows a page from its top.
  mutating func go(to wanted: GuidedPage, keepingComplaint: Bool = false) {
    hideNumber()
    let new = noticed(wanted)
    page = new
    pageNumber += 1
    scroll = 0
    mark = nil
    if !keepingComplaint {
      complaint = []
      wrong = nil
    }
    holdsAnswer = false
    if case .question(let question) = new {
      prepare(question)
      holdsAnswer = interview.answers[question] != nil
    }
  }

  /// The page wanted, or before the first that asks who somebody is, how their data are used.
  private func noticed(_ wanted: GuidedPage) -> GuidedPage {
    guard case .question(let question) = wanted, question.isPersonal else { return wanted }
    let notice = PrivacyNotice(before: question)
    // Whoever goes on with a draft that holds the answer has read it.
    let isKnown = noticesRead.contains(notice) || interview.answers[notice.first] != nil
    return isKnown ? wanted : .notice(question)
  }

  /// Lays a page over this one; one that lies beneath already comes up again.
  mutating func cover(with new: Overlay) {
    let isFirst = !(beneath + [overlay].compactMap(\.self)).contains(where: \.saysWhatIsWrong)
    if new.saysWhatIsWrong, isFirst { (coveredComplaint, complaint) = (complaint, []) }
    if let overlay { beneath.append(overlay) }
    if let index = beneath.firstIndex(of: new) { beneath.removeSubrange(index...) }
    overlay = new
    if new == .help { book = HelpBook() }
    // It was about a key, and that one has been answered.
    if page == .result { complaint = [] }
    overlayScroll = 0
    mark = nil
    pageNumber += 1
  }

  /// Takes the page that lies over this one away.
  mutating func lift() {
    if overlay?.saysWhatIsWrong ?? false, !beneath.contains(where: \.saysWhatIsWrong) {
      (complaint, coveredComplaint) = (coveredComplaint, [])
    }
    overlay = beneath.popLast()
    overlayScroll = 0
    mark = nil
    pageNumber += 1
  }

  /// Takes away all that lies over this page.
  mutating func clearOverlays() {
    guard overlay != nil else { return }
    beneath = []
    lift()
  }

  /// On from a question that has just been answered.
  ///
  /// While one row is being changed, only what is still open is asked, then the check page returns.
  mutating func goOn(after question: Question) -> [Effect] {
    if !isChanging, let next = interview.after(question) {
      go(to: .question(next))
      return []
    }
    if isChanging, interview.ending == nil, let open = interview.pending.first {
      go(to: .question(open))
      return []
    }
    return finish()
  }

  /// To where the answers end: the check page, a filing to be looked up, or that none is needed.
  mutating func finish() -> [Effect] {
    switch interview.ending {
    case .file:
      isChanging = true
      go(to: .check)
    case .lookUp:
      guard let text = interview.answers[.lookUp]?.value else { return [] }
      let isWithTail = interview.asked.contains(.lookUpTail)
      go(to: .looking)
      return [.lookUp(text, tail: isWithTail ? interview.answers[.lookUpTail]?.value : nil)]
    case nil:
      if let open = interview.pending.first { go(to: .question(open)) }
    case .notNeeded, .atHome, .alreadyFiled, .changeFirst, .settled, .staff:
      go(to: .ending)
    }
    return []
  }

  /// Takes what is on record for the person; the question shown may no longer be needed then.
  mutating func know(_ filings: [Filing], of identity: String) -> [Effect] {
    guard interview.answers[.identity]?.value == identity else { return [] }
    interview.filings = filings
    guard case .question(let question) = page, !interview.asked.contains(question) else {
      return []
    }
    return finish()
  }

  /// Goes on on another day; what was to be filed is checked once more, as it may come out otherwise.
  package mutating func take(today: Day) -> [Effect] {
    context.today = today
    interview = interview.on(today)
    return page == .check || page == .ending ? finish() : []
  }

  /// One step back; nothing is asked and nothing forgotten.
  mutating func goBack() {
    switch page {
    case .question(let question), .notice(let question): goBack(from: question)
    case .row, .onRecord: go(to: .check)
    case .check, .ending:
      isChanging = false
      go(to: .question(interview.asked.last ?? .purpose))
    case .reasons:
      go(to: outcome.shown != nil ? .standing : outcome.filed == nil ? .ending : .result)
    case .receipt: go(to: outcome.shown == nil ? .result : .standing)
    case .printing: go(to: .receipt)
    case .standing: goBackFromStanding()
    case .found, .looking: go(to: .question(interview.asked.last ?? .lookUp))
    case .result: complaint = [Message("guided.result.no_way_back")]
    case .resume, .filing: break
    }
  }

  private mutating func goBack(from question: Question) {
    // Whoever came from the check page and has only looked goes back there.
    if isChanging, holdsAnswer { return go(to: .check) }
    if leaveRegion(question) { return }
    if isChanging { return go(to: .check) }
    if let before = interview.before(question) { return go(to: .question(before)) }
    guard hasOpening, !wouldLose else {
      complaint = [Message("guided.first_page")]
      return
    }
    isOver = true
  }

  /// Fills a page with the answer already given, where nothing is marked or typed there yet.
  private mutating func prepare(_ question: Question) {
    if case .institution = screen(question)?.input { return prepareInstitution(question) }
    guard let answer = interview.answers[question]?.value else { return }
    switch screen(question)?.input {
    case .choice(let options):
      if marks[question] == nil {
        marks[question] = options.first { $0.value == answer }?.digit
      }
    case .place:
      // What was picked from a list is marked there still.
      guard lines[question] == nil, marks[question] == nil, let code = UInt32(answer),
        let place = context.places.place(code)
      else { return }
      if regions[question] != nil || leaves[question] != nil {
        return showList(holding: place, question)
      }
      lines[question] = EditLine(place.short)
      guard let index = matches(for: question).firstIndex(where: { $0.place.code == code }) else {
        return showList(holding: place, question)
      }
      (leaves[question], marks[question]) = (index / Self.leafMax, index % Self.leafMax + 1)
    case .text(let kind, _):
      guard lines[question] == nil else { return }
      lines[question] = EditLine(kind.typed(answer), maximum: kind.figuresMax)
      if givenNumber(question) != nil { masked.insert(question) }
    case .institution, nil: break
    }
  }

  /// On leaving its page a number that was given is shown as its last four only; one half typed stays as it
  /// is, to be gone on with.
  private mutating func hideNumber() {
    guard case .question(let question) = page, let given = givenNumber(question),
      lines[question]?.text == given
    else { return }
    masked.insert(question)
  }

  /// The ID number given before on the page of one, as it is typed; a filing is looked up by one too.
  func givenNumber(_ question: Question) -> String? {
    guard case .text(let kind, _) = screen(question)?.input,
      let answer = interview.answers[question]?.value,
      kind == .identity || kind == .filingNumber && !Interview.isFilingNumber(answer)
    else { return nil }
    return kind.typed(answer)
  }

  /// How the question is put in this front.
  func screen(_ question: Question) -> Screen? { Screen.guided[question] }

  /// Begins anew for the next person: nothing of this one stays on the screen or in the draft, only
  /// what they have handed to the windows.
  mutating func wipe() -> [Effect] {
    let paper = waitingPaper
    let pages = pageNumber + 1
    let next = context.office.isShared ? context.language : language
    if context.office.isShared { context.theme = firstTheme }
    self = Guided(
      context: context, language: next, hasOpening: hasOpening, firstTheme: firstTheme)
    pageNumber = pages
    return paper + [.discardDraft(.guided), .privacyReset]
  }

  /// News of that paper.
  ///
  /// Of who has left it is not told to the next person, and where it still waits it is called off.
  mutating func take(_ printing: Printing, of paper: PaperID) -> [Effect] {
    guard let shown = shownReceipt, paper == .filing(shown.number) else {
      if case .waiting = printing { return [.cancelPrint(paper)] }
      return []
    }
    outcome.printing = printing
    return []
  }

  /// Calls off a receipt that waits at the printer: it would come out for whoever comes next.
  private var waitingPaper: [Effect] {
    guard case .waiting = outcome.printing, let shown = shownReceipt else { return [] }
    return [.cancelPrint(.filing(shown.number))]
  }
}

// MARK: - A draft that waits

extension Guided {
  /// Offers to go on with a draft of this sitting, if the person has not begun by then.
  mutating func offer(_ drafts: [WaitingDraft]) {
    guard let first = drafts.first, isUntouched else { return }
    waiting = first
    go(to: .resume)
  }

  /// Goes on with the draft, at the question where the person was.
  mutating func takeUp(_ waiting: WaitingDraft) -> [Effect] {
    let draft = waiting.draft
    interview = Interview(
      law: context.law, ground: context.ground, lists: context.lists, front: .guided,
      today: context.today, answers: draft.answers)
    self.waiting = nil
    let begun = [Effect.beginDraft(.guided, id: waiting.id)]
    if let question = Question(rawValue: draft.position), interview.asked.contains(question) {
      go(to: .question(question))
      return begun
    }
    return begun + finish()
  }

  /// The draft as it would be kept now.
  var draft: Draft {
    var position = ""
    switch page {
    case .question(let question), .notice(let question): position = question.rawValue
    default: break
    }
    return Draft(answers: interview.answers, front: .guided, position: position)
  }
}

extension Question {
  /// Whether it asks who somebody is: before the first of them one is told what it is for.
  ///
  /// A filing is looked up by its number and the end of an ID number, or by an ID number. A recording
  /// hides the answers.
  var isPersonal: Bool {
    switch self {
    case .identity, .name, .phone, .agentName, .agentIdentity, .agentPhone, .lookUp, .lookUpTail:
      true
    default: false
    }
  }
}
