/// The key of one person's data; with it gone, all that was sealed with it is unreadable.
package struct DataKey: Sendable {
  /// The id that boxes of data keys carry: whose key it is stands in the person's row.
  package static let id: UInt16 = 0

  /// How many random bytes a new key takes, its wrapping and so many boxes of it.
  package static func randomBytes(boxes: Int) -> Int {
    SealingKey.rootBytes + (1 + boxes) * SealedBox.nonceBytes
  }

  let key: SealingKey
  private let suite: Suite

  init(root: Secret, suite: Suite) throws(CryptoFailure) {
    key = try SealingKey(id: DataKey.id, root: root, mostly: suite)
    self.suite = suite
  }

  /// The box of those bytes for that place.
  package func seal(
    _ plain: [UInt8], in place: BoxPlace, random: some RandomSource = SystemRandom()
  ) throws(CryptoFailure) -> [UInt8] {
    try key.seal(plain, in: place, suite: suite, random: random)
  }

  /// The bytes in a box of that place, whichever suite sealed it.
  package func open(_ box: [UInt8], in place: BoxPlace) throws(BoxFailure) -> [UInt8] {
    try key.open(SealedBox(box), in: place)
  }
}
