import Terminal

extension Clerk {
  /// A click goes to what was clicked; on what has the keyboard already it is Enter.
  mutating func point(at target: ClerkTarget, size: Size) -> [Effect] {
    switch target {
    case .command(let command):
      return obey(command, .key(.enter), size: size)
    case .row(let index):
      guard list.focus == .row(index) else {
        list.focus = .row(index)
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
      if staff.ask?.purpose != .unlock { staff.ask?.isAtPIN = index == 1 }
      return []
    case .field(let index):
      guard var form, ClerkRows.order.indices.contains(index) else { return [] }
      let old = form
      form.go(to: ClerkRows.order[index])
      return take(form, from: old)
    }
  }
}
