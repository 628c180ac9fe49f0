internal import Fronts
internal import Glibc
internal import Synchronization

/// Large letters from GNU Unifont, read where the machine has it and only as far as they are needed.
///
/// The font's licence is not the program's: it is read when a page wants a letter and never copied.
final class Unifont: Sendable {
  /// Where Debian's package `unifont` puts it: a line a character, `5907:0400…`, in their order.
  static let path = "/usr/share/unifont/unifont.hex"

  private let path: String
  private let known = Mutex<[Unicode.Scalar: Glyphs.Glyph?]>([:])
  /// More than the longest line and the rest of the one before it.
  private static let pieceBytes = 256

  /// The font of that file, which is opened when the first letter is wanted.
  init(path: String = Unifont.path) {
    self.path = path
  }

  /// The letters as pages take them.
  var glyphs: Glyphs {
    Glyphs { scalar in
      self.known.withLock { known in
        if let found = known[scalar] { return found }
        let glyph = self.read(scalar)
        known[scalar] = .some(glyph)
        return glyph
      }
    }
  }

  /// Finds the line of the character by halving the file.
  private func read(_ scalar: Unicode.Scalar) -> Glyphs.Glyph? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var start = 0
    var end = Int(status.st_size)
    while start < end {
      let middle = start + (end - start) / 2
      guard let line = Self.line(in: file, from: middle), line.start < end else {
        end = middle
        continue
      }
      guard let code = line.code else { return nil }
      if code == scalar.value { return line.glyph }
      if code < scalar.value { start = line.start + line.bytes.count } else { end = middle }
    }
    return nil
  }

  /// The first line that begins at `offset` or after it.
  private static func line(in file: Int32, from offset: Int) -> FontLine? {
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    // The byte before tells whether a line begins at the very place.
    let from = max(0, offset - 1)
    let count = pread(file, &piece, piece.count, off_t(from))
    guard count > 0 else { return nil }
    var bytes = piece[..<count]
    if offset > 0 {
      guard let feed = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      bytes = bytes[(feed + 1)...]
    }
    guard !bytes.isEmpty else { return nil }
    let length = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
    return FontLine(start: from + bytes.startIndex, bytes: bytes[..<length])
  }
}

/// A line of the font: the character's code, a colon, its rows from the top in hexadecimal.
private struct FontLine {
  let start: Int
  let bytes: ArraySlice<UInt8>

  private var parts: [Substring] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.prefix { $0 != "\n" && $0 != "\r\n" }.split(
      separator: ":", omittingEmptySubsequences: false)
  }

  var code: UInt32? { parts.first.flatMap { UInt32($0, radix: 16) } }

  var glyph: Glyphs.Glyph? {
    let parts = parts
    guard parts.count == 2 else { return nil }
    let digits = parts[1].utf8.count / Glyphs.height
    guard digits == 2 || digits == 4, parts[1].utf8.count == digits * Glyphs.height else {
      return nil
    }
    var rest = parts[1]
    var rows: [UInt16] = []
    while !rest.isEmpty {
      guard let row = UInt16(rest.prefix(digits), radix: 16) else { return nil }
      rows.append(row)
      rest = rest.dropFirst(digits)
    }
    return Glyphs.Glyph(columns: digits * 4, rows: rows)
  }
}
