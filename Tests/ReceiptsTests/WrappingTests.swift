import Testing

@testable import Receipts

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

  @Test("a day and a measure stay whole, or at least each number with its unit")
  func measures() {
    let day = "到 2027 年 1 月 31 日止"
    #expect(wrap(day, columns: 20) == ["到", "2027 年 1 月 31 日止"])
    #expect(wrap(day, columns: 18) == ["到", "2027 年 1 月 31 日", "止"])
    #expect(wrap(day, columns: 10) == ["到 2027 年", "1 月 31 日", "止"])
    #expect(wrap("低 20 个百分点。", columns: 14) == ["低", "20 个百分点。"])
    #expect(wrap("降低10个百分点", columns: 12) == ["降低", "10个百分点"])
    #expect(wrap("ended on 31 July 2026", columns: 14) == ["ended on", "31 July 2026"])
    #expect(wrap("ended on 31 July 2026", columns: 8) == ["ended on", "31 July", "2026"])
    #expect(wrap("in 31 Juliet 2026", columns: 14) == ["in 31 Juliet", "2026"])
    #expect(wrap("20:06，补打 第3次", columns: 14) == ["20:06，补打", "第3次"])
    for columns in 14...40 {
      let lines = wrap("有效期" + day + "，低 20 个百分点，依据三（二）4。", columns: columns)
      #expect(lines.joined().filter { $0 != " " }.hasSuffix("依据三（二）4。"))
      #expect(!lines.contains { "年月日，。".contains($0.first ?? " ") }, "\(columns)")
      #expect(!lines.dropLast().contains { $0.last?.isNumber ?? false }, "\(columns)")
    }
  }

  @Test("only what is wider than a line by itself is cut")
  func cut() {
    #expect(wrap("abcdefgh", columns: 5) == ["abcde", "fgh"])
    #expect(wrap("", columns: 5) == [])
  }
}
