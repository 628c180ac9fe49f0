import Interview
import Messages
import Terminal

extension Clerk {
  /// What a key of the table does on the list.
  mutating func obeyOnList(_ command: Command) -> [Effect] {
    switch command {
    case .up, .previousField: return moveOnList(by: -1)
    case .down, .nextField: return moveOnList(by: 1)
    case .pageUp: return moveOnList(by: -Self.pageRows)
    case .pageDown: return moveOnList(by: Self.pageRows)
    case .reasons:
      guard case .filed(let row) = list.item else {
        notice = Message("clerk.reasons.no_row")
        return []
      }
      guard row.details != nil, !row.isErased else {
        notice = Message("receipt.erased")
        return []
      }
      show(row)
      open(.reasons)
    case .next:
      guard let item = list.item else {
        list.move(by: 1)
        if list.items.isEmpty { notice = Message("clerk.list.nothing") }
        return []
      }
      return choose(ClerkList.usual(item))
    case .prompt: list.picksCondition.toggle()
    case .large: notice = context.changeLook()
    case .restore: return [.loadDrafts(.clerk), refresh]
    case .back where list.picksCondition: list.picksCondition = false
    case .back where list.condition != .all: return show(.all)
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

  /// Asks for the rows of the list as they are now.
  var refresh: Effect { list.refresh }

  /// Moves over the rows; beyond the last and the first the list is turned, where it goes on.
  private mutating func moveOnList(by step: Int) -> [Effect] {
    if let request = list.turn(by: step) { return [.listFilings(request)] }
    list.move(by: step)
    return []
  }

  /// Rows that one turning of the page moves over.
  private static var pageRows: Int { 8 }

  /// Shows the rows that meet a condition.
  private mutating func show(_ condition: ClerkList.Condition) -> [Effect] {
    let before = list.condition
    list.condition = condition
    list.picksCondition = false
    list.focus = .search
    guard condition.work != before.work else { return [] }
    list.search = EditLine("", maximum: list.search.maximum)
    return [refresh]
  }

  /// Types on the list: before a row a digit says what to do with it, all else searches.
  mutating func typeOnList(_ event: Event) -> [Effect] {
    if list.picksCondition {
      list.picksCondition = false
      if case .key(.character(let key)) = event,
        let condition = ClerkList.Condition.allCases.first(where: {
          $0.key == key.narrowed.uppercased()
        })
      {
        return show(condition)
      }
      if case .key(.character(let key)) = event {
        if key.narrowed.uppercased() == ClerkScan.key { return beginScan() }
        if key.narrowed.uppercased() == ClerkList.dayKey { return [.reportDay] }
      }
    }
    if list.item != nil, case .key(.character(let key)) = event,
      let digit = key.digit
    {
      return choose(digit)
    }
    let old = list.search.text
    var search = list.search
    guard search.handle(event) else { return [] }
    // Whoever scans a paper on the list means the page that verifies it.
    if case .paste(let text) = event, old.isEmpty, ClerkScan.isBegun(by: text) {
      return beginScan(text)
    }
    if ClerkScan.isBegun(by: search.text) { return beginScan(search.text) }
    list.search = search
    list.focus = .search
    // A search goes through all there is.
    if list.condition.work != nil { list.condition = .all }
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
    case (.discard, .draft) where !staff.mayFile: notice = Message("clerk.staff.no_filing")
    case (.discard, .draft(let waiting)):
      // Twice: a number called out in the hall may begin with the same digit.
      guard isMeant(.discarding(waiting.id), Message("clerk.list.discard")) else { return [] }
      list.drafts.removeAll { $0.id == waiting.id }
      list.take(list.filed, today: context.today)
      notice =
        waiting.call.map { Message("clerk.list.call_discarded", ["number": $0]) }
        ?? Message("clerk.list.discarded", ["time": waiting.time])
      return [.discardWaiting(id: waiting.id)]
    case (.open, .filed(let row)): return beginChange(of: row)
    case (.life, .filed(let row)): return beginLife(of: row)
    case (.view, .filed(let row)):
      show(row)
      papers[.filing(row.number)]?.isSeen = true
      open(.record)
      return []
    case (.print, .filed(let row)) where row.isErased,
      (.reprint, .filed(let row)) where row.isErased,
      (.unmask, .filed(let row)) where row.isErased:
      notice = Message("receipt.erased")
      return []
    case (.unmask, .filed(let row)):
      show(row)
      open(.record)
      askReason()
    case (.print, .filed(let row)), (.reprint, .filed(let row)):
      show(row)
      open(.record)
      return startPrint(.filing(row.number), usualReceipt)
    default: break
    }
    return []
  }

  /// The receipt as this window prints it unless the clerk chooses otherwise.
  var usualReceipt: PaperChoice { PaperChoice(isLarge: context.window.printsLarge) }

  /// Makes a row the filing that is shown.
  mutating func show(_ row: FiledRow) {
    receipt = ClerkReceipt(
      paper: .filing(row.number), pages: row.receipt, isLarge: context.window.printsLarge, row: row)
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
    life = nil
    if wasKept { effects.append(.loadDrafts(.clerk)) }
    return effects + [refresh]
  }
}
