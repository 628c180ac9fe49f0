import Interview
import Messages
import Terminal

/// Calling somebody: a bell, a page, and the answers handed to the windows.
extension Guided {
  /// Calls somebody, once a call: whoever comes back to the page does not ring again.
  mutating func callStaff() -> [Effect] {
    let isCalled = overlay == .staff || beneath.contains(.staff)
    cover(with: .staff)
    if isCalled { return [] }
    return [.bell] + (hasAnswersForStaff ? [.callStaff(draft)] : [])
  }

  /// What two must answer for is not filed alone: the answers go to the windows.
  mutating func leadToWindow() -> [Effect] {
    guard page == .filing else { return [] }
    go(to: .check)
    outcome.takesTwo = true
    return callStaff()
  }

  /// Forgets all that was handed over; asked once more, as 9 was "not sure" on the pages before.
  mutating func keepNothing() -> [Effect] {
    let sure = Message("guided.staff.nothing.sure")
    guard complaint == [sure] else {
      complaint = [sure]
      return [.bell]
    }
    return [.withdrawCall] + wipe()
  }

  /// Whether there is something that a clerk could go on with.
  private var hasAnswersForStaff: Bool {
    wouldLose && interview.answers[.purpose]?.value != Value.lookUp
      && interview.answers.questions.contains { $0 != .purpose }
  }

  /// Off a page that lies over another; off that of a call, the person goes on alone.
  mutating func goBackFromOverlay() -> [Effect] {
    let wasCalled = overlay == .staff && call != nil
    lift()
    guard wasCalled else { return [] }
    call = nil
    return [.withdrawCall]
  }

  /// Whether the answers led to where a person must look at it.
  var isForStaff: Bool {
    if case .staff = interview.ending { true } else { false }
  }

  /// Where to go and what to say there; what becomes of the answers, and how to have it otherwise.
  var staffPage: Page {
    let why = outcome.takesTwo ? [Paragraph(texts("guided.staff.two"), style: .title)] : []
    var body: [any Block] = problemBlocks + [Gap()] + why + [Paragraph(texts("guided.staff.come"))]
    if let call {
      let number = texts("guided.staff.number", ["number": call.number])
      let handed = texts("guided.staff.handed", ["hours": "\(call.hours)"])
      body += [
        Gap(), Paragraph(number, style: .title), Paragraph(handed), big(call.number),
      ]
    } else if let filed = outcome.filed {
      let number = texts("guided.staff.filing", ["number": grouped(filed.number)])
      body += [Gap(), Paragraph(number, style: .title), big(grouped(filed.number))]
    } else if wouldLose {
      body += [Gap(), Paragraph(kept)]
    }
    body += [
      Gap(), Paragraph(texts("guided.staff.call", ["phone": phones])),
      big(context.office.hotline), Gap(),
    ]
    let keys =
      call != nil
      ? ["guided.staff.go", "guided.staff.nothing"]
      : [wouldLose ? "guided.staff.twice" : "guided.staff.clear"]
    body += keys.map { Paragraph(texts($0), style: .hint) }
    return page(heading: texts("guided.staff.title"), body, bar: staffBar)
  }

  private var staffBar: [BarEntry] {
    let key = call == nil ? "guided.staff.away" : "guided.staff.leave"
    let entries = GuidedKeys.table.entries(
      [.back, .staff, .help], texts: texts, names: [.help: texts("key.dot")],
      labels: [.staff: texts(key)])
    return call == nil ? entries : [digit(9, "guided.staff.keep_nothing")] + entries
  }

  /// That the answers wait, and for how long where the next person is somebody else.
  private var kept: String {
    let office = context.office
    guard office.isShared else { return texts("guided.staff.kept") }
    let minutes = (office.idleSecondsUntilAsked + office.idleSecondsUntilWiped) / 60
    return minutes < 2
      ? texts("guided.staff.kept") : texts("guided.staff.kept_for", ["minutes": "\(minutes)"])
  }
}
