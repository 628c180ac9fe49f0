internal import TOMLKit

/// The table `[printer]` of a settings file, and nothing else of that file.
///
/// Comments, other tables, blank lines and the order stay as somebody wrote them.
struct PrinterTable {
  /// Why a file is left as it is.
  enum Failure: Error, Equatable {
    /// What is in it is no settings file.
    case unreadable
    /// It is written in a way in which a line cannot be replaced without touching the rest.
    case unusual
  }

  private static let header = "[printer]"

  /// The text with that printer in its table.
  ///
  /// What comes of it is read again before it is given: it says that printer, and all else as before.
  static func text(_ old: String, with setup: PrinterSetup) throws(Failure) -> String {
    guard let before = rest(of: old) else { throw .unreadable }
    // By scalars: a file from another system has line ends that are one character of two.
    var lines = old.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    let end = lines.contains { $0.unicodeScalars.last == "\r" } ? "\r" : ""
    if let start = lines.firstIndex(where: isHeader) {
      replace(&lines, behind: start, with: setup, end: end)
    } else {
      let last = lines.removeLast()
      if !last.isEmpty { lines.append(last + end) }
      if let last = lines.last, !trimmed(last).isEmpty { lines.append(end) }
      lines += ([header] + setup.lines.map(line)).map { $0 + end } + [""]
    }
    let new = lines.joined(separator: "\n")
    var read = Settings()
    guard rest(of: new) == before, (try? read.read(new, file: "")) != nil,
      read.setup.lines.elementsEqual(setup.lines, by: ==)
    else { throw .unusual }
    return new
  }

  /// The table by itself, for somebody else to write.
  static func lines(of setup: PrinterSetup) -> [String] { [header] + setup.lines.map(line) }

  /// Puts values into the lines of the table that begins there, and what is not there at its end.
  private static func replace(
    _ lines: inout [String], behind start: Int, with setup: PrinterSetup, end: String
  ) {
    var stop = lines[(start + 1)...].firstIndex { trimmed($0).hasPrefix("[") } ?? lines.count
    // Blank lines and remarks above the next table are that one's.
    while stop > start + 1, isAside(lines[stop - 1]) { stop -= 1 }
    var missing: [String] = []
    for (key, value) in setup.lines {
      guard let place = (start + 1..<stop).first(where: { name(in: lines[$0]) == key }) else {
        missing.append(line(key, value) + end)
        continue
      }
      lines[place] = lines[place].replacingValue(by: value)
    }
    lines.insert(contentsOf: missing, at: stop)
  }

  private static func isAside(_ line: String) -> Bool {
    let text = trimmed(line)
    return text.isEmpty || text.hasPrefix("#")
  }

  private static func line(_ key: String, _ value: String) -> String { "\(key) = \(value)" }

  private static func isHeader(_ line: String) -> Bool {
    let text = trimmed(line)
    guard text.hasPrefix(header) else { return false }
    let rest = trimmed(String(text.dropFirst(header.count)))
    return rest.isEmpty || rest.hasPrefix("#")
  }

  private static func trimmed(_ line: String) -> String {
    String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What a line sets; a printer was once named by `name`.
  private static func name(in line: String) -> String? {
    guard let sign = line.firstIndex(of: "=") else { return nil }
    let name = trimmed(String(line[..<sign]))
    return name == "name" ? "address" : name
  }

  /// All of it but the printer, as its meaning; `nil` where it is no TOML.
  private static func rest(of text: String) -> String? {
    guard let table = try? TOMLTable(string: text) else { return nil }
    table.remove(at: "printer")
    return table.convert()
  }
}

extension String {
  /// The line with another value behind its first sign; a remark behind the old one stays.
  fileprivate func replacingValue(by value: String) -> String {
    guard let sign = firstIndex(of: "=") else { return self }
    let after = self[index(after: sign)...]
    let blanks = after.prefix { $0 == " " || $0 == "\t" }
    let old = after.dropFirst(blanks.count)
    var stop = old.startIndex
    if let quote = old.first, quote == "\"" || quote == "'" {
      var isEscaped = false
      stop = old.index(after: stop)
      while stop < old.endIndex, isEscaped || old[stop] != quote {
        isEscaped = quote == "\"" && !isEscaped && old[stop] == "\\"
        stop = old.index(after: stop)
      }
      if stop < old.endIndex { stop = old.index(after: stop) }
    } else {
      stop = old.firstIndex { $0.isWhitespace || $0 == "#" } ?? old.endIndex
    }
    return self[...sign] + blanks + value + old[stop...]
  }
}
