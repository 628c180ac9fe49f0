import Rules
import Seals
import Support
import Testing

@testable import Ledger

/// What is read from a ledger before anything has shown that it is whole.
@Suite("What is read from a damaged ledger")
struct DecoderTests {
  /// Values that stand where others belong.
  private static let odd =
    [
      "", "0", "-1", "+1", "99999999999999999999", "4294967296", "2026-02-30", "9999-12-31",
      "0000-01-01", "open", "yes", "599999", "999999", "000000", "temporary 510100 2026-07-31",
      "a b c",
      "三", "\u{0}", "01/1=ff", "DZ20260731010042970",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xE4, 0xB8], [10], [32], Array(repeating: 0x39, count: 400),
    ]

  /// The named values of a body, as anybody can read them.
  private func pairs(_ body: [UInt8]) throws -> [(name: String, value: [UInt8])] {
    var pairs: [(name: String, value: [UInt8])] = []
    var rest = body[...]
    while let space = rest.firstIndex(of: 32), let end = rest.firstIndex(of: 10) {
      let name = String(decoding: rest[rest.startIndex..<space], as: UTF8.self)
      let count = try #require(Int(String(decoding: rest[(space + 1)..<end], as: UTF8.self)))
      pairs.append((name, Array(rest[(end + 1)..<(end + 1 + count)])))
      rest = rest[(end + 2 + count)...]
    }
    return pairs
  }

  private func body(_ pairs: [(name: String, value: [UInt8])]) -> [UInt8] {
    var fields = Fields()
    for pair in pairs { fields.add(pair.name, pair.value) }
    return fields.bytes
  }

  /// Those values with some of them gone, twice there, exchanged, cut or odd.
  private func slip(
    _ pairs: [(name: String, value: [UInt8])], _ random: inout SeededRandom
  ) -> [(name: String, value: [UInt8])] {
    var pairs = pairs
    for _ in 0..<Int.random(in: 1...3, using: &random) where !pairs.isEmpty {
      let (place, other) = (
        random.next() % UInt64(pairs.count), random.next() % UInt64(pairs.count)
      )
      let (one, two) = (Int(place), Int(other))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: pairs.remove(at: one)
      case 1: pairs.append(pairs[one])
      case 2: pairs[one].value = pairs[two].value
      case 3:
        pairs[one].value.removeLast(Int.random(in: 0...pairs[one].value.count, using: &random))
      case 4 where !pairs[one].value.isEmpty:
        let at = Int.random(in: pairs[one].value.indices, using: &random)
        pairs[one].value[at] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      default: pairs[one].value = Self.odd.randomElement(using: &random) ?? []
      }
    }
    return pairs
  }

  @Test(
    "An event with any values is read or refused, and nothing worse",
    arguments: 0..<4 as Range<UInt64>)
  func events(_ seed: UInt64) throws {
    let folder = Folder()
    let ledger = try Ledger.open(folder.ledger)
    var filing = Sample.filing(
      agent: Agent(name: "李四", idNumber: Sample.idNumber(8), phone: "139", relation: "child"))
    (filing.method, filing.papersBy) = (.promise, sampleDay.adding(days: 15))
    let number = try ledger.append(filing).number
    let attempt = ledger.newIdentifier()
    try ledger.recordPrint(
      of: number, PrintAttempt(outcome: .unknown, format: "pdf", printer: "desk"), id: attempt)
    try ledger.recordSeen(.out, of: attempt, id: ledger.newIdentifier())
    try ledger.correct(number, Sample.person(0, name: "李四"), Grounds(id: ledger.newIdentifier()))
    let events = try ledger.storedEvents(of: number)
    let whole = try ViewRow(filed: try #require(events.first))
    var random = SeededRandom(seed: seed)
    var (read, refused) = (0, 0)
    for _ in 0..<(triesAll ? 200_000 : 2_500) {
      var event = try #require(events.randomElement(using: &random))
      event.body = body(slip(try pairs(event.body), &random))
      if random.once(in: 4) {
        event.kind = EventRecord.Kind.allCases.randomElement(using: &random)?.rawValue ?? ""
      }
      if random.once(in: 8) { event.n = Int64(bitPattern: random.next()) }
      var (row, copies) = (whole, CopiesOut())
      for reading: () throws -> Void in [
        { _ = try ViewRow(filed: event) }, { try row.apply(event, &copies) },
        { _ = try ledger.filing(of: event) }, { _ = try EventRecord(event) },
        { _ = try event.pushed() }, { _ = try event.seen() }, { _ = try event.successor() },
      ] {
        do {
          try reading()
          read += 1
        } catch {
          #expect(error is Ledger.Failure)
          refused += 1
        }
      }
    }
    #expect(read > 1_000 && refused > 1_000)
  }

  @Test("Texts and bytes of any kind are read or refused, and what is read is written back")
  func texts() throws {
    let number = try #require(FilingNumber(prefix: "DZ", day: sampleDay, window: 1, serial: 42))
    let keyring = try Keyring.new(day: "2026-07-31")
    let place = BoxPlace(table: "person", row: "p", field: "name")
    let box = try keyring.seal(Array("张三".utf8), in: place)
    let samples: [[UInt8]] = [
      Array(number.text.utf8), Array("01/123=\(String(repeating: "ab", count: 16))".utf8),
      Array("postgres://yidi@db.example/yidi?sslmode=require&connect_timeout=3".utf8), box,
      body([("a", [1, 2]), ("b", [])]), Array(Identifier(SystemEntropy()).text.utf8),
    ]
    var random = SeededRandom(seed: 11)
    var boxes = 0
    for round in 0..<(triesAll ? 1_000_000 : 20_000) {
      var bytes = samples[round % samples.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = bytes.isEmpty ? 0 : Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where !bytes.isEmpty: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes.insert(random.pick(Array("0129 \n".utf8)), at: at)
        default: bytes += Self.odd.randomElement(using: &random) ?? []
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let read = FilingNumber(text) { #expect(FilingNumber(read.text) == read) }
      if let read = Identifier(text) { #expect(read.text == text) }
      if let read = Fields(bytes) { #expect(read.bytes == bytes) }
      _ = PrintedHead(text)
      if PostgresAddress.isAddress(text) { _ = try? PostgresAddress(text) }
      if let read = try? SealedBox(bytes) {
        boxes += 1
        #expect(read.bytes == bytes)
        if bytes != box { #expect(throws: BoxFailure.self) { try keyring.open(bytes, in: place) } }
      }
    }
    #expect(boxes > 500)
  }
}
