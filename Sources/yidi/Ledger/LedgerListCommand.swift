internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Messages
internal import Places
internal import Rules
internal import Terminal
internal import Voices

/// `yidi ledger list`: a line a filing, the newest first.
struct LedgerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists filings, the newest first.")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("How many lines at most.", valueName: "count"))
  var limit = 50

  @Option(help: ArgumentHelp("How many of the newest to leave out.", valueName: "count"))
  var offset = 0

  @Argument(
    help: ArgumentHelp(
      "A filing number or its beginning, a serial, the last four of an ID number, initials.",
      valueName: "text"))
  var text: String?

  mutating func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit \(limit): 1 to 1000") }
    guard offset >= 0 else { throw ValidationError("--offset \(offset): 0 or more") }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, texts)
    let filings = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.filings(matching: text ?? "", offset: offset, limit: limit)
    }
    guard !filings.isEmpty else { return _ = Output.write(texts("ledger.list.none") + "\n") }
    let table = LedgerTable(places: try Program.places(), voices: Voices(catalogue: texts))
    Output.write(table.text(filings))
  }
}

/// Filings as lines of columns, each as wide as its widest.
struct LedgerTable {
  let places: Places
  let voices: Voices

  /// A head, then a line a filing, each ended.
  func text(_ filings: [FiledFiling]) -> String {
    let head = ["number", "name", "id", "category", "place", "until", "filed"]
      .map { voices.catalogue("ledger.list.\($0)") }
    let lines = [head] + filings.map(cells)
    let widths = head.indices.map { index in
      lines.map { columns(of: $0[index]) }.max() ?? 0
    }
    return lines.map { cells in
      // The last column is not padded: no line ends in spaces.
      let padded = zip(cells, widths).dropLast().map { cell, width in
        cell + String(repeating: " ", count: width - columns(of: cell))
      }
      return (padded + cells.suffix(1)).joined(separator: "  ") + "\n"
    }.joined()
  }

  private func cells(_ filed: FiledFiling) -> [String] {
    let filing = filed.filing
    return [
      filed.number.text, Mask.name(filing.person.name),
      Mask.firstSixLastFour(filing.person.idNumber), voices.word(filing.category),
      place(filing), until(filed), String(filed.at.prefix(16)),
    ].map { cleaned($0) }
  }

  /// Until when it holds, or that another has taken its place.
  private func until(_ filed: FiledFiling) -> String {
    filed.state == .changed
      ? voices.catalogue("ledger.list.changed") : voices.word(filed.filing.validThrough)
  }

  private func place(_ filing: NewFiling) -> String {
    let code = filing.facts.fileTo
    guard let place = places.place(code.value) else { return code.description }
    return voices.catalogue.language.isChinese ? place.name : place.latin
  }
}
