import Interview
import Messages
package import Rules
import Screens
import Terminal

extension Clerk {
  /// Begins the next person's form.
  mutating func begin() -> [Effect] {
    form = newForm()
    change = nil
    keeping = ClerkKeeping()
    request = nil
    pages = [.list, .form]
    scroll = 0
    // Once a filing, and gone with the next key: who sits there is told, not asked.
    notice = Message("clerk.privacy")
    return []
  }

  /// Goes on with a draft, or with what a person has handed over.
  mutating func resume(_ waiting: WaitingDraft) -> [Effect] {
    guard staff.mayFile else {
      notice = Message("clerk.staff.no_filing")
      return []
    }
    if let number = waiting.draft.changedNumber { return resumeChange(waiting, of: number) }
    guard waiting.call == nil else {
      // A whole person is handed over: it is on record to whom before anything of them is shown.
      awaitedCall = waiting
      return [.takeCall(id: waiting.id)]
    }
    return resumeForm(waiting)
  }

  /// Goes on with the call that waited, once that is on record.
  mutating func takeCall(_ id: String) -> [Effect] {
    guard let waiting = awaitedCall, waiting.id == id, page == .list else { return [] }
    awaitedCall = nil
    pageNumber += 1
    return resumeForm(waiting)
  }

  private mutating func resumeForm(_ waiting: WaitingDraft) -> [Effect] {
    var resumed = newForm()
    resumed.resume(waiting.draft.forForm, words: words)
    // Where the other front was is not where the papers on the counter begin.
    if waiting.call != nil, let empty = resumed.faults.first { resumed.enter(empty.question) }
    form = resumed
    keeping = ClerkKeeping(draft: resumed.draft, time: waiting.time, hasBegun: true)
    request = nil
    pages = [.list, .form]
    scroll = 0
    notice = waiting.call == nil ? nil : told(by: waiting.draft)
    return [.beginDraft(.clerk, id: waiting.id)] + askWhatIsOnRecord()
  }

  /// What the person who called said elsewhere than in a field; `nil` where the fields say it all.
  private func told(by draft: Draft) -> Message? {
    let said = draft.saidBeside.map { question, value in
      let key = "said.\(question.rawValue).\(value)"
      if words.has(key) { return words(key) }
      return Screen.guided[question]?.option(value).map { words($0.label) } ?? value
    }
    guard !said.isEmpty else { return nil }
    let and = words("clerk.form.told.and")
    return Message("clerk.form.told", ["said": said.joined(separator: and)])
  }

  /// Goes on on another day, by which everything is judged that is not on record yet.
  package mutating func take(today: Day) -> [Effect] {
    context.today = today
    form?.take(today: today)
    if request != nil { request = form?.interview.request }
    change?.take(today: today, lists: context.lists)
    life?.today = today
    return page == .list ? [refresh] : []
  }

  /// A form with what the office sets for all its filings.
  private func newForm() -> ClerkForm {
    var entries: [Question: ClerkEntry] = [
      .forWhom: Value.oneself, .stage: Value.before, .care: Care.inpatient.rawValue,
      .injury: Trauma.none.rawValue,
    ].mapValues { ClerkEntry($0, isDefault: true) }
    entries[.effective] = ClerkForm.firstDay(context.today)
    if let place = context.window.insuredPlace {
      entries[.insuredPlace] = ClerkEntry(place.description, isDefault: true)
    }
    return ClerkForm(
      interview: Interview(
        law: context.law, ground: context.ground, lists: context.lists, front: .clerk,
        today: context.today),
      screens: Dictionary(Screen.form.map { ($0.question, $0) }) { first, _ in first },
      places: context.places, entries: entries)
  }

  /// What a key of the table does on the form.
  mutating func obeyOnForm(_ command: Command, _ event: Event) -> [Effect] {
    guard var form else { return [] }
    let old = form
    let hasJustGoneOn = form.hasJustGoneOn
    form.hasJustGoneOn = false
    switch command {
    case .next where hasJustGoneOn && form.isEmptyHere:
      // Pressed by habit behind a field that goes on by itself, it would pass this one by unseen.
      notice = Message("clerk.form.gone_on", ["field": label(of: form.focus)])
    case .next where form.alike() > 1:
      notice = Message(
        "clerk.form.several", ["typed": form.line.text, "count": String(form.alike())])
      form.listIsOpen = true
    case .next:
      if !form.confirm(words: words) {
        self.form = form
        return check()
      }
    case .nextField: form.goOn()
    case .previousField: form.goBack()
    case .up where form.showsList: form.moveMark(by: -1, words: words)
    case .down where form.showsList: form.moveMark(by: 1, words: words)
    case .pageUp where form.showsList: form.moveMark(by: -Self.listRows, words: words)
    case .pageDown where form.showsList: form.moveMark(by: Self.listRows, words: words)
    case .up: form.goBack()
    case .down: form.goOn()
    case .pageUp: form.goFar(by: -1)
    case .pageDown: form.goFar(by: 1)
    case .prompt:
      form.toggleList(words: words)
      if form.listed == nil { notice = Message("clerk.form.no_list") }
    case .restore: form.restore()
    case .undo:
      if !form.undo() { notice = Message("clerk.form.nothing_to_undo") }
    case .duplicate:
      guard let last, form.duplicate(from: last) else {
        notice = Message(last == nil ? "clerk.form.no_last" : "clerk.form.not_in_last")
        return []
      }
    case .submit: return check()
    case .large: isOneColumn.toggle()
    case .reasons:
      if form.interview.decision == nil {
        notice = Message("clerk.form.no_decision")
      } else {
        open(.reasons)
      }
    case .back where form.showsList: form.closeList()
    case .back: return backToList()
    default: return []
    }
    return take(form, from: old)
  }

  /// Rows of the list beside a field.
  static var listRows: Int { 8 }

  /// Types into the field.
  mutating func typeOnForm(_ event: Event) -> [Effect] {
    guard var form else { return [] }
    let old = form
    if case .paste(let text) = event, text.contains(where: \.isNewline) {
      notice = form.paste(text, words: words).said { label(of: $0) }
      return take(form, from: old)
    }
    let typed = form.type(event, words: words)
    if case .noSuchOption(let digit) = typed {
      notice = Message("clerk.form.no_option", ["digit": String(digit)])
    }
    form.hasJustGoneOn = typed == .wentOn
    return take(form, from: old)
  }

  /// Takes the form after a key: says what stopped to matter, keeps it, asks what is on record.
  mutating func take(_ new: ClerkForm, from old: ClerkForm) -> [Effect] {
    form = new
    if old.isMending, !new.isMending { notice = Message("clerk.form.mended") }
    let aside = new.setAside.subtracting(old.setAside)
    if !aside.isEmpty, notice == nil {
      let labels = ClerkRows.order.filter(aside.contains).map { label(of: $0) }
      notice = Message("clerk.form.set_aside", ["fields": labels.joined(separator: " ")])
    }
    let effects = askWhatIsOnRecord()
    return new.focus == old.focus ? effects : effects + keep()
  }

  /// Asks for the person's filings as soon as the number is whole, and once for each number.
  mutating func askWhatIsOnRecord() -> [Effect] {
    let number = form?.interview.answers[.identity]?.value
    guard number != keeping.identity else { return [] }
    keeping.identity = number
    form?.forgetFilings()
    return number.map { [.knownFilings(identity: $0)] } ?? []
  }

  /// Keeps the form or the change as a draft, if anything in it was typed and is not kept yet; what was
  /// taken back to the last field is kept nowhere.
  mutating func keep() -> [Effect] {
    var draft = form.flatMap { $0.isTouched ? $0.draft : nil }
    if let change { draft = change.isTouched ? change.draft : nil }
    if draft == nil, form != nil || change != nil { return forget() }
    guard let draft, draft != keeping.draft else { return [] }
    keeping.draft = draft
    guard !keeping.hasBegun else { return [.saveDraft(draft)] }
    keeping.hasBegun = true
    return [.beginDraft(.clerk, id: nil), .saveDraft(draft)]
  }

  /// Throws the draft away that was kept of what is filled in, if one was.
  mutating func forget() -> [Effect] {
    guard keeping.draft != nil else { return [] }
    (keeping.draft, keeping.time, keeping.hasBegun) = (nil, nil, false)
    return [.discardDraft(.clerk), .loadDrafts(.clerk)]
  }

  /// F8: everything that is wrong at once, or on to the confirmation.
  mutating func check() -> [Effect] {
    guard var form else { return [] }
    let faults = form.check()
    self.form = form
    let effects = keep()
    guard faults.isEmpty else { return effects }
    request = form.interview.request
    filesLarge = context.window.printsLarge
    onRecord = ClerkOnRecord()
    open(.confirm)
    return effects + askOfPrinter()
  }

  /// Asks behind the screen how the printer is; while it is at work that is known.
  private mutating func askOfPrinter() -> [Effect] {
    printerTrouble = nil
    return papers.values.contains { $0.printing.isUnderWay } ? [] : [.askPrinter]
  }

  /// What a field is called, short enough for the form.
  func label(of question: Question) -> String {
    words("clerk.field.\(question.rawValue)")
  }
}
