import Interview
import Messages
import Screens
import Terminal

/// The check page: every answer, each changed by its digit, and Enter that files.
extension Guided {
  /// The rows that have something asked in them, in the order of their numbers.
  var checkRows: [CheckRow] {
    CheckRow.allCases.filter { !questions(of: $0).isEmpty }
  }

  /// What is asked of a row's questions as the answers stand.
  func questions(of row: CheckRow) -> [Question] {
    let asked = interview.asked
    return row.questions.filter { asked.contains($0) }
  }

  mutating func change(row number: Int) -> [Effect] {
    let rows = checkRows
    guard rows.indices.contains(number - 1) else {
      complaint = [noSuchRow(of: rows.count)]
      return []
    }
    let questions = questions(of: rows[number - 1])
    if let only = questions.first, questions.count == 1 {
      go(to: .question(only))
    } else if let open = questions.first(where: { interview.pending.contains($0) }) {
      go(to: .question(open))
    } else {
      go(to: .row(rows[number - 1]))
    }
    return []
  }

  mutating func change(questionNumber number: Int, of row: CheckRow) -> [Effect] {
    let questions = questions(of: row)
    guard questions.indices.contains(number - 1) else {
      complaint = [noSuchRow(of: questions.count)]
      return []
    }
    go(to: .question(questions[number - 1]))
    return []
  }

  /// That no row has the number pressed, and which have one.
  func noSuchRow(of count: Int) -> Message {
    Message(
      count == 2 ? "guided.check.no_such.two" : "guided.check.no_such", ["last": "\(count)"])
  }

  /// Whether Enter at the end of the check page files.
  var isFilingNext: Bool { interview.pending.isEmpty && interview.ending == .file }

  /// Reads the check page on where some of it has not been shown; false at its end.
  ///
  /// On a small screen what will come of the filing is at the end, and nobody files without having
  /// seen it.
  mutating func readCheckOn(_ size: Size) -> Bool {
    let laid = laidOut(size)
    guard isFilingNext, laid.scroll < laid.maximumScroll else { return false }
    scroll = laid.scrolled(by: .pageDown, from: laid.scroll)
    // As on a new page, the second Enter of a hand that shakes is dropped.
    pageNumber += 1
    // Whoever hears it has heard all of it, and is told only why nothing is filed yet.
    voice.isKnown = true
    voice.instead = texts("guided.check.not_filed_yet")
    return true
  }

  /// Files, or goes to what is still open; success is shown only when it came back.
  mutating func enterCheck() -> [Effect] {
    if let open = interview.pending.first {
      go(to: .question(open))
      return []
    }
    guard interview.ending == .file, let request = interview.request else { return finish() }
    (outcome.request, outcome.takesTwo) = (request, false)
    go(to: .filing)
    return [.file(request)]
  }

  mutating func showFiled(_ filed: FiledReceipt) {
    outcome.filed = filed
    outcome.isLarge = context.window.printsLarge
    clearOverlays()
    go(to: .result)
  }

  /// Back to the check page with what went wrong; every answer is still there.
  mutating func showNotFiled(_ result: EffectResult) {
    guard page == .filing else { return }
    switch result {
    case .duplicate(let number):
      // The whole number opens the filing to whoever types it, and an ID number is known to others.
      outcome.twin = grouped(context.office.isShared ? Mask.lastFour(number) : number)
      go(to: .onRecord)
    case .notFiled(let why):
      go(to: .check)
      if why.key == "guided.check.ceiling" {
        complaint = [why]
        return
      }
      // Whoever only has to wait is told no more; else the reason is for the staff that is called.
      let isBusy = why.key == "failure.ledger.busy"
      complaint =
        [Message("guided.check.not_filed")]
        + (isBusy
          ? [Message("guided.check.not_filed.later")]
          : [Message("guided.check.not_filed.staff"), why])
    default: break
    }
  }
}

/// A filing number in groups of four: DZ 2026 0731 0300 4212.
func grouped(_ number: String) -> String {
  var groups = [String(number.prefix(2))]
  var rest = number.dropFirst(2)
  while !rest.isEmpty {
    groups.append(String(rest.prefix(4)))
    rest = rest.dropFirst(4)
  }
  return groups.joined(separator: " ")
}
