/// One record of a CSV file, with the line it begins on.
struct CSVRecord: Hashable {
  let line: Int
  /// Without blanks at their ends.
  var cells: [String]
  /// Whether nothing stands in any of them.
  var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}

/// Reads CSV as RFC 4180 has it, as spreadsheets write it: a byte order mark before, any line ends.
struct CSVReader {
  private(set) var records: [CSVRecord] = []
  private(set) var findings: [ListFinding] = []
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var place = Place.start
  private var line = 1
  private var firstLine = 1
  private var quoteLine = 1

  private enum Place {
    case start, plain, quoted, closed
  }

  /// The records of those bytes, blank ones left out, and what is wrong with their form.
  init(_ bytes: [UInt8]) {
    if let wrong = CSVReader.lineThatIsNotText(bytes) {
      findings.append(ListFinding(.notText, line: wrong))
      return
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var index = bytes.starts(with: mark) ? mark.count : 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      let isReturn = byte == UInt8(ascii: "\r")
      if isReturn, index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      take(isReturn ? UInt8(ascii: "\n") : byte)
    }
    if place == .quoted { findings.append(ListFinding(.openQuote, line: quoteLine)) }
    if place != .start || !cells.isEmpty { endRecord() }
  }

  private mutating func take(_ byte: UInt8) {
    switch (byte, place) {
    case (UInt8(ascii: "\""), .quoted): place = .closed
    case (UInt8(ascii: "\""), .closed):
      cell.append(byte)
      place = .quoted
    case (UInt8(ascii: "\""), .start):
      place = .quoted
      quoteLine = line
    case (_, .quoted): cell.append(byte)
    case (UInt8(ascii: ","), _): endCell()
    case (UInt8(ascii: "\n"), _): endRecord()
    case (UInt8(ascii: " "), .closed): break
    case (UInt8(ascii: "\""), .plain), (_, .closed):
      if findings.last?.line != line { findings.append(ListFinding(.strayQuote, line: line)) }
      cell.append(byte)
      place = .plain
    default:
      cell.append(byte)
      place = .plain
    }
    guard byte == UInt8(ascii: "\n") else { return }
    line += 1
    if place == .start, cells.isEmpty { firstLine = line }
  }

  private mutating func endCell() {
    cells.append(Width.trimmed(String(decoding: cell, as: UTF8.self)))
    cell = []
    place = .start
  }

  private mutating func endRecord() {
    endCell()
    let record = CSVRecord(line: firstLine, cells: cells)
    if !record.isBlank { records.append(record) }
    cells = []
  }

  /// The first line that is not UTF-8, such as the first Chinese one of a file saved as GBK.
  private static func lineThatIsNotText(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil || bytes.contains(0) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let wrong = lines.firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }
    return (wrong ?? 0) + 1
  }
}

/// Writes CSV as RFC 4180 has it, with the mark by which spreadsheets know UTF-8.
package struct CSVWriter {
  /// What has been written.
  package private(set) var text = "\u{FEFF}"

  /// A file with nothing but the mark.
  package init() {}

  /// One record.
  package mutating func write(_ cells: [String]) {
    let written = cells.map { cell in
      let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
    text += written.joined(separator: ",") + "\r\n"
  }
}
