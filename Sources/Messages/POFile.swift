/// Reads gettext's PO format as far as `Locales` uses it: msgctxt, msgid, msgstr and comments.
///
/// Keys must be unique in the whole file: `msgctxt` tells a translator the screen, and the program
/// looks a text up by its msgid alone. Plurals are refused, since no text of ours has any.
package enum POFile {
  /// What is wrong with a file, and in which line, counted from 1.
  package struct Failure: Error, Hashable {
    package let line: Int
    package let problem: Problem
  }

  /// The ways a line can be wrong.
  package enum Problem: Hashable, Sendable {
    /// Neither a comment, nor a keyword we use, nor a quoted text.
    case unknownLine
    /// A text without its closing quote, or with something behind it.
    case unclosedText
    case unknownEscape
    case notUTF8
    /// A keyword where another must come first, such as msgstr without msgid.
    case misplacedKeyword
    case duplicateKey(String)
  }

  /// The texts by key, without the header and without untranslated (empty) ones.
  package static func texts(of po: [UInt8]) throws(Failure) -> [String: String] {
    var reader = Reader()
    // One message takes about 100 bytes.
    reader.texts.reserveCapacity(po.count / 100)
    let bytes = po.span
    var start = 0
    var line = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      line += 1
      do throws(Problem) {
        try reader.read(bytes, from: start, to: end, line: line)
      } catch {
        throw Failure(line: line, problem: error)
      }
      start = end + 1
    }
    do throws(Problem) {
      try reader.finish()
    } catch {
      throw Failure(line: line, problem: error)
    }
    return reader.texts
  }
}

extension POFile.Problem: Error {}

/// One entry in the making: lines go in, finished texts come out.
private struct Reader {
  private enum Part {
    case nothing, context, key, text
  }

  var texts: [String: String] = [:]
  private var part = Part.nothing
  private var key = ""
  private var collected: [UInt8] = []

  mutating func read(
    _ bytes: borrowing Span<UInt8>, from lineStart: Int, to lineEnd: Int, line: Int
  ) throws(POFile.Problem) {
    var start = lineStart
    var end = lineEnd
    // A byte order mark, and spaces or a carriage return at the end, come from other editors.
    if line == 1, end - start >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB,
      bytes[start + 2] == 0xBF
    {
      start += 3
    }
    while start < end, Reader.isBlank(bytes[start]) { start += 1 }
    while end > start, Reader.isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else { return }
    switch bytes[start] {
    case UInt8(ascii: "#"):
      return
    case UInt8(ascii: "\""):
      guard part != .nothing else { throw .misplacedKeyword }
      try append(bytes, from: start, to: end)
    default:
      var word = start
      while word < end, !Reader.isBlank(bytes[word]), bytes[word] != UInt8(ascii: "\"") {
        word += 1
      }
      try open(keyword(bytes, from: start, to: word))
      while word < end, Reader.isBlank(bytes[word]) { word += 1 }
      try append(bytes, from: word, to: end)
    }
  }

  /// Closes the last entry.
  mutating func finish() throws(POFile.Problem) {
    switch part {
    case .nothing: break
    case .text: try close()
    case .context, .key: throw .misplacedKeyword
    }
  }

  private mutating func open(_ next: Part) throws(POFile.Problem) {
    switch (part, next) {
    case (.text, .context), (.text, .key):
      try close()
    case (.nothing, .context), (.nothing, .key):
      break
    case (.context, .key):
      collected.removeAll(keepingCapacity: true)
    case (.key, .text):
      key = try taken()
    default:
      throw .misplacedKeyword
    }
    part = next
  }

  private mutating func close() throws(POFile.Problem) {
    let text = try taken()
    part = .nothing
    guard !key.isEmpty, !text.isEmpty else { return }
    guard texts.updateValue(text, forKey: key) == nil else { throw .duplicateKey(key) }
  }

  private mutating func taken() throws(POFile.Problem) -> String {
    guard let text = String(validating: collected, as: UTF8.self) else { throw .notUTF8 }
    collected.removeAll(keepingCapacity: true)
    return text
  }

  private func keyword(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) throws(POFile.Problem) -> Part {
    func isWord(_ word: StaticString) -> Bool {
      guard word.utf8CodeUnitCount == end - start else { return false }
      return word.withUTF8Buffer { letters in
        (0..<letters.count).allSatisfy { letters[$0] == bytes[start + $0] }
      }
    }
    if isWord("msgid") { return .key }
    if isWord("msgstr") { return .text }
    if isWord("msgctxt") { return .context }
    throw .unknownLine
  }

  /// Adds the quoted text that fills the bytes from `start` to `end`.
  private mutating func append(
    _ bytes: borrowing Span<UInt8>, from start: Int, to end: Int
  ) throws(POFile.Problem) {
    let last = end - 1
    guard start < last, bytes[start] == UInt8(ascii: "\""), bytes[last] == UInt8(ascii: "\"")
    else { throw .unclosedText }
    var index = start + 1
    while index < last {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        throw .unclosedText
      case UInt8(ascii: "\\"):
        guard index < last else { throw .unclosedText }
        collected.append(try Reader.escaped(bytes[index]))
        index += 1
      default:
        collected.append(byte)
      }
    }
  }

  private static func escaped(_ byte: UInt8) throws(POFile.Problem) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    default: throw .unknownEscape
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
