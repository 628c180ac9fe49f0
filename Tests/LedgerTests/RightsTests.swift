import Ledger
import Rules
import Support
import Testing

@Suite("Who may do what with what is on record", .onBothStores, .namingTheStore)
struct RightsTests {
  /// As README's table says it; the program has one of its own.
  private static let table: [Right: Set<Role>] = [
    .file: [.clerk, .supervisor], .unmask: [.clerk, .supervisor], .second: [.clerk, .supervisor],
    .look: [.clerk, .supervisor, .auditor], .export: [.clerk, .supervisor, .auditor],
    .release: [.supervisor], .manage: [.supervisor], .keep: [.supervisor],
    .audit: [.supervisor, .auditor],
  ]
  /// The last is the one who may everything: what they did is in nobody's way.
  private static let people: [(id: String, role: Role)] = [
    ("0300", .auditor), ("0217", .clerk), ("0100", .supervisor),
  ]

  @Test(
    "Each right is held by the roles of the table and by nobody else", arguments: Right.allCases)
  func rights(_ right: Right) throws {
    let hall = try Hall()
    #expect(throws: Ledger.Failure.notSignedIn) { try hall.ledger.require(right) }
    for (id, role) in Self.people {
      try hall.signIn(id)
      if try #require(Self.table[right]).contains(role) {
        try hall.ledger.require(right)
      } else {
        #expect(throws: Ledger.Failure.notPermitted(right)) { try hall.ledger.require(right) }
      }
    }
    let empty = Folder()
    try Ledger.open(empty.ledger, outside: empty.outside()).require(right)
  }

  /// Something that is done to a filing, and the right that it takes.
  struct Act: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let right: Right
    let run: @Sendable (Ledger, FiledFiling) throws -> Void

    init(
      _ name: String, _ right: Right,
      _ run: @escaping @Sendable (Ledger, FiledFiling) throws -> Void
    ) {
      (testDescription, self.right, self.run) = (name, right, run)
    }
  }

  private static func grounds(_ ledger: Ledger) -> Grounds {
    Grounds(id: ledger.newIdentifier(), reason: "本人要求")
  }

  static let acts: [Act] = [
    Act("filing", .file) { ledger, filed in
      _ = try ledger.append(Sample.filing(filed.number.serial + 20))
    },
    Act("changing", .file) { ledger, filed in
      var filing = filed.filing
      (filing.id, filing.facts.fileTo) = (ledger.newIdentifier(), chengdu)
      filing.replaces = Supersession(
        number: filed.number, change: .place, hasProof: true, clauses: [])
      _ = try ledger.append(filing)
    },
    Act("ending", .file) { ledger, filed in
      try ledger.end(filed.number, on: sampleDay, grounds(ledger))
    },
    Act("papers shown", .file) { ledger, filed in
      try ledger.recordPapers(of: filed.number, grounds(ledger))
    },
    Act("a discharge", .file) { ledger, filed in
      try ledger.recordDischarge(of: filed.number, on: sampleDay, grounds(ledger))
    },
    Act("putting right", .file) { ledger, filed in
      var person = filed.filing.person
      person.phone = "13900000000"
      try ledger.correct(filed.number, person, grounds(ledger))
    },
    Act("seeing in full", .unmask) { ledger, filed in
      try ledger.recordUnmasking(of: filed.number, grounds(ledger))
    },
    Act("an export", .export) { ledger, _ in
      try ledger.recordExport(count: 1, format: "csv", isMasked: true, grounds(ledger))
    },
    Act("an export in full", .unmask) { ledger, _ in
      try ledger.recordExport(count: 1, format: "csv", isMasked: false, grounds(ledger))
    },
    Act("the report of a day", .look) { ledger, _ in
      _ = try ledger.reportDay(sampleDay, endingDays: 30)
    },
    Act("an audit", .audit) { ledger, _ in try ledger.audit(AuditQuery()) { _ in } },
    Act("how often", .audit) { ledger, _ in _ = try ledger.used(AuditQuery()) },
    Act("a new operator", .manage) { ledger, filed in
      try ledger.addOperator(
        "04\(filed.number.serial)", name: "周", role: .clerk, pin: "stone-2260")
    },
    Act("erasing", .keep) { ledger, filed in
      try ledger.erasePerson(of: filed.number, grounds(ledger))
    },
  ]

  @Test("Each act is done by who has its right, and by others nothing is done", arguments: acts)
  func isDone(_ act: Act) throws {
    let hall = try Hall()
    let ledger = hall.ledger
    try hall.signIn("0100")
    // Late and promised: whatever befalls a filing may befall these.
    let filed = try (1...4).map { serial in
      var filing = Sample.filing(serial)
      (filing.method, filing.facts.admission) = (.promise, sampleDay.adding(days: -3))
      return try ledger.append(filing)
    }
    try ledger.signOut()
    try expectRefused(act, filed[0], .notSignedIn, hall)
    for ((id, role), filed) in zip(Self.people, filed.dropFirst()) {
      try hall.signIn(id)
      if try #require(Self.table[act.right]).contains(role) {
        try act.run(ledger, filed)
      } else {
        try expectRefused(act, filed, .notPermitted(act.right), hall)
      }
    }
    #expect(try ledger.verify().fault == nil)
  }

  private func expectRefused(
    _ act: Act, _ filed: FiledFiling, _ failure: Ledger.Failure, _ hall: Hall
  ) throws {
    let before = try hall.count()
    #expect(throws: failure) { try act.run(hall.ledger, filed) }
    #expect(try hall.count() == before, "what was refused left an event")
  }
}
