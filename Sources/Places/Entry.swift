/// One current place as runs of bytes, so that 3,200 of them are ready before a key is pressed.
struct Entry: Sendable {
  /// Six digits of GB/T 2260.
  let code: UInt32
  /// The city or province above; 0 above provinces.
  let parent: UInt32
  /// 0 where one cannot file, which is in provinces, 71, 81 and 82.
  let filesTo: UInt32
  /// Province, city or county.
  let level: Place.Level
  /// 达州市.
  let name: Run
  /// 达州.
  let short: Run
  /// `dazhou`.
  let pinyin: Run
  /// Readings parted by blanks: `cq zq`.
  let initials: Run
  /// 地级市.
  let kind: Run
  /// Syllables parted by blanks: `da2 zhou1`.
  let tone: Run
  /// Words parted by blanks, often none.
  let aliases: Run

  /// Reads the rows of `range` whose level is `wanted`: both tables hold some counties.
  static func read(
    _ table: String, in range: Range<Int>, of bytes: Span<UInt8>, into entries: inout [Entry],
    wanted: (Place.Level) -> Bool
  ) throws(PlacesFailure) {
    var cursor = try TableCursor(
      table,
      columns: "code\tname\tshort\tlevel\tparent\tpinyin\tinitials\tkind\tfiling\ttone\taliases",
      in: range, of: bytes)
    var before: UInt32 = 0
    while !cursor.isAtEnd {
      let code = try cursor.number(bytes)
      guard code > before else { throw cursor.failure("the codes do not ascend") }
      before = code
      let name = try cursor.field(bytes)
      let short = try cursor.field(bytes)
      guard let level = Place.Level(rawValue: UInt8(clamping: try cursor.number(bytes))) else {
        throw cursor.failure("the level is not 1, 2 or 3")
      }
      let parent = try cursor.number(bytes)
      let pinyin = try cursor.field(bytes)
      let initials = try cursor.field(bytes)
      let kind = try cursor.field(bytes)
      let isFiledTo = try cursor.number(bytes) == 1
      let tone = try cursor.field(bytes)
      let aliases = try cursor.field(bytes, last: true)
      guard wanted(level) else { continue }
      entries.append(
        Entry(
          code: code, parent: parent,
          filesTo: isFiledTo ? code : level == .county ? parent : 0, level: level,
          name: name, short: short, pinyin: pinyin, initials: initials, kind: kind, tone: tone,
          aliases: aliases))
    }
  }
}

/// A code no longer in force: what it was called, and the city or county of the place now.
struct Retired: Sendable {
  /// Six digits, in no current table.
  let code: UInt32
  /// Its last name: 达县.
  let name: Run
  /// 0 where it is not known.
  let now: UInt32

  /// Reads the rows of `range`, but not those that stood for a group of places and never for one.
  static func read(
    _ table: String, in range: Range<Int>, of bytes: Span<UInt8>
  ) throws(PlacesFailure) -> [Retired] {
    var cursor = try TableCursor(
      table,
      columns:
        "code\tname\tfirst_year\tlast_year\tcity_then\tcity_code_now\tcity_name_now\tprovince_code",
      in: range, of: bytes)
    var rows: [Retired] = []
    rows.reserveCapacity(range.count / 60)
    var before: UInt32 = 0
    while !cursor.isAtEnd {
      let code = try cursor.number(bytes)
      guard code > before else { throw cursor.failure("the codes do not ascend") }
      before = code
      let name = try cursor.field(bytes)
      for _ in 0..<3 { _ = try cursor.field(bytes) }
      let now = try cursor.number(bytes)
      _ = try cursor.field(bytes)
      _ = try cursor.field(bytes, last: true)
      if !isGroup(name, of: bytes) { rows.append(Retired(code: code, name: name, now: now)) }
    }
    return rows
  }

  /// Whether the name is 市辖区, 县, 市 or 直辖县, which no place is called.
  private static func isGroup(_ name: Run, of bytes: Span<UInt8>) -> Bool {
    name.count <= 9
      && (equal(name, "县", of: bytes) || equal(name, "市", of: bytes)
        || equal(name, "市辖区", of: bytes) || equal(name, "直辖县", of: bytes))
  }

  private static func equal(_ name: Run, _ word: StaticString, of bytes: Span<UInt8>) -> Bool {
    guard name.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<Int(name.count)
    where bytes[Int(name.start) + index] != word.utf8Start[index] {
      return false
    }
    return true
  }
}
