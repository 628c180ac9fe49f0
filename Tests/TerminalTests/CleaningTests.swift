import Support
import Terminal
import Testing

@Suite("Cleaning of text") struct CleaningTests {
  @Test("Names stay as they are", arguments: ["张三丰", "阿依古丽·买买提", "𠮷野", "𬱖", "O'Neil", "é", "㐱"])
  func names(name: String) {
    #expect(cleaned(name) == name)
  }

  @Test(
    "What hides, moves or turns text round goes",
    arguments: [
      "\u{1B}", "\u{0}", "\n", "\r\n", "\t", "\u{8}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}",
      "\u{202E}",
      "\u{2066}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{E0041}", "\u{E000}", "\u{2028}",
      "\u{FE0F}",
      "\u{378}", "\u{FFFF}", "\u{3164}", "\u{115F}", "\u{FFFD}", "\u{10FFFD}",
    ])
  func unseen(mark: String) {
    #expect(cleaned("张\(mark)三") == "张三")
  }

  @Test("Letters with marks are put together, byte for byte")
  func composed() {
    #expect(Array(cleaned("e\u{301}").utf8) == Array("é".utf8))
    #expect(Array(cleaned("u\u{308}\u{30C}").utf8) == Array("ǚ".utf8))
    #expect(Array(cleaned("か\u{3099}").utf8) == Array("が".utf8))
  }

  @Test("At most two marks stay on one character")
  func marks() {
    let many = "x" + String(repeating: "\u{325}", count: 9) + "y"
    #expect(cleaned(many).unicodeScalars.count == 4)
  }

  @Test("Cleaning what is clean changes nothing")
  func again() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let once = cleaned(randomText(20, using: &random))
      #expect(Array(cleaned(once).utf8) == Array(once.utf8))
    }
  }

  @Test(
    "A sequence goes whole, and nothing that is not of it",
    arguments: [
      ("张\u{1B}[A三\u{1B}[1;5C丰", "张三丰"), ("\u{1B}[31;1m红\u{1B}[m", "红"),
      ("a\u{1B}]0;title\u{7}b\u{1B}]8;;x\u{1B}\\c", "abc"), ("\u{1B}OP1\u{1B}(B2", "12"),
      ("\u{9B}5~x\u{9D}t\u{9C}y", "xy"), ("\u{1B}P1$r0m\u{1B}\\z", "z"),
      ("\u{1B}张\u{1B}[三\u{1B}[12丰", "张三丰"), ("\u{1B}]张三丰", "张三丰"), ("[A]0;t", "[A]0;t"),
      ("\u{1B}", ""), ("\u{1B}[", ""), ("\u{1B}O", ""), ("", ""),
    ])
  func sequences(text: String, kept: String) {
    #expect(withoutSequences(text) == kept)
  }

  @Test("Full-width letters, digits and blanks become ASCII, Chinese marks with them")
  func halfWidthForms() {
    #expect(halfWidth("１２３Ｘ　（ａ）") == "123X (a)")
    #expect(halfWidth("张三。、") == "张三。、")
  }

  @Test("The quoted law is drawn without marks whose width terminals disagree on")
  func drawnLaw() {
    #expect(onScreen("“两病”门诊·药店") == "「两病」门诊・药店")
    #expect(onScreen("三（二）2") == "三（二）2")
    #expect(onScreen("Ⅰ、Ⅱ类") == "I、II类")
  }
}
