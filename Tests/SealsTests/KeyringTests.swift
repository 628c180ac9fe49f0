import Support
import Testing

@testable import Seals

@Suite("A keyring wraps persons' keys, and is renewed without losing one")
struct KeyringTests {
  private let first: Keyring

  init() throws { first = try Keyring.new(day: "2026-11-21", random: SeededBytes(1)) }

  @Test("A person's key comes back for that person only")
  func wrapping() throws {
    let key = try first.newDataKey(random: SeededBytes(2))
    let box = try key.seal(utf8("张三"), in: somewhere, random: SeededBytes(3))
    let wrapped = try first.wrap(key, of: "p1", random: SeededBytes(4))
    #expect(try first.unwrap(wrapped, of: "p1").open(box, in: somewhere) == utf8("张三"))
    #expect(throws: BoxFailure.wrongPlace) { try first.unwrap(wrapped, of: "p2") }
    #expect(!contains(wrapped, key.key.root.copy()))
  }

  @Test("A box that is not a key does not unwrap to one")
  func notAKey() throws {
    let place = BoxPlace(table: "person", row: "p1", field: "data key")
    let box = try first.seal(utf8("short"), in: place, random: SeededBytes(5))
    #expect(throws: BoxFailure.altered) { try first.unwrap(box, of: "p1") }
  }

  @Test(
    "After a new master key old boxes open, new ones carry it, and rewrapping frees the old one")
  func renewing() throws {
    let key = try first.newDataKey(random: SeededBytes(6))
    let box = try key.seal(utf8("张三"), in: somewhere, random: SeededBytes(7))
    let wrapped = try first.wrap(key, of: "p1", random: SeededBytes(8))
    let second = try first.renewing(
      .master, suite: .aes, day: "2027-01-01", random: SeededBytes(9))
    #expect(second.masterID == 2)
    #expect(try second.unwrap(wrapped, of: "p1").open(box, in: somewhere) == utf8("张三"))

    let again = try #require(
      try second.rewrapped(wrapped, of: "p1", random: SeededBytes(10)))
    #expect(Array(again[0..<4]) == [1, 2, 0, 2])
    #expect(try second.rewrapped(again, of: "p1") == nil)
    #expect(throws: BoxFailure.unknownKey(2)) { try first.unwrap(again, of: "p1") }

    #expect(throws: KeyringFailure.inUse(.master, 2)) { try second.dropping(.master, id: 2) }
    let third = try second.dropping(.master, id: 1)
    #expect(try third.unwrap(again, of: "p1").open(box, in: somewhere) == utf8("张三"))
    #expect(throws: BoxFailure.unknownKey(1)) { try third.unwrap(wrapped, of: "p1") }
  }

  @Test("A new index key gives new tokens, and the old ones can still be made")
  func renewingIndex() throws {
    let second = try first.renewing(.index, day: "2027-01-01", random: SeededBytes(11))
    #expect(second.index.id == 2)
    #expect(second.oldIndexes.map(\.id) == [1])
    let token = try first.index.token("person", "511702195503120011")
    #expect(try second.index.token("person", "511702195503120011") != token)
    #expect(try second.oldIndexes[0].token("person", "511702195503120011") == token)
    #expect(second.masterID == 1)
  }

  @Test("Tokens are the keyed hash of length-prefixed domain and text")
  func tokens() throws {
    let secret = try #require(first.keys.first { $0.purpose == .index }).secret
    let expected = try SM3.keyed(
      [0, 0, 0, 0, 0, 0, 0, 1, 97, 0, 0, 0, 0, 0, 0, 0, 2, 98, 99], key: secret)
    #expect(try first.index.token("a", "bc") == expected)
    #expect(try first.index.token("ab", "c") != expected)
  }

  @Test("A chain key is there where it was asked for")
  func chain() throws {
    #expect(first.chain == nil)
    let chained = try Keyring.new(chained: true, day: "2026-11-21", random: SeededBytes(12))
    let chain = try #require(chained.chain)
    #expect(try chain.hash([1]) != chained.index.hash([1]))
    let later = try first.renewing(.chain, day: "2027-01-01", random: SeededBytes(13))
    #expect(later.chain?.id == 1)
  }

  @Test("A ledger's marks tell its keys from missing and foreign ones")
  func marks() throws {
    let mark = try #require(first.keys.first { $0.purpose == .master }).mark()
    #expect(mark.count == 16)
    try first.check(.master, id: 1, mark: mark)
    #expect(throws: KeyringFailure.missing(.master, 2)) {
      try first.check(.master, id: 2, mark: mark)
    }
    let foreign = try Keyring.new(day: "2026-11-21", random: SeededBytes(14))
    #expect(throws: KeyringFailure.notThisLedger(.master, 1)) {
      try foreign.check(.master, id: 1, mark: mark)
    }
  }

  @Test("A chain key lies ready before it is in use, and those before it stay")
  func renewingChain() throws {
    #expect(first.chain == nil && first.chains.isEmpty)
    let ready = try first.planningChain(day: "2027-01-01", random: SeededBytes(16))
    #expect(ready.chain == nil && ready.chains.isEmpty && ready.plannedChain?.id == 1)
    #expect(try ready.planningChain(day: "2027-01-02").keys.count == ready.keys.count)
    let second = try ready.takingUpChain().planningChain(day: "2027-01-03").takingUpChain()
    #expect(second.chain?.id == 2 && second.chains.map(\.id) == [1, 2])
    #expect(try second.chains[0].hash([1]) == ready.plannedChain?.hash([1]))
    #expect(try second.takingUpChain().keys.map(\.state) == second.keys.map(\.state))
  }

  @Test("Keys that do not make a keyring are refused by name")
  func refused() throws {
    let secret = try Secret.random(32, from: SeededBytes(15))
    func key(
      _ purpose: StoredKey.Purpose, _ id: UInt16, _ state: StoredKey.State = .current
    ) -> StoredKey {
      StoredKey(purpose, id: id, suite: .sm, day: "2026-11-21", state: state, secret: secret)
    }
    let cases: [([StoredKey], KeyringFailure)] = [
      ([], .noCurrent(.master)),
      ([key(.master, 1)], .noCurrent(.index)),
      ([key(.master, 1, .old), key(.index, 1)], .noCurrent(.master)),
      ([key(.master, 1), key(.master, 2), key(.index, 1)], .twoCurrent(.master)),
      ([key(.master, 1), key(.index, 1), key(.index, 2)], .twoCurrent(.index)),
      ([key(.master, 1), key(.index, 1), key(.index, 1, .old)], .sameID(.index, 1)),
      ([key(.master, 0), key(.index, 1)], .unusable(.master, 0)),
      ([key(.master, 1), key(.index, 1), key(.chain, 1, .old)], .noCurrent(.chain)),
      (
        [key(.master, 1), key(.index, 1), key(.chain, 1), key(.chain, 2, .old)],
        .noCurrent(.chain)
      ),
      (
        [key(.master, 1), key(.index, 1), key(.chain, 1, .planned), key(.chain, 2)],
        .noCurrent(.chain)
      ),
    ]
    for (keys, failure) in cases {
      #expect(throws: failure) { try Keyring(keys) }
    }
    let last = try Keyring([key(.master, 65535), key(.index, 1)])
    #expect(throws: KeyringFailure.noIDLeft(.master)) {
      try last.renewing(.master, day: "2027-01-01")
    }
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }
}
