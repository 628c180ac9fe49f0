import FoundationEssentials
import Messages
import Support
import Testing

/// What 大白话 covers: every text of the guided front is its own, or is named as plain enough in Chinese.
@Suite("大白话 and the guided front")
struct PlainTextsTests {
  /// Parts of the texts whose keys begin so are the guided front's, and the same in lines.
  private static let areas: Set<String> = [
    "error", "guided", "help", "key", "lines", "note", "open", "plain", "print", "privacy", "q",
    "rule", "said", "shared", "staff", "step", "trace", "voice", "warn",
  ]

  /// Those of them that only the window's front shows.
  private static let clerks = [
    "error.effective", "error.materials_by", "help.clerk.", "help.q.category.", "help.q.effective.",
    "help.q.identity_kind.", "help.q.materials", "note.desk.", "q.category.", "q.effective.",
    "q.identity_kind.", "q.materials", "trace.as_above", "trace.certificate.",
    "trace.injury", "trace.of.", "trace.open.clerk",
  ]

  private static func guidedKeys() throws -> Set<String> {
    let zh = try POFile.texts(of: asset("Locales/zh.po"))
    return Set(
      zh.keys.filter { key in
        areas.contains(String(key.prefix { $0 != "." }))
          && !clerks.contains(where: key.hasPrefix)
          // The short form stands beside a field of the window's form.
          && !(key.hasPrefix("error.") && key.hasSuffix(".short"))
      })
  }

  private static func plainAlready() throws -> [String] {
    let path = "\(repositoryPath())/Tests/MessagesTests/Data/plain-already.txt"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(String.init)
  }

  @Test("Every text of the guided front is in 大白话, or named as plain already")
  func complete() throws {
    let plain = Set(try POFile.texts(of: asset("Locales/zh_plain.po")).keys)
    let named = try Self.plainAlready()
    let guided = try Self.guidedKeys()
    #expect(guided.count > 700)
    #expect(guided.subtracting(plain).subtracting(named).sorted() == [], "in neither")
    #expect(plain.intersection(named).sorted() == [], "in both")
    #expect(Set(named).subtracting(guided).sorted() == [], "no text of the guided front")
    #expect(Set(named).count == named.count, "named twice")
  }

  @Test("What is named as plain already has no word that has to be learned")
  func learned() throws {
    let words = ["直接结算", "手工报销", "参保", "就医", "经办", "变更", "提交", "险种", "待遇", "队列"]
    let zh = try POFile.texts(of: asset("Locales/zh.po"))
    for key in try Self.plainAlready() {
      let text = zh[key] ?? ""
      for word in words { #expect(!text.contains(word), "\(key): \(word)") }
    }
  }
}
