package import Messages
package import Rules

/// A decision in words: one explanation in three voices, for the person, the clerk and the file.
///
/// Nothing is said that the decision does not hold: no deductible, no date limit, no figure.
package struct Voices: Sendable {
  package let catalogue: Messages.Catalogue

  /// Speaks the catalogue's language.
  package init(catalogue: Messages.Catalogue) {
    self.catalogue = catalogue
  }

  /// A reason in plain words, the quote itself where nobody has put it into any.
  package func says(_ citation: Citation, of policy: String) -> String {
    let key = "rule.\(policy).\(citation.row)"
    let says = catalogue.has(key) ? catalogue(key) : citation.quote
    guard !citation.setsAside.isEmpty else { return says }
    let between = catalogue("plain.clauses.between")
    let rows = citation.setsAside.joined(separator: between)
    return says + catalogue("desk.sets_aside", ["rows": rows])
  }

  /// A reading, labelled as one: never as law.
  package func says(_ reading: Reading) -> String {
    catalogue(
      "desk.reading", ["id": reading.id, "text": text(reading), "clause": reading.clause])
  }

  /// What is read there, without a label.
  package func text(_ reading: Reading) -> String { translated(reading.text, "reading") }

  /// A question to the bureau, where the text is silent.
  package func question(_ ask: String) -> String { translated(ask, "ask") }

  /// Words of a pack in another language, as they hang on the very words and never on older ones; in
  /// the pack's own language, or where nobody has put them into this one, the pack's.
  private func translated(_ words: String, _ kind: String) -> String {
    let key = "\(kind).\(words)"
    return catalogue.has(key) ? catalogue(key) : words
  }

  /// A day as people write it: 2027 年 1 月 31 日, 31 January 2027.
  package func day(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.civil
    return catalogue(
      "plain.day",
      [
        "year": String(year), "month": String(month), "day": String(dayOfMonth),
        "month_name": catalogue("plain.month.\(month)"),
      ])
  }
}
