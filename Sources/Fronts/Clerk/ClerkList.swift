import Interview
import Messages
import Rules
import Terminal

/// The first page: drafts that wait and what was filed, with a search above them.
struct ClerkList: Sendable {
  /// Where the keyboard is: in the search, or before a row, where a digit says what to do with it.
  enum Focus: Hashable, Sendable {
    case search
    case row(Int)
  }

  /// A row by what it stands for.
  enum Item: Hashable, Sendable {
    case draft(WaitingDraft)
    case filed(FiledRow)
  }

  /// What a digit before a row asks for; the numbers are those of the sketch.
  enum Option: Int, CaseIterable, Sendable {
    /// Go on with a draft; change what is on record.
    case open = 2
    /// What else can be done with it, and what the law says.
    case life = 3
    case view = 5
    case print = 6
    /// Show what is masked.
    case unmask = 7
    /// Print once more what was printed.
    case reprint = 8
    /// Throw a draft away.
    case discard = 4
  }

  /// Which rows are shown; the digits of F4 follow the order.
  enum Condition: String, CaseIterable, Sendable {
    case all
    case today
    case drafts
    case inForce = "in_force"
    case over
    /// Of which the notice says nothing any more.
    case byStaff = "by_staff"
    case changed
    case ending
    case owed
    case waiting
    case provisional

    /// What picks it.
    var key: String { String(Array("1234567890P")[Self.allCases.firstIndex(of: self) ?? 0]) }

    /// The filings the ledger is asked for instead of all.
    var work: ListRequest.Work? { ListRequest.Work(rawValue: rawValue) }
  }

  /// What asks for the day report where conditions are picked.
  static let dayKey = "D"

  var search = EditLine("", maximum: 32)
  var focus = Focus.search
  var drafts: [WaitingDraft] = []
  /// Whether the drafts that wait have been asked for before.
  var hasLooked = false
  var filed: [FiledRow] = []
  /// Filings of today, as counted when all of them were last listed.
  var filedToday: Int?
  /// How much wants doing, as last counted.
  var work: WorkLeft = [:]
  /// Whether the list goes on before and behind the rows that are here.
  private(set) var (hasNewer, hasOlder) = (false, false)
  /// To which end of a new page the keyboard goes.
  private var turns: Int?

  /// The civil day for which the rows were listed.
  private var today: Day?
  /// Why the rows could not be read.
  private(set) var trouble: Message?
  var condition = Condition.all
  /// Whether a digit picks a condition now.
  var picksCondition = false

  /// The drafts that want doing first, then filings, the newest first, then the other drafts: many
  /// drafts must not push what was filed off the page.
  var items: [Item] {
    let rows = filed.filter(isMeant).map(Item.filed)
    guard condition == .all || condition == .drafts else { return rows }
    guard condition == .all else { return waiting.map(Item.draft) }
    // Drafts stand on the first page.
    guard !hasNewer else { return rows }
    // Whose number is searched for is the filing, before what was begun of its change.
    let text = search.text.uppercased()
    let changes = text.isEmpty ? [] : waiting.filter { $0.isChange(of: text) }
    let others = waiting.filter { !changes.contains($0) }
    // Whoever calls stands in the hall: all of them come first.
    let first = max(Self.draftsFirst, others.count { $0.call != nil })
    return others.prefix(first).map(Item.draft) + rows
      + (others.dropFirst(first) + changes).map(Item.draft)
  }

  private static let draftsFirst = 2

  /// The drafts that the search means.
  private var waiting: [WaitingDraft] {
    let text = search.text.uppercased()
    return text.isEmpty ? drafts : drafts.filter { $0.isMeant(by: text) }
  }

  private func isMeant(_ row: FiledRow) -> Bool {
    switch condition {
    case .all: true
    case .today: row.details?.decidedOn == today
    case .drafts: false
    case .inForce: row.isInForce && row.isGoverned
    case .over: !row.isInForce && row.isGoverned && !row.isReplaced && !row.isEnded
    case .byStaff: !row.isGoverned && !row.isReplaced && !row.isEnded
    case .changed: row.isReplaced
    case .ending: true
    case .owed: row.owes
    case .waiting: row.waits
    case .provisional: row.isProvisional
    }
  }

  /// The row the keyboard is before.
  var item: Item? {
    guard case .row(let index) = focus, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// Whether nothing was ever filed or begun here, as far as the list shows.
  var isFresh: Bool {
    filed.isEmpty && drafts.isEmpty && trouble == nil && search.text.isEmpty && condition == .all
      && !hasNewer
  }

  /// What gives the rows as they are now, from the first page on.
  var refresh: Effect {
    condition.work.map { .listFilings(ListRequest(work: $0)) } ?? .findFilings(search.text)
  }

  /// The page that comes next in that direction, where the keyboard stands at the end of this one.
  mutating func turn(by step: Int) -> ListRequest? {
    guard case .row(let index) = focus, trouble == nil else { return nil }
    var request = ListRequest(text: search.text, work: condition.work)
    if step > 0, hasOlder, index == items.count - 1, let last = filed.last {
      request.turn = .after(last.number)
    } else if step < 0, hasNewer, index == 0, let first = filed.first {
      request.turn = .before(first.number)
    } else {
      return nil
    }
    turns = step
    return request
  }

  /// Takes notice whether the list goes on beyond the rows that came.
  mutating func goesOn(newer: Bool, older: Bool) {
    (hasNewer, hasOlder) = (newer, older)
    if let turns { focus = .row(turns > 0 ? 0 : max(0, items.count - 1)) }
    turns = nil
    settle()
  }

  /// Moves over the rows; up from the first is the search.
  mutating func move(by step: Int) {
    let count = items.count
    switch focus {
    case .search:
      if step > 0, count > 0 { focus = .row(min(step, count) - 1) }
    case .row(let index):
      let target = index + step
      focus = target < 0 || count == 0 ? .search : .row(min(target, count - 1))
    }
  }

  /// Takes new rows and keeps the keyboard on one that is there.
  mutating func take(_ rows: [FiledRow], today: Day) {
    filed = rows
    (self.today, trouble) = (today, nil)
    (hasNewer, hasOlder) = (false, false)
    if search.text.isEmpty, condition.work == nil, turns == nil {
      filedToday = rows.count { ($0.details?.decidedOn ?? today) == today }
    }
    settle()
  }

  /// Takes notice that the rows cannot be read: that is not the same as none.
  mutating func lose(_ why: Message) {
    (filed, filedToday, trouble) = ([], nil, why)
    settle()
  }

  /// Takes the drafts that wait; when the front begins, the keyboard goes to the first of them.
  mutating func take(_ waiting: [WaitingDraft], offersFirst: Bool) {
    let before = item
    drafts = waiting
    // A call that comes in moves the rows down: the keyboard stays with its own.
    if let before { focus = items.firstIndex(of: before).map(Focus.row) ?? .search }
    if offersFirst, !waiting.isEmpty, search.text.isEmpty { focus = .row(0) }
    settle()
  }

  /// What may be done with a row.
  static func options(of item: Item) -> [Option] {
    switch item {
    case .draft: [.open, .discard]
    case .filed: [.open, .life, .view, .print, .unmask, .reprint]
    }
  }

  /// What is offered before a row; the others would only say why they are not done.
  static func offered(of item: Item, mayFile: Bool) -> [Option] {
    guard case .filed(let row) = item, !mayFile || !row.mayChange else { return options(of: item) }
    return options(of: item).filter { $0 != .open }
  }

  /// What Enter does with a row.
  static func usual(_ item: Item) -> Option {
    switch item {
    case .draft: .open
    case .filed: .view
    }
  }

  /// What an option is called before that row.
  static func label(_ option: Option, of item: Item) -> String {
    switch (option, item) {
    case (.open, .filed): "clerk.option.change"
    default: "clerk.option.\(option)"
    }
  }

  private mutating func settle() {
    if case .row(let index) = focus, index >= items.count {
      focus = items.isEmpty ? .search : .row(items.count - 1)
    }
  }
}

extension FiledRow {
  /// Whether it can be changed at all: it is readable, nothing took its place, and it is where its ledger is.
  var mayChange: Bool { details != nil && !isErased && !isReplaced && !isEnded && !isProvisional }
}

extension WaitingDraft {
  /// Whether a search in capitals means it: by the number of a call, the name's beginning or its
  /// initials, the ID number's end, or the number of the filing that is changed.
  fileprivate func isMeant(by text: String) -> Bool {
    let answers = draft.answers
    return call == text || initials.hasPrefix(text)
      || answers[.name]?.value.uppercased().hasPrefix(text) ?? false
      || text.count >= 3 && answers[.identity]?.value.hasSuffix(text) ?? false
      || isChange(of: text)
  }

  /// Whether the number of the filing that it changes begins so.
  fileprivate func isChange(of text: String) -> Bool {
    draft.changedNumber?.hasPrefix(text) ?? false
  }
}
