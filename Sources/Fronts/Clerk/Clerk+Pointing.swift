import Terminal

/// A click, and what stood there.
struct ClerkClick: Hashable, Sendable {
  let position: Position
  let target: ClerkTarget?
}

extension Clerk {
  /// Does what a click there stands for.
  ///
  /// The second half of a double click must not hit what its first half has brought there: at the same
  /// place a click means what the one before it meant, or nothing.
  mutating func click(_ position: Position, size: Size) -> [Effect] {
    let target = picture(size).target(at: position)
    let before = clicked
    clicked = ClerkClick(position: position, target: target)
    if let before, before.position == position, before.target != target { return [] }
    return target.map { point(at: $0, size: size) } ?? []
  }

  /// A click goes to what was clicked; on what has the keyboard already it is Enter.
  ///
  /// What a key does is done at once.
  private mutating func point(at target: ClerkTarget, size: Size) -> [Effect] {
    switch target {
    case .command(let command): return obey(command, .key(.enter), size: size)
    case .key(let key): return press(key, size: size)
    case .choice(let number): return choose(number, size: size)
    case .search where list.item == nil && !list.picksCondition: return obeyOnList(.next)
    case .search:
      (list.focus, list.picksCondition) = (.search, false)
      return []
    case .row(let index):
      guard list.focus == .row(index) else {
        (list.focus, list.picksCondition) = (.row(index), false)
        return []
      }
      return obeyOnList(.next)
    case .candidate(let index):
      guard var form else { return [] }
      let old = form
      form.mark = index
      _ = form.confirm(words: words)
      return take(form, from: old)
    case .field(let index) where page == .signIn:
      guard let ask = staff.ask, ask.isAtPIN != (index == 1), ask.purpose != .unlock else {
        return obeyOnSignIn(.next)
      }
      staff.ask?.isAtPIN = index == 1
      return []
    case .field(let index):
      guard var form, ClerkRows.order.indices.contains(index) else { return [] }
      let question = ClerkRows.order[index]
      guard question != form.focus else { return obeyOnForm(.next, .key(.enter)) }
      let old = form
      form.hasJustGoneOn = false
      form.go(to: question)
      return take(form, from: old)
    }
  }

  /// What a number stands for on a page that is read.
  private mutating func choose(_ number: Int, size: Size) -> [Effect] {
    switch page {
    case .change: return chooseOnChange(number, size: size)
    case .life:
      guard let life, life.focus != number else { return obeyOnLife(.next, size: size) }
      // Forward only past what can be taken, as Enter goes.
      if number > life.focus { return obeyOnLife(.next, size: size) }
      self.life?.move(by: number - life.focus)
      return []
    default: return press(.character(Character(String(number))), size: size)
    }
  }

  /// The fields have the first numbers, the lines of the list under one those behind them.
  private mutating func chooseOnChange(_ number: Int, size: Size) -> [Effect] {
    guard let old = change else { return [] }
    var new = old
    let fields = old.fields
    if fields.indices.contains(number) {
      guard old.field != fields[number] else { return obeyOnChange(.next, size: size) }
      new.enter(.field(fields[number]))
    } else {
      new.mark = number - fields.count
      notice = new.confirm(words)
    }
    return take(new, from: old)
  }
}
