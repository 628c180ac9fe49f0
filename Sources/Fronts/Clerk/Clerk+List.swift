import Interview
import Messages
import Terminal

extension Clerk {
  /// What a key of the table does on the list.
  mutating func obeyOnList(_ command: Command) -> [Effect] {
    switch command {
    case .up, .previousField: list.move(by: -1)
    case .down, .nextField: list.move(by: 1)
    case .pageUp: list.move(by: -Self.pageRows)
    case .pageDown: list.move(by: Self.pageRows)
    case .next:
      guard let item = list.item else {
        list.move(by: 1)
        if list.items.isEmpty { notice = Message("clerk.list.nothing") }
        return []
      }
      return choose(ClerkList.usual(item))
    case .submit:
      guard case .filed(let row) = list.item else {
        notice = Message("clerk.unmask.no_row")
        return []
      }
      receipt = ClerkReceipt(number: row.number, pages: row.receipt, row: row)
      open(.record)
      askReason()
    case .prompt: list.picksCondition.toggle()
    case .large: notice = context.changeLook()
    case .restore: return [.loadDrafts(.clerk), .findFilings(list.search.text)]
    case .back where list.picksCondition: list.picksCondition = false
    case .back where list.condition != .all: show(.all)
    case .back:
      guard list.search.text.isEmpty, list.focus == .search else {
        list.focus = .search
        list.search = EditLine("", maximum: list.search.maximum)
        return [.findFilings("")]
      }
      // Twice: Esc Esc is F12, and a hurried hand would be out of the front.
      guard isMeant(.leaving, papersUnderWay ?? Message("clerk.list.leave")) else { return [] }
      isOver = true
      last = nil
      return (staff.badge == nil ? [] : [.signOut]) + [.privacyReset]
    default: break
    }
    return []
  }

  /// Rows that one turning of the page moves over.
  private static var pageRows: Int { 8 }

  /// Shows the rows that meet a condition.
  private mutating func show(_ condition: ClerkList.Condition) {
    list.condition = condition
    list.picksCondition = false
    list.focus = .search
    if condition != .all {
      notice = Message("clerk.list.only", ["what": words("clerk.condition.\(condition.rawValue)")])
    }
  }

  /// Types on the list: before a row a digit says what to do with it, all else searches.
  mutating func typeOnList(_ event: Event) -> [Effect] {
    if list.picksCondition {
      list.picksCondition = false
      if case .key(.character(let key)) = event, let digit = key.narrowed.wholeNumberValue,
        ClerkList.Condition.allCases.indices.contains(digit - 1)
      {
        show(ClerkList.Condition.allCases[digit - 1])
        return []
      }
    }
    if list.item != nil, case .key(.character(let key)) = event,
      let digit = key.narrowed.wholeNumberValue
    {
      return choose(digit)
    }
    let old = list.search.text
    var search = list.search
    guard search.handle(event) else { return [] }
    list.search = search
    list.focus = .search
    return search.text == old ? [] : [.findFilings(search.text)]
  }

  /// Does with the row what the digit stands for.
  private mutating func choose(_ digit: Int) -> [Effect] {
    guard let item = list.item, let option = ClerkList.Option(rawValue: digit),
      ClerkList.options(of: item).contains(option)
    else {
      notice = Message("clerk.list.no_option", ["digit": String(digit)])
      return []
    }
    return choose(option)
  }

  /// Does with the row what was chosen.
  mutating func choose(_ option: ClerkList.Option) -> [Effect] {
    switch (option, list.item) {
    case (.open, .draft(let waiting)): return resume(waiting)
    case (.discard, .draft(let waiting)):
      // Twice: a number called out in the hall may begin with the same figure.
      guard isMeant(.discarding(waiting.id), Message("clerk.list.discard")) else { return [] }
      list.drafts.removeAll { $0.id == waiting.id }
      list.take(list.filed, today: context.today)
      notice =
        waiting.call.map { Message("clerk.list.call_discarded", ["number": $0]) }
        ?? Message("clerk.list.discarded", ["time": waiting.time])
      return [.discardWaiting(id: waiting.id)]
    case (.open, .filed(let row)): return beginChange(of: row)
    case (.view, .filed(let row)):
      receipt = ClerkReceipt(number: row.number, pages: row.receipt, row: row)
      papers[row.number]?.isSeen = true
      open(.record)
      return []
    case (.print, .filed(let row)), (.reprint, .filed(let row)):
      receipt = ClerkReceipt(number: row.number, pages: row.receipt, row: row)
      open(.record)
      return startPrint(row.number, isLarge: false)
    default: return []
    }
  }

  /// Goes to the list from anywhere, what was begun kept as a draft.
  mutating func backToList() -> [Effect] {
    var effects = change == nil ? keep() : keepChange()
    let wasKept = keeping.hasBegun
    pages = [.list]
    form = nil
    change = nil
    request = nil
    filing = nil
    keeping = ClerkKeeping()
    list.focus = .search
    list.search = EditLine("", maximum: list.search.maximum)
    if wasKept { effects.append(.loadDrafts(.clerk)) }
    return effects + [.findFilings(list.search.text)]
  }
}
