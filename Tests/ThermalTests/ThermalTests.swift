import Messages
import Receipts
import Support
import Synchronization
import Testing

@testable import Thermal

@Suite("Paper on a thermal printer")
struct ThermalTests {
  private static let notice = "全文见普通版回执。"

  @Test(
    "says what the text says, line by line, in every type and on both rolls",
    arguments: ThermalProfile.Roll.allCases, ThermalProfile.Charset.allCases)
  func texts(roll: ThermalProfile.Roll, charset: ThermalProfile.Charset) throws {
    let papers = try SamplePaper.all.map { try $0.receipt.forRoll(notice: Self.notice) }
    let drawn = Mutex<[String]>([])
    let renderer = ThermalRenderer(
      profile: ThermalProfile(roll: roll, charset: charset),
      artist: FakeArtist(asked: { lines in drawn.withLock { $0 += lines.map(\.text) } }))
    let read = try PaperReader.use { reader in
      try reader.read(papers.map(renderer.bytes), dots: roll.dots)
    }
    for (paper, read) in zip(papers, read) {
      let layout = TextRenderer(rollColumns: roll.columns, typeSize: paper.typeSize)
      let wanted = layout.rows(paper).filter { $0.role != .blank }.map { row in
        row.role == .title || row.role == .office ? row.text.trimmingBlanks : row.text
      }
      #expect(read.texts == wanted)
    }
    // Nobody in the samples has a name that needs it.
    #expect(drawn.withLock { $0 } == [])
  }

  @Test("never breaks a long number", arguments: ThermalProfile.Roll.allCases)
  func numbers(roll: ThermalProfile.Roll) throws {
    let renderer = ThermalRenderer(profile: ThermalProfile(roll: roll), artist: FakeArtist())
    try PaperReader.use { reader in
      let papers = try SamplePaper.all.map { try $0.receipt }
      let read = try reader.read(papers.map(renderer.bytes), dots: roll.dots)
      for (paper, read) in zip(papers, read) {
        #expect(read.texts.contains { $0.filter { $0 != " " }.contains(paper.number) })
        #expect(read.texts.contains { $0.contains("12393") })
      }
    }
  }

  @Test("the ordinary receipt is at most 180 mm long for half the samples, 200 mm for all")
  func length() throws {
    let renderer = ThermalRenderer(profile: ThermalProfile(), artist: FakeArtist())
    let papers = try SamplePaper.all.filter { $0.typeSize == .ordinary && $0.language == .zh }
      .map { try $0.receipt.forRoll(notice: Self.notice) }
    let read = try PaperReader.use { try $0.read(papers.map(renderer.bytes), dots: 576) }
    let lengths = read.map { $0.height / 8 }.sorted()
    #expect(lengths[(lengths.count - 1) / 2] <= 180, "\(lengths) mm")
    #expect(lengths.allSatisfy { $0 <= 200 }, "\(lengths) mm")
    for paper in read { #expect(paper.rows.last?.kind == "cut") }
  }

  @Test(
    "a line with a character the printer lacks is drawn, and no other",
    arguments: [
      ("姓名  张𬭊", ThermalProfile.Charset.gb18030, true),
      ("姓名  张䶮", .gb18030, true), ("姓名  朱镕基", .gb2312, true),
      ("姓名  朱镕基", .gbk, false), ("价 ¥12 • A−B", .gb2312, false), ("é", .gbk, false),
      ("ñ", .gb18030, true), ("a\u{1B}@b", .gb18030, true), ("私\u{E5E5}用", .gbk, true),
    ])
  func missing(text: String, charset: ThermalProfile.Charset, isDrawn: Bool) throws {
    let drawn = Mutex<[String]>([])
    let renderer = ThermalRenderer(
      profile: ThermalProfile(charset: charset),
      artist: FakeArtist(asked: { lines in drawn.withLock { $0 += lines.map(\.text) } }))
    let bytes = try renderer.bytes(paper([.paragraph("前"), .paragraph(text), .paragraph("后")]))
    let read = try PaperReader.use { try $0.read([bytes], dots: 576)[0] }
    #expect(drawn.withLock { $0 } == (isDrawn ? [text.filter { $0 != "\u{1B}" }] : []))
    #expect(read.rows.filter { $0.kind == "picture" }.count == (isDrawn ? 1 : 0))
    #expect(read.texts.first == "前")
    #expect(read.texts.last == "后")
    #expect(read.texts.count == (isDrawn ? 2 : 3))
  }

  @Test("marks that every printer has under another code are written in that one")
  func marks() throws {
    let renderer = ThermalRenderer(
      profile: ThermalProfile(charset: .gb2312), artist: FakeArtist())
    let bytes = try renderer.bytes(paper([.paragraph("¥5 •\u{A0}−1")]))
    #expect(try PaperReader.use { try $0.read([bytes], dots: 576)[0].texts } == ["￥5 · -1"])
  }

  @Test("without Chinese type every Chinese line is drawn and every other is not")
  func withoutHanzi() throws {
    let renderer = ThermalRenderer(
      profile: ThermalProfile(hasHanzi: false), artist: FakeArtist())
    let bytes = try renderer.bytes(paper([.title("备案"), .paragraph("12393"), .paragraph("电话")]))
    let read = try PaperReader.use { try $0.read([bytes], dots: 576)[0] }
    #expect(read.texts == ["12393"])
    #expect(read.rows.filter { $0.kind == "picture" }.count == 2)
    #expect(!bytes.starts(with: [0x1B, 0x40, 0x1C, 0x26]))
  }

  @Test("a picture that does not come, or is wider than the roll, stops the paper")
  func noPicture() throws {
    struct Wide: ThermalArtist {
      var count: Int
      func draw(_ lines: [RasterLine]) throws -> [Bitmap] {
        Array(repeating: Bitmap(width: 577, height: 24), count: count)
      }
      func code(_ payload: String) throws -> Bitmap { Bitmap(width: 21, height: 21) }
    }
    for count in [0, 1] {
      #expect(throws: ThermalFailure.notDrawn("张𬭊")) {
        try ThermalRenderer(profile: ThermalProfile(), artist: Wide(count: count))
          .bytes(paper([.paragraph("张𬭊")]))
      }
    }
  }

  @Test("Chinese type is doubled by FS ! where the printer needs that, and only there")
  func hanziSize() throws {
    for needsHanziSize in [false, true] {
      let renderer = ThermalRenderer(
        profile: ThermalProfile(needsHanziSize: needsHanziSize), artist: FakeArtist())
      let bytes = try renderer.bytes(paper([.title("备案"), .paragraph("电话")]))
      let read = try PaperReader.use { try $0.read([bytes], dots: 576)[0] }
      let sizes = read.rows.filter { $0.kind == "text" }.map { String($0.parts[0].dropFirst(4)) }
      #expect(sizes == (needsHanziSize ? ["12", "0"] : ["0", "0"]))
    }
  }

  @Test("a printer without a cutter feeds out what is to be torn, and is not told to cut")
  func cutter() throws {
    let renderer = ThermalRenderer(
      profile: ThermalProfile(hasCutter: false), artist: FakeArtist())
    let bytes = try renderer.bytes(paper([.paragraph("电话")]))
    let read = try PaperReader.use { try $0.read([bytes], dots: 576)[0] }
    #expect(read.rows.last?.kind == "feed")
  }

  private func paper(_ blocks: [Paper.Block]) -> Paper {
    Paper(number: "DZ", typeSize: .ordinary, language: .zh, blocks: blocks)
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
