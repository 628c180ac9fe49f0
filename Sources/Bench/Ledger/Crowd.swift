internal import Ledger
internal import Rules

/// Many filings to look among.
enum Crowd {
  /// Makes a ledger of so many rows in the view; gives back a few thousand of their numbers.
  ///
  /// The rows are copies of one true filing under other numbers and references, without events: whoever
  /// looks at a number reads the very same columns, and the file stays at half a KB a filing.
  static func fill(_ path: String, count: Int) throws -> [FilingNumber] {
    let first = try Ledger.open(path).append(SampleFiling.filing(0))
    guard let model = try RawLedger.rows(of: path, after: 0).first else { return [] }
    let raw = try RawLedger(path)
    try raw.run("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN")
    var numbers = [first.number]
    for serial in 1..<max(count, 2) {
      let day = Day(number: 14_000 + Int32(serial / 9_999))
      guard
        let number = FilingNumber(prefix: "DZ", day: day, window: 2, serial: 1 + serial % 9_999)
      else { continue }
      var filing = model.filing
      let id = RawLedger.Cell.text(Array("\(serial)".utf8))
      (filing[0], filing[1], filing[3]) = (id, .text(Array(number.text.utf8)), id)
      try raw.put("filing", filing)
      if serial % max(1, count / 4_000) == 0 { numbers.append(number) }
    }
    try raw.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
    return numbers
  }
}
