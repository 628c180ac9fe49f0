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
    /// Go on with a draft.
    case open = 2
    /// Throw a draft away.
    case discard = 4
    case view = 5
    case print = 6
    /// Print once more what was printed.
    case reprint = 8
  }

  var search = EditLine("", maximum: 32)
  var focus = Focus.search
  var drafts: [WaitingDraft] = []
  /// Whether the drafts that wait have been asked for before.
  var hasLooked = false
  var filed: [FiledRow] = []
  /// Filings of today, as counted when all of them were last listed.
  var filedToday: Int?

  /// Drafts first, as they want doing, then filings, the newest first.
  var items: [Item] {
    let waiting = search.text.isEmpty ? drafts : []
    return waiting.map(Item.draft) + filed.map(Item.filed)
  }

  /// The row the keyboard is before.
  var item: Item? {
    guard case .row(let index) = focus, items.indices.contains(index) else { return nil }
    return items[index]
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
    if search.text.isEmpty { filedToday = rows.count { ($0.details?.decidedOn ?? today) == today } }
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
    case .filed: [.view, .print, .reprint]
    }
  }

  private mutating func settle() {
    if case .row(let index) = focus, index >= items.count {
      focus = items.isEmpty ? .search : .row(items.count - 1)
    }
  }
}
