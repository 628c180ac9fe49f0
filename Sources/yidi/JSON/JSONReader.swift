/// Reads one JSON value that fills the whole input (RFC 8259).
///
/// Made and used within one call, as the bytes belong to the caller.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A reader over UTF-8 bytes that outlive it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The value, with nothing but blanks around it.
  mutating func read() throws(JSON.Failure) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw .syntax(offset: position) }
    return value
  }

  private func peek() -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func expect(_ byte: UInt8) throws(JSON.Failure) {
    guard peek() == byte else { throw .syntax(offset: position) }
    position += 1
  }

  private mutating func value(depth: Int) throws(JSON.Failure) -> JSON {
    guard depth < JSON.depthMax else { throw .tooDeep }
    skipBlanks()
    guard let byte = peek() else { throw .syntax(offset: position) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Failure) -> JSON {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  private mutating func object(depth: Int) throws(JSON.Failure) -> JSON {
    try expect(UInt8(ascii: "{"))
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    skipBlanks()
    if peek() == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      let key = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      let value = try value(depth: depth + 1, under: key)
      guard isNew(key, among: members, &keys) else { throw .twice(path: key) }
      members.append(JSON.Member(key: key, value: value))
      skipBlanks()
      guard peek() == UInt8(ascii: ",") else { break }
      position += 1
    }
    try expect(UInt8(ascii: "}"))
    return .object(members)
  }

  /// Whether no member has the key yet; a line of a hundred thousand keys must not take minutes.
  private func isNew(_ key: String, among members: [JSON.Member], _ keys: inout Set<String>) -> Bool
  {
    guard members.count >= Self.keysCompared else { return !members.contains { $0.key == key } }
    if keys.isEmpty { keys = Set(members.map(\.key)) }
    return keys.insert(key).inserted
  }

  /// So many keys are sooner compared one by one than hashed.
  private static let keysCompared = 24

  /// A value within another; a key given twice in it is told by its path.
  private mutating func value(
    depth: Int, under place: @autoclosure () -> String
  ) throws(JSON.Failure) -> JSON {
    do throws(JSON.Failure) {
      return try value(depth: depth)
    } catch .twice(let path) {
      throw .twice(path: place() + (path.hasPrefix("[") ? "" : ".") + path)
    }
  }

  private mutating func array(depth: Int) throws(JSON.Failure) -> JSON {
    try expect(UInt8(ascii: "["))
    var values: [JSON] = []
    skipBlanks()
    if peek() == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1, under: "[\(values.count)]"))
      skipBlanks()
      guard peek() == UInt8(ascii: ",") else { break }
      position += 1
    }
    try expect(UInt8(ascii: "]"))
    return .array(values)
  }

  private mutating func number() throws(JSON.Failure) -> JSON {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    var isInteger = true
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = try text(from: start, to: position)
    return isInteger ? .integer(text) : .number(text)
  }

  private mutating func digits() throws(JSON.Failure) {
    let start = position
    while let byte = peek(), (48...57).contains(byte) { position += 1 }
    guard position > start else { throw .syntax(offset: position) }
  }

  private func text(from start: Int, to end: Int) throws(JSON.Failure) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw .syntax(offset: start)
    }
    return text
  }

  private mutating func string() throws(JSON.Failure) -> String {
    try expect(UInt8(ascii: "\""))
    var result = ""
    var start = position
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        result += try text(from: start, to: position)
        position += 1
        return result
      case UInt8(ascii: "\\"):
        result += try text(from: start, to: position)
        position += 1
        result.unicodeScalars.append(try escape())
        start = position
      case 0..<0x20:
        throw .syntax(offset: position)
      default:
        position += 1
      }
    }
    throw .syntax(offset: position)
  }

  private mutating func escape() throws(JSON.Failure) -> Unicode.Scalar {
    guard let byte = peek() else { throw .syntax(offset: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hexadecimal()
      if let scalar = Unicode.Scalar(first) { return scalar }
      // A high surrogate stands only before its low one.
      try expect(UInt8(ascii: "\\"))
      try expect(UInt8(ascii: "u"))
      let second = try hexadecimal()
      guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw .syntax(offset: position) }
      return scalar
    default: throw .syntax(offset: position)
    }
  }

  private mutating func hexadecimal() throws(JSON.Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .syntax(offset: position)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
