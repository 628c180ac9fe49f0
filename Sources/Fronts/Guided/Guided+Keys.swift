import Interview
import Messages
import Places
import Screens
import Terminal

/// What a key does on the page shown.
extension Guided {
  mutating func press(_ key: Key, size: Size) -> [Effect] {
    let key = isDeleting(key) ? .backspace : key
    if overlay == nil, let question = typedQuestion, belongsToField(key, of: question) {
      return type(event: .key(key), into: question)
    }
    if let command = GuidedKeys.table.command(for: key) { return obey(command, size: size) }
    guard case .character(let character) = key.narrowed else { return [] }
    // On help, 0 leafs through it as on every page that is only read.
    if takesLetterForLanguage, "eE".contains(character) || (overlay == nil && character == "0") {
      turnEnglish()
      return []
    }
    if let number = character.digit {
      return number == Self.nextLeaf && readOn(size) ? [] : choose(number)
    }
    return []
  }

  /// Whether the key takes back what was typed last: a keypad has no backspace, and some no plus.
  private func isDeleting(_ key: Key) -> Bool {
    guard overlay == nil, let question = typedQuestion else { return false }
    switch key.narrowed {
    case .character("+"): return true
    // The star reads aloud, where anything can.
    case .character("*"): return !context.canSpeak
    // The plus of a keypad as some terminals write it; a comma is in no number.
    case .character(","): return groups(question) != nil
    // At the end of what is typed it has nothing else to delete.
    case .delete: return lines[question].map { $0.caret == $0.text.count } ?? false
    default: return false
    }
  }

  private func groups(_ question: Question) -> [Int]? {
    guard case .text(let kind, _) = screen(question)?.input else { return nil }
    return kind.groups
  }

  /// The names of the keys that delete, for the texts beside a field.
  var deletingKeys: [String: String] {
    ["keys": texts(context.canSpeak ? "guided.keys.delete" : "guided.keys.delete.star")]
  }

  /// The question whose page has a field, if such a page is shown.
  var typedQuestion: Question? {
    guard case .question(let question) = page else { return nil }
    switch screen(question)?.input {
    case .place, .institution, .text: return question
    case .choice, nil: return nil
    }
  }

  /// Whether E changes the language here: where nothing is typed and a stranger may first look.
  private var takesLetterForLanguage: Bool {
    if overlay != nil { return overlay == .help }
    return page == .question(.purpose) || page == .resume
  }

  /// Whether a key edits the field rather than being a command or a number to choose.
  private func belongsToField(_ key: Key, of question: Question) -> Bool {
    let line = lines[question] ?? EditLine()
    switch key {
    case .character(let character):
      if character.narrowed == "-", joinsLatinName(question) { return true }
      if character.narrowed == ".", takesPoint(question) { return true }
      guard GuidedKeys.table.command(for: key) == nil else { return false }
      switch screen(question)?.input {
      case .place, .institution, .text(.name, _): return character.digit == nil
      case .choice, .text, nil: return true
      }
    case .backspace, .delete, .right, .control("a"), .control("e"), .control("u"), .control("k"),
      .control("z"):
      return true
    case .left: return line.caret > 0 && !masked.contains(question)
    case .home, .end: return true
    default: return false
    }
  }

  /// Whether the point is typed on the page shown; elsewhere it is the keypad's key for help.
  var typesPoint: Bool { overlay == nil && typedQuestion.map { takesPoint($0) } ?? false }

  /// Whether a point is typed there: the X of a number, or what parts a name.
  private func takesPoint(_ question: Question) -> Bool {
    switch screen(question)?.input {
    case .text(.identity, _), .text(.filingNumber, _), .text(.tail, _), .text(.name, _): true
    case .choice, .place, .institution, .text, nil: false
    }
  }

  mutating func obey(_ command: Command, size: Size) -> [Effect] {
    switch command {
    case .language: language = language.next(among: languages)
    case .leave: return leave()
    case .help: toggle(.help)
    case .staff:
      // Twice means: I am going to the window, let nobody see this.
      return overlay == .staff ? wipe() : callStaff()
    case .next where overlay == .help: readHelpOn(size)
    case .next where overlay == nil && page == .reasons: readReasonsOn(size)
    case .next where overlay == nil && page == .check && readCheckOn(size): break
    case .next: return overlay == nil ? enter() : enterOverlay()
    case .back where overlay == .help: leaveHelpPage()
    case .back:
      guard overlay == nil else { return goBackFromOverlay() }
      goBack()
    case .up, .down, .pageUp, .pageDown, .top, .bottom: move(command, size: size)
    case .reasons: return choose(7)
    case .readAloud: readAloud()
    case .takeBack:
      guard overlay == nil, let question = typedQuestion else { break }
      return type(event: .key(.backspace), into: question)
    default: break
    }
    return []
  }

  private mutating func toggle(_ wanted: Overlay) {
    if overlay == wanted { lift() } else { cover(with: wanted) }
  }

  private mutating func leave() -> [Effect] {
    guard wouldLose else { return wipe() + [.leave] }
    if overlay != .leave { cover(with: .leave) }
    return []
  }

  /// Leafs through a page that does not fit, from its end to its top; false where all is shown.
  private mutating func readOn(_ size: Size) -> Bool {
    guard let next = leafedOn(size) else { return false }
    if overlay == nil { scroll = next } else { overlayScroll = next }
    return true
  }

  /// Where 0 leads on a page that is only read; `nil` where all of it is shown.
  private func leafedOn(_ size: Size) -> Int? {
    guard overlay != nil || typedQuestion == nil, shownChoice == nil,
      !(overlay == .help && book.isOnList)
    else { return nil }
    return laidOut(size).leafedOn
  }

  /// Whether 0 does something here: it is typed, turns a leaf, reads on or changes the language.
  func isZeroTaken(_ size: Size) -> Bool {
    if overlay == .help, book.isOnList { return true }
    if overlay == nil, isTyping || takesLetterForLanguage { return true }
    return leafedOn(size) != nil
  }

  /// Moves the mark on a page of choices, and the page itself elsewhere.
  private mutating func move(_ command: Command, size: Size) {
    if command == .pageUp || command == .pageDown, turnLeaf(by: command == .pageUp ? -1 : 1) {
      return
    }
    if command == .up || command == .down, let choice = shownChoice {
      if let number = choice.moved(by: command == .up ? -1 : 1) { setMark(number) }
      return
    }
    let laid = laidOut(size)
    if overlay == nil {
      scroll = laid.scrolled(by: command, from: scroll)
    } else {
      overlayScroll = laid.scrolled(by: command, from: overlayScroll)
    }
  }

  /// A click marks an answer, on the one marked it goes on; on rows it does what the digit does.
  mutating func click(_ number: Int) -> [Effect] {
    if let choice = shownChoice, choice.marked == number {
      return overlay == nil ? enter() : enterOverlay()
    }
    return choose(number)
  }

  mutating func setMark(_ number: Int) {
    complaint = []
    if overlay == nil, case .question(let question) = page {
      marks[question] = number
    } else {
      mark = number
    }
  }

  /// A digit: marks an answer, changes a row, or opens what the page offers under it.
  mutating func choose(_ number: Int) -> [Effect] {
    if turnLeaf(number) { return [] }
    if overlay == nil, case .question(let question) = page, isName(question) {
      return nameDigit(number, question)
    }
    if let choice = shownChoice {
      if choice.options.contains(where: { $0.number == number }) {
        setMark(number)
      } else {
        complaint = [notOffered(number, in: choice)]
      }
      return []
    }
    if overlay == .staff, call != nil, number == 9 { return keepNothing() }
    if overlay == .help { chooseInHelp(number) }
    guard overlay == nil else { return [] }
    if number == 8, [.result, .ending, .found, .standing].contains(page) {
      explainSettling()
      return []
    }
    switch page {
    case .check: return change(row: number)
    case .row(let row): return change(questionNumber: number, of: row)
    case .result, .ending, .standing: return chooseOnResult(number)
    case .receipt: return chooseOnReceipt(number)
    case .found: show(found: number)
    case .question(let question): noteNoMatch(number, for: question)
    default: break
    }
    return []
  }

  func notOffered(_ number: Int, in choice: Choice) -> Message {
    named("guided.choice.no_such", choice, ["number": "\(number)"])
  }

  /// A sentence that names the numbers one may press, such as 1 to 4, or 9.
  func named(_ key: String, _ choice: Choice, _ more: [String: String] = [:]) -> Message {
    let numbers = choice.options.map(\.number)
    // A digit that turns the leaf answers nothing, and stands apart from those that do.
    let run = numbers.enumerated().prefix { $0 + 1 == $1 && $1 != 9 }.map(\.element)
    guard let first = run.first, let last = run.last else { return Message(key + ".nine", more) }
    let values = more.merging(["first": "\(first)", "last": "\(last)"]) { $1 }
    guard numbers.contains(9) else { return Message(run.count == 2 ? key + ".two" : key, values) }
    let ending = run.count == 1 ? ".one" : run.count == 2 ? ".two_or_nine" : ".or_nine"
    return Message(key + ending, values)
  }

  /// On a page without answers to choose from yet, a number can mean nothing.
  private mutating func noteNoMatch(_ number: Int, for question: Question) {
    guard case .place = screen(question)?.input else { return }
    complaint = [Message("guided.place.type_first")]
  }
}
