/// A file as lines of text, numbered as the parser numbers them.
struct SourceText {
  /// What the parser is given: no byte order mark, every line ended by a line feed alone.
  let bytes: [UInt8]
  /// Without their ends; the last one is empty where the file ends as it should.
  let lines: [Substring]
  let hasByteOrderMark: Bool
  /// The first line that ends in a carriage return, with a line feed or alone.
  let firstForeignEnd: Int?

  /// Where a file stops being UTF-8: the line, and the character in it, both from 1.
  struct NotText: Error {
    var line: Int
    var position: Int

    /// The same for the author of the pack.
    var finding: Finding { Finding(.notText, line: line, position: position) }
  }

  /// The text of a file, or the place that is none.
  init(_ file: [UInt8]) throws(NotText) {
    hasByteOrderMark = file.starts(with: Self.byteOrderMark)
    let body = hasByteOrderMark ? file[Self.byteOrderMark.count...] : file[...]
    let (plain, foreign) = Self.withLineFeeds(body)
    guard let text = String(validating: plain, as: UTF8.self) else {
      throw Self.firstFault(in: plain)
    }
    bytes = plain
    firstForeignEnd = foreign
    lines = Self.lines(of: text[...])
  }

  private static func lines(of text: Substring) -> [Substring] {
    let utf8 = text.utf8
    let bytes = utf8.span
    var lines: [Substring] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == lineFeed {
      lines.append(text.part(start..<index))
      start = index + 1
    }
    return lines
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func withLineFeeds(_ body: ArraySlice<UInt8>) -> (plain: [UInt8], foreign: Int?) {
    guard let first = body.firstIndex(of: carriageReturn) else { return (Array(body), nil) }
    var plain = Array(body[..<first])
    plain.reserveCapacity(body.count)
    let foreign = 1 + plain.count { $0 == lineFeed }
    var index = first
    while index < body.endIndex {
      if body[index] == carriageReturn {
        plain.append(lineFeed)
        let next = body.index(after: index)
        if next < body.endIndex, body[next] == lineFeed { index = next }
      } else {
        plain.append(body[index])
      }
      index += 1
    }
    return (plain, foreign)
  }

  private static func firstFault(in bytes: [UInt8]) -> NotText {
    var line = 1
    var before = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while case .valid(let code) = parser.parseScalar(from: &rest) {
      let scalar = Unicode.UTF8.decode(code)
      if scalar == "\n" {
        line += 1
        before = String.UnicodeScalarView()
      } else {
        before.append(scalar)
      }
    }
    return NotText(line: line, position: String(before).count + 1)
  }
}
