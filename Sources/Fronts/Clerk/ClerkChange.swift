import Interview
import Places
import Rules
import Screens
import Terminal

/// The change of a filing on record while it is filled in: a value, so that every step can be tested.
struct ClerkChange: Sendable {
  /// Where the keyboard is: in a field, or behind the question whether it is right.
  enum Focus: Hashable, Sendable {
    case field(ChangeField)
    case answer
  }

  let row: FiledRow
  let details: FiledDetails
  let places: Places
  let ground: any Ground
  /// The civil day, on which the change is asked for.
  let today: Day
  /// What the ledger told of it beyond the row; the change waits for it.
  var opened: OpenedFiling?
  var values: [ChangeField: String] = [:]
  var focus = Focus.field(.kind)
  /// What is typed to find a place.
  var line = EditLine()
  /// The line of the places found that Enter takes.
  private(set) var mark = 0

  /// Whether it was said that several places are meant alike.
  private(set) var wasTold = false

  /// A change of that filing, nothing filled in yet.
  init(_ row: FiledRow, _ details: FiledDetails, places: Places, ground: any Ground, today: Day) {
    self.row = row
    self.details = details
    self.places = places
    self.ground = ground
    self.today = today
  }

  /// The fields that matter for what is changed, in order.
  var fields: [ChangeField] {
    switch kind {
    case nil: [.kind]
    case .place where row.category.isLongTerm: [.kind, .place, .proof]
    case .place: [.kind, .place, .certificate] + certificateFields
    case .insurance: [.kind, .insurance, .proof]
    case .insuredPlace: [.kind, .insuredPlace]
    }
  }

  private var certificateFields: [ChangeField] {
    switch scope {
    case .city: [.grade]
    case .county: [.grade, .listed]
    case .elsewhere, nil: []
    }
  }

  /// What is to be changed; `nil` before it is said.
  var kind: ChangeKind? { values[.kind].flatMap(ChangeKind.init(rawValue:)) }

  /// Whether every field is filled in.
  var isComplete: Bool { kind != nil && fields.allSatisfy { values[$0] != nil } }

  /// The filing as the law sees it.
  var filing: Filing {
    Filing(category: row.category, fileTo: row.fileTo, effective: row.effective)
  }

  /// The place the filing is to be moved to.
  var place: PlaceCode? { values[.place].flatMap { PlaceCode($0) } }

  /// Where the filing goes then; the place it has unless another is named.
  var fileTo: PlaceCode { place.flatMap { ground.filesTo($0) } ?? row.fileTo }

  /// The insurance then.
  var insurance: Insurance {
    values[.insurance].flatMap(Insurance.init(rawValue:)) ?? details.insurance
  }

  /// Whether papers that show the reason are in hand.
  var hasProof: Bool { values[.proof] == Value.yes }

  private var scope: CertificateScope? {
    values[.certificate].flatMap(CertificateScope.init(rawValue:))
  }

  /// The referral certificate shown; what is not said of it counts for the least.
  var certificate: Certificate? {
    guard kind == .place, !row.category.isLongTerm, let scope else { return nil }
    let grade = values[.grade].flatMap(Grade.init(rawValue:)) ?? .ungraded
    return Certificate(scope: scope, grade: grade, listed: values[.listed] == Value.yes)
  }

  /// What the law is asked; `nil` before it is said what is to be changed.
  var question: ChangeCase? {
    kind.map {
      ChangeCase(
        filing: filing, on: today, change: $0, proof: hasProof, certificate: certificate)
    }
  }

  /// Whether the record would say anything else than it does now.
  var changesAnything: Bool {
    switch kind {
    case .place:
      fileTo != row.fileTo || certificate != nil && row.category != .referral
    case .insurance: insurance != details.insurance
    case .insuredPlace: values[.insuredPlace] != details.insuredPlace.description
    case nil: false
    }
  }

  /// The case of the changed filing, from which its own decision is made.
  ///
  /// It is a filing made today; what is left of the care it was first made for is not known.
  var facts: CareCase {
    var facts = details.facts
    facts.category = certificate == nil ? row.category : .referral
    facts.fileTo = fileTo
    if kind == .place { facts.certificate = certificate }
    facts.filings = opened?.others ?? []
    (facts.admission, facts.discharge, facts.paid) = (nil, nil, .notYet)
    (facts.filesOn, facts.networked) = (today, nil)
    return facts
  }
}

// MARK: - Typing

extension ClerkChange {
  /// Whether letters search for a place where the keyboard is.
  var isSearching: Bool {
    guard case .field(let field) = focus else { return false }
    if case .place = field.input { return true }
    return false
  }

  /// The places meant by what is typed, the likeliest first.
  var found: [Place] {
    guard case .field(let field) = focus, case .place(let scope) = field.input, !line.text.isEmpty
    else { return [] }
    return places.search(
      line.text, scope: scope == .insured ? .insured : .filing, limit: Self.foundMax
    ).map(\.place)
  }

  /// How many places are meant alike, where Enter would take one of them by its code alone.
  ///
  /// Told once: a second Enter takes the first.
  mutating func alike() -> Int {
    guard case .field(let field) = focus, case .place(let scope) = field.input,
      !line.text.isEmpty, mark == 0, !wasTold
    else { return 0 }
    let found = places.search(
      line.text, scope: scope == .insured ? .insured : .filing, limit: Self.alikeMax)
    let count = found.prefix { $0.rank == found.first?.rank }.count
    wasTold = count > 1
    return count
  }

  private static let alikeMax = 60

  /// More lines than that tell nothing yet.
  static let foundMax = 9

  /// The options of the field that has the keyboard.
  var options: [Screen.Option] {
    guard case .field(let field) = focus, case .choice(let options) = field.input else { return [] }
    return options
  }

  /// Types into the field that has the keyboard; `false` where the key means nothing to it.
  mutating func type(_ event: Event) -> Bool {
    guard isSearching else {
      guard case .key(.character(let key)) = event, let digit = key.narrowed.wholeNumberValue,
        let option = options.first(where: { $0.digit == digit })
      else { return false }
      take(option.value)
      return true
    }
    let hasLetters = line.text.contains { $0.wholeNumberValue == nil }
    if hasLetters, case .key(.character(let key)) = event,
      let digit = key.narrowed.wholeNumberValue
    {
      guard found.indices.contains(digit - 1) else { return false }
      take(String(found[digit - 1].code))
      return true
    }
    let old = line.text
    guard line.handle(event) else { return false }
    if line.text != old { (mark, wasTold) = (0, false) }
    return true
  }

  /// Enter: takes the place that is marked, and goes on; `false` where nothing was filled in.
  mutating func confirm() -> Bool {
    guard case .field(let field) = focus else { return true }
    if isSearching, found.indices.contains(mark) {
      take(String(found[mark].code))
      return true
    }
    guard values[field] != nil, line.text.isEmpty else { return false }
    move(by: 1)
    return true
  }

  /// Puts a value into the field and goes on to the next that is empty.
  private mutating func take(_ value: String) {
    guard case .field(let field) = focus else { return }
    values[field] = value
    line = EditLine()
    mark = 0
    move(by: 1)
  }

  /// To the field so many places on; behind the last stands the question whether it is right.
  mutating func move(by step: Int) {
    let stops = fields.map(Focus.field) + (isComplete ? [.answer] : [])
    let here = stops.firstIndex(of: focus) ?? 0
    focus = stops[max(0, min(stops.count - 1, here + step))]
    line = EditLine()
    mark = 0
  }

  /// To the question whether it is right, or to the first field that is empty.
  ///
  /// - Returns: whether nothing was empty.
  mutating func goToEnd() -> Bool {
    let empty = fields.first { values[$0] == nil }
    focus = empty.map(Focus.field) ?? .answer
    line = EditLine()
    mark = 0
    return empty == nil
  }

  /// Moves the mark among the places found; `false` where none are.
  mutating func moveMark(by step: Int) -> Bool {
    guard !found.isEmpty else { return false }
    mark = max(0, min(found.count - 1, mark + step))
    return true
  }

  /// Empties the field that has the keyboard.
  mutating func empty() {
    guard case .field(let field) = focus else { return }
    values[field] = nil
    line = EditLine()
    mark = 0
  }

  /// What is typed to find a place goes; `false` where nothing was typed.
  mutating func stopSearching() -> Bool {
    guard !line.text.isEmpty else { return false }
    line = EditLine()
    mark = 0
    return true
  }
}
