internal import Messages
internal import Rules

/// What `policy coverage` prints: a line a conclusion, or each with its situations.
struct CoveragePage {
  let texts: Messages.Catalogue
  private var page = PlainPage()
  private var isOpen = false

  /// Of one conclusion no more boundaries are written out.
  private static let boundariesMax = 6

  /// An empty page in that language.
  init(texts: Messages.Catalogue) {
    self.texts = texts
  }

  /// The page, with how to go on.
  func text(isWhole: Bool) -> String {
    var page = page
    page.gap()
    if !isWhole {
      page.add(texts("coverage.hint.whole"))
    } else if isOpen {
      page.add(texts("coverage.hint.paste"))
    }
    return page.text
  }

  /// How far the cases of a policy reach.
  mutating func write(_ coverages: [Coverage], of policy: Policy, isWhole: Bool) {
    guard !coverages.isEmpty else { return }
    page.gap()
    page.add(texts("coverage.pack", ["title": policy.title, "id": policy.id]))
    page.add(texts("coverage.sum", counts(coverages)))
    for coverage in coverages {
      if isWhole { page.gap() }
      let name = policy.lexicon.name(of: coverage.conclusion)
      page.add(
        texts("coverage.conclusion", counts([coverage]).merging(["name": name]) { $1 }),
        indent: isWhole ? 0 : 2)
      if isWhole {
        writeRows(coverage, policy)
        writeBlocks(coverage.reached, "coverage.reached", coverage, policy)
        writeBlocks(coverage.unreached, "coverage.unreached", coverage, policy)
      }
      writeBoundaries(coverage, policy, isWhole: isWhole)
    }
  }

  private func counts(_ coverages: [Coverage]) -> [String: String] {
    let all = coverages.reduce(0) { $0 + $1.situations }
    let exercised = coverages.reduce(0) { $0 + $1.exercised }
    return [
      "cases": String(coverages.reduce(0) { $0 + $1.cases }), "situations": String(all),
      "exercised": String(exercised), "percent": String(all == 0 ? 100 : exercised * 100 / all),
    ]
  }

  private mutating func writeRows(_ coverage: Coverage, _ policy: Policy) {
    let rows = policy.table(coverage.conclusion)?.rows ?? []
    let between = texts("explain.between")
    let numbered = zip(rows, coverage.casesOfRows)
    let used = numbered.filter { $0.1 > 0 }.map {
      texts("coverage.row", ["row": $0.0, "cases": String($0.1)])
    }
    if !used.isEmpty {
      page.add(texts("coverage.rows", ["rows": used.joined(separator: between)]), indent: 2)
    }
    let unused = numbered.filter { $0.1 == 0 }.map(\.0)
    if !unused.isEmpty {
      page.add(
        texts("coverage.rows.unused", ["rows": unused.joined(separator: between)]), indent: 2)
    }
  }

  private mutating func writeBlocks(
    _ blocks: [OutcomeBlock], _ key: String, _ coverage: Coverage, _ policy: Policy
  ) {
    guard let sheet = policy.table(coverage.conclusion)?.sheet, !blocks.isEmpty else { return }
    page.add(texts(key), indent: 2)
    var value: UInt8?
    for block in blocks {
      if block.value != value {
        value = block.value
        page.add(
          policy.lexicon.name(of: block.value, in: coverage.conclusion), indent: 4, lead: "→ ")
      }
      let words = policy.lexicon.words(for: block.box, over: sheet.questions)
      page.add(
        texts(
          "coverage.block",
          [
            "situations": words.isEmpty ? texts("coverage.always") : words,
            "rows": names(block.rows, sheet),
          ]), indent: 6, lead: "- ")
    }
  }

  private func names(_ rows: [Int], _ sheet: RowSheet) -> String {
    rows.map { sheet.rows[$0].name }.joined(separator: texts("explain.between"))
  }

  private mutating func writeBoundaries(
    _ coverage: Coverage, _ policy: Policy, isWhole: Bool
  ) {
    guard let sheet = policy.table(coverage.conclusion)?.sheet, !coverage.boundaries.isEmpty
    else { return }
    isOpen = true
    let count = coverage.boundaries.count
    let indent = isWhole ? 2 : 4
    page.add(texts("coverage.boundaries", ["count": String(count)]), indent: indent)
    guard isWhole else { return }
    for boundary in coverage.boundaries.prefix(Self.boundariesMax) {
      for (number, side) in boundary.sides.enumerated() {
        let fact = policy.lexicon.words(for: side.box, over: [boundary.slot])
        page.add(
          texts(
            "coverage.side",
            [
              "fact": fact,
              "value": policy.lexicon.name(of: side.answer.value, in: coverage.conclusion),
              "rows": names(side.answer.winners, sheet),
            ]), indent: 4, lead: number == 0 ? "- " : "  ")
      }
      let rest = sheet.questions.filter { $0 != boundary.slot }
      let words = boundary.sides.first.map { policy.lexicon.words(for: $0.box, over: rest) } ?? ""
      if !words.isEmpty {
        page.add(texts("coverage.common", ["situations": words]), indent: 6)
      }
    }
    if count > Self.boundariesMax {
      page.add(
        texts("coverage.more", ["count": String(count - Self.boundariesMax)]), indent: 4)
    }
  }
}
