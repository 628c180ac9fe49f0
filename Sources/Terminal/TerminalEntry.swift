import Glibc

/// What terminfo knows about a kind of terminal, as its compiled file (term(5)) has it.
struct TerminalEntry {
  private var magic: UInt16
  /// Names and yes-or-no capabilities, which nothing here changes.
  private var names: ArraySlice<UInt8>
  private var flags: ArraySlice<UInt8>
  private var numbers: ArraySlice<UInt8>
  private var offsets: [UInt16]
  private var strings: [UInt8]
  /// Capabilities beyond the standard's.
  private var rest: ArraySlice<UInt8>

  /// Those of a screen's 256 that a theme can choose from.
  private static let coloursMax: Int32 = 256

  /// Places among the standard capabilities, which `<term.h>` numbers.
  private enum Place {
    static let colours = 13
    static let bold = 27
    static let reverse = 34
    static let standout = 35
    static let underline = 36
    static let allEnd = 39
    static let standoutEnd = 43
    static let underlineEnd = 44
    static let allAtOnce = 131
    static let coloursEnd = 297
    static let textColour = 359
    static let groundColour = 360
  }

  private static let absent = UInt16.max
  /// Files with numbers of four bytes; others have two.
  private static let magicOfWide: UInt16 = 0o1036
  private static let magicOfNarrow: UInt16 = 0o432

  /// Reads such a file; `nil` where it is none.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes[...])
    guard let head = reader.words(6), [Self.magicOfWide, Self.magicOfNarrow].contains(head[0])
    else { return nil }
    magic = head[0]
    guard let names = reader.take(Int(head[1])), let flags = reader.take(Int(head[2])) else {
      return nil
    }
    reader.skipToEven(Int(head[1]) + Int(head[2]))
    let width = magic == Self.magicOfWide ? 4 : 2
    guard let numbers = reader.take(Int(head[3]) * width),
      let offsets = reader.words(Int(head[4])), let strings = reader.take(Int(head[5]))
    else { return nil }
    reader.skipToEven(Int(head[5]))
    (self.names, self.flags, self.numbers) = (names, flags, numbers)
    (self.offsets, self.strings, rest) = (offsets, Array(strings), reader.bytes)
  }

  /// The entry of that kind, from where curses would take it; `nil` where it is kept otherwise.
  static func found(_ kind: String) -> TerminalEntry? {
    guard let first = kind.utf8.first, !kind.contains("/"), first != UInt8(ascii: ".") else {
      return nil
    }
    let value = { getenv($0).map { String(cString: $0) } ?? "" }
    // In the variable itself, or below the folder one is in.
    guard value("TERMINFO").isEmpty || value("TERMINFO").hasPrefix("/") else { return nil }
    let ownPlaces = value("TERMINFO_DIRS").split(separator: ":").map(String.init)
    let places =
      [value("TERMINFO"), value("HOME") + "/.terminfo"] + ownPlaces
      + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    let letters = [String(kind.prefix(1)), String(first, radix: 16)]
    for place in places where place.hasPrefix("/") {
      for letter in letters {
        guard let bytes = contents("\(place)/\(letter)/\(kind)") else { continue }
        return TerminalEntry(bytes)
      }
    }
    return nil
  }

  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    // The most that curses reads of one.
    var bytes = [UInt8](repeating: 0, count: 32_768)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// The entry with which curses names a look in few bytes; `nil` for kinds of which it is not known
  /// that they understand it.
  ///
  /// Curses knows no end of bold but that of all styles, and names the colours again behind it. It
  /// does know ends of standout and of underline, which nothing here uses, so these become reverse and
  /// bold. What has 256 colours has SGR 22 and 27.
  ///
  /// A colour of this entry is text and ground together, by its place in `Theme.pairs`; its pair with
  /// no ground. So the ground of a theme can be taken as the usual colour, which curses neither names
  /// at the beginning of a frame nor takes back at its end, and still comes back to by name.
  var inFewBytes: TerminalEntry? {
    guard number(Place.colours) >= Self.coloursMax, string(Place.bold) == Array("\u{1B}[1m".utf8),
      string(Place.reverse) == Array("\u{1B}[7m".utf8)
    else { return nil }
    var changed = self
    changed.set(Place.underline, "\u{1B}[1m")
    changed.set(Place.underlineEnd, "\u{1B}[22m")
    changed.set(Place.standout, "\u{1B}[7m")
    changed.set(Place.standoutEnd, "\u{1B}[27m")
    // They would take the colours along.
    changed.offsets[Place.allEnd] = Self.absent
    changed.offsets[Place.allAtOnce] = Self.absent
    let choices = Theme.pairs.enumerated().map { number, colours in
      "%?%p1%{\(number)}%=%t\(colours.parameters)%;"
    }
    changed.set(Place.textColour, "\u{1B}[" + choices.joined() + "m")
    changed.set(Place.groundColour, "")
    changed.set(Place.coloursEnd, "")
    changed.set(Place.colours, Self.coloursMax)
    // What is beyond the standard says more of colours, which is no longer so.
    changed.rest = []
    return changed
  }

  private func number(_ place: Int) -> Int {
    let width = magic == Self.magicOfWide ? 4 : 2
    let bytes = numbers.dropFirst(place * width).prefix(width)
    guard bytes.count == width, bytes.last.map({ $0 < 0x80 }) == true else { return -1 }
    return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func string(_ place: Int) -> [UInt8] {
    guard offsets.indices.contains(place) else { return [] }
    return Array(strings.dropFirst(Int(offsets[place])).prefix { $0 != 0 })
  }

  private mutating func set(_ place: Int, _ number: Int32) {
    let width = magic == Self.magicOfWide ? 4 : 2
    let first = numbers.startIndex + place * width
    let bytes = (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    numbers.replaceSubrange(first..<first + width, with: bytes)
  }

  private mutating func set(_ place: Int, _ text: String) {
    while offsets.count <= place { offsets.append(Self.absent) }
    offsets[place] = UInt16(clamping: strings.count)
    strings += Array(text.utf8) + [0]
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    let head = [
      magic, UInt16(names.count), UInt16(flags.count),
      UInt16(numbers.count / (magic == Self.magicOfWide ? 4 : 2)), UInt16(offsets.count),
      UInt16(clamping: strings.count),
    ]
    var result = Self.bytes(head) + names + flags
    if result.count % 2 == 1 { result.append(0) }
    result += numbers + Self.bytes(offsets) + strings
    if result.count % 2 == 1, !rest.isEmpty { result.append(0) }
    return result + rest
  }

  private static func bytes(_ words: [UInt16]) -> [UInt8] {
    words.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  /// The variable that hands it to curses in place of a folder's name.
  var variable: String {
    let digits = Array("0123456789ABCDEF".utf8)
    let figures = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "TERMINFO=hex:" + String(decoding: figures, as: UTF8.self)
  }
}

/// Takes parts of a file from its beginning.
private struct Reader {
  var bytes: ArraySlice<UInt8>

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard bytes.count >= count else { return nil }
    defer { bytes = bytes.dropFirst(count) }
    return bytes.prefix(count)
  }

  mutating func words(_ count: Int) -> [UInt16]? {
    take(2 * count).map { part in
      let part = Array(part)
      return (0..<count).map { UInt16(part[2 * $0]) | UInt16(part[2 * $0 + 1]) << 8 }
    }
  }

  /// Parts begin at even places.
  mutating func skipToEven(_ count: Int) {
    if count % 2 == 1 { bytes = bytes.dropFirst() }
  }
}
