internal import Glibc

/// Named values as the canonical bytes of an event's body.
///
/// Each value is a line `name length`, its bytes, and a line end; the lines are sorted by name, the
/// values of one name keep their order. So the same facts are always the same bytes, a sealed box
/// stands there as it is, and the readable ones can be read with any tool in thirty years.
struct Fields: Sendable {
  /// Names and values: as they were added, one behind the other, or the canonical bytes that were read.
  private var content: [UInt8] = []
  /// Sorted by name.
  private var places: [Named] = []

  /// Where in `content` a name and its value lie.
  private struct Named {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// No values yet, and room for that many of so many bytes in all.
  init(reserving count: Int = 0, bytes: Int = 0) {
    places.reserveCapacity(count)
    content.reserveCapacity(bytes)
  }

  /// The values of those bytes, or `nil` unless `bytes` would write exactly the same.
  init?(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      guard let space = Fields.index(of: 32, in: bytes, from: start),
        let lineEnd = Fields.index(of: 10, in: bytes, from: space),
        Fields.isName(bytes[start..<space]),
        let count = Fields.length(bytes[(space + 1)..<lineEnd]),
        bytes.count - lineEnd - 1 > count, bytes[lineEnd + 1 + count] == 10
      else { return nil }
      let field = Named(name: start..<space, value: (lineEnd + 1)..<(lineEnd + 1 + count))
      // Written in another order it would be other bytes.
      let isBehind = bytes.withUnsafeBytes { memory in
        places.last.map { Fields.order(memory[$0.name], memory[field.name]) <= 0 } ?? true
      }
      guard isBehind else { return nil }
      places.append(field)
      start = field.value.upperBound + 1
    }
    content = bytes
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

  /// Whether it is text on one line.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.contains(10)
      && (bytes.allSatisfy { $0 < 128 } || String(validating: bytes, as: UTF8.self) != nil)
  }

  /// The length written there; `nil` where it is written in another way than `bytes` writes it.
  private static func length(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...7).contains(digits.count), digits.first != 48 || digits.count == 1,
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let length = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    return length <= Limits.bodyBytesMax ? length : nil
  }

  /// Below zero where the first comes first, above where the second does.
  private static func order(
    _ first: Slice<UnsafeRawBufferPointer>, _ second: Slice<UnsafeRawBufferPointer>
  ) -> Int {
    let (one, other) = (
      UnsafeRawBufferPointer(rebasing: first), UnsafeRawBufferPointer(rebasing: second)
    )
    if let one = one.baseAddress, let other = other.baseAddress {
      let order = memcmp(one, other, min(first.count, second.count))
      if order != 0 { return Int(order) }
    }
    return first.count - second.count
  }

  /// The canonical bytes.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(places.reduce(0) { $0 + $1.name.count + $1.value.count + 10 })
    for field in places {
      result += content[field.name]
      result.append(32)
      Fields.write(field.value.count, to: &result)
      result.append(10)
      result += content[field.value]
      result.append(10)
    }
    return result
  }

  private static func write(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { write(number / 10, to: &bytes) }
    bytes.append(UInt8(48 + number % 10))
  }

  /// The one value of that name.
  subscript(_ name: String) -> [UInt8]? { value(name).map { Array($0) } }

  private func value(_ name: String) -> ArraySlice<UInt8>? {
    let place = firstPlace(of: name)
    guard place < places.count, content[places[place].name].elementsEqual(name.utf8) else {
      return nil
    }
    return content[places[place].value]
  }

  /// Adds a value of that name, after those it has.
  mutating func add(_ name: String, _ value: [UInt8]) { put(name, value) }

  private mutating func put(_ name: String, _ value: some Sequence<UInt8>) {
    let place = firstPlace(of: name, behind: true)
    let start = content.count
    content += name.utf8
    let end = content.count
    content += value
    places.insert(Named(name: start..<end, value: end..<content.count), at: place)
  }

  /// The first place whose name is that one or, as all after it, behind it; or only behind it.
  private func firstPlace(of name: String, behind: Bool = false) -> Int {
    var name = name
    return name.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)[...]
      return content.withUnsafeBytes { memory in
        var (low, high) = (0, places.count)
        while low < high {
          let middle = (low + high) / 2
          let order = Fields.order(memory[places[middle].name], name)
          if order > 0 || order == 0 && !behind { high = middle } else { low = middle + 1 }
        }
        return low
      }
    }
  }

  /// Adds a text; `nil` adds nothing.
  mutating func add(_ name: String, _ text: String?) {
    if let text { put(name, text.utf8) }
  }

  /// The text of that name.
  func text(_ name: String) -> String? {
    value(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The texts of that name, in the order they were added.
  func texts(_ name: String) -> [String] {
    places[firstPlace(of: name)..<firstPlace(of: name, behind: true)]
      .map { String(decoding: content[$0.value], as: UTF8.self) }
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

extension Fields: Equatable {
  static func == (first: Fields, second: Fields) -> Bool { first.bytes == second.bytes }
}
