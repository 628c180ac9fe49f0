import Ledger
import Rules
import Support
import Testing

@Suite("Looking through the whole ledger")
struct VerifyTests {
  let folder = Folder()

  /// A closed ledger of two windows with filings, prints and drafts.
  private func fill(_ filings: Int = 6) throws {
    let clock = FakeClock()
    let outside = Ledger.Outside(clock: clock)
    for serial in 0..<filings {
      let ledger = try Ledger.open(
        folder.ledger, settings: Ledger.Settings(window: 1 + serial % 2), outside: outside)
      let filed = try ledger.append(Sample.filing(serial))
      if serial % 3 == 0 {
        try ledger.recordPrint(
          of: filed.number, PrintAttempt(outcome: .sent, format: "text"),
          id: ledger.newIdentifier())
        try ledger.saveDraft("draft \(serial)", owner: .window(1), body: [1, 2, 3])
      }
      clock.advance(60)
    }
  }

  private func verify() throws -> Verification {
    try Ledger.open(folder.ledger, access: .reading).verify()
  }

  private func expectFault(
    _ cause: Verification.Fault.Cause, _ place: String? = nil, after sql: String
  ) throws {
    let fault = try #require(try faultAfter(sql), "\(sql)")
    #expect(fault.cause == cause, "\(sql)")
    if let place { #expect(fault.place == place, "\(sql)") }
  }

  /// The fault after a change, which is taken back.
  private func faultAfter(_ sql: String) throws -> Verification.Fault? {
    let whole = contents(folder.ledger)
    try tamper(sql, in: folder.ledger)
    defer { write(whole, to: folder.ledger) }
    return try verify().fault
  }

  @Test("A sound ledger is found sound, and its heads are named")
  func sound() throws {
    try fill()
    let verification = try verify()
    #expect(verification.fault == nil)
    #expect(verification.events == 8)
    #expect(verification.filings == 6)
    #expect(verification.heads.map(\.window) == [1, 2])
    #expect(verification.heads.map(\.seq) == [4, 4])
  }

  @Test("An empty ledger is sound")
  func empty() throws {
    _ = try Ledger.open(folder.ledger)
    #expect(try verify().fault == nil)
  }

  @Test("Each event altered in any column is named")
  func altered() throws {
    try fill(4)
    // An identifier is drawn by chance: its fifth letter may be a Z already.
    let letter = "substr(event_id, 5, 1)"
    for (window, seq) in [("01", 1), ("01", 2), ("02", 1), ("02", 3)] {
      let at = "WHERE writer = '\(window)' AND seq = \(seq)"
      for change in [
        "event_id = replace(event_id, \(letter), iif(\(letter) = 'Z', 'Y', 'Z'))",
        "at = '2026-07-31T09:00:00+08:00'",
        "clock = 'back'", "actor = 'x'", "second_actor = 'x'", "reason = ''", "pack = 'x'",
        "pack_hash = 'x'", "body = x'00'",
        "kind = 'altered'", "n = n + 7", "prev = zeroblob(31)", "hash = randomblob(32)",
      ] {
        try expectFault(.altered, "\(window)/\(seq)", after: "UPDATE event SET \(change) \(at)")
      }
    }
  }

  @Test("Each event dropped is named; the last of a window by the window's end")
  func dropped() throws {
    try fill()
    for window in ["01", "02"] {
      for seq in 1...3 {
        try expectFault(
          .missing, "\(window)/\(seq)",
          after: "DELETE FROM event WHERE writer = '\(window)' AND seq = \(seq)")
      }
      try expectFault(
        .end, window, after: "DELETE FROM event WHERE writer = '\(window)' AND seq = 4")
      try expectFault(.end, window, after: "DELETE FROM writer WHERE id = '\(window)'")
    }
  }

  @Test("Events exchanged are named, also when each keeps its own hash")
  func swapped() throws {
    try fill()
    for (first, second) in [(1, 2), (2, 3), (1, 4)] {
      try expectFault(
        .altered, "01/\(first)",
        after: """
          UPDATE event SET seq = -1 WHERE writer = '01' AND seq = \(first);
          UPDATE event SET seq = \(first) WHERE writer = '01' AND seq = \(second);
          UPDATE event SET seq = \(second) WHERE writer = '01' AND seq = -1
          """)
    }
    try expectFault(
      .altered, "02/1",
      after: """
        UPDATE event SET writer = 'x' WHERE writer = '01';
        UPDATE event SET writer = '01' WHERE writer = '02';
        UPDATE event SET writer = '02' WHERE writer = 'x' AND seq <> 9;
        UPDATE writer SET seq = 0, head = zeroblob(32) WHERE id = '01';
        DELETE FROM event WHERE writer = '01'
        """)
  }

  @Test("A view that is not what the events make is named by the filing")
  func view() throws {
    try fill()
    let number = try #require(
      try Ledger.open(folder.ledger, access: .reading).filings(matching: "").last
    ).number.text
    for change in ["prints = 9", "ends = NULL", "starts = '2020-01-01'", "filed = 'x'", "n = 5"] {
      try expectFault(.view, number, after: "UPDATE filing SET \(change) WHERE no = '\(number)'")
    }
    try expectFault(.view, number, after: "UPDATE filing SET state = 'over' WHERE no = '\(number)'")
    try expectFault(.view, after: "DELETE FROM filing WHERE no = '\(number)'")
    try expectFault(.index, number, after: "DELETE FROM find WHERE no = '\(number)'")
    try expectFault(.index, after: "INSERT INTO find VALUES(x'00', 'x', '\(number)')")
    try expectFault(.index, after: "UPDATE person SET bidx = randomblob(32)")
    try expectFault(.index, after: "INSERT INTO person VALUES('x', x'00', NULL, 0, NULL)")
    try expectFault(.counter, "DZ 2026-07-31 01", after: "UPDATE number SET last = 2")
    try expectFault(.draft, after: "UPDATE draft SET step = 9")
    try expectFault(.schema, "odd", after: "CREATE TABLE odd(x)")
    try expectFault(.schema, "one_active", after: "DROP INDEX one_active")
  }

  @Test("Making anew mends whatever is made from the events")
  func mended() throws {
    try fill()
    try tamper(
      """
      UPDATE filing SET prints = 9; DELETE FROM find; UPDATE number SET last = 70;
      UPDATE person SET bidx = randomblob(32); INSERT INTO person VALUES('x', x'00', NULL, 0, NULL)
      """, in: folder.ledger)
    try Ledger.open(folder.ledger).rebuildView()
    #expect(try verify().fault == nil)
  }

  @Test("Of 1,000 flipped bits every one that changes a record is seen, and none brings us down")
  func flippedBits() throws {
    try fill(12)
    let whole = contents(folder.ledger)
    let sound = records()
    #expect(sound.count == 11)
    var random = SeededRandom(seed: 20_260_731)
    var (changed, seen) = (0, 0)
    for _ in 0..<1_000 {
      let bit = Int.random(in: 0..<whole.count * 8, using: &random)
      var bytes = whole
      bytes[bit / 8] ^= 1 << (bit % 8)
      write(bytes, to: folder.ledger)
      let isSeen = (try? verify().fault == nil) != true
      // Everything a person could ask for, on a file that may be broken anywhere.
      if let ledger = try? Ledger.open(folder.ledger, access: .reading) {
        _ = try? ledger.filings(matching: "")
        _ = try? ledger.filings(matching: "zs")
        _ = try? ledger.filings(of: Sample.idNumber(3))
        _ = try? ledger.drafts(of: .window(1))
        _ = try? ledger.counts(on: sampleDay)
      }
      guard records() != sound else { continue }
      changed += 1
      if isSeen { seen += 1 } else { Issue.record("bit \(bit) of \(whole.count * 8) not seen") }
    }
    // Many bits of a small file lie in pages' free room, where nothing is recorded.
    #expect(changed > 150)
    #expect(seen == changed)
  }

  /// Everything recorded, table by table; a table that cannot be read is not there.
  private func records() -> [String: [[[UInt8]]]] {
    var records: [String: [[[UInt8]]]] = [:]
    for table in [
      "event", "writer", "person", "filing", "find", "draft", "number", "meta", "anchor",
      "operator", "allowance",
    ] {
      records[table] = try? rows("SELECT * FROM \(table)", in: folder.ledger)
    }
    return records
  }
}
