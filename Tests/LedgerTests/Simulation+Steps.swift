import Ledger
import Rules
import Support

/// What windows do, and what must hold of it in the end.
extension Simulation {
  /// One step of one window, in a word.
  func act(on day: Day) throws(Ledger.Failure) -> String {
    let window = Int.random(in: 0..<windows.count, using: &random)
    let number = filed.randomElement(using: &random)?.number
    let kind = Int.random(in: 0..<20, using: &random)
    switch (kind, number) {
    case (0, _):
      isAway.toggle()
      return "away \(isAway)"
    case (1, _):
      crash()
      return "crash"
    case (2, _):
      (windows[window].shared, windows[window].outbox) = (nil, nil)
      return "closed"
    case (3, _): return try draft(window)
    case (4, _):
      guard !isAway else { return "waits" }
      return try push(window)
    case (5, _):
      guard !isAway, random.once(in: 4) else { return "no new key" }
      let ledger = try ledger(window, away: false)
      return "\(try ledger.renewMaster(Grounds(id: identifier())).master)"
    case (6, _):
      return "\(try ledger(window, away: isAway).reportDay(day, endingDays: 30).events.count)"
    case (7, let number?): return try count(.papersShown, number, window)
    case (8, let number?): return try count(.unmasked, number, window)
    case (9, let number?): return try count(.printed, number, window)
    case (10, let number?): return try count(.ended, number, window)
    default: return try file(window, on: day)
    }
  }

  /// Tried twice where the first answer never came, as a window does, it is the same filing.
  private func file(_ window: Int, on day: Day) throws(Ledger.Failure) -> String {
    let person = Int.random(in: 0..<40, using: &random)
    var filing = Sample.filing(
      person, id: identifier(), fileTo: Bool.random(using: &random) ? chengdu : xian, today: day,
      effective: day.adding(months: Int.random(in: -9...1, using: &random)))
    if Bool.random(using: &random) { filing.method = .promise }
    do throws(Ledger.Failure) {
      return try file(filing, person, window)
    } catch {
      if case .alreadyFiled = error { throw error }
      unanswered += 1
      guard Bool.random(using: &random) else { throw error }
      let answer = try file(filing, person, window)
      unanswered -= 1
      return "again \(answer)"
    }
  }

  private func file(
    _ filing: NewFiling, _ person: Int, _ window: Int
  ) throws(Ledger.Failure) -> String {
    let number = try ledger(window, away: isAway).append(filing).number
    filed.append((number, person))
    return number.text
  }

  private func draft(_ window: Int) throws(Ledger.Failure) -> String {
    let value = UInt8.random(in: 0...255, using: &random)
    windows[window].drafts[isAway, default: Drafts()].values.insert(value)
    try ledger(window, away: isAway).saveDraft(
      "\(window)", owner: .window(window + 1), body: [value])
    windows[window].drafts[isAway] = Drafts(values: [value], isKept: true)
    return "draft \(value)"
  }

  private func push(_ window: Int) throws(Ledger.Failure) -> String {
    let (outbox, server) = (try ledger(window, away: true), try ledger(window, away: false))
    var left: [Ledger.Failure] = []
    let count = try outbox.push(to: server) { left.append($1) }
    if let first = left.first { throw first }
    return "pushed \(count)"
  }

  /// Something that befalls a filing where it is kept now; tried, it may be on record without an answer.
  private func count(
    _ kind: EventRecord.Kind, _ number: FilingNumber, _ window: Int
  ) throws(Ledger.Failure) -> String {
    let isHere = number.wasProvisional && number.window == window + 1
    let ledger = try ledger(window, away: isAway || isHere)
    // What is the server's by now is worked on there.
    if isHere, try !ledger.keeps(number) { return "gone" }
    var counted = acts[number, default: [:]][kind, default: (0, 0)]
    counted.most += 1
    acts[number, default: [:]][kind] = counted
    let grounds = Grounds(id: identifier(), reason: "口头")
    switch kind {
    case .papersShown: try ledger.recordPapers(of: number, grounds)
    case .unmasked: try ledger.recordUnmasking(of: number, grounds)
    case .ended: try ledger.end(number, on: sampleDay, grounds)
    default:
      try ledger.recordPrint(
        of: number, PrintAttempt(outcome: .sent, format: "text"), id: grounds.id)
    }
    counted.least += kind == .papersShown ? 0 : 1
    acts[number, default: [:]][kind] = counted
    return "\(kind) \(number)"
  }

  /// Sees that all that was acknowledged is there, once, and that everything is sound.
  func check() throws {
    for window in windows.indices { _ = try push(window) }
    let server = try ledger(0, away: false)
    var outboxes: [Ledger] = []
    for window in windows.indices { outboxes.append(try ledger(window, away: true)) }
    for ledger in [server] + outboxes {
      if let fault = try ledger.verify().fault { throw wrong("\(fault)") }
      let before = try ledger.verify().filings
      try ledger.rebuildView()
      let after = try ledger.verify()
      guard after.fault == nil, after.filings == before else { throw wrong("view made anew") }
    }
    let numbers = Set(filed.map(\.number))
    guard numbers.count == filed.count else { throw wrong("a number given out twice") }
    for (number, person) in filed { try check(number, of: person, server, outboxes) }
    let count = try server.verify().filings
    guard count <= filed.count + unanswered else {
      throw wrong("\(count) filings, \(filed.count) acknowledged, \(unanswered) not answered")
    }
    for (index, window) in windows.enumerated() {
      for (isAway, drafts) in window.drafts {
        let body = try ledger(index, away: isAway).draft("\(index)")?.body.first
        guard body.map(drafts.values.contains) ?? !drafts.isKept else {
          throw wrong("draft \(index)")
        }
      }
    }
  }

  private func check(
    _ number: FilingNumber, of person: Int, _ server: Ledger, _ outboxes: [Ledger]
  ) throws {
    var place = server
    if number.wasProvisional {
      let outbox = outboxes[number.window - 1]
      // One that met another filing, or was ended before it went over, stays where it was made.
      let here = try outbox.filing(number)
      if here.isProvisional { place = outbox }
      if here.isProvisional, here.state != .ended, (try? server.filing(number)) != nil {
        throw wrong("\(number) is there and not known to be")
      }
    }
    let found = try place.filing(number)
    guard found.filing.person.idNumber == Sample.idNumber(person) else {
      throw wrong("\(number) is another's")
    }
    let kinds = try place.events(of: number).map(\.kind)
    for (kind, counted) in acts[number] ?? [:] {
      let count = kinds.count { $0 == kind }
      guard (counted.least...counted.most).contains(count) else {
        throw wrong("\(number): \(kind) \(count) times, acknowledged \(counted.least)")
      }
    }
  }

  private func wrong(_ what: String) -> Wrong { Wrong(seed: seed, step: trace.count, what: what) }
}
