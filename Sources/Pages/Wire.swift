/// Words one after another as bytes, each with its length before it, so that any word may stand.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ word: String) {
    bytes += Array("\(word.utf8.count):".utf8) + Array(word.utf8)
  }

  mutating func put(_ number: Int) { put(String(number)) }

  /// Things with their count before them.
  mutating func put<Item>(_ items: [Item], _ each: (inout WireWriter, Item) -> Void) {
    put(items.count)
    for item in items { each(&self, item) }
  }
}

/// An answer that shows when any of it was changed or lost on its way.
enum Sealed {
  private static let length = 8

  /// The bytes with their digest (FNV-1a, 64 bits) behind them.
  static func seal(_ bytes: [UInt8]) -> [UInt8] { bytes + digest(bytes[...]) }

  /// The bytes that were sealed, or `nil` where they are not those.
  static func open(_ sealed: [UInt8]) -> [UInt8]? {
    let bytes = sealed.dropLast(length)
    guard sealed.count >= length, sealed.suffix(length).elementsEqual(digest(bytes)) else {
      return nil
    }
    return Array(bytes)
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<length).map { UInt8(truncatingIfNeeded: digest >> UInt64(56 - 8 * $0)) }
  }
}

/// Takes apart what a `WireWriter` put together.
struct WireReader {
  /// The bytes are no such words.
  struct Failure: Error {}

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func word() throws(Failure) -> String {
    guard let colon = rest.prefix(10).firstIndex(of: UInt8(ascii: ":")),
      let count = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0,
      rest.endIndex - colon > count
    else { throw Failure() }
    let end = colon + 1 + count
    guard let word = String(validating: rest[(colon + 1)..<end], as: UTF8.self) else {
      throw Failure()
    }
    rest = rest[end...]
    return word
  }

  mutating func number() throws(Failure) -> Int {
    guard let number = Int(try word()) else { throw Failure() }
    return number
  }

  mutating func items<Item>(
    _ each: (inout WireReader) throws(Failure) -> Item
  ) throws(Failure) -> [Item] {
    let count = try number()
    guard (0...rest.count).contains(count) else { throw Failure() }
    var items: [Item] = []
    for _ in 0..<count { items.append(try each(&self)) }
    return items
  }
}
