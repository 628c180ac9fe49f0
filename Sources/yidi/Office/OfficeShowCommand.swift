internal import ArgumentParser
internal import Messages
internal import OfficeLists
internal import Places
internal import Rules
internal import Terminal

/// `yidi office show`: what lists there are, where they come from, what is in them.
struct OfficeShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows the lists that hold, and says what follows where there is none.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @OptionGroup var pick: OfficePick

  @Flag(help: "Shows every import there was instead.")
  var history = false

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let known = try office.history(texts)
    let page = OfficePage(report: OfficeReport(texts: texts, places: try Program.places()))
    if history {
      let imports = known.imports.filter { pick.kinds.contains($0.kind) }
      try Output.write(page.text(imports), texts)
      return
    }
    let held = known.held.filter(pick.takes)
    var parts = held.map { page.text($0) }
    let year = pick.year ?? common.day.civil.year
    for kind in pick.kinds where !held.contains(where: { $0.covers(kind, year) }) {
      parts.append(page.absent(kind, kind.isYearly ? year : nil))
    }
    try Output.write(parts.joined(separator: "\n"), texts)
  }
}

extension OfficeHistory.Held {
  /// Whether it is the list of that kind for that year.
  fileprivate func covers(_ kind: ListKind, _ year: Int) -> Bool {
    self.kind == kind && (self.year == nil || self.year == year)
  }
}

/// Lists as lines of columns.
struct OfficePage {
  let report: OfficeReport

  private var texts: Messages.Catalogue { report.texts }

  /// One list: what it is, where it comes from, its entries.
  func text(_ held: OfficeHistory.Held) -> String {
    let rows = held.rows
    let sources = unique(rows.map(source))
    var lines = [
      texts(
        "office.show.title",
        ["list": report.title(held.kind, held.year), "count": String(rows.count)])
    ]
    if rows.contains(where: \.isSample) {
      lines.append("  " + texts("office.sample"))
    }
    lines += sources.map { "  " + $0 }
    lines.append("  " + origin(held.origin))
    return lines.map { cleaned($0) + "\n" }.joined()
      + table(rows, hasOneSource: sources.count == 1)
  }

  /// That there is none, and what follows.
  func absent(_ kind: ListKind, _ year: Int?) -> String {
    texts("office.none.\(kind.rawValue)", year.map { ["year": String($0)] } ?? [:]) + "\n"
  }

  /// Every import, the oldest first.
  func text(_ imports: [ListImport]) -> String {
    guard !imports.isEmpty else { return texts("office.show.no_imports") + "\n" }
    return imports.map { each in
      let years = each.years.map { report.title(each.kind, $0) }
        .joined(separator: texts("guided.list"))
      let count = ["list": years, "count": String(each.rows.count)]
      return cleaned(texts("office.show.title", count)) + "\n  " + cleaned(origin(each)) + "\n"
    }.joined()
  }

  private func source(_ row: ListRow) -> String {
    texts(
      "office.source",
      ["source": row[.source], "date": row[.date], "by": row[.enteredBy]])
  }

  private func origin(_ each: ListImport) -> String {
    texts(
      "office.show.import",
      [
        "number": String(each.number), "moment": String(each.moment.prefix(16)), "by": each.by,
        "file": each.file, "digest": each.digest,
      ])
  }

  /// The entries under the heads of the columns that say anything.
  private func table(_ rows: [ListRow], hasOneSource: Bool) -> String {
    guard let kind = rows.first?.kind else { return "" }
    let shown = kind.columns.filter { column in
      guard column != .year, rows.contains(where: { !$0[column].isEmpty }) else { return false }
      return !(hasOneSource && column.isAboutOrigin)
    }
    let heads = shown.map { texts("office.column.\($0.english)") }
    return TextTable([heads] + rows.map { row in shown.map { words(row, $0) } }).text(indent: 2)
  }

  /// A cell as people read it: places by name too, percentages with their sign.
  private func words(_ row: ListRow, _ column: ListColumn) -> String {
    let word = cleaned(row[column])
    switch column {
    case .place:
      guard let place = UInt32(word).flatMap({ report.places.place($0) }) else { return word }
      return "\(word) \(texts.language.isChinese ? place.name : place.latin)"
    case .percent: return word + "%"
    default: return word
    }
  }

  private func unique(_ words: [String]) -> [String] {
    var seen = Set<String>()
    return words.filter { seen.insert($0).inserted }
  }
}
