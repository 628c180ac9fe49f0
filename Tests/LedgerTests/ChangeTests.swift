import Ledger
import Rules
import Support
import Testing

@Suite("Changing what is on record", .onBothStores, .namingTheStore)
struct LedgerChangeTests {
  let folder = Folder()
  let clock = FakeClock()

  private func open() throws -> Ledger {
    try Ledger.open(folder.ledger, outside: folder.outside(clock))
  }

  /// A filing of the same person to another place, in the place of that one.
  private func changed(
    _ old: FiledFiling, _ serial: Int = 0, fileTo: PlaceCode = chengdu,
    category: Rules.Category = .longTermResident
  ) -> NewFiling {
    var new = Sample.filing(
      serial, category: category, fileTo: fileTo, today: sampleDay.adding(days: 1))
    new.replaces = Supersession(
      number: old.number, change: .place, hasProof: true, clauses: ["四（三）1"])
    return new
  }

  @Test("The old filing ends, the new one names it, and both can be followed")
  func supersedes() throws {
    let ledger = try open()
    let old = try ledger.append(Sample.filing(category: .longTermResident))
    let change = changed(old)
    let new = try ledger.append(change)
    #expect(new.filing.replaces == change.replaces)
    #expect(new.state == .active)
    #expect(try ledger.filing(old.number).state == .changed)
    let events = try ledger.events(of: old.number)
    #expect(events.map(\.kind) == [.filed, .superseded])
    #expect(events[1].policy == events[0].policy && events[1].policy != nil)
    #expect(events.last?.by == new.number)
    #expect(try ledger.verify().fault == nil)
    // The same once more files nothing: it is the same event.
    #expect(try ledger.append(change).number == new.number)
  }

  @Test("A change to the same place is no second filing there; a third one is")
  func samePlace() throws {
    let ledger = try open()
    let old = try ledger.append(Sample.filing(category: .longTermResident))
    let new = try ledger.append(changed(old, fileTo: old.filing.facts.fileTo))
    #expect(throws: Ledger.Failure.alreadyFiled(new.number)) {
      try ledger.append(Sample.filing(category: .longTermResident))
    }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("What was changed cannot be changed again, nor what is another's, nor what is not there")
  func refusals() throws {
    let ledger = try open()
    let old = try ledger.append(Sample.filing(category: .longTermResident))
    let new = try ledger.append(changed(old))
    #expect(throws: Ledger.Failure.alreadyFiled(new.number)) {
      try ledger.append(changed(old, fileTo: old.filing.facts.fileTo))
    }
    let other = try ledger.append(Sample.filing(1, category: .longTermResident))
    #expect(throws: Ledger.Failure.noSuchFiling) { try ledger.append(changed(other, 2)) }
    #expect(try ledger.filing(other.number).state == .active)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A change that runs into a third filing changes nothing at all")
  func overlap() throws {
    let ledger = try open()
    let old = try ledger.append(Sample.filing(category: .longTermResident))
    let third = try ledger.append(
      Sample.filing(category: .longTermResident, fileTo: chengdu))
    #expect(throws: Ledger.Failure.alreadyFiled(third.number)) { try ledger.append(changed(old)) }
    #expect(try ledger.filing(old.number).state == .active)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("The view made anew from the events is the same, chains of changes too")
  func rebuild() throws {
    let ledger = try open()
    for serial in 0..<12 {
      var last = try ledger.append(Sample.filing(serial, category: .longTermResident))
      for step in 0..<(serial % 4) {
        clock.advance(60)
        let place = step.isMultiple(of: 2) ? chengdu : Sample.filing().facts.fileTo
        last = try ledger.append(changed(last, serial, fileTo: place))
      }
    }
    let before = try rows("SELECT * FROM filing ORDER BY id", in: folder.ledger)
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try rows("SELECT * FROM filing ORDER BY id", in: folder.ledger) == before)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A temporary filing that is over stays over when the later one is changed")
  func over() throws {
    let ledger = try open()
    let first = try ledger.append(Sample.filing())
    let later = sampleDay.adding(days: 300)
    let second = try ledger.append(Sample.filing(today: later))
    var change = Sample.filing(fileTo: chengdu, today: later)
    change.replaces = Supersession(
      number: second.number, change: .place, hasProof: false, clauses: ["四（三）2"])
    _ = try ledger.append(change)
    #expect(try ledger.filing(first.number).state == .over)
    #expect(try ledger.filing(second.number).state == .changed)
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A filing that was changed and is said to hold is seen")
  func heldAgain() throws {
    let ledger = try open()
    let old = try ledger.append(Sample.filing(category: .longTermResident))
    _ = try ledger.append(changed(old))
    // The state alone, as its owner could change it.
    try run("UPDATE filing SET state = 'active' WHERE no = '\(old.number.text)'", in: folder.ledger)
    #expect(try ledger.verify().fault?.cause == .view)
  }
}
