/// The bytes of a box: `version 1 | suite 1 | key id 2 | nonce 16 | content | key hint 4 |
/// place hint 4 | tag 16`, in bytes, numbers with the highest byte first.
///
/// The tag covers everything before it and the place. The hints decide nothing: they only tell,
/// once the tag has not fitted, a wrong key and a wrong place from a change.
package struct SealedBox: Hashable, Sendable {
  /// Bytes by which a box is longer than what is in it.
  package static let overhead = 4 + nonceBytes + 2 * hintBytes + tagBytes

  static let version: UInt8 = 1
  static let nonceBytes = 16
  static let hintBytes = 4
  static let tagBytes = 16

  /// How it is sealed.
  package let suite: Suite
  /// The key it is sealed with: a master key's id, or 0 for a person's data key.
  package let keyID: UInt16
  let nonce: [UInt8]
  let hints: Hints
  let content: [UInt8]
  let tag: [UInt8]

  /// Which key and which place, in four bytes each; a chance of 1 in 2^32 to look the same.
  struct Hints: Hashable {
    let key: [UInt8]
    let place: [UInt8]
  }

  /// The hint of a place given as its bytes: their FNV-1a, which needs no key, since whoever has the box
  /// sees where it lies.
  static func hint(of place: [UInt8]) -> [UInt8] {
    var hash: UInt32 = 0x811C_9DC5
    for byte in place { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return withUnsafeBytes(of: hash.bigEndian) { Array($0) }
  }

  init(
    suite: Suite, keyID: UInt16, nonce: [UInt8], hints: Hints, content: [UInt8], tag: [UInt8]
  ) {
    (self.suite, self.keyID, self.nonce) = (suite, keyID, nonce)
    (self.hints, self.content, self.tag) = (hints, content, tag)
  }

  /// Reads the parts; whether they fit each other is seen in opening.
  package init(_ bytes: [UInt8]) throws(BoxFailure) {
    guard bytes.count >= SealedBox.overhead, bytes[0] == SealedBox.version else {
      throw .notABox
    }
    guard let suite = Suite(rawValue: bytes[1]) else { throw .unknownSuite(bytes[1]) }
    self.suite = suite
    keyID = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
    let contentStart = 4 + SealedBox.nonceBytes
    let tagStart = bytes.count - SealedBox.tagBytes
    let placeStart = tagStart - SealedBox.hintBytes
    let keyStart = placeStart - SealedBox.hintBytes
    nonce = Array(bytes[4..<contentStart])
    content = Array(bytes[contentStart..<keyStart])
    hints = Hints(
      key: Array(bytes[keyStart..<placeStart]), place: Array(bytes[placeStart..<tagStart]))
    tag = Array(bytes[tagStart...])
  }

  /// What is stored.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(SealedBox.overhead + content.count)
    bytes += head
    bytes += nonce
    bytes += content
    bytes += hints.key
    bytes += hints.place
    bytes += tag
    return bytes
  }

  private var head: [UInt8] {
    [SealedBox.version, suite.rawValue, UInt8(keyID >> 8), UInt8(keyID & 0xFF)]
  }

  /// What the tag covers besides the content, of which `count` bytes are to follow; the place is given as
  /// its bytes.
  func associated(_ place: [UInt8], hints: Hints, before count: Int = 0) -> LengthPrefixed {
    var fields = LengthPrefixed(reserving: 96 + place.count + count)
    fields.add(head)
    fields.add(nonce)
    fields.add(hints.key)
    fields.add(hints.place)
    fields.add(place)
    return fields
  }
}
