import Rules
import Support
import Testing

@Suite("A situation in words")
struct SituationTextTests {
  let lexicon: Lexicon

  init() throws { lexicon = try dazhou().lexicon }

  private func words(_ text: String) throws -> String {
    lexicon.words(for: try lexicon.box(reading: text), over: lexicon.entries.map(\.slot))
  }

  @Test(
    "However it is typed, it means the same",
    arguments: [
      ("就医地＝重庆，认定＝转诊", "就医地＝重庆，认定＝转诊"),
      ("zone=chongqing, treated_as=referral", "就医地＝重庆，认定＝转诊"),
      (" 就医地 = CHONGQING ； 认定＝ｒｅｆｅｒｒａｌ ", "就医地＝重庆，认定＝转诊"),
      ("就医地＝省内、重庆", "就医地＝省内、重庆"),
      ("就医地=省内,重庆,认定=转诊", "就医地＝省内、重庆，认定＝转诊"),
      ("就医地≠重庆", "就医地≠重庆"),
      ("就医地!=达州，就医地！＝省内", "就医地＝重庆、省外"),
      ("就医地＝—", ""),
      ("", ""),
      ("支付比例＝本地−10个百分点", "支付比例＝本地-10个百分点"),
      ("ratio=-20", "支付比例＝本地-20个百分点"),
    ])
  func forms(_ text: String, _ meant: String) throws {
    #expect(try words(text) == meant)
  }

  @Test(
    "What cannot be read is told by its part",
    arguments: [
      ("重庆", Lexicon.Misread.noSign("重庆")),
      ("就医地＝重庆，认定转诊", .noSign("认定转诊")),
      ("去处＝重庆", .noSlot("去处")),
      ("就医地＝成都", .noValue("成都", .zone)),
      ("就医地＝", .noValue("", .zone)),
      ("就医地！重庆", .noSign("就医地！重庆")),
      ("就医地＝重庆，zone=home", .excluded(.zone)),
      ("就医地≠达州、省内、重庆、省外", .excluded(.zone)),
    ])
  func misread(_ text: String, _ why: Lexicon.Misread) {
    #expect(throws: why) { try lexicon.box(reading: text) }
  }

  @Test("A block's own words are read back as the same block")
  func back() throws {
    let policy = try dazhou()
    for entry in lexicon.entries {
      guard let table = policy.table(entry.slot) else { continue }
      for piece in policy.explorer.pieces(of: entry.slot, deriving: false) {
        let words = lexicon.words(for: piece.box, over: table.sheet.questions)
        let box = try lexicon.box(reading: words)
        for slot in table.sheet.questions {
          let all = lexicon.everyValue(of: slot)
          #expect(box[slot] & all == piece.box[slot] & all, "\(words)")
        }
      }
    }
  }
}
