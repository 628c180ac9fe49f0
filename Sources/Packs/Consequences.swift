extension Page {
  /// What a reader of the page found, in its place, without what merely follows from what is told
  /// anyway: an author who mends the cause should not have to understand its consequences.
  func causes(_ findings: [Finding]) -> [Finding] {
    let told = Set(faults.all.map(\.line))
    let lost = Lost(findings, quotes: faults.all.contains { Self.losesQuotes.contains($0.code) })
    return findings.filter { !told.contains($0.line) && !lost.explains($0) }.map(located)
  }

  private static let losesQuotes: Set<Finding.Code> = [
    .quoteNumber, .joinedQuotes, .lineInQuote, .duplicateQuote,
  ]
}

/// What could not be read, so that whoever needs it misses it.
private struct Lost {
  let quotes: Bool
  /// All facts or all conclusions, and some of them.
  let names: Bool
  let someNames: Set<String>
  let readings: Bool
  let impossible: Bool

  init(_ findings: [Finding], quotes: Bool) {
    self.quotes = quotes
    let naming = findings.filter { ["事实", "结论一览"].contains($0.section) }
    names = naming.contains {
      $0.code == .missingColumn || $0.code == .emptyCell
        || $0.code == .missingSection && $0.row.isEmpty
    }
    someNames = Set(naming.map(\.row))
    readings = findings.contains { $0.section == "读法" && $0.code != .extraColumn }
    impossible = findings.contains { $0.section == "不可能" }
  }

  /// Whether a finding may be there for that alone.
  func explains(_ finding: Finding) -> Bool {
    switch finding.code {
    case .notQuoted, .noSuchSentence: quotes
    case .unknownColumn: names || someNames.contains(finding.details["value"] ?? "")
    case .unknownReading: readings
    case .gap, .conflict: impossible
    default: false
    }
  }
}
