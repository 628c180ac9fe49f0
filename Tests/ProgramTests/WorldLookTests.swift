import FoundationEssentials
import Fronts
import Glibc
import Interview
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What one sees of others at a window")
struct WorldLookTests {
  /// How many were found, or the key of what is said instead.
  private func lookUp(_ text: String, tail: String? = nil, _ world: World) -> String {
    switch world.perform(.lookUp(text, tail: tail), language: .zh).first {
    case .found(let found): "\(found.count)"
    case .notFound(let message): message.key
    default: ""
    }
  }

  @Test("What waits on a machine of one's own is there at its next start, and for nobody elsewhere")
  func ownDrafts() throws {
    for isShared in [true, false] {
      try TemporaryFolder.with { folder in
        chmod(folder, 0o700)
        func world(_ sitting: String) throws -> World {
          let world = try windowWorld(
            in: folder, on: sampleDay.description, "[guided]\nshared = \(isShared)\n",
            sitting: sitting)
          world.tidy()
          return world
        }
        func waiting(_ world: World) -> [String] {
          guard case .drafts(let drafts)? = world.hears(.loadDrafts(.guided)) else { return ["?"] }
          return drafts.map(\.draft.position)
        }
        func keep(_ position: String, _ world: World) {
          let draft = Draft(answers: Answers(), front: .guided, position: position)
          _ = world.hears(.saveDraft(draft))
        }
        let first = try world("a")
        keep("reason", first)
        // Somebody begins at another screen of the same window, and is through.
        let second = try world("b")
        #expect(waiting(second) == (isShared ? [] : ["reason"]))
        keep("phone", second)
        _ = second.hears(.discardDraft(.guided))
        #expect(waiting(second) == (isShared ? [] : ["reason"]))
        #expect(waiting(first) == ["reason"], "the first one's is still there")
      }
    }
  }

  @Test("Anybody looks up an identity number at the guided front, on record, and nobody many")
  func guided() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite", settings: .init(actor: "0217"))
      let number = try ledger.append(Sample.filing(1)).number
      let world = try windowWorld(
        in: folder, on: sampleDay.description, "[guided]\nlook_ups = 2\nlook_ups_per_day = 3\n")
      let before = try ledger.verify().events
      #expect(lookUp(Sample.idNumber(1), world) == "1")
      // The same once more, after going back, is no other look-up.
      #expect(lookUp(Sample.idNumber(1), world) == "1")
      #expect(lookUp(Sample.idNumber(2), world) == "0")
      #expect(try ledger.verify().events == before + 2)
      #expect(lookUp(Sample.idNumber(3), world) == "guided.found.ceiling")
      #expect(lookUp(number.text, tail: Self.tail, world) == "guided.found.ceiling")
      _ = world.perform(.privacyReset, language: .zh)
      #expect(lookUp(Sample.idNumber(1), world) == "1")
      #expect(lookUp(Sample.idNumber(2), world) == "guided.found.ceiling")
      var kinds: [EventRecord.Kind] = []
      try ledger.audit(AuditQuery(operatorID: NamelessActor.guided.rawValue)) {
        kinds.append($0.record.kind)
      }
      #expect(kinds == [.lookedUp, .lookedUp, .lookedUp])
      #expect(try ledger.verify().fault == nil)
    }
  }

  private static let tail = String(Sample.idNumber(1).suffix(4))

  @Test(
    "A filing's number opens it with the end of its person's own; misses count, and are on record")
  func number() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite", settings: .init(actor: "0217"))
      let number = try ledger.append(Sample.filing(1)).number
      let world = try windowWorld(in: folder, on: sampleDay.description, "[guided]\nlook_ups = 4\n")
      #expect(lookUp(number.text, world) == "0")
      #expect(lookUp(number.text, tail: "000X", world) == "0")
      #expect(
        lookUp(String(number.text.dropFirst(2)), tail: String(Self.tail.suffix(1)), world) == "0")
      #expect(lookUp(String(number.text.dropFirst(2)), tail: Self.tail, world) == "1")
      #expect(lookUp(number.text, tail: Self.tail, world) == "1", "the same once more")
      #expect(lookUp(Sample.idNumber(1), world) == "guided.found.ceiling")
      var numbers: [FilingNumber?] = []
      try ledger.audit(AuditQuery(operatorID: NamelessActor.guided.rawValue)) {
        numbers.append($0.number)
      }
      #expect(numbers == [nil, nil, nil, number], "a miss tells nobody's name")
    }
  }

  @Test("Who was disabled while signed in sees no list any more")
  func disabled() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      var staff = StaffRules()
      staff.pinWork = 4
      let ledger = try Ledger.open(
        folder + "/ledger.sqlite", settings: Ledger.Settings(window: 2, staff: staff))
      try ledger.addOperator("0100", name: "王", role: .supervisor, pin: "tiger-7041")
      _ = try ledger.signIn("0100", pin: "tiger-7041")
      try ledger.addOperator("0217", name: "李", role: .clerk, pin: "rain-3308")
      _ = try ledger.append(Sample.filing(1))
      let world = try windowWorld(in: folder, on: sampleDay.description, "")
      _ = world.perform(.signIn(number: "0217", pin: "rain-3308"), language: .zh)
      func isListed() -> Bool {
        world.perform(.listFilings(ListRequest(text: "")), language: .zh).contains {
          if case .filings(let rows) = $0 { rows.count == 1 } else { false }
        }
      }
      #expect(isListed())
      try ledger.changeOperator("0217", isActive: false)
      #expect(!isListed())
    }
  }
}
