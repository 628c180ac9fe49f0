import Testing

@testable import Seals

@Suite("Nothing printable contains a key")
struct SecrecyTests {
  @Test("Description, debugging, dump and mirror show no byte of any key")
  func printing() throws {
    let keyring = try Keyring.new(chained: true, day: "2026-11-21", random: SeededBytes(1))
    let person = try keyring.newDataKey(random: SeededBytes(2))
    let subjects: [Any] = [
      keyring, person, keyring.keys, keyring.index, keyring.keys[0], keyring.keys[0].secret,
      keyring.current, try SigningKey(.sm2),
    ]
    var shown = ""
    for subject in subjects {
      dump(subject, to: &shown)
      print(subject, String(reflecting: subject), to: &shown)
      for child in Mirror(reflecting: subject).children { print(child, to: &shown) }
    }
    #expect(shown.contains("Secret(32)"))
    for key in keyring.keys.map(\.secret) + [person.key.root] {
      let bytes = key.copy()
      #expect(!shown.contains(Hexadecimal.text(bytes)))
      #expect(!shown.contains(Hexadecimal.text(bytes.prefix(4))))
      #expect(!shown.contains(bytes.prefix(4).map { "\($0)" }.joined(separator: ", ")))
      #expect(!shown.contains(bytes.prefix(4).map { "- \($0)\n" }.joined()))
    }
    #expect(Mirror(reflecting: keyring.keys[0].secret).children.isEmpty)
  }

  @Test("Bytes that were taken over are zeroed where they were")
  func taken() {
    var bytes: [UInt8] = [1, 2, 3, 4]
    let secret = Secret(taking: &bytes)
    #expect(bytes == [0, 0, 0, 0])
    #expect(secret.copy() == [1, 2, 3, 4])
    var array: [UInt8] = [9, 9]
    wipe(&array)
    #expect(array == [0, 0])
  }

  @Test("Comparison sees every difference, and lengths")
  func comparison() {
    #expect(sameInConstantTime([1, 2, 3], [1, 2, 3]))
    #expect(!sameInConstantTime([1, 2, 3], [1, 2, 4]))
    #expect(!sameInConstantTime([1, 2, 3], [1, 2]))
    #expect(sameInConstantTime([], []))
  }

  @Test("The system's randomness repeats nothing and fills all of the memory")
  func randomness() throws {
    let draws = try (0..<1000).map { _ in try SystemRandom().bytes(32) }
    #expect(Set(draws).count == 1000)
    for position in 0..<32 { #expect(Set(draws.map { $0[position] }).count > 200) }
    #expect(try SystemRandom().bytes(0) == [])
  }
}
