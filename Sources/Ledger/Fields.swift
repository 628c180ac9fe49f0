internal import Glibc

/// Named values as the canonical bytes of an event's body.
///
/// Each value is a line `name length`, its bytes, and a line end; the lines are sorted by name, the
/// values of one name keep their order. So the same facts are always the same bytes, a sealed box
/// stands there as it is, and the readable ones can be read with any tool in thirty years.
struct Fields: Equatable {
  /// Sorted by name.
  private var values: [Named] = []

  private struct Named: Equatable {
    let name: String
    let value: [UInt8]
  }

  /// No values yet.
  init() {}

  /// The values of those bytes, or `nil` unless `bytes` would write exactly the same.
  init?(_ bytes: [UInt8]) {
    var (start, last) = (0, "")
    while start < bytes.count {
      guard let lineEnd = Fields.index(of: 10, in: bytes, from: start),
        let space = Fields.index(of: 32, in: bytes, from: start), space < lineEnd,
        let name = String(validating: bytes[start..<space], as: UTF8.self),
        let length = String(validating: bytes[(space + 1)..<lineEnd], as: UTF8.self),
        let count = Int(length), (0...Limits.bodyBytesMax).contains(count),
        bytes.count - lineEnd - 1 > count, bytes[lineEnd + 1 + count] == 10,
        // Written in another order, or with a zero before the length, it would be other bytes.
        last < name || last.utf8.elementsEqual(name.utf8), String(count) == length
      else { return nil }
      values.append(Named(name: name, value: Array(bytes[(lineEnd + 1)..<(lineEnd + 1 + count)])))
      (start, last) = (lineEnd + 2 + count, name)
    }
  }

  /// Where that byte stands next.
  private static func index(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { memory in
      guard let first = memory.baseAddress else { return nil }
      return memchr(first + start, Int32(byte), memory.count - start).map {
        UnsafeRawPointer($0) - first
      }
    }
  }

  /// The canonical bytes.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(values.reduce(0) { $0 + $1.name.utf8.count + $1.value.count + 12 })
    for named in values {
      result += named.name.utf8
      result.append(32)
      result += String(named.value.count).utf8
      result.append(10)
      result += named.value
      result.append(10)
    }
    return result
  }

  /// The one value of that name.
  subscript(_ name: String) -> [UInt8]? {
    let place = firstPlace { $0 >= name }
    return place < values.count && values[place].name == name ? values[place].value : nil
  }

  /// Adds a value of that name, after those it has.
  mutating func add(_ name: String, _ value: [UInt8]) {
    values.insert(Named(name: name, value: value), at: firstPlace { $0 > name })
  }

  /// The first place whose name is like that, as all behind it are.
  private func firstPlace(_ isSo: (String) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if isSo(values[middle].name) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Adds a text; `nil` adds nothing.
  mutating func add(_ name: String, _ text: String?) {
    if let text { add(name, Array(text.utf8)) }
  }

  /// The text of that name.
  func text(_ name: String) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The texts of that name, in the order they were added.
  func texts(_ name: String) -> [String] {
    values[firstPlace { $0 >= name }...].prefix { $0.name == name }
      .map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// The text of that name.
  ///
  /// - Throws: `damaged` naming the field where it is not there.
  func required(_ name: String) throws(Ledger.Failure) -> String {
    guard let text = text(name) else { throw .damaged(what: name) }
    return text
  }

  /// The word of that name.
  ///
  /// - Throws: `damaged` naming the field where it is not there or no such word.
  func word<Word: RawRepresentable<String>>(
    _ name: String, as type: Word.Type = Word.self
  ) throws(Ledger.Failure) -> Word {
    guard let word = Word(rawValue: try required(name)) else { throw .damaged(what: name) }
    return word
  }

  /// The value `make` reads from the text of that name, or `nil` where there is no text.
  ///
  /// - Throws: `damaged` naming the field where there is text and `make` cannot read it.
  func optional<Value>(
    _ name: String, _ make: (String) -> Value?
  ) throws(Ledger.Failure) -> Value? {
    guard let text = text(name) else { return nil }
    guard let value = make(text) else { throw .damaged(what: name) }
    return value
  }
}
