import Messages
import Support
import Testing

@testable import Speech

/// What the voice is given for a text.
struct RecitalTests {
  @Test(arguments: [
    ("异地就医备案", "yi4 di4 jiu4 yi1 bei4 an4."),
    ("重庆市", "chong2 qing4 shi4."),
    ("厦门、六安", "xia4 men2, lu4 an1."),
    ("去银行重新办", "qu4 yin2 hang2 chong2 xin1 ban4."),
    ("长期住在外地", "chang2 qi1 zhu4 zai4 wai4 di4."),
    ("本人参保", "ben3 ren2 can1 bao3."),
    ("您的确认", "nin2 de5 que4 ren4."),
    ("住院长期有效", "zhu4 yuan4 chang2 qi1 you3 xiao4."),
    ("一位一位地输", "yi2 wei4 yi2 wei4 de5 shu1."),
    ("一次，一遍，第一步", "yi2 ci4, yi2 bian4, di4 yi1 bu4."),
    ("不对，不能", "bu2 dui4, bu4 neng2."),
    ("为什么：因为没有", "wei4 shen2 me5, yin1 wei4 mei2 you3."),
    ("按 回车。对吗？", "an4 hui2 che1.\ndui4 ma5?"),
  ])
  func readsWords(_ text: String, _ script: String) throws {
    #expect(try spoken(text) == script)
  }

  @Test(arguments: [
    ("2026-07-31", "er4 ling2 er4 liu4 nian2 qi1 yue4 san1 shi2 yi1 ri4."),
    ("2026 年 7 月 31 日", "er4 ling2 er4 liu4 nian2 qi1 yue4 san1 shi2 yi1 ri4."),
    ("2027年2月2日", "er4 ling2 er4 qi1 nian2 er4 yue4 er4 ri4."),
    ("20260731", "er4 ling2 er4 liu4 nian2 qi1 yue4 san1 shi2 yi1 ri4."),
    ("09:43", "jiu3 dian3 si4 shi2 san1 fen1."),
    ("降低 20 个百分点", "jiang4 di1 er4 shi2 ge4 bai3 fen1 dian3."),
    ("80%", "bai3 fen1 zhi1 ba1 shi2."),
    ("65.5%", "bai3 fen1 zhi1 liu4 shi2 wu3 dian3 wu3."),
    ("12393", "yao1 er4 san1 jiu3 san1."),
    ("0818-2123456", "ling2 ba1 yao1 ba1, er4 yao1 er4 san1 si4 wu3 liu4."),
    (
      "备案号 DZ 2026 0731 0042 0195",
      "bei4 an4 hao4 di4 zei4 er4 ling2 er4 liu4, ling2 qi1 san1 yao1, ling2 ling2 si4 er4, "
        + "ling2 yao1 jiu3 wu3."
    ),
    ("第 2 步，共 6 步", "di4 er4 bu4, gong4 liu4 bu4."),
    ("2 个人，2 次", "liang3 ge4 ren2, liang3 ci4."),
    ("按 2", "an4 er4."),
    ("105 元", "yi1 bai3 ling2 wu3 yuan2."),
    (
      "达市医保办发〔2022〕118号",
      "da2 shi4 yi1 bao3 ban4 fa1, er4 ling2 er4 er4, yi1 bai3 yi1 shi2 ba1 hao4."
    ),
    ("三（二）2、四（一）", "san1, er4, er4, si4, yi1."),
    ("1 - 9", "yi1 dao4 jiu3."),
    ("1 退休了", "yi1, tui4 xiu1 le5."),
    ("还有 3 行，第 1 行", "hai2 you3 san1 hang2, di4 yi1 hang2."),
    ("斜杠 或 !", "xie2 gang4 huo4 gan3 tan4 hao4."),
    ("最后一位是 X", "zui4 hou4 yi2 wei4 shi4 ai4 ke4 si1."),
  ])
  func readsFigures(_ text: String, _ script: String) throws {
    #expect(try spoken(text) == script)
  }

  @Test func saysNoIdentityNumberWhole() throws {
    let last = "hou4 si4 wei4, ling2 ling2 yao1 wu3."
    #expect(try spoken("511700195503120015") == last)
    #expect(try spoken("5117 0019 5503 1200 15") == last)
    #expect(try spoken("511700 1955 0312 0015") == last)
    #expect(try spoken("****** **** **** 0015") == last)
    #expect(try spoken("51170019660401008X") == "hou4 si4 wei4, ling2 ling2 ba1 ai4 ke4 si1.")
    #expect(
      try spoken("138****5678") == "yao1 san1 ba1, hou4 si4 wei4, wu3 liu4 qi1 ba1.")
    #expect(
      try spoken("13800135678") == "yao1 san1 ba1, hou4 si4 wei4, wu3 liu4 qi1 ba1.")
    #expect(try spoken("ID 511700195503120015", .en) == "ID ending in 0 0 1 5")
    #expect(try spoken("*", .zh) == "xing1 hao4.")
    #expect(try spoken("张*丰") == "zhang1 mou3 feng1.")
  }

  @Test func readsSurnamesWhereANameStands() throws {
    #expect(try spoken("5 姓名: 单雄信") == "wu3, xing4 ming2, shan4 xiong2 xin4.")
    #expect(try spoken("姓名: 尉迟恭") == "xing4 ming2, yu4 chi2 gong1.")
    #expect(try spoken("姓名: 曾国藩") == "xing4 ming2, zeng1 guo2 fan1.")
    #expect(try spoken("单位") == "dan1 wei4.")
  }

  @Test(arguments: [
    (
      "Filed 2026-07-31, 20 points lower: 80% becomes 60%.",
      "Filed 31 July 2026, 20 points lower, 80 percent becomes 60 percent."
    ),
    ("Call 12393.", "Call 1 2 3 9 3."),
    ("1 I have retired", "1, I have retired"),
    ("三（二）2", "3, 2, 2"),
    ("Name: 张三丰", "Name, Zhang San Feng"),
    ("Press F1 [[t'est]]", "Press F1, t'est,"),
    ("Press / or - now.", "Press slash or minus now."),
    ("What now?\nGo on", "What now?\nGo on"),
  ])
  func readsEnglish(_ text: String, _ script: String) throws {
    let wanted = script.last == "," ? script.dropLast() + "." : script
    #expect(try spoken(text, .en) == wanted)
  }

  /// Whatever a page holds, the voice gets letters, digits, blanks and marks of sentences only.
  @Test func anyTextBecomesPlainScript() throws {
    var random = SeededRandom(seed: 5)
    let pieces = [
      "一", "不", "重庆", "5117", "0019", "*", "X", "%", "年", "月", " ", "-", "/", "\n", "，", "。",
      "[[", "]]", "（", "é", "😀", "\u{301}", "𠮷", "Ａ", "１", "\t", "\u{7}", "<", "&", "姓名:", "第", ":",
      "2026", "０", ".", "〔", "〇",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0..<12, using: &random))
        .map { _ in
          if Int.random(in: 0..<4, using: &random) == 0,
            let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &random))
          {
            return String(scalar)
          }
          return pieces.randomElement(using: &random) ?? ""
        }.joined()
      let chinese = try spoken(text)
      let english = try spoken(text, .en)
      #expect(try spoken(text) == chinese)
      #expect(
        chinese.allSatisfy {
          ("a"..."z").contains($0) || ("1"..."5").contains($0) || " ,.?\n".contains($0)
        },
        "\(text.debugDescription): \(chinese)")
      #expect(
        english.allSatisfy {
          $0.isASCII && ($0.isLetter || $0.isNumber || " ,.?'-\n".contains($0))
        },
        "\(text.debugDescription): \(english)")
      for word in chinese.split(whereSeparator: { " ,.?\n".contains($0) }) {
        #expect(Readings.isReading(word), "\(text.debugDescription): \(word)")
      }
    }
  }
}
