import Interview
import Messages
import Terminal

/// A name in Latin letters by keypad alone: each letter by the key it is on and its place there.
///
/// Two keys a letter and nothing to wait for: pressing one key several times, as telephones had it,
/// needs a clock and a quick hand.
extension Guided {
  /// A digit where no letter is on its way: 1 begins with letters, 0 goes back to characters.
  mutating func spellLatin(_ number: Int, _ question: Question) {
    let isLatin = nameEntry(question).isLatin
    switch number {
    case 0: begin(question, NameEntry())
    case 1 where !isLatin: begin(question, NameEntry(isLatin: true))
    default: begin(question, NameEntry(typed: "\(number)", isLatin: true))
    }
    pageNumber += isLatin && number > 0 ? 0 : 1
  }

  /// A letter as it stands in the list, a sign with its name.
  func latinLabel(_ letter: String) -> String {
    let signs = [" ": "blank", "-": "hyphen", "'": "apostrophe"]
    return signs[letter].map { texts("guided.name.latin.\($0)") } ?? letter
  }

  /// Under the field: how a letter is written, which key it is on, and how one is done.
  var latinBlocks: [any Block] {
    let indent = "    "
    let keys: [any Block] = [
      Paragraph(texts("guided.name.latin.how")), Gap(),
      Paragraph(texts("guided.name.figures.1"), lead: indent),
      Paragraph(texts("guided.name.figures.2"), lead: indent),
      Paragraph(texts("guided.name.latin.signs"), lead: indent), Gap(),
      Paragraph(texts("guided.name.done", deletingKeys), style: .title),
    ]
    return keys.map { OnScreen($0) }
  }
}
