import Messages
import Testing

@Suite("PO files are read as gettext writes them")
struct POFileTests {
  private func texts(_ po: String) throws(POFile.Failure) -> [String: String] {
    try POFile.texts(of: Array(po.utf8))
  }

  @Test("Contexts, continued lines, escapes and comments")
  func forms() throws {
    let po = """
      # a translator's comment
      msgid ""
      msgstr ""
      "Language: zh\\n"

      #. for translators
      #: Sources/a.swift:1
      #, no-wrap
      msgctxt "a"
      msgid "a.one"
      msgstr ""
      "one \\"line\\"\\n"
      "two\\t\\\\"

      msgid "a.two"
      msgstr "二"
      #~ msgid "old"
      #~ msgstr "gone"
      """
    #expect(try texts(po) == ["a.one": "one \"line\"\ntwo\t\\", "a.two": "二"])
  }

  @Test("A byte order mark, carriage returns and blanks at the ends do no harm")
  func otherEditors() throws {
    #expect(try texts("\u{FEFF}msgid \"a\"\r\n  msgstr \"b\"  \r\n") == ["a": "b"])
  }

  @Test("A text left empty counts as untranslated")
  func untranslated() throws {
    #expect(try texts("msgid \"a\"\nmsgstr \"\"\n") == [:])
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("hello", 1, POFile.Problem.unknownLine), ("msgid_plural \"a\"", 1, .unknownLine),
      ("\n\nmsgid \"a", 3, .unclosedText), ("msgid \"a\" b", 1, .unclosedText),
      ("msgid \"a\"b\"", 1, .unclosedText), ("msgid \"a\\\"", 1, .unclosedText),
      ("msgid", 1, .unclosedText), ("msgid \"a\\q\"", 1, .unknownEscape),
      ("msgstr \"a\"", 1, .misplacedKeyword), ("\"a\"", 1, .misplacedKeyword),
      ("msgid \"a\"\n\n", 2, .misplacedKeyword), ("msgid \"a\"\nmsgid \"b\"", 2, .misplacedKeyword),
      ("msgid \"a\"\nmsgstr \"1\"\nmsgid \"a\"\nmsgstr \"2\"", 4, .duplicateKey("a")),
    ])
  func refused(po: String, line: Int, problem: POFile.Problem) {
    #expect(throws: POFile.Failure.self) { try texts(po) }
    do throws(POFile.Failure) {
      _ = try texts(po)
    } catch {
      #expect(error.line == line && error.problem == problem)
    }
  }

  @Test("Bytes that are no UTF-8 are refused")
  func notUTF8() {
    let po = Array("msgid \"a\"\nmsgstr \"".utf8) + [0xFF] + Array("\"\n".utf8)
    #expect(throws: POFile.Failure.self) { try POFile.texts(of: po) }
  }
}

@Suite("A catalogue finds texts by key")
struct CatalogueTests {
  private func catalogue(
    _ po: String, _ language: Language, _ behind: Catalogue? = nil
  ) throws
    -> Catalogue
  {
    try Catalogue(po: Array(po.utf8), language: language, fallback: behind)
  }

  @Test("A missing text falls back to the other language, then to its key")
  func fallback() throws {
    let zh = try catalogue("msgid \"a\"\nmsgstr \"甲\"\nmsgid \"b\"\nmsgstr \"乙\"", .zh)
    let en = try catalogue("msgid \"a\"\nmsgstr \"A\"", .en, zh)
    #expect(en("a") == "A" && en("b") == "乙" && en("c") == "c")
    #expect(en.has("b") && !en.has("c"))
    #expect(en.first(of: ["c", "a"]) == "A" && en.first(of: ["c", "d"]) == "d")
  }

  @Test("Placeholders are filled once, so a value may hold a brace")
  func placeholders() throws {
    let texts = try catalogue("msgid \"a\"\nmsgstr \"{x} and {y} and {z\"", .en)
    #expect(texts("a", ["x": "{y}", "y": "2"]) == "{y} and 2 and {z")
    #expect(texts("a", ["x": "1"]) == "1 and {y} and {z")
    #expect(texts(Message("a", ["x": "1", "y": "2"])) == "1 and 2 and {z")
  }
}
