/// Where a quote leaves its document.
struct Misquotation: Hashable {
  /// Which of the quote's sentences, from 1, is the first that does not stand where it should.
  let sentence: Int
  /// Where one stands there that is much the same: its line, and what differs, in the quote and there.
  let instead: Instead?

  /// The wording of a document in place of a quote's.
  struct Instead: Hashable {
    let line: Int
    let quoted: String
    let written: String
  }

  /// As much in common and it is the same sentence, worded otherwise.
  private static let alikeMin = 4

  /// The place where a document has the most of a quote; `nil` where it has all of it.
  init?(_ quote: Quote, in source: FullText) {
    let wanted = quote.sentences.map { bare($0) }
    var best = (right: 0, alike: -1, at: source.sentences.endIndex)
    for start in source.sentences.indices {
      let rest = source.sentences[start...]
      let right = zip(wanted, rest).prefix { $1.isSame(as: $0) }.count
      if right == wanted.count { return nil }
      let next = start + right
      let alike =
        next < rest.endIndex ? Self.alike(wanted[right], rest[next].words(as: wanted[right])) : 0
      if (right, alike) > (best.right, best.alike) { best = (right, alike, next) }
    }
    sentence = best.right + 1
    guard best.at < source.sentences.endIndex, best.right > 0 || best.alike >= Self.alikeMin,
      let quoted = wanted.dropFirst(best.right).first
    else {
      instead = nil
      return
    }
    let there = source.sentences[best.at]
    let written = there.words(as: quoted)
    let same = zip(quoted, written).prefix { $0 == $1 }.count
    instead = Instead(
      line: there.line, quoted: Self.excerpt(quoted[...], from: same),
      written: Self.excerpt(written, from: same))
  }

  /// How many characters two sentences share at their beginnings and their ends.
  private static func alike(_ one: String, _ other: Substring) -> Int {
    let start = zip(one, other).prefix { $0 == $1 }.count
    let end = zip(one.dropFirst(start).reversed(), other.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    return start + end
  }

  /// The characters about a place of a sentence.
  private static func excerpt(_ text: Substring, from place: Int) -> String {
    let start = max(0, place - 4)
    let part = text.dropFirst(start).prefix(place - start + 8)
    return (start > 0 ? "…" : "") + part + (part.endIndex < text.endIndex ? "…" : "")
  }
}

extension FullText.Sentence {
  /// The sentence as another one would have it: without its number where that has none.
  fileprivate func words(as other: String) -> Substring {
    forms.first { $0.first == other.first } ?? text[...]
  }
}

extension Findings {
  /// Tells where a quote does not stand word for word in its document.
  mutating func compare(_ quote: Quote, _ clause: String, with source: FullText) {
    guard let wrong = Misquotation(quote, in: source) else { return }
    var details = ["value": clause, "sentence": String(wrong.sentence)]
    if let instead = wrong.instead {
      details["found"] = instead.quoted
      details["line"] = String(instead.line)
      details["wanted"] = instead.written
    }
    add(
      wrong.instead == nil ? .quoteNotThere : .quoteDiffers, line: quote.line, details)
  }
}
