import Interview
import Messages
import Rules
import Terminal

extension Clerk {
  /// Opens what can be done with a filing, and what the law says of it.
  mutating func beginLife(of row: FiledRow) -> [Effect] {
    guard let details = row.details else {
      notice = Message("clerk.change.unreadable", ["number": row.number])
      return []
    }
    life = ClerkLife(row, details, today: context.today)
    open(.life)
    return []
  }

  /// What a key of the table does on the pages of a filing's life.
  mutating func obeyOnLife(_ command: Command, size: Size) -> [Effect] {
    guard var new = life else { return [] }
    switch command {
    case .next where new.act == nil: notice = Message("clerk.life.press")
    case .next where new.field == nil: notice = Message("clerk.life.press_y")
    case .next, .submit, .nextField,
      .down where new.field != nil:
      do { try new.confirm() } catch { notice = error.short }
    case .previousField,
      .up where new.act != nil:
      new.move(by: -1)
    case .back where new.act != nil:
      new.act = nil
      scroll = 0
    case .back:
      close()
      life = nil
      return page == .list ? [refresh] : []
    default: scroll = reading(size).scrolled(by: command, from: scroll)
    }
    life = new
    return []
  }

  /// Types on the pages of a filing's life: a digit picks, Y puts on record.
  mutating func typeOnLife(_ event: Event) -> [Effect] {
    guard var new = life else { return [] }
    if new.field != nil {
      if !new.type(event) { notice = Message("clerk.change.no_such_key") }
      life = new
      return []
    }
    guard case .key(.character(let key)) = event else { return [] }
    guard new.act != nil else { return pick(key.narrowed) }
    switch key.narrowed.lowercased() {
    case "y":
      guard let request = new.request else {
        notice = Message("clerk.life.nothing")
        return []
      }
      // The ledger has it already: a second Y must not record it a second time.
      guard !new.isSent else { return [] }
      new.isSent = true
      life = new
      return [.act(request)]
    case "n" where new.fields.isEmpty: new.act = nil
    case "n": new.move(by: -1)
    default: break
    }
    life = new
    return []
  }

  private mutating func pick(_ key: Character) -> [Effect] {
    guard let digit = key.digit, let act = ClerkLife.Act(rawValue: digit),
      life?.acts.contains(act) ?? false
    else {
      notice = Message("clerk.life.no_such", ["digit": String(key)])
      return []
    }
    guard staff.mayFile else {
      notice = Message("clerk.staff.no_filing")
      return []
    }
    scroll = 0
    guard act == .change, let row = life?.row else {
      life?.pick(act)
      return []
    }
    close()
    life = nil
    return beginChange(of: row)
  }

  /// It is on record: back to the list, which shows it as it is now.
  mutating func goOn(afterAct number: String) -> [Effect] {
    guard page == .life, life?.row.number == number, let act = life?.act else { return [] }
    life = nil
    receipt = nil
    pages = [.list]
    hasLanded = true
    pageNumber += 1
    scroll = 0
    notice = Message("clerk.life.done.\(act.textKey)", ["number": number])
    return (act == .end ? discardChanges(of: number) : []) + [refresh]
  }
}
