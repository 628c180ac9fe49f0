package import Rules

/// The number a person takes home: 18 characters, the last two of which check the others.
///
/// `DZ 20260731 01 0042 97`: the office's two letters, the day, the window, the window's serial of
/// that day, and two check digits (ISO 7064 MOD 97-10, letters as 10 to 35), which see every
/// single wrong character and every two neighbours exchanged. No digit of it is about the person.
package struct FilingNumber: Hashable, Sendable, CustomStringConvertible {
  /// The 18 characters without spaces.
  package let text: String
  /// The two letters of the office.
  package let prefix: String
  /// The day it was given out.
  package let day: Day
  /// 0 to 99.
  package let window: Int
  /// 1 to 9999.
  package let serial: Int

  /// The number of that serial, with its check digits, or `nil` where a part is out of range.
  package init?(prefix: String, day: Day, window: Int, serial: Int) {
    guard Self.isPrefix(prefix), (0...99).contains(window), (1...9999).contains(serial) else {
      return nil
    }
    let (year, month, date) = day.civil
    guard (0...9999).contains(year) else { return nil }
    var body = Array(prefix.utf8)
    body.reserveCapacity(18)
    for (value, count) in [(year, 4), (month, 2), (date, 2), (window, 2), (serial, 4), (0, 2)] {
      Self.write(value, count, to: &body)
    }
    let check = 98 - Self.remainder(body)
    body.removeLast(2)
    Self.write(check, 2, to: &body)
    text = String(decoding: body, as: UTF8.self)
    (self.prefix, self.day, self.window, self.serial) = (prefix, day, window, serial)
  }

  /// The number people write, with any spaces or hyphens and in either case.
  ///
  /// `nil` unless it has the shape and its check digits are right.
  package init?(_ written: String) {
    let characters = Array(FilingNumber.plain(written).utf8)
    guard characters.count == 18,
      let prefix = String(validating: characters[..<2], as: UTF8.self),
      let date = Self.number(characters[2..<10]), let window = Self.number(characters[10..<12]),
      let serial = Self.number(characters[12..<16]),
      let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100),
      let number = FilingNumber(prefix: prefix, day: day, window: window, serial: serial),
      number.text.utf8.elementsEqual(characters)
    else { return nil }
    self = number
  }

  /// Whether it was given out while the server was away.
  package var wasProvisional: Bool { Limits.provisionalSerials.contains(Int64(serial)) }

  /// In groups of four for people: "DZ 2026 0731 0100 4297".
  package var grouped: String {
    let rest = Array(text.dropFirst(2))
    return ([prefix] + stride(from: 0, to: 16, by: 4).map { String(rest[$0..<$0 + 4]) })
      .joined(separator: " ")
  }

  package var description: String { text }

  /// What is left of a number as written: capitals, no spaces, no hyphens, no full width.
  static func plain(_ written: String) -> String { Normalised.number(written) }

  /// Whether it is two letters A to Z.
  package static func isPrefix(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// Adds the last digits of a number, so many.
  private static func write(_ value: Int, _ count: Int, to bytes: inout [UInt8]) {
    if count > 1 { write(value / 10, count - 1, to: &bytes) }
    bytes.append(UInt8(48 + value % 10))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// The remainder by 97 of the number in which every letter stands as 10 to 35.
  private static func remainder(_ characters: [UInt8]) -> Int {
    characters.reduce(0) { sum, character in
      character >= 65
        ? (sum * 100 + Int(character) - 55) % 97 : (sum * 10 + Int(character) - 48) % 97
    }
  }
}
