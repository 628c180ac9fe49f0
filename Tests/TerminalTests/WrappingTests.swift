import Support
import Terminal
import Testing

@Suite("Lines of text") struct WrappingTests {
  @Test("Chinese is broken anywhere, and each line feed begins a line")
  func chinese() {
    #expect(wrap("办好备案再去看病", columns: 6) == ["办好备", "案再去", "看病"])
    #expect(wrap("一\n\n二", columns: 6) == ["一", "", "二"])
    #expect(wrap("", columns: 6) == [""])
  }

  @Test("A closing mark never begins a line, an opening one never ends it")
  func marks() {
    #expect(wrap("办好了。再去", columns: 6) == ["办好", "了。再", "去"])
    #expect(wrap("去（外地）看病", columns: 4) == ["去", "（外", "地）", "看病"])
    #expect(wrap("他说「好」了", columns: 6) == ["他说", "「好」", "了"])
  }

  @Test("The number of a clause stays in one piece")
  func clauses() {
    #expect(wrap("依据四（三）1办", columns: 12) == ["依据", "四（三）1办"])
    #expect(wrap("见三（二）4、四（四）", columns: 12) == ["见", "三（二）4、", "四（四）"])
    #expect(wrap("外地（三）", columns: 8) == ["外地", "（三）"])
  }

  @Test("Words and numbers stay whole where they fit")
  func words() {
    #expect(wrap("call 12393 for help", columns: 10) == ["call 12393", "for help"])
    #expect(wrap("降低10个百分点", columns: 5) == ["降低", "10个", "百分", "点"])
    #expect(wrap("有效到2027-01-31，当日含", columns: 12) == ["有效到", "2027-01-31，", "当日含"])
  }

  @Test("No word is left alone in the last line where the others can spare one, and none is added")
  func alone() {
    #expect(wrap("去外地住院以前要先备案。", columns: 22) == ["去外地住院以前要先备", "案。"])
    #expect(
      wrap("去外地住院以前要先备案。", columns: 22, lastAtLeast: 8) == ["去外地住院以前要", "先备案。"])
    #expect(
      wrap("a bc defghijklmno pqr", columns: 17, lastAtLeast: 8) == ["a bc", "defghijklmno pqr"])
    #expect(wrap("办好备案再去", columns: 10, lastAtLeast: 8) == ["办好", "备案再去"])
    #expect(wrap("备案。", columns: 22, lastAtLeast: 8) == ["备案。"])
  }

  @Test(
    "Lines end where sentences and clauses do, and no amount is parted, where that takes no more of them",
    arguments: [
      ("有问题打电话 12393，问清楚了再来办。", 30, ["有问题打电话 12393，", "问清楚了再来办。"]),
      ("备案管到 2027 年 1 月 31 日。", 26, ["备案管到", "2027 年 1 月 31 日。"]),
      (
        "Ask its insurance window first. It knows.", 36,
        ["Ask its insurance window first.", "It knows."]
      ),
      ("issued by 宣汉乙医院", 16, ["issued by", "宣汉乙医院"]),
      ("  缩进的不动，还是这样断开的", 20, ["  缩进的不动，还是这", "样断开的"]),
    ])
  func readable(_ text: String, _ limit: Int, _ lines: [String]) {
    #expect(wrap(text, columns: limit, lastAtLeast: 8) == lines)
  }

  @Test("What is broken well takes as few lines as what is broken late, and loses nothing")
  func readableProperty() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<3_000 {
      let text = randomText(Int.random(in: 0...60, using: &random), using: &random)
      let limit = Int.random(in: 2...30, using: &random)
      let lines = wrap(text, columns: limit, lastAtLeast: 8)
      #expect(lines.count <= wrap(text, columns: limit).count, "\(text) at \(limit)")
      #expect(lines.allSatisfy { columns(of: $0) <= limit }, "\(text) at \(limit)")
      let together = lines.joined().filter { !$0.isWhitespace }
      #expect(together == text.filter { !$0.isWhitespace }, "\(text) at \(limit)")
    }
  }

  @Test("A word longer than the line is broken anywhere")
  func longWords() {
    #expect(wrap("ab 1234567890", columns: 4) == ["ab", "1234", "5678", "90"])
    #expect(wrap("备案", columns: 0) == ["备", "案"])
  }

  @Test("Blanks at a break go, those at the start of a line of the text stay")
  func blanks() {
    #expect(wrap("  ab cd", columns: 4) == ["  ab", "cd"])
    #expect(wrap("abcd     ", columns: 4) == ["abcd"])
    #expect(wrap("abc\u{3000}d", columns: 4) == ["abc", "d"])
  }

  @Test("No line is too wide and no character is lost, for 3,000 random texts")
  func property() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<3_000 {
      let text = randomText(Int.random(in: 0...40, using: &random), using: &random)
      let limit = Int.random(in: 2...30, using: &random)
      let lines = wrap(text, columns: limit)
      #expect(lines.allSatisfy { columns(of: $0) <= limit }, "\(text) at \(limit)")
      let together = lines.joined().filter { !$0.isWhitespace }
      #expect(together == text.filter { !$0.isWhitespace }, "\(text) at \(limit)")
      #expect(!lines.dropLast().contains { $0.isEmpty }, "\(text) at \(limit)")
    }
  }

  @Test("Where words are short, no line begins or ends with a wrong mark")
  func markProperty() {
    var random = SeededRandom(seed: 5)
    let samples = ["好", "了，", "（在", "外地）", "abc", "「12」", "。 ", "办"]
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...30, using: &random)
      let text = "始" + (0..<count).map { _ in samples.randomElement(using: &random) ?? "" }.joined()
      for line in wrap(text, columns: 60).dropFirst() {
        #expect(line.first.map { !"，）」。".contains($0) } ?? true, "\(line)")
      }
      for line in wrap(text, columns: 60) {
        #expect(line.last.map { !"（「".contains($0) } ?? true, "\(line)")
      }
    }
  }

  @Test("Cut text ends with two full stops, if they fit")
  func cut() {
    #expect(truncated("备案人姓名", columns: 10) == "备案人姓名")
    #expect(truncated("备案人姓名", columns: 9) == "备案人..")
    #expect(truncated("备案人姓名", columns: 2) == "备")
    #expect(truncated("备案人姓名", columns: 3, mark: "") == "备")
    #expect(truncated("备案", columns: -1) == "")
  }

  @Test("Filled text has exactly the columns asked for")
  func filled() {
    var random = SeededRandom(seed: 6)
    #expect(padded("备案", columns: 6) == "备案  ")
    for limit in 0..<40 {
      let text = randomText(12, using: &random)
      #expect(columns(of: padded(text, columns: limit)) == limit)
    }
  }
}
