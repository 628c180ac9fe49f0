/// Writes one JSON object a line, keys in the order they are given.
struct JSONWriter {
  /// What has been written, UTF-8.
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Takes what was written away, keeping the room.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends the line.
  mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// A key, or nothing for an element of an array.
  private mutating func begin(_ key: StaticString?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let key else { return }
    bytes.append(UInt8(ascii: "\""))
    raw(key)
    raw("\":")
  }

  private mutating func raw(_ text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// An object, filled by `fill`.
  mutating func object(_ key: StaticString? = nil, _ fill: (inout JSONWriter) -> Void) {
    begin(key)
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    fill(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// An array with one element of `fill` for each of `items`.
  mutating func array<Item>(
    _ key: StaticString, _ items: [Item], _ fill: (inout JSONWriter, Item) -> Void
  ) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    for item in items { fill(&self, item) }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// A text, or null.
  mutating func string(_ key: StaticString? = nil, _ text: String?) {
    begin(key)
    guard let text else { return raw("null") }
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars { append(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A text, or null, under a key known only at run time; of letters and `_` alone.
  mutating func string(named key: String, _ text: String?) {
    begin(nil)
    bytes += "\"\(key)\":".utf8
    needsComma = false
    string(nil, text)
  }

  /// A whole number, or null.
  mutating func integer(_ key: StaticString? = nil, _ value: Int?) {
    begin(key)
    guard let value else { return raw("null") }
    bytes += String(value).utf8
  }

  /// A whole number in its own digits.
  mutating func integer(_ key: StaticString, digits: String) {
    begin(key)
    bytes += digits.utf8
  }

  /// A number in its own digits, such as 75.5, or null.
  mutating func number(_ key: StaticString, _ digits: String?) {
    begin(key)
    guard let digits else { return raw("null") }
    bytes += digits.utf8
  }

  /// True, false, or null.
  mutating func bool(_ key: StaticString, _ value: Bool?) {
    begin(key)
    guard let value else { return raw("null") }
    raw(value ? "true" : "false")
  }

  /// Everything a terminal could act on is escaped: controls, and marks that turn text around.
  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
      raw("\\u")
      let digits = String(scalar.value, radix: 16)
      bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      bytes += digits.utf8
    default:
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
