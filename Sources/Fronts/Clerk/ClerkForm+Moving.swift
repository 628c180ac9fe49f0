import Interview
import Screens
import Terminal

extension ClerkForm {
  /// Leaves the field for the next one.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  mutating func goOn() -> Bool {
    let left = focus
    settle()
    guard let next = neighbour(of: left, by: 1) else {
      enter(left)
      return false
    }
    enter(next)
    return true
  }

  /// Goes on by what was filled in: to the next field, after a check to the next fault.
  ///
  /// - Returns: whether there was anywhere to go; Enter on the last field checks the form instead.
  @discardableResult
  mutating func advance() -> Bool {
    guard isMending else { return goOn() }
    settle()
    guard isMending else {
      enter(focus)
      return true
    }
    goToNextWrong()
    return true
  }

  /// Leaves the field for the one before; on the first it stays.
  mutating func goBack() {
    let left = focus
    settle()
    enter(neighbour(of: left, by: -1) ?? left)
  }

  /// Leaves the field for any other that can be filled in.
  mutating func go(to question: Question) {
    guard fields.contains(question), question != focus else { return }
    settle()
    enter(fields.contains(question) ? question : focus)
  }

  /// Leaves the field for one several places on, for Page Up and Page Down.
  mutating func goFar(by direction: Int) {
    let open = fields
    guard let place = open.firstIndex(of: focus) else { return }
    go(to: open[max(0, min(open.count - 1, place + direction * Self.farFields))])
  }

  private static let farFields = 6

  /// On to the next field that is wrong, round from the last to the first.
  mutating func goToNextWrong() {
    let wrong = faults.map(\.question)
    guard let place = ClerkRows.order.firstIndex(of: focus) else { return }
    let later = wrong.first { (ClerkRows.order.firstIndex(of: $0) ?? 0) > place }
    if let target = later ?? wrong.first { enter(target) }
  }

  /// The field `step` places on among those that can be filled in; `nil` beyond the ends.
  ///
  /// The field left may have stopped to matter by what was put in it, so places are counted on the
  /// whole form.
  private func neighbour(of question: Question, by step: Int) -> Question? {
    guard let place = ClerkRows.order.firstIndex(of: question) else { return nil }
    let open = Set(fields)
    let others =
      step > 0 ? Array(ClerkRows.order[(place + 1)...]) : ClerkRows.order[..<place].reversed()
    return others.first(where: open.contains)
  }

  /// Takes what was typed as the field's own before it is left: an exact code, or the words as they are.
  mutating func settle() {
    if isCoded(focus), !line.text.isEmpty {
      put(ClerkEntry(exact(line.text) ?? line.text), in: focus)
    }
    if case .text(.date, _) = screens[focus]?.input, let typed = entries[focus], !typed.isDefault {
      let whole = ClerkWord.wholeDay(typed.text, today: interview.today)
      if whole != typed.text { put(ClerkEntry(whole), in: focus) }
    }
    if entries[focus]?.text.isEmpty ?? false { put(nil, in: focus) }
    if problems[focus] != nil { complained.insert(focus) }
    guard entries[focus] != before else { return }
    remember(before, of: focus)
    before = entries[focus]
  }
}
