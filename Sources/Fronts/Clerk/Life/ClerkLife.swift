import Interview
import Messages
import Rules
import Terminal

/// What else can be done with a filing on record, while it is picked and filled in.
struct ClerkLife: Sendable {
  /// What can be picked; the digits are those of the page.
  enum Act: Int, CaseIterable, Sendable {
    case change = 1
    case end
    case papers
    case discharge
    case correct

    /// Names its texts.
    var textKey: String {
      switch self {
      case .change: "change"
      case .end: "end"
      case .papers: "papers"
      case .discharge: "discharge"
      case .correct: "correct"
      }
    }
  }

  /// What is filled in for one of them.
  enum Field: String, Sendable {
    case reason
    case day
    case name
    case phone
  }

  let row: FiledRow
  let details: FiledDetails
  /// The civil day.
  var today: Day
  /// What was picked; `nil` while the page shows what there is.
  var act: Act?
  var values: [Field: String] = [:]
  /// The field that has the keyboard; behind the last is the question whether it is right.
  var focus = 0
  var line = EditLine()
  /// Whether it was given to the ledger, which has not answered yet.
  var isSent = false

  /// The longest reason taken, in characters.
  static let reasonCharactersMax = 60

  /// Takes the telephone away, typed as on the form.
  private static let noPhone = "0"

  /// That filing, nothing picked yet.
  init(_ row: FiledRow, _ details: FiledDetails, today: Day) {
    (self.row, self.details, self.today) = (row, details, today)
  }

  /// What the filing lets be done.
  var acts: [Act] {
    guard !row.isErased else { return [] }
    guard !row.isReplaced, !row.isEnded else { return [.correct] }
    return Act.allCases.filter {
      switch $0 {
      case .papers: row.owes
      case .discharge: row.waits
      case .change: !row.isProvisional
      case .end, .correct: true
      }
    }
  }

  /// What is filled in for what was picked, in order.
  var fields: [Field] {
    switch act {
    case .end: [.reason]
    case .discharge: [.day]
    case .correct: [.name, .phone]
    case .change, .papers, nil: []
    }
  }

  /// The field that has the keyboard; `nil` behind the last.
  var field: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// Begins what was picked.
  mutating func pick(_ act: Act) {
    (self.act, focus, isSent) = (act, 0, false)
    values = act == .discharge ? [.day: today.description] : [:]
    show()
  }

  /// Takes what stands in the field, in its normal form, and goes on.
  mutating func confirm() throws(Refusal) {
    guard let field else { return }
    let text = line.text.trimmed
    switch field {
    case .reason:
      guard !text.isEmpty else { throw Refusal("life_reason") }
      values[.reason] = text
    case .day:
      let day = try DateEntry.day(ClerkWord.wholeDay(text, today: today))
      let from = details.facts.admission ?? row.effective
      guard from <= day, day <= today else {
        throw Refusal("life_day", ["from": from.description, "to": today.description])
      }
      values[.day] = day.description
    case .name: values[.name] = text.isEmpty ? nil : try PersonCheck.name(text)
    case .phone where PersonCheck.isNoPhone(text): values[.phone] = Self.noPhone
    case .phone: values[.phone] = text.isEmpty ? nil : try PersonCheck.phone(text).number
    }
    move(by: 1)
  }

  /// Types into the field; false where the event means nothing there.
  ///
  /// A day that stands in it is taken by Enter, or another is typed in its place: never behind it.
  mutating func type(_ event: Event) -> Bool {
    if event.isText, field == .day, line.text == values[.day] {
      line = EditLine("", maximum: line.maximum)
    }
    return line.handle(event)
  }

  /// Goes to another field, what was typed in this one kept.
  mutating func move(by step: Int) {
    if let field, step < 0 { values[field] = line.text.isEmpty ? nil : line.text }
    focus = min(max(0, focus + step), fields.count)
    show()
  }

  private mutating func show() {
    line = EditLine(
      field.flatMap { values[$0] } ?? "", maximum: field == .reason ? Self.reasonCharactersMax : 50)
  }

  /// What goes on record; `nil` where nothing would.
  var request: LifeRequest? {
    guard let act, field == nil else { return nil }
    let deed: LifeRequest.Deed
    switch act {
    case .change: return nil
    case .end: deed = .end(on: today)
    case .papers: deed = .papers
    case .discharge:
      guard let day = values[.day].flatMap({ Day($0) }) else { return nil }
      deed = .discharge(on: day)
    case .correct:
      guard values[.name] != nil || values[.phone] != nil else { return nil }
      let phone = values[.phone].map { $0 == Self.noPhone ? nil : $0 }
      deed = .correct(name: values[.name], phone: phone)
    }
    return LifeRequest(number: row.number, deed: deed, reason: values[.reason])
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    let rest = drop { $0.isWhitespace }
    return String(
      rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)])
  }
}
