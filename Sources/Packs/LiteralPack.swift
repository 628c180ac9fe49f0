package import Rules

/// A document as it stands, without a reading: what its sentences say, word for word, and what its
/// maker should be asked where two of them differ or none speaks (请示).
package struct LiteralPack: Sendable {
  /// Its tables, with every gap and conflict left in.
  package let policy: Policy
  /// Whom the questions are addressed to, as the document names its makers; empty where none.
  package let addressee: String
  /// Which of its makers get the letter as a copy; empty where none does.
  package let copied: String
  /// In the order of the file.
  package let questions: [Question]

  /// One row of 请示.
  package struct Question: Hashable, Sendable {
    /// Its 号.
    package let number: String
    /// The conclusions it asks about; none where it asks what a word means.
    package let conclusions: [Slot]
    /// The situations it asks about.
    package let box: Box
    /// The question to the maker of the document.
    package let text: String
    /// The readings by which the deciding pack answers meanwhile, by their numbers there.
    package let readings: [String]
    /// That answer in words.
    package let meanwhile: String
    /// The sentences it turns on.
    package let citations: [Citation]
    /// Its line in the file, from 1.
    package let line: Int
  }
}

/// Reads a document without readings; gaps and conflicts are what it is for, and no findings.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - fullText: The document it quotes from, where it is at hand.
///   - file: Its name, for the findings.
/// - Returns: The document with all its gaps and conflicts.
/// - Throws: Everything else that is wrong, in the order of the file, also a question that no
///   situation needs.
package func loadLiteral(
  markdown: [UInt8], fullText: [UInt8]?, file: String
) throws(PackFailure) -> LiteralPack {
  let page: Page
  do {
    page = try Page(
      SourceText(markdown), ownTitles: [PetitionReader.title, PetitionReader.termsTitle])
  } catch {
    throw PackFailure(file: file, findings: [error.finding])
  }
  let outline = Outline(page.blocks)
  var reader = PackReader(digest: "", isLiteral: true)
  let policy = page.isBroken ? nil : reader.read(outline)
  var findings = page.faults
  findings.all += reader.findings.all.filter { $0.code != .gap && $0.code != .conflict }
  var petition = PetitionReader(
    vocabulary: reader.vocabulary, quotes: outline.quotes, findings: findings)
  let questions = page.isBroken ? [] : petition.read(outline)
  if let source = fullText.map(FullText.init) {
    for (clause, quote) in outline.quotes { petition.findings.compare(quote, clause, with: source) }
  }
  guard let policy, petition.findings.all.isEmpty else {
    throw PackFailure(file: file, findings: inOrder(petition.findings.all.map(page.located)))
  }
  let pack = LiteralPack(
    policy: policy, addressee: petition.addressee(outline), copied: petition.copied(outline),
    questions: questions)
  let idle = pack.idleQuestions.map {
    Finding(.idleQuestion, line: $0.line, section: "请示", row: $0.number)
  }
  guard idle.isEmpty else { throw PackFailure(file: file, findings: idle) }
  return pack
}
