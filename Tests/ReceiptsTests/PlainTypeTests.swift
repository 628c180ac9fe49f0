import Testing

@testable import Receipts

@Suite("What a printer's plain type can print")
struct PlainTypeTests {
  @Test("full-width marks are spelt at the same width, their air on the same side")
  func marks() throws {
    let text = "三（二）1：起付线，限额；“两病”—好…"
    let spelt = try PlainType.spelt(text)
    #expect(spelt == "三 (二) 1: 起付线, 限额; 「两病」--好..")
    #expect(columns(of: spelt) == columns(of: text))
  }

  @Test("a name it has no type for stops the print, and the character is named")
  func rareName() {
    #expect(throws: PrintFault(.missingCharacter, reason: "𬭊")) {
      try PlainType.spelt("姓名 𬭊*三")
    }
  }

  @Test("every paper can be printed in it, and no line of it grows too wide", arguments: Paper.all)
  func papers(_ paper: Paper) throws {
    let text = try PlainType.spelt(TextRenderer.forPaper(try paper.receipt))
    let columnsMax = paper.typeSize == .large ? 48 : 72
    for line in text.split(separator: "\n") {
      #expect(columns(of: line) <= columnsMax, "\(line)")
      #expect(line.unicodeScalars.allSatisfy { $0.value <= 0x4FF || 0x3000...0x9FFF ~= $0.value })
    }
  }
}

@Suite("What of a person stands on paper")
struct MasksTests {
  @Test(
    "the first and the last character of a name",
    arguments: [
      ("张三", "张*"), ("张三丰", "张*丰"), ("欧阳三丰", "欧**丰"), ("丰", "*"), ("", "*"),
      ("𬭊某", "𬭊*"), ("阿依古丽・买买提", "阿******提"),
    ])
  func name(full: String, masked: String) {
    #expect(Masks.name(full) == masked)
  }

  @Test(
    "the last four of a number, and nothing of a short one",
    arguments: [("51302119520315001X", "001X"), ("H1234567", "4567"), ("1234567", "****")])
  func number(full: String, masked: String) {
    #expect(Masks.lastFour(full) == masked)
  }
}

@Suite("A text in lines")
struct WrappingTests {
  @Test("closing marks stay with what they close, opening ones with what they open")
  func marks() {
    #expect(wrap("一二三，四五", columns: 6) == ["一二", "三，四", "五"])
    #expect(wrap("人民（三四）", columns: 6) == ["人民", "（三", "四）"])
  }

  @Test("words and numbers stay whole, and spaces end no line")
  func words() {
    #expect(wrap("call 12393 now", columns: 10) == ["call 12393", "now"])
    #expect(wrap("编号DZ2026073102004297", columns: 20) == ["编号", "DZ2026073102004297"])
  }

  @Test("the number of a clause stays in one piece")
  func clauses() {
    #expect(wrap("依据三（二）1", columns: 10) == ["依据", "三（二）1"])
  }

  @Test("only what is wider than a line by itself is cut")
  func cut() {
    #expect(wrap("abcdefgh", columns: 5) == ["abcde", "fgh"])
    #expect(wrap("", columns: 5) == [])
  }
}
