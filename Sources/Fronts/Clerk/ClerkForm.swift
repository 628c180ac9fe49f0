import Interview
import Places
import Rules
import Screens
import Terminal

/// The form of one filing while it is filled in: a value, so that every step of it can be tested.
///
/// The entries are all there is; the interview, and with it the decision beside the form, is worked
/// out from them after every keystroke.
struct ClerkForm: Sendable {
  /// The fields by question, as `Screens` describes them for the clerk.
  let screens: [Question: Screen]
  let places: Places
  /// What the fields hold.
  private(set) var entries: [Question: ClerkEntry]
  /// What follows from the entries that can be taken.
  private(set) var interview: Interview
  /// Why the others cannot.
  private(set) var problems: [Question: Refusal] = [:]
  /// Fields whose problem is said: those left once, and all of them after a check.
  var complained: Set<Question> = []
  /// Whether the form was checked and found wrong: empty fields are faults from then on.
  var hasBeenChecked = false
  /// The field that has the keyboard.
  private(set) var focus: Question
  /// The words under the caret; for a field of codes, what is typed to find one.
  var line: EditLine
  /// What stood in the field when the keyboard came to it: for 还原 and the history.
  var before: ClerkEntry?
  /// Fields changed, the latest last, each with what it held before.
  var history: [Past] = []
  /// Whether the list of values stands open beside the field.
  var listIsOpen = false
  /// The place of the list's mark, from 0.
  var mark = 0
  /// Whether the keyboard has just come here by itself, so that an Enter may still be meant for the
  /// field before.
  var hasJustGoneOn = false
  /// The filing whose place this one takes.
  var succession: Succession?
  private var namesOnRecord: [String] = []

  /// A change that can be taken back.
  struct Past: Hashable, Sendable {
    var question: Question
    var entry: ClerkEntry?
    /// Whether it is taken back together with the change before it.
    var isJoined = false
  }

  /// The most changes that can be taken back.
  static let historyMax = 200

  /// A form with those entries, the keyboard in the first field.
  init(
    interview: Interview, screens: [Question: Screen], places: Places,
    entries: [Question: ClerkEntry]
  ) {
    self.interview = interview
    self.screens = screens
    self.places = places
    self.entries = entries
    focus = ClerkRows.order[0]
    line = EditLine()
    judgeAll()
    enter(focus)
  }

  /// What the first day of a filing is unless another is typed.
  static func firstDay(_ today: Day) -> ClerkEntry {
    ClerkEntry(ClerkWord.digits(of: today.description), isDefault: true)
  }

  /// Judges what is filled in by another day.
  mutating func take(today: Day) {
    interview = interview.on(today)
    if entries[.effective]?.isDefault ?? false {
      entries[.effective] = Self.firstDay(today)
      if focus == .effective { enter(focus) }
    }
    judgeAll()
  }

  private mutating func judgeAll() {
    for question in ClerkRows.order + [.identityKind] where entries[question] != nil {
      judge(question)
    }
  }

  /// The fields that can be filled in now, in order.
  var fields: [Question] {
    let asked = Set(interview.asked)
    return ClerkRows.order.filter { screens[$0] != nil && asked.contains($0) }
  }

  /// Whether a field is shown though its answer cannot matter now.
  func isIdle(_ question: Question) -> Bool {
    !interview.asked.contains(question)
      && (ClerkRows.standing.contains(question) || entries[question].map { !$0.isDefault } ?? false)
  }

  /// Answers typed by the clerk that do not count now, but are kept.
  var setAside: Set<Question> {
    Set(interview.setAside.filter { entries[$0].map { !$0.isDefault } ?? false })
  }

  /// Whether anything was typed that a crash would lose.
  var isTouched: Bool { entries.values.contains { !$0.isDefault } }

  /// Whether nothing stands in the field that has the keyboard, not even a default.
  var isEmptyHere: Bool { line.text.isEmpty && entries[focus] == nil && !listIsOpen }

  /// Whether a field of codes: a digit picks, and letters search.
  func isCoded(_ question: Question) -> Bool {
    switch screens[question]?.input {
    case .choice, .place, .institution: true
    case .text, nil: false
    }
  }

  /// The characters a field of fixed length takes; `nil` where it has none.
  func fixedLength(_ question: Question) -> Int? {
    guard case .text(let kind, _) = screens[question]?.input else { return nil }
    switch kind {
    case .identity: return 18
    case .phone: return 11
    case .date: return 8
    case .name, .filingNumber, .tail: return nil
    }
  }

  /// Puts an entry in a field, or takes it out, and works out what follows.
  mutating func put(_ entry: ClerkEntry?, in question: Question) {
    guard entries[question] != entry else { return }
    entries[question] = entry
    judge(question)
    for other in Self.judgedTogether where other.contains(question) {
      for partner in other where partner != question && entries[partner] != nil {
        judge(partner)
      }
    }
  }

  /// The names under which the ID number is on record, where none of them is the one filled in.
  ///
  /// While the name is being typed it differs from every other and nothing is said.
  var otherNames: [String] {
    guard focus != .name, let name = interview.answers[.name].map({ Self.comparable($0.value) }),
      !namesOnRecord.contains(where: { Self.comparable($0) == name })
    else { return [] }
    return namesOnRecord
  }

  /// A name without spaces and dots between its parts, capitals where it has letters.
  private static func comparable(_ name: String) -> String {
    name.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Takes notice that what is on record of the person is not known, or not yet.
  mutating func forgetFilings() {
    know([], names: [])
    interview.hasLookedUp = interview.answers[.identity] == nil
  }

  /// Takes notice of what the person has on record already, and under which names.
  mutating func know(_ filings: [Filing], names: [String]) {
    namesOnRecord = names
    interview.hasLookedUp = true
    var filings = filings
    if let own = succession?.filing, let index = filings.firstIndex(of: own) {
      filings.remove(at: index)
    }
    guard filings != interview.filings else { return }
    interview.filings = filings
    // What is on record may leave the field with the keyboard without a say.
    if !fields.contains(focus) { enter(fields.first ?? focus) }
  }

  /// Brings the keyboard to a field.
  mutating func enter(_ question: Question) {
    focus = question
    before = entries[question]
    listIsOpen = false
    mark = 0
    let text = entries[question]?.text ?? ""
    line = EditLine(isCoded(question) && problems[question] == nil ? "" : text)
  }

  /// Fields of which one may be right or wrong by what the other holds.
  private static let judgedTogether: [Set<Question>] = [
    [.admission, .discharge], [.identity, .agentIdentity], [.forWhom, .agentIdentity],
    [.identityKind, .identity],
  ]

  /// Lets the interview take what a field holds, or tells why it does not.
  private mutating func judge(_ question: Question) {
    problems[question] = nil
    if let entry = entries[question], !entry.text.isEmpty {
      do {
        try interview.answer(question, entry.text, source: entry.source)
        return
      } catch {
        problems[question] = error
      }
    }
    if interview.answers[question] != nil { interview.withdraw(question) }
  }
}
