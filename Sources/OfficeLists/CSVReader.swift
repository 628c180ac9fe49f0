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
  /// What stands before a cell that a spreadsheet would compute or shorten, so that it stays a text.
  ///
  /// Quotes do not help: LibreOffice runs a quoted `=1+1`, and shows 18 digits as 5.11700195503120E+017.
  package enum Shield: String, CaseIterable, Sendable {
    /// A tab, which no spreadsheet shows.
    case tab = "\t"
    /// An apostrophe, as OWASP's ASVS 1.2.10 asks for; LibreOffice shows it.
    case apostrophe = "'"
  }

  /// What has been written.
  package private(set) var text = "\u{FEFF}"
  private let shield: Shield?

  /// A file with nothing but the mark; with a shield, no cell does anything in a spreadsheet.
  package init(shield: Shield? = nil) { self.shield = shield }

  /// One record.
  package mutating func write(_ cells: [String]) {
    text += cells.map(written).joined(separator: ",") + "\r\n"
  }

  /// What was written since the last time.
  package mutating func take() -> String {
    defer { text = "" }
    return text
  }

  private func written(_ cell: String) -> String {
    let cell = shield.map { CSVWriter.isLive(cell) ? $0.rawValue + cell : cell } ?? cell
    // By bytes: a comma that carries a combining mark is a comma all the same.
    guard cell.utf8.contains(where: { Array(",\"\r\n".utf8).contains($0) }) else { return cell }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in cell.unicodeScalars {
      quoted += repeatElement(scalar, count: scalar == "\"" ? 2 : 1)
    }
    return String(quoted) + "\""
  }

  private static let starters = Set("=+-@＝＋－＠\t\r\n\0".unicodeScalars)

  /// Whether a spreadsheet would take the text for a formula, or for a number it cannot hold.
  private static func isLive(_ cell: String) -> Bool {
    // The wide signs are read like the others where Excel speaks Chinese or Japanese.
    if let first = cell.unicodeScalars.first, starters.contains(first) { return true }
    // Fifteen digits are exact; twelve are shown as they are.
    var run = 0
    for byte in cell.utf8 {
      run = (48...57).contains(byte) ? run + 1 : 0
      if run >= 12 { return true }
    }
    return false
  }
}
