import FoundationEssentials
import Messages
import Support

@testable import Speech

/// The readings compiled into the program.
let builtInReadings = Result {
  try Readings(
    characters: asset("Speech/characters.tsv"), phrases: asset("Speech/phrases.tsv"),
    places: [asset("Places/divisions.tsv"), asset("Places/counties.tsv")])
}

/// What the program would hand to the voice.
func spoken(_ text: String, _ language: Language = .zh) throws -> String {
  Recital(readings: try builtInReadings.get()).script(text, language)
}

/// The texts that a page of the guided front can have read aloud.
enum SpokenTexts {
  /// Parts of the texts whose keys begin so; the others are for the clerk, for paper and for files.
  private static let parts: Set<String> = [
    "shared", "key", "guided", "q", "said", "rule", "plain", "note", "staff", "open", "step",
    "warn", "error", "privacy", "print", "voice", "help", "big", "name", "names", "reading",
  ]

  /// Placeholders as pages fill them; what is not named is filled with 某.
  private static let values = [
    "year": "2026", "month": "7", "day": "31", "hotline": "12393",
    "phone": "0818-2123456", "place": "重庆市", "number": "2", "first": "1", "last": "4",
    "step": "2", "steps": "6", "now": "17", "missing": "1", "minutes": "2", "seconds": "60",
    "time": "09:43", "points": "20", "percent": "65", "tail": "0015", "months": "6",
    "above": "3", "below": "2", "columns": "50", "rows": "16", "need_columns": "60",
    "need_rows": "18",
  ]

  /// Keys and texts of that language, by key, placeholders filled.
  static func all(_ language: Language) throws -> [(key: String, text: String)] {
    let catalogue = try Catalogue(po: asset("Locales/\(language.rawValue).po"), language: language)
    return catalogue.keys.sorted()
      .filter { parts.contains(String($0.prefix { $0 != "." })) }
      // Lines are read by a reader of the person's own.
      .filter { !$0.hasSuffix(".lines") }
      .map { ($0, filled(catalogue($0))) }
  }

  private static func filled(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      rest = rest[rest.index(after: close)...]
      result += rest.first == "%" ? "70" : values[name] ?? "某"
    }
    return result + rest
  }

  /// The sentences of law that a page may quote: all that stands in the packs in quotes, and the
  /// documents behind them.
  static var law: [String] {
    builtInPacks.flatMap { id in
      ["Policies/\(id).md", "Policies/\(id).notice.md"].flatMap { name in
        String(decoding: asset(name), as: UTF8.self).split(separator: "\n").map(String.init)
      }
    }
  }

  /// The rows of a table of `Places`, by name, short name and tones.
  static func places(_ table: String) -> [(name: String, short: String, tones: String)] {
    String(decoding: asset("Places/\(table).tsv"), as: UTF8.self).split(separator: "\n")
      .dropFirst()
      .map { line in
        let row = line.split(separator: "\t", omittingEmptySubsequences: false)
        return (String(row[1]), String(row[2]), String(row[9]))
      }
  }

  /// A table that only tests read.
  static func polyphones() throws -> [Character: (readings: Set<Substring>, alone: String)] {
    let path = "\(repositoryPath())/Sources/Speech/Tables/polyphones.tsv"
    let bytes = try Data(contentsOf: URL(filePath: path))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    return Dictionary(
      uniqueKeysWithValues: lines.compactMap { line in
        let row = line.split(separator: "\t")
        guard row.count == 3, let character = row[0].first else { return nil }
        return (character, (Set(row[1].split(separator: " ")), String(row[2])))
      })
  }
}
