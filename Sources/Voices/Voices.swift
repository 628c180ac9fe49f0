package import Messages
package import Rules

/// A decision in words: one explanation in three voices, for the person, the clerk and the file.
package struct Voices: Sendable {
  package let catalogue: Messages.Catalogue

  /// Speaks the catalogue's language.
  package init(catalogue: Messages.Catalogue) {
    self.catalogue = catalogue
  }

  /// A reason in plain words, the quote itself where nobody has put it into any.
  package func says(_ citation: Citation, of policy: String) -> String {
    let key = "rule.\(policy).\(citation.row)"
    return catalogue.has(key) ? catalogue(key) : citation.quote
  }
}
