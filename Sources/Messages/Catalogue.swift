/// The texts of one language by key, with another language to fall back on.
package struct Catalogue: Sendable {
  /// The language its own texts are in.
  package let language: Language
  private let texts: [String: String]
  private let fallback: [String: String]

  /// The texts of a PO file; keys it lacks, or leaves empty, are looked up in `fallback`.
  ///
  /// - Throws: the first line that is not in the form of a PO file.
  package init(
    po: [UInt8], language: Language, fallback: Catalogue? = nil
  ) throws(POFile.Failure) {
    self.language = language
    self.texts = try POFile.texts(of: po)
    self.fallback = fallback?.texts ?? [:]
  }

  /// The text of `key` with its placeholders filled; the key itself where no language has it.
  ///
  /// A placeholder without a value stays as it is, so that a forgotten one is seen in a test.
  package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let text = texts[key] ?? fallback[key] else { return key }
    return values.isEmpty ? text : Catalogue.filled(text, values)
  }

  /// The text of a message.
  package func callAsFunction(_ message: Message) -> String {
    self(message.key, message.values)
  }

  /// Whether this language or the one behind it has a text for `key`.
  package func has(_ key: String) -> Bool {
    texts[key] != nil || fallback[key] != nil
  }

  /// The same texts, those whose key has that ending in the place of those without it.
  ///
  /// One language may say a thing in two ways: `guided.check.see` for keys on a screen and
  /// `guided.check.see.lines` for lines. The others are as `changed` makes them.
  package func preferring(
    _ ending: String, changed: (_ key: String, _ text: String) -> String
  ) -> Catalogue {
    let all = fallback.merging(texts) { $1 }
    var own: [String: String] = [:]
    for (key, text) in all {
      own[key] = all["\(key).\(ending)"] ?? changed(key, text)
    }
    return Catalogue(language: language, texts: own, fallback: [:])
  }

  private init(language: Language, texts: [String: String], fallback: [String: String]) {
    self.language = language
    self.texts = texts
    self.fallback = fallback
  }

  /// The keys of its own texts, in no order.
  package var keys: [String] { Array(texts.keys) }

  /// The first of `keys` that has a text; the last of them where none has.
  package func first(of keys: [String], _ values: [String: String] = [:]) -> String {
    self(keys.first(where: has) ?? keys.last ?? "", values)
  }

  /// Fills in one pass, so that a brace inside a value is never taken for a placeholder.
  private static func filled(_ text: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}") else {
        rest = rest[open...]
        break
      }
      let name = String(inside[..<close])
      result += values[name] ?? "{\(name)}"
      rest = inside[inside.index(after: close)...]
    }
    return result + rest
  }
}
