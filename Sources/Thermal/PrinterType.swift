internal import Glibc

/// The type a printer has built in: turns a line into its bytes, if it has all of it.
struct PrinterType: ~Copyable {
  private let converter: iconv_t?
  private let charset: ThermalProfile.Charset

  /// The type of that printer.
  init(_ profile: ThermalProfile) {
    charset = profile.charset
    // Without //TRANSLIT: a character that is not there must be noticed, and not become another.
    // GBK for GB 2312 too, whose table in the C library has other marks than printers have.
    let name = profile.charset == .gb18030 ? "GB18030" : "GBK"
    let opened = profile.hasHanzi ? iconv_open(name, "UTF-8") : nil
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit {
    if let converter { iconv_close(converter) }
  }

  /// The line's bytes, each a column wide; `nil` where the printer lacks a character of it.
  func bytes(_ text: String) -> [UInt8]? {
    let text = PrinterType.normal(text)
    let source = Array(text.utf8)
    if source.allSatisfy({ (0x20...0x7E).contains($0) }) { return source }
    guard let converter, text.unicodeScalars.allSatisfy({ !PrinterType.isPrivate($0) }) else {
      return nil
    }
    var encoded = [UInt8](repeating: 0, count: source.count * 2)
    var room = encoded.count
    let failed = source.withUnsafeBytes { from in
      encoded.withUnsafeMutableBytes { to -> Bool in
        var input = UnsafeMutablePointer(
          mutating: from.bindMemory(to: CChar.self).baseAddress)
        var output = to.bindMemory(to: CChar.self).baseAddress
        var left = from.count
        iconv(converter, nil, nil, nil, nil)
        return iconv(converter, &input, &left, &output, &room) != 0
      }
    }
    encoded.removeLast(room)
    return !failed && isBuiltIn(encoded) ? encoded : nil
  }

  /// What is written otherwise in GB 18030 than in Unicode, though every printer has it.
  private static func normal(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 > 0x7F }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "\u{A5}": "\u{FFE5}"
          case "\u{2022}", "\u{30FB}": "\u{B7}"
          case "\u{2212}", "\u{2010}", "\u{2011}": "-"
          case "\u{A0}": " "
          default: scalar
          }
        }))
  }

  /// Whether it has no meaning but an agreed one, and so no type.
  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (0xE000...0xF8FF).contains(scalar.value)
  }

  /// Whether all of it lies where printers have type: no four bytes, no zone that vendors leave out,
  /// and no control, which would be a command.
  private func isBuiltIn(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        guard (0x20...0x7E).contains(lead) else { return false }
        index += 1
        continue
      }
      guard index + 1 < bytes.count, lead >= 0x81, lead <= 0xFE else { return false }
      let trail = bytes[index + 1]
      guard trail >= 0x40, !(lead == 0xFE && trail < 0xA1),
        charset != .gb2312 || PrinterType.isInGB2312(lead, trail)
      else { return false }
      index += 2
    }
    return true
  }

  /// Whether GB 2312 has a character there; GBK added others in its rows of marks.
  private static func isInGB2312(_ lead: UInt8, _ trail: UInt8) -> Bool {
    guard (0xA1...0xFE).contains(trail) else { return false }
    return switch lead {
    case 0xA1, 0xA3, 0xB0...0xF7: true
    case 0xA2: (0xB1...0xFC).contains(trail)
    case 0xA4: trail <= 0xF3
    case 0xA5: trail <= 0xF6
    case 0xA6: trail <= 0xD8
    case 0xA7: trail <= 0xF1
    case 0xA8: trail <= 0xBA || (0xC5...0xE9).contains(trail)
    case 0xA9: (0xA4...0xEF).contains(trail)
    default: false
    }
  }
}
