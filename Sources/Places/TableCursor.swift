/// A run of bytes in the joined tables: one field, not yet text.
struct Run: Sendable {
  /// The first byte.
  let start: Int32
  /// How many bytes.
  let count: Int32

  /// Spans the bytes from `start` to before `end`.
  init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.count = Int32(truncatingIfNeeded: end - start)
  }

  /// No bytes at all.
  static let empty = Run(0, 0)

  /// Where the bytes stand.
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A table that is not as the program needs it; the tables are ours, so a build is at fault.
package struct PlacesFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// `divisions.tsv`, `counties.tsv` or `retired.tsv`.
  package let table: String
  /// Counted from 1, the heading included.
  package let line: Int
  /// What is wrong there.
  package let reason: String

  /// In one line, for the log of whoever changed the table.
  package var description: String { "\(table), line \(line): \(reason)" }
}

/// Goes through one table field by field without making text of it.
///
/// Half a megabyte is read before the first screen: it takes well under a millisecond this way,
/// and would take tens of them as strings.
struct TableCursor {
  private let table: String
  private let end: Int
  private var at: Int
  private var line = 1

  /// Stands behind the heading of a table that fills `range` of the joined bytes.
  ///
  /// - Throws: `PlacesFailure` where the heading names other columns than `columns`.
  init(
    _ table: String, columns: StaticString, in range: Range<Int>, of bytes: Span<UInt8>
  ) throws(PlacesFailure) {
    self.table = table
    self.end = range.upperBound
    self.at = range.lowerBound
    let width = columns.utf8CodeUnitCount
    guard range.count > width, bytes[range.lowerBound + width] == newline else {
      throw PlacesFailure(table: table, line: 1, reason: "not the heading \(columns)")
    }
    for index in 0..<width where bytes[at + index] != columns.utf8Start[index] {
      throw PlacesFailure(table: table, line: 1, reason: "not the heading \(columns)")
    }
    at += width + 1
    line = 2
  }

  /// Whether every row has been read.
  var isAtEnd: Bool { at >= end }

  /// The next field; `last` says that the row must end behind it, otherwise it must go on.
  mutating func field(
    _ bytes: Span<UInt8>, last: Bool = false
  ) throws(PlacesFailure) -> Run {
    var stop = at
    while stop < end, bytes[stop] != tab, bytes[stop] != newline { stop += 1 }
    guard stop < end, (bytes[stop] == newline) == last else {
      throw failure(last ? "more columns than the heading names" : "a column is missing")
    }
    let run = Run(at, stop)
    at = stop + 1
    if last { line += 1 }
    return run
  }

  /// The next field as a number of at most six digits; 0 where it is empty.
  mutating func number(_ bytes: Span<UInt8>) throws(PlacesFailure) -> UInt32 {
    let run = try field(bytes)
    guard run.count <= 6 else { throw failure("not a number of six digits") }
    var value: UInt32 = 0
    for index in run.range {
      let digit = bytes[index] &- 48
      guard digit < 10 else { throw failure("not a number of six digits") }
      value = value * 10 + UInt32(digit)
    }
    return value
  }

  /// What is wrong in the row being read.
  func failure(_ reason: String) -> PlacesFailure {
    PlacesFailure(table: table, line: line, reason: reason)
  }
}

/// What parts two fields.
private let tab: UInt8 = 9
/// What ends a row.
private let newline: UInt8 = 10
