extension Page {
  /// What a reader of the page found, in its place, without what merely follows from what is told
  /// anyway: an author who mends the cause should not have to understand its consequences.
  func causes(_ findings: [Finding]) -> [Finding] {
    let told = Set(faults.all.map(\.line))
    let quotesAreLost = faults.all.contains { Self.losesQuotes.contains($0.code) }
    let namesAreLost = findings.contains {
      $0.code == .missingSection && ["事实", "结论一览"].contains($0.section)
    }
    let unnamed = Set(findings.filter { $0.code == .unknownCode }.map(\.row))
    return findings.filter { finding in
      switch finding.code {
      case .notQuoted, .noSuchSentence: !quotesAreLost && !told.contains(finding.line)
      case .unknownColumn:
        !namesAreLost && !unnamed.contains(finding.details["value"] ?? "")
          && !told.contains(finding.line)
      default: !told.contains(finding.line)
      }
    }.map(located)
  }

  private static let losesQuotes: Set<Finding.Code> = [
    .quoteNumber, .joinedQuotes, .lineInQuote, .duplicateQuote,
  ]
}
