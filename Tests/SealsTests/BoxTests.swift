import Support
import Testing

@testable import Seals

@Suite("A box opens where it belongs, and says why it does not")
struct BoxTests {
  private let keyring: Keyring
  private let person: DataKey

  init() throws {
    keyring = try Keyring.new(day: "2026-11-21", random: SeededBytes(1))
    person = try keyring.newDataKey(random: SeededBytes(2))
  }

  @Test("A box is as long as its layout says", arguments: Suite.allCases)
  func layout(_ suite: Suite) throws {
    let key = try SealingKey(id: 0x1234, root: .random(32, from: SeededBytes(3)), mostly: .sm)
    let nonce = try SeededBytes(4).bytes(16)
    let box = try key.seal(
      utf8("12345678"), in: somewhere, suite: suite, random: SeededBytes(4))
    #expect(box.count == 52)
    #expect(Array(box[0..<4]) == [1, suite.rawValue, 0x12, 0x34])
    #expect(Array(box[4..<20]) == nonce)
    #expect(try SealedBox(box).bytes == box)
  }

  @Test("Suite 1 is put together as documented, from the parts the standards name")
  func composition() throws {
    let root = try Secret.random(32, from: SeededBytes(5))
    let key = try SealingKey(id: 3, root: root, mostly: .sm)
    let box = try key.seal(utf8("张三"), in: somewhere, suite: .sm, random: SeededBytes(6))
    func derived(_ text: [UInt8]) throws -> [UInt8] {
      try SM3.keyed([0, 0, 0, 1] + text + [0, 0, 1, 0], key: root)
    }
    var encryption = try derived(utf8("yidi encryption") + [0, 1])
    var authentication = try derived(utf8("yidi authentication") + [0, 1])
    let keyHint = try derived(utf8("yidi key hint") + [0]).prefix(4)
    let place = LengthPrefixed(["filing", "7", "name"]).bytes
    let placeHint = SealedBox.hint(of: place)
    let nonce = Array(box[4..<20])
    let content = try Cipher.sm4CTR(
      utf8("张三"), key: Secret(taking: &encryption), counter: nonce)
    var covered = LengthPrefixed()
    for field in [[1, 1, 0, 3], nonce, Array(keyHint), Array(placeHint), place, content] {
      covered.add(field)
    }
    #expect(SealedBox.hint(of: utf8("foobar")) == hex("bf9cf968"))
    let tag = try SM3.keyed(covered.bytes, key: Secret(taking: &authentication)).prefix(16)
    #expect(box == [1, 1, 0, 3] + nonce + content + keyHint + placeHint + tag)
  }

  @Test("Random texts come back from both suites", arguments: Suite.allCases)
  func roundTrip(_ suite: Suite) throws {
    var random = SeededRandom(seed: 7)
    let key = try SealingKey(id: 1, root: .random(32, from: SeededBytes(8)), mostly: .sm)
    for round in 0..<500 {
      let length = round < 70 ? round : Int(random.next() % 5000)
      let plain = try SeededBytes(random.next()).bytes(length)
      let box = try key.seal(plain, in: somewhere, suite: suite, random: SystemRandom())
      #expect(box.count == length + SealedBox.overhead)
      #expect(try key.open(SealedBox(box), in: somewhere) == plain)
    }
  }

  @Test(
    "Every single-bit flip of a box is refused, with its true reason", arguments: Suite.allCases)
  func flips(_ suite: Suite) throws {
    let key = try SealingKey(id: 1, root: .random(32, from: SeededBytes(9)), mostly: .sm)
    let box = try key.seal(
      utf8("12345678"), in: somewhere, suite: suite, random: SeededBytes(10))
    var refused = 0
    for bit in 0..<box.count * 8 {
      var changed = box
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let expected: BoxFailure =
        switch bit / 8 {
        case 0: .notABox
        case 1: .unknownSuite(changed[1])
        case 2, 3: .unknownKey(UInt16(changed[2]) << 8 | UInt16(changed[3]))
        default: .altered
        }
      #expect(throws: expected, "bit \(bit)") {
        try key.open(SealedBox(changed), in: somewhere)
      }
      refused += 1
    }
    #expect(refused == 416)
  }

  @Test("A box cut short or lengthened is refused", arguments: Suite.allCases)
  func lengths(_ suite: Suite) throws {
    let key = try SealingKey(id: 1, root: .random(32, from: SeededBytes(11)), mostly: .sm)
    let box = try key.seal(utf8("12345678"), in: somewhere, suite: suite, random: SeededBytes(12))
    for count in 0..<box.count {
      #expect(throws: BoxFailure.self) {
        try key.open(SealedBox(Array(box.prefix(count))), in: somewhere)
      }
    }
    #expect(throws: BoxFailure.self) { try key.open(SealedBox(box + [0]), in: somewhere) }
  }

  @Test("A box says that it lies in the wrong place", arguments: Suite.allCases)
  func moved(_ suite: Suite) throws {
    let key = try SealingKey(id: 1, root: .random(32, from: SeededBytes(13)), mostly: .sm)
    let box = try key.seal(utf8("张三"), in: somewhere, suite: suite, random: SeededBytes(14))
    let others = [
      BoxPlace(table: "filing", row: "8", field: "name"),
      BoxPlace(table: "filing", row: "7", field: "phone"),
      BoxPlace(table: "draft", row: "7", field: "name"),
      BoxPlace(table: "filing7", row: "", field: "name"),
      BoxPlace(table: "filing", row: "7name", field: ""),
    ]
    for other in others {
      #expect(throws: BoxFailure.wrongPlace) { try key.open(SealedBox(box), in: other) }
    }
  }

  @Test("A box of before, with a keyed hint, opens, and says where it does not", arguments: [0, 1])
  func keyedHint(_ flipped: UInt8) throws {
    let root = try Secret.random(32, from: SeededBytes(21))
    let key = try SealingKey(id: 3, root: root, mostly: .sm)
    func derived(_ label: StaticString, _ use: [UInt8] = []) throws -> Secret {
      try root.derived(label, context: use)
    }
    let nonce = try SeededBytes(22).bytes(16)
    let content = try Cipher.sm4CTR(
      utf8("张三"), key: derived("yidi encryption", [1]), counter: nonce)
    let keyHint = try derived("yidi key hint").copy().prefix(4)
    let placeHint = try SM3.keyed(somewhere.bytes, key: derived("yidi place hint")).prefix(4)
    var covered = LengthPrefixed()
    for field in [
      [1, 1, 0, 3], nonce, Array(keyHint), Array(placeHint), somewhere.bytes, content,
    ] {
      covered.add(field)
    }
    let tag = try SM3.keyed(covered.bytes, key: derived("yidi authentication", [1])).prefix(16)
    var box = [1, 1, 0, 3] + nonce + content + keyHint + placeHint + tag
    box[box.count - 17] ^= flipped
    let other = BoxPlace(table: "filing", row: "8", field: "name")
    #expect(throws: BoxFailure.wrongPlace) { try key.open(SealedBox(box), in: other) }
    if flipped == 0 {
      #expect(try key.open(SealedBox(box), in: somewhere) == utf8("张三"))
      box[20] ^= 1
    }
    #expect(throws: BoxFailure.altered) { try key.open(SealedBox(box), in: somewhere) }
  }

  @Test("Another person's key and another ledger's key are told from a change")
  func wrongKey() throws {
    let box = try person.seal(utf8("张三"), in: somewhere, random: SeededBytes(15))
    let other = try keyring.newDataKey(random: SeededBytes(16))
    #expect(throws: BoxFailure.wrongKey) { try other.open(box, in: somewhere) }
    #expect(throws: BoxFailure.unknownKey(0)) { try keyring.open(box, in: somewhere) }

    let foreign = try Keyring.new(day: "2026-11-21", random: SeededBytes(17))
    let wrapped = try keyring.wrap(person, of: "p1", random: SeededBytes(18))
    #expect(throws: BoxFailure.wrongKey) { try foreign.unwrap(wrapped, of: "p1") }
  }

  @Test("The two suites use keys of their own: a box does not open as the other suite's")
  func suitesApart() throws {
    let key = try SealingKey(id: 1, root: .random(32, from: SeededBytes(19)), mostly: .sm)
    for suite in Suite.allCases {
      var box = try key.seal(utf8("张三"), in: somewhere, suite: suite, random: SeededBytes(20))
      box[1] = suite == .sm ? 2 : 1
      #expect(throws: BoxFailure.altered) { try key.open(SealedBox(box), in: somewhere) }
    }
  }

  @Test("The same text never looks the same twice")
  func nonces() throws {
    let boxes = try (0..<1000).map { _ in try person.seal(utf8("张三"), in: somewhere) }
    #expect(Set(boxes.map { $0[4..<20] }).count == 1000)
    #expect(Set(boxes.map { $0[20..<26] }).count == 1000)
  }

  @Test("Without randomness nothing is sealed")
  func noRandomness() throws {
    #expect(throws: CryptoFailure("broken")) {
      try person.seal(utf8("张三"), in: somewhere, random: BrokenRandom())
    }
    #expect(throws: CryptoFailure("broken")) { try keyring.newDataKey(random: BrokenRandom()) }
  }

  @Test("Eight threads at once seal and open")
  func threads() async throws {
    let person = self.person
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<8 {
        group.addTask {
          for round in 0..<200 {
            let plain = utf8("\(thread) \(round)")
            let box = try person.seal(plain, in: somewhere)
            #expect(try person.open(box, in: somewhere) == plain)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
