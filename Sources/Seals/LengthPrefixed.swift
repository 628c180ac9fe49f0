/// Bytes in which no two lists of fields look alike: each field stands behind its length, eight
/// bytes, the highest first.
package struct LengthPrefixed {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts with no field.
  package init() {}

  /// Starts with those texts as their UTF-8.
  package init(_ texts: [String]) {
    for text in texts { add(Array(text.utf8)) }
  }

  /// Adds a field; `nil` differs from an empty one.
  package mutating func add(_ field: [UInt8]?) {
    let length = field.map { UInt64($0.count) } ?? UInt64.max
    withUnsafeBytes(of: length.bigEndian) { bytes += $0 }
    if let field { bytes += field }
  }
}
