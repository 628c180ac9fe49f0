import Ledger
import Rules
import Support
import Testing

@Suite("What becomes of a filing", .onBothStores, .namingTheStore)
struct LifeTests {
  let folder = Folder()

  @Test("Ended on request it is over, makes room for another, and is not ended twice")
  func ended() throws {
    let ledger = try Ledger.open(
      folder.ledger, settings: Ledger.Settings(actor: "05"), outside: folder.outside())
    let filed = try ledger.append(Sample.filing(1))
    let law = PolicyMark(id: "dazhou-2022-118", hash: String(repeating: "a", count: 64))
    let grounds = Grounds(
      id: ledger.newIdentifier(), reason: "回达州治疗", second: "07", policy: law)
    try ledger.end(filed.number, on: sampleDay, grounds)
    // The same act once more is the same act.
    try ledger.end(filed.number, on: sampleDay, grounds)
    #expect(try ledger.filing(filed.number).state == .ended)
    #expect(throws: Ledger.Failure.hasEnded(filed.number)) {
      try ledger.end(filed.number, on: sampleDay, Grounds(id: ledger.newIdentifier()))
    }
    let last = try #require(try ledger.events(of: filed.number).last)
    #expect(last.kind == .ended && last.reason == "回达州治疗" && last.actor == "05")
    #expect(last.second == "07" && last.day == sampleDay && last.policy == law)
    #expect(try ledger.append(Sample.filing(1)).state == .active)
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try ledger.filing(filed.number).state == .ended)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Promised papers are owed until they were shown")
  func promised() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    var filing = Sample.filing(1)
    (filing.method, filing.papersBy) = (.promise, sampleDay.adding(days: 15))
    let filed = try ledger.append(filing)
    #expect(filed.owes)
    #expect(try ledger.filing(filed.number).filing.papersBy == sampleDay.adding(days: 15))
    try ledger.recordPapers(of: filed.number, Grounds(id: ledger.newIdentifier()))
    #expect(try !ledger.filing(filed.number).owes)
    #expect(throws: Ledger.Failure.hasEnded(filed.number)) {
      try ledger.recordPapers(of: filed.number, Grounds(id: ledger.newIdentifier()))
    }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A late filing waits for the discharge, an ordinary one does not")
  func late() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    var filing = Sample.filing(1)
    filing.facts.admission = sampleDay.adding(days: -3)
    let filed = try ledger.append(filing)
    #expect(try ledger.events(of: filed.number).map(\.kind) == [.filedLate])
    #expect(filed.waits)
    #expect(try !ledger.append(Sample.filing(2)).waits)
    try ledger.recordDischarge(
      of: filed.number, on: sampleDay, Grounds(id: ledger.newIdentifier()))
    #expect(try !ledger.filing(filed.number).waits)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("What was written down wrong of the person is put right, and found by what is right")
  func corrected() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    let filed = try ledger.append(Sample.filing(1))
    var person = filed.filing.person
    (person.name, person.initials, person.phone) = ("李四", "ls", "13900000000")
    try ledger.correct(filed.number, person, Grounds(id: ledger.newIdentifier(), reason: "笔误"))
    #expect(try ledger.filing(filed.number).filing.person == person)
    #expect(try ledger.filings(matching: "ls").map(\.number) == [filed.number])
    #expect(try ledger.filings(matching: "zs").isEmpty)
    person.idNumber = Sample.idNumber(9)
    #expect(throws: Ledger.Failure.notTheSamePerson) {
      try ledger.correct(filed.number, person, Grounds(id: ledger.newIdentifier()))
    }
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try ledger.filings(matching: "ls").count == 1)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Every act at a window is one event")
  func acts() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    let filed = try ledger.append(Sample.filing(1))
    let count = try ledger.verify().events
    let grounds = { Grounds(id: ledger.newIdentifier(), reason: "查证") }
    try ledger.recordUnmasking(of: filed.number, grounds())
    try ledger.recordNotice(language: "zh", grounds())
    try ledger.recordExport(count: 1, format: "csv", isMasked: true, grounds())
    try ledger.recordMove("restored", grounds())
    #expect(try ledger.verify().events == count + 4)
    #expect(try ledger.verify().fault == nil)
  }
}
