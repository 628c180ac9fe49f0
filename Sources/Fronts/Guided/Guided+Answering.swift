import Interview
import Messages
import Screens
import Terminal

/// Enter and typing on a page that asks something.
extension Guided {
  /// Enter on the page itself.
  mutating func enter() -> [Effect] {
    switch page {
    case .question(let question): return enter(question)
    case .notice(let question):
      noticesRead.insert(PrivacyNotice(before: question))
      go(to: .question(question))
      return [.noticeShown]
    case .resume: return enterResume()
    case .check: return enterCheck()
    case .row: complaint = [Message("guided.row.press_number")]
    case .result, .standing: go(to: .receipt)
    case .ending: return isForStaff ? callStaff() : done()
    case .onRecord: return done()
    case .printing: return sawReceipt + done()
    case .receipt: return printReceipt()
    case .reasons: goBack()
    case .found: return done()
    case .filing, .looking: break
    }
    return []
  }

  /// Enter on a page that lies over another.
  mutating func enterOverlay() -> [Effect] {
    guard overlay == .leave else { return goBackFromOverlay() }
    switch mark {
    case 1: lift()
    case 2: return wipe() + [.leave]
    default: sayNoneChosen()
    }
    return []
  }

  private mutating func enterResume() -> [Effect] {
    switch mark {
    case 1: return waiting.map { takeUp($0) } ?? []
    case 2:
      // It is this draft that is thrown away, and no other that may be under way elsewhere.
      let begun = waiting.map { [Effect.beginDraft(.guided, id: $0.id)] } ?? []
      return begun + wipe()
    default:
      sayNoneChosen()
      return []
    }
  }

  /// Enter with nothing chosen: which numbers there are.
  mutating func sayNoneChosen() {
    if let choice = shownChoice { complaint = [named("guided.choice.none", choice)] }
  }

  private mutating func enter(_ question: Question) -> [Effect] {
    switch screen(question)?.input {
    case .choice(let options):
      guard let option = options.first(where: { $0.digit == marks[question] }) else {
        sayNoneChosen()
        return []
      }
      return take(option.value, for: question)
    case .place: return enterPlace(question)
    case .institution: return enterInstitution(question)
    case .text(.name, _): return enterName(question, .name)
    case .text(let kind, _): return take(kind.answer(lines[question]?.text ?? ""), for: question)
    case nil: return goOn(after: question)
    }
  }

  /// Gives the answer to the interview; what it does not take is said and left in the field.
  mutating func take(_ value: String, for question: Question) -> [Effect] {
    let before = interview.answers[.identity]
    do {
      try interview.answer(question, value)
    } catch {
      failures[question, default: 0] += 1
      complaint = [error.wrong, error.remedy]
      if failures[question, default: 0] > 1 { complaint.append(Message("guided.twice")) }
      wrong = error.mark
      return [.bell]
    }
    failures[question] = nil
    var effects: [Effect] = []
    if question == .identity, let identity = interview.answers[.identity], identity != before {
      interview.filings = []
      effects.append(.ownFilings(identity: identity.value))
    }
    effects += goOn(after: question)
    return effects + [.saveDraft(draft)]
  }

  // MARK: - Typing

  /// Lets an event edit the field of the page.
  mutating func type(event: Event, into question: Question) -> [Effect] {
    guard let input = screen(question)?.input else { return [] }
    if isName(question) { return typeName(event, question) }
    var line = lines[question] ?? EditLine()
    let before = line.text
    var effects: [Effect] = []
    switch input {
    case .text(let kind, _):
      if line.maximum != kind.figuresMax { line = EditLine(line.text, maximum: kind.figuresMax) }
      if let event = kind.admitted(event) {
        // Nothing can be added to a whole number, and one that is hidden cannot be mended.
        let isWhole = kind.groups.map { line.text.count >= $0.reduce(0, +) } ?? false
        if holdsAnswer, event.isText, isWhole || masked.contains(question) {
          line.moveEnd()
          line.deleteToStart()
        }
        if !line.insertOrEdit(event) { effects = [.bell] }
      } else {
        effects = [.bell]
      }
    case .place, .institution:
      if holdsAnswer, event.isText {
        line.moveEnd()
        line.deleteToStart()
      }
      _ = line.handle(event)
    case .choice: return []
    }
    holdsAnswer = false
    masked.remove(question)
    if line.text.isEmpty, !before.isEmpty, let given = givenNumber(question) {
      // A stray digit in place of a number costs nothing: deleted, it gives the number back.
      line = EditLine(given, maximum: line.maximum)
      holdsAnswer = true
      masked.insert(question)
    }
    lines[question] = line
    guard line.text != before else { return effects }
    let wasRight = complaint.isEmpty
    complaint = []
    wrong = nil
    // While the caret is at the end; who mends the middle is not told of what is only half mended.
    if case .text = input, line.caret == line.text.count,
      let refusal = interview.refusal(ofBeginning: line.text, for: question)
    {
      complaint = [refusal.wrong, refusal.remedy]
      wrong = refusal.mark
      if wasRight { effects.append(.bell) }
    }
    switch input {
    case .place, .institution: (marks[question], leaves[question]) = (nil, nil)
    case .choice, .text: break
    }
    return effects
  }
}
