/// Bytes in which no two lists of fields look alike: each field stands behind its length, eight
/// bytes, the highest first.
package struct LengthPrefixed {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts with no field, and with room for so many bytes.
  package init(reserving count: Int = 0) { bytes.reserveCapacity(count) }

  /// Starts with those texts as their UTF-8.
  package init(_ texts: [String]) {
    bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 8 })
    for text in texts { add(text) }
  }

  /// Adds a text as its UTF-8; `nil` differs from an empty one.
  package mutating func add(_ text: String?) {
    guard let text else { return add([UInt8]?.none) }
    addLength(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  /// Adds a field; `nil` differs from an empty one.
  package mutating func add(_ field: [UInt8]?) {
    addLength(field.map { UInt64($0.count) } ?? UInt64.max)
    if let field { bytes += field }
  }

  private mutating func addLength(_ length: UInt64) {
    withUnsafeBytes(of: length.bigEndian) { bytes += $0 }
  }
}
