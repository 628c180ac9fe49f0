/// What someone typed, made comparable with the tables.
struct Query {
  /// Lower case, no blanks, no marks; at most `limit` characters of it.
  let bytes: [UInt8]
  /// Which fields it is compared with.
  let form: Form

  /// What the text is written in.
  enum Form: Equatable {
    /// So many digits, and their number.
    case digits(count: Int, value: UInt32)
    /// Pinyin, initials, or another spelling.
    case letters
    /// Chinese, alone or mixed.
    case chinese
  }

  /// The longest name has 15 characters; with province and city before it, and spelt out, 60 do.
  static let limit = 60

  /// Reads `text`, or `nil` where nothing comparable is in it.
  ///
  /// Full-width letters and digits count as the plain ones, capitals as small ones; blanks,
  /// apostrophes and hyphens are dropped, so are tone numbers behind letters.
  init?(_ text: String) {
    var digits = 0
    var letters = 0
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      guard kept.count < Query.limit else { break }
      guard let plain = Query.plain(scalar) else { continue }
      switch plain {
      case "0"..."9": digits += 1
      case "a"..."z": letters += 1
      default: break
      }
      kept.append(plain)
    }
    if letters > 0, letters + digits == kept.count, kept.first.map({ !Query.isDigit($0) }) == true {
      kept.removeAll(where: Query.isDigit)
    }
    guard !kept.isEmpty else { return nil }
    var spelt = String.UnicodeScalarView()
    spelt.append(contentsOf: kept)
    bytes = Array(String(spelt).utf8)
    if digits == kept.count {
      var value: UInt32 = 0
      for digit in bytes.prefix(6) { value = value * 10 + UInt32(digit &- 48) }
      form = .digits(count: digits, value: value)
    } else {
      form = letters > 0 && bytes.allSatisfy { $0 < 128 } ? .letters : .chinese
    }
  }

  /// Part of another query, in the same writing.
  init(bytes: [UInt8], form: Form) {
    self.bytes = bytes
    self.form = form
  }

  /// The character it is compared as, or `nil` where it only sets others apart.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    var value = scalar.value
    // Full-width forms stand at a fixed distance from the plain ones.
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(value + 0x20)
    case 0x30...0x39, 0x61...0x7A: return Unicode.Scalar(value)
    // ü, in either case, is v in pinyin.
    case 0xFC, 0xDC: return "v"
    case 0x00...0x7F, 0xA0, 0xB7, 0x2000...0x206F, 0x3000, 0x30FB, 0xFEFF: return nil
    default: return Unicode.Scalar(value)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }
}
