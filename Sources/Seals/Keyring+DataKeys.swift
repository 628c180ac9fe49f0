extension Keyring {
  /// A new key for one person's data.
  package func newDataKey(
    random: some RandomSource = SystemRandom()
  ) throws(CryptoFailure) -> DataKey {
    try DataKey(root: .random(SealingKey.rootBytes, from: random), suite: suite)
  }

  /// A person's data key as it is stored: a box of the master key in use, which opens for no other
  /// person.
  package func wrap(
    _ key: DataKey, of person: String, random: some RandomSource = SystemRandom()
  ) throws(CryptoFailure) -> [UInt8] {
    var root = key.key.root.copy()
    defer { wipe(&root) }
    return try seal(root, in: Keyring.place(person), random: random)
  }

  /// The data key of a person from what is stored.
  package func unwrap(_ wrapped: [UInt8], of person: String) throws(BoxFailure) -> DataKey {
    var root = try open(wrapped, in: Keyring.place(person))
    defer { wipe(&root) }
    guard root.count == SealingKey.rootBytes else { throw .altered }
    do throws(CryptoFailure) {
      return try DataKey(root: Secret(taking: &root), suite: suite)
    } catch {
      throw .cryptography(error)
    }
  }

  /// The same data key wrapped by the master key in use, or `nil` where it already is.
  package func rewrapped(
    _ wrapped: [UInt8], of person: String, random: some RandomSource = SystemRandom()
  ) throws(BoxFailure) -> [UInt8]? {
    let box = try SealedBox(wrapped)
    guard box.keyID != masterID || box.suite != suite else { return nil }
    let key = try unwrap(wrapped, of: person)
    do throws(CryptoFailure) {
      return try wrap(key, of: person, random: random)
    } catch {
      throw .cryptography(error)
    }
  }

  private static func place(_ person: String) -> BoxPlace {
    BoxPlace(table: "person", row: person, field: "data key")
  }
}
