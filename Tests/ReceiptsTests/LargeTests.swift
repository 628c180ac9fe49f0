import Messages
import Receipts
import Rules
import Support
import Testing

/// What somebody reads who is given the large paper alone.
@Suite("A receipt in large type")
struct LargeTests {
  @Test("says whose it is, masked, and for which place, whatever became of it")
  func whose() throws {
    for sample in PaperSample.allCases {
      for language in Language.official {
        let input = try sample.input(language)
        let said = solid(try large(input, language))
        let place = solid(sample.place(language).full)
        #expect(said.contains("欧**丰") && said.contains("0017"), "\(sample)")
        #expect(said.contains(place) && !said.contains(PaperSample.name), "\(sample)")
      }
    }
  }

  @Test(
    "of promised papers the day comes first of all there is to do", arguments: Language.official)
  func owed(_ language: Language) throws {
    var input = try PaperSample.longTerm.input(language)
    let catalogue = try texts(language)
    let first = steps(try large(input, language)).first ?? ""
    let day = language == .zh ? "2026 年 8 月 31 日" : "31 August 2026"
    #expect(first == catalogue("receipt.owed.by", ["day": day]))
    input.method = .promise(by: nil)
    #expect(steps(try large(input, language)).first == catalogue("receipt.owed"))
    for method in [ReceiptInput.Method.complete, .supplied] {
      input.method = method
      let others = steps(try large(input, language))
      #expect(others.count == 3 && others.first == catalogue("plain.next.bring"))
    }
  }

  @Test("tells a change as one, and that the paper at home holds no more")
  func change() throws {
    var input = try PaperSample.referralOutOfProvince.input(.zh)
    #expect(solid(try large(input, .zh)).contains("备案办好了"))
    input.replaces = "DZ2026050102000517"
    let said = solid(try large(input, .zh))
    #expect(said.contains("备案变更好了") && said.contains("原备案号，不再管用DZ2026050102000517"))
    #expect(!said.contains("备案办好了"))
  }

  @Test("leaves the deductible and the cap open wherever the law speaks of the ratio alone")
  func ratioOnly() throws {
    for sample in PaperSample.allCases where try sample.input(.zh).stands {
      let input = try sample.input(.zh)
      let isOpen = input.decision.notes.contains(.ratioOnly)
      let said = solid(try large(input, .zh)).contains("起付线、限额按达州市异地就医政策")
      #expect(said == isOpen, "\(sample)")
    }
  }

  @Test("says why somebody has to look, and that what was filed without need needed none")
  func reasons() throws {
    let staff = try PaperSample.staff.input(.zh)
    let nearest = try #require(staff.decision.citations.first)
    let says = try texts(.zh)("rule.\(staff.decision.policy).\(nearest.row)")
    #expect(solid(try large(staff, .zh)).contains(solid(says)))
    let pharmacy = solid(try large(PaperSample.pharmacy.input(.zh), .zh))
    #expect(pharmacy.contains("不用办备案"))
    #expect(!solid(try large(PaperSample.longTerm.input(.zh), .zh)).contains("不用办备案"))
  }

  @Test("has a place for the seal, as every other paper")
  func seal() throws {
    for sample in PaperSample.allCases {
      for kind in PaperKind.allCases {
        let paper = Paper(try sample.input(.zh), kind, catalogue: try texts(.zh))
        let seals = paper?.blocks.count { if case .seal = $0 { true } else { false } }
        #expect(seals == nil || seals == 1, "\(sample) \(kind)")
      }
    }
  }

  private func large(_ input: ReceiptInput, _ language: Language) throws -> Paper {
    Paper(input, typeSize: .large, catalogue: try texts(language))
  }

  private func steps(_ paper: Paper) -> [String] {
    paper.blocks.flatMap { block -> [String] in
      if case .numbered(let sentences) = block { sentences } else { [] }
    }
  }

  private func solid(_ paper: Paper) -> String { solid(TextRenderer.forPaper(paper)) }

  private func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
