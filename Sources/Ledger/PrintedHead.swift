/// Where a chain ended, as a day report prints it: `01/123=abcd ef01 …`, half of the hash or all of it.
package struct PrintedHead: Equatable, Sendable {
  package let window: Int
  package let seq: Int64
  /// The hash, or its beginning.
  let hash: [UInt8]

  /// As many bytes as a day report prints.
  package static let bytesPrinted = 16

  /// The end that is written so, with any blanks, two or more of which stand for the sign as they do on
  /// the report; `nil` where it is not, or too little of the hash.
  package init?(_ written: String) {
    let text = String(Normalised.halfWidth(written).drop { $0 == " " })
    let joined = text.contains("=") ? text : text.replacing("  ", with: "=", maxReplacements: 1)
    let plain = joined.filter { $0 != " " }
    let parts = plain.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let place = parts[0].split(separator: "/")
    let digits = parts[1].compactMap(\.hexDigitValue)
    guard place.count == 2, let window = Int(place[0]), (0...99).contains(window),
      let seq = Int64(place[1]), seq > 0, digits.count == parts[1].count, digits.count % 2 == 0,
      (Self.bytesPrinted * 2...64).contains(digits.count)
    else { return nil }
    (self.window, self.seq) = (window, seq)
    hash = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
