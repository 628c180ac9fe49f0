/// A six-digit region code (GB/T 2260, or a 医保区划 code), such as 511700 达州市.
///
/// Only the shape is checked here; which codes exist is known to `Places`.
package struct PlaceCode: Hashable, Comparable, Sendable {
  /// The six digits as a number, 100000 to 999999.
  package let value: UInt32

  /// The code of these digits, or `nil` unless there are six and the first is not zero.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let value = UInt32(text), value >= 100_000
    else { return nil }
    self.value = value
  }

  /// The code whose digits are `value`, or `nil` outside 100000 to 999999.
  package init?(value: UInt32) {
    guard (100_000...999_999).contains(value) else { return nil }
    self.value = value
  }

  /// The first two digits: 51 is Sichuan.
  package var province: UInt32 { value / 10_000 }

  /// Whether it stands for a whole province or municipality, `xx0000`.
  package var isWholeProvince: Bool { value % 10_000 == 0 }

  package static func < (first: PlaceCode, second: PlaceCode) -> Bool {
    first.value < second.value
  }
}

extension PlaceCode: CustomStringConvertible {
  /// The six digits.
  package var description: String { String(value) }
}
