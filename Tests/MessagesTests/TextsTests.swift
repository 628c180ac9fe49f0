import FoundationEssentials
import Messages
import Support
import Testing

/// What holds for every text of ours, in every language.
@Suite("The texts of Locales")
struct TextsTests {
  private static func texts(_ language: Language) throws -> [String: String] {
    try POFile.texts(of: asset("Locales/\(language.rawValue).po"))
  }

  @Test("Both languages have the same keys")
  func keys() throws {
    let (zh, en) = (try Self.texts(.zh), try Self.texts(.en))
    // Letters that search for a Chinese word have no English, nor has the letter to the notice's makers.
    let chinese = zh.keys.filter { key in
      !["clerk.letters.", "petition."].contains { key.hasPrefix($0) }
    }
    #expect(Set(chinese).subtracting(en.keys).sorted() == [], "missing in en.po")
    // What a pack says in its own words has no other Chinese.
    let english = en.keys.filter { !$0.hasPrefix("reading.") && !$0.hasPrefix("ask.") }
    #expect(Set(english).subtracting(zh.keys).sorted() == [], "missing in zh.po")
  }

  @Test("Both languages fill the same placeholders")
  func placeholders() throws {
    let (zh, en) = (try Self.texts(.zh), try Self.texts(.en))
    var different: [String] = []
    // A date counts its month in Chinese and names it in English.
    for (key, text) in zh where !key.hasSuffix(".day") && key != "lines.swap" {
      guard let other = en[key] else { continue }
      let (here, there) = (Self.placeholders(text), Self.placeholders(other))
      if here != there { different.append(key) }
    }
    #expect(different.sorted() == [])
  }

  @Test("大白话 says what Chinese says, with the same placeholders and the same clauses")
  func plainChinese() throws {
    let (zh, plain) = (try Self.texts(.zh), try Self.texts(.zhPlain))
    #expect(Set(plain.keys).subtracting(zh.keys).sorted() == [], "not in zh.po")
    // What changes nothing is left to zh.po.
    let same = plain.filter { zh[$0.key] == $0.value }
    #expect(same.keys.sorted() == [], "the same in zh.po")
    for (key, text) in plain {
      guard let official = zh[key] else { continue }
      #expect(Self.placeholders(text) == Self.placeholders(official), "\(key): placeholders")
      #expect(Self.figures(text).isSuperset(of: Self.figures(official)), "\(key): figures")
    }
  }

  @Test("No text blames, begs, or talks like a machine", arguments: Language.allCases)
  func forbiddenWords(language: Language) throws {
    let forbidden =
      switch language {
      case .zh, .zhPlain: ["非法", "无效", "错误代码", "系统异常", "操作失败", "不能为空", "抱歉", "您输入错"]
      case .en: ["please", "sorry", "forbidden", "illegal", "invalid"]
      }
    for (key, text) in try Self.texts(language) where !key.hasPrefix("rule.") {
      for word in forbidden {
        let words = language == .en ? text.lowercased() : text
        #expect(!words.contains(word), "\(key): \(word)")
      }
      #expect(text.count { $0 == "请" } <= 1, "\(key): 请 at most once")
    }
  }

  @Test("No character of ours is wide in one terminal and narrow in another")
  func ambiguousWidth() throws {
    for language in Language.allCases {
      let bad = try Self.texts(language).filter { key, text in
        // A pack's own cell marks, and the words of law, stand as they are.
        !key.hasPrefix("rule.") && !key.hasPrefix("pack.")
          && text.unicodeScalars.contains(where: Self.isAmbiguous)
      }
      #expect(bad.keys.sorted() == [])
    }
  }

  @Test(
    "What is said in a line of its own fits two rows of 60 columns", arguments: Language.allCases)
  func messageLength(language: Language) throws {
    let texts = try Self.texts(language)
    let said = try Self.notices()
    // Errors, doubts, the printer's and the voice's words, and what a key answers that cannot be heeded.
    let kinds = ["error.", "warn.", "print.", "voice."]
    let messages = texts.filter { key, _ in
      key != "voice.help"
        && (said.contains(key) || kinds.contains(where: key.hasPrefix) || Self.isLedgers(key))
    }
    #expect(messages.count > 60)
    for (key, text) in messages {
      let columns = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      #expect(columns <= 112, "\(key): \(columns) columns")
    }
  }

  /// Whether the ledger says it of itself where somebody files; a guided page shows it to the staff called.
  private static func isLedgers(_ key: String) -> Bool {
    let commands = ["number_taken", "differs", "restore_exists", "restore_keys", "key_in_use"]
    return key.hasPrefix("failure.ledger.") && !commands.contains { key.hasSuffix(".\($0)") }
  }

  /// Keys that the fronts say as a message: complaints and notices; lines have no rows.
  private static func notices() throws -> Set<String> {
    var keys = Set<String>()
    for (path, source) in try files() where path.contains("Fronts/") || path.contains("Interview/")
    {
      for piece in source.split(separator: "Message(").dropFirst() {
        let first = piece.prefix { $0 != "," && $0 != ")" }
        let literals = first.split(separator: "\"", omittingEmptySubsequences: false)
        for (index, literal) in literals.enumerated() where index % 2 == 1 {
          if literal.contains("."), !literal.hasPrefix("lines.") { keys.insert(String(literal)) }
        }
      }
    }
    #expect(keys.count > 40)
    return keys
  }

  @Test("Every key that the sources name has a text, and every text is named")
  func keysAreUsed() throws {
    let zh = try Self.texts(.zh)
    let named = try Self.literals()
    let areas = Set(zh.keys.compactMap { $0.split(separator: ".").first.map(String.init) })
    // A key may stand for a family: `key.next` for `key.next.help`. Keys of the keyboard may be mute.
    let families = Set(zh.keys.map { String($0[..<($0.lastIndex(of: ".") ?? $0.startIndex)]) })
    let textless = named.fronts.filter { literal in
      areas.contains(String(literal.prefix { $0 != "." })) && zh[literal] == nil
        && !families.contains(literal) && !literal.contains("key.")
        && !Self.fileEndings.contains(where: literal.hasSuffix)
    }
    #expect(textless.sorted() == [], "named in the sources, without a text")
    let unused = zh.keys.filter { key in
      // What is said where lines are typed stands for the key before the ending.
      let key = key.hasSuffix(".lines") ? String(key.dropLast(6)) : key
      let family = String(key[..<(key.lastIndex(of: ".") ?? key.startIndex)])
      return zh[key] == nil
        || !named.whole.contains(key) && !named.whole.contains(family)
          && !named.beginnings.contains { key.hasPrefix($0) }
    }
    #expect(unused.sorted() == [], "named nowhere in the sources")
  }

  @Test("Every reason to refuse an answer has its three texts")
  func refusals() throws {
    let zh = try Self.texts(.zh)
    var codes = Set<String>()
    for (_, source) in try Self.files() {
      for piece in source.split(separator: "Refusal(").dropFirst() {
        let rest = piece.drop { $0 == " " || $0 == "\n" }
        guard rest.first == "\"" else { continue }
        codes.insert(String(rest.dropFirst().prefix { $0 != "\"" }))
      }
      for piece in source.split(separator: "lengthRefusal(\"").dropFirst() {
        let field = piece.prefix { $0 != "\"" }
        codes.formUnion(["\(field)_short", "\(field)_long"])
      }
    }
    let written = codes.filter { !$0.contains("\\") && zh["error.\($0).wrong"] != nil }
    #expect(written.count > 30)
    let missing = written.flatMap { code in
      ["wrong", "remedy", "short"].map { "error.\(code).\($0)" }.filter { zh[$0] == nil }
    }
    #expect(missing.sorted() == [])
    let lost = codes.filter { !$0.contains("\\") && zh["error.\($0).wrong"] == nil }
    // The beginnings that `lengthRefusal` adds to.
    let beginnings: Set<String> = ["date", "filing_number", "identity", "landline", "phone"]
    #expect(lost.subtracting(beginnings).sorted() == [])
  }

  private static let fileEndings = [".po", ".md", ".tsv", ".sqlite", ".toml", ".txt", ".lock"]

  private static func placeholders(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      })
  }

  /// What a sentence of law must not lose: its percentages, its months and its clauses.
  private static func figures(_ text: String) -> Set<String> {
    let patterns = [#/[0-9]+ ?(?:%|个百分点)/#, #/[三四五]（[一二三四五]）[0-9]?/#]
    return Set(patterns.flatMap { pattern in text.matches(of: pattern).map { String($0.output) } })
  }

  /// String literals of the sources that look like keys.
  private struct Literals {
    var whole = Set<String>()
    /// Those of the parts that show texts and nothing else.
    var fronts = Set<String>()
    /// What stands before the first interpolation.
    var beginnings = Set<String>()
  }

  private static func literals() throws -> Literals {
    var found = Literals()
    for (path, source) in try files() {
      let shows = ["Screens", "Fronts", "Voices", "Interview", "Receipts"].contains {
        path.contains($0)
      }
      for piece in source.split(separator: "\"") {
        let beginning = piece.prefix { $0 != "\\" }
        guard beginning.contains("."), !beginning.contains(" "),
          beginning.first?.isLowercase == true
        else { continue }
        guard beginning.count == piece.count else {
          found.beginnings.insert(String(beginning))
          continue
        }
        found.whole.insert(String(piece))
        if shows { found.fronts.insert(String(piece)) }
      }
    }
    return found
  }

  private static func files() throws -> [(path: String, text: String)] {
    try ["Sources", "Screens"].flatMap { folder in
      let root = "\(repositoryPath())/\(folder)"
      return try FileManager.default.subpathsOfDirectory(atPath: root)
        .filter { $0.hasSuffix(".swift") }
        .map { path in
          let bytes = FileManager.default.contents(atPath: "\(root)/\(path)") ?? Data()
          return ("\(folder)/\(path)", String(decoding: bytes, as: UTF8.self))
        }
    }
  }

  /// Whether East Asian terminals disagree on its width (UAX 11, class A), as far as texts go.
  private static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA1, 0xA4, 0xA7, 0xA8, 0xAA, 0xAD...0xAE, 0xB0...0xB4, 0xB6...0xBA, 0xBC...0xBF, 0xC6,
      0xD0, 0xD7...0xD8, 0xDE...0xE1, 0xE6, 0xE8...0xEA, 0xEC...0xED, 0xF0, 0xF2...0xF3,
      0xF7...0xFA, 0xFC, 0xFE:
      true
    case 0x2010, 0x2013...0x2016, 0x2018...0x2019, 0x201C...0x201D, 0x2020...0x2022,
      0x2024...0x2027, 0x2030, 0x2032...0x2033, 0x2035, 0x203B, 0x203E:
      true
    case 0x2103, 0x2105, 0x2109, 0x2113, 0x2116, 0x2121...0x2122, 0x2153...0x2154, 0x2160...0x216B,
      0x2170...0x2179, 0x2190...0x2199, 0x21D2, 0x21D4:
      true
    case 0x2200...0x22FF, 0x2312, 0x2460...0x24FF, 0x2500...0x257F, 0x2580...0x258F,
      0x2592...0x2595,
      0x25A0...0x25FF, 0x2605...0x2606, 0x2609, 0x260E...0x260F, 0x2640, 0x2642:
      true
    default: false
    }
  }
}
