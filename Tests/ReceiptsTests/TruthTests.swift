import Messages
import Rules
import Support
import Testing

@testable import Receipts

/// What a paper says of law, and of a filing that holds no more; what it looks like is `ReceiptsTests`'.
@Suite("A receipt promises what holds")
struct TruthTests {
  @Test("a filing that was ended or changed says that and nothing of what it gave, in both types")
  func noLonger() throws {
    for paper in SamplePaper.all {
      let catalogue = try texts(paper.language)
      for (state, standing) in [
        ("ended", ReceiptInput.Standing.ended(on: nil)),
        ("replaced", .replaced(by: PaperSample.successor)),
      ] {
        var input = try paper.sample.input(paper.language)
        input.standing = standing
        let receipt = Paper(input, typeSize: paper.typeSize, catalogue: catalogue)
        let said = solid(receipt)
        #expect(said.contains(solid(catalogue("receipt.\(state)"))))
        #expect(said.contains(solid(catalogue("receipt.no_longer.\(state)"))))
        #expect(said.contains(PaperSample.successor) == (state == "replaced"))
        #expect(said.contains(input.number) && said.contains(input.hotline))
        for key in ["plain.headline.filed", "plain.headline.filed_late"] {
          #expect(!said.contains(solid(catalogue(key))), "\(paper)")
        }
        for key in ["treatment", "next", "bring", "change"] {
          let heading = Paper.Block.heading(catalogue("receipt.heading.\(key)"))
          #expect(!receipt.blocks.contains(heading), "\(paper): \(key)")
        }
      }
    }
  }

  @Test("what is to be done of a claim is on the large paper too, though it names the hotline")
  func claims() throws {
    for sample in [PaperSample.selfPaid, .notNetworked] {
      for language in Language.official {
        let (input, catalogue) = (try sample.input(language), try texts(language))
        let claim = catalogue("plain.next.claim", ["hotline": input.hotline])
        let call = catalogue("plain.next.call", ["hotline": input.hotline])
        for size in Paper.TypeSize.allCases {
          let steps = numbered(Paper(input, typeSize: size, catalogue: catalogue))
          #expect(steps.contains(claim) && !steps.contains(call), "\(sample) \(size)")
          // A card is no use for a bill that is claimed.
          #expect(!steps.contains(catalogue("receipt.bring.card")), "\(sample) \(size)")
        }
      }
    }
  }

  @Test("who files again after a filing ran out reads which clause says how long this one holds")
  func again() throws {
    let policy = try PaperSample.policy.get()
    var facts = try PaperSample.otherTemporary.facts
    let before = try #require(Day("2025-10-01"))
    facts.filings = [Filing(category: .otherTemporary, fileTo: facts.fileTo, effective: before)]
    var input = try PaperSample.otherTemporary.input(.zh)
    input.decision = policy.decide(facts, today: input.effective)
    #expect(input.decision.status == .expired)
    let rows = fields(Paper(input, catalogue: try texts(.zh)))
    let basis = rows.last { $0.label == "有效期" }?.basis?.clauses
    #expect(basis == input.validityReasons.map(\.clause) && basis?.isEmpty == false)
  }

  @Test("direct settlement of a stay rests on the sentence that says so")
  func settlement() throws {
    for sample in PaperSample.allCases where try sample.input(.zh).stands {
      let paper = Paper(try sample.input(.zh), catalogue: try texts(.zh))
      let quotes = paper.blocks.flatMap { block -> [String] in
        if case .clauses(let clauses) = block { clauses.map(\.quote) } else { [] }
      }
      let isDirect = solid(paper).contains("可以直接刷卡结算") && solid(paper).contains("出院时")
      let proofs = ["享受住院费用直接结算服务", "应为参保人员办理医疗费用直接结算"]
      let isProved = quotes.contains { quote in proofs.contains { quote.contains($0) } }
      #expect(isProved == isDirect, "\(sample)")
    }
  }

  @Test("a late filing says that it holds from the admission, on each paper, and by which reading")
  func reachesBack() throws {
    for sample in PaperSample.allCases {
      let input = try sample.input(.zh)
      let isLate = sample == .lateFiling
      for kind in [PaperKind.receipt, .large, .hospital] {
        guard let paper = Paper(input, kind, catalogue: try texts(.zh)) else { continue }
        let said = solid(paper)
        #expect(said.contains("入院那天") == isLate, "\(sample) \(kind)")
        let isRead = said.contains("住院期间补办的备案，管到入院那天（对四（二）的理解）")
        #expect(isRead == (isLate && kind != .large), "\(sample) \(kind)")
      }
    }
  }

  @Test("one hospital without a network leaves the filing for the others of its city")
  func others() throws {
    let others = "成都市别的联网医院，这份备案照样管用。在成都市的联网医院住院，出院时可以直接刷卡结算。"
    var late = try PaperSample.lateFiling.facts
    late.networked = false
    for sample in PaperSample.allCases {
      var input = try sample.input(.zh)
      if sample == .lateFiling {
        input.decision = try PaperSample.policy.get().decide(late, today: input.effective)
        input.settlingReasons = try PaperSample.notNetworked.input(.zh).settlingReasons
      }
      let isOne = [.notNetworked, .lateFiling].contains(sample)
      for size in Paper.TypeSize.allCases {
        let paper = Paper(input, typeSize: size, catalogue: try texts(.zh))
        #expect(solid(paper).contains(others) == isOne, "\(sample) \(size)")
        #expect(solid(paper).contains("在成都市看病的这家医院没有联网") == isOne, "\(sample)")
      }
      guard isOne else { continue }
      #expect(input.reasons(for: .settlement).map(\.quote).joined().contains("享受住院费用直接结算服务"))
      input.printedAt.day = try #require(Day("2027-02-01"))
      input.isInHospital = false
      let after = Paper(input, typeSize: .large, catalogue: try texts(.zh))
      #expect(!solid(after).contains(others), "\(sample)")
    }
  }

  @Test("no paper names a reading by its number in the pack")
  func codes() throws {
    for sample in PaperSample.allCases {
      for language in Language.official {
        let input = try sample.input(language)
        for kind in PaperKind.allCases {
          guard let paper = Paper(input, kind, catalogue: try texts(language)) else { continue }
          #expect(!TextRenderer.forPaper(paper).contains(/\bR[0-9]/), "\(sample) \(kind)")
        }
      }
    }
  }

  @Test("its own number is the first, and nothing is said twice in the same words")
  func rows() throws {
    for paper in SamplePaper.all where paper.typeSize == .ordinary {
      let rows = fields(try paper.receipt)
      let number = try paper.sample.input(paper.language).number
      #expect(rows.first?.value == .number(number), "\(paper)")
      var said: Set<String> = []
      for case .text(let text) in rows.map(\.value) where text.count > 10 {
        #expect(said.insert(text).inserted, "\(paper): \(text)")
      }
    }
  }

  @Test("of special diseases it rests on what is said of all who filed, not on who need not file")
  func settlementOfSpecialDiseases() throws {
    let input = try PaperSample.specialDisease.input(.zh)
    let paper = Paper(input, catalogue: try texts(.zh))
    let settlement = try #require(fields(paper).first { $0.label == "直接结算" })
    #expect(settlement.basis?.clauses == ["二", "三（一）1"])
    #expect(
      input.settlingReasons.map(\.quote).joined().contains("办理异地就医备案后可以享受异地就医直接结算服务"))
  }

  @Test("a ratio whose reason is on no record is still stated on the large paper")
  func ratioWithoutReason() throws {
    var input = try PaperSample.otherTemporary.input(.zh)
    let known = input.decision
    input.decision = Decision(
      policy: known.policy, treatedAs: known.treatedAs, zone: known.zone,
      deltaPoints: known.deltaPoints, settlement: known.settlement, catalogue: known.catalogue,
      status: known.status, validThrough: known.validThrough, fileTo: known.fileTo, citations: [],
      readings: [], notes: [], steps: [])
    let paper = Paper(input, typeSize: .large, catalogue: try texts(.zh))
    #expect(!paper.blocks.contains(.paragraph("")))
    #expect(solid(paper).contains("20个百分点"))
  }

  @Test("a certificate that does not count is said not to, and why, and what would help")
  func uncounted() throws {
    let input = try PaperSample.otherTemporary.input(.zh)
    let said = solid(Paper(input, typeSize: .large, catalogue: try texts(.zh)))
    #expect(said.contains("转诊证明没有按转诊算：县里的医院要二级甲等及以上"))
    #expect(said.contains("可以先申请变更备案；变更以后，报销比例就不降"))
    let without = try PaperSample.lateFiling.input(.zh)
    #expect(!solid(Paper(without, typeSize: .large, catalogue: try texts(.zh))).contains("没有按转诊算"))
  }

  @Test("a certificate that only the person speaks of is not said to have been shown")
  func unseen() throws {
    for language in Language.official {
      var input = try PaperSample.referralOutOfProvince.input(language)
      let catalogue = try texts(language)
      for (isUnseen, key) in [(false, "shown"), (true, "shown.unseen")] {
        input.isCertificateUnseen = isUnseen
        let paper = Paper(input, catalogue: catalogue)
        let field = Paper.Field(
          catalogue("receipt.label.certificate"), .text(catalogue("receipt.certificate.\(key)")))
        let isSaid = paper.blocks.contains { block in
          if case .fields(let fields) = block { fields.contains(field) } else { false }
        }
        #expect(isSaid, "\(language) \(key)")
      }
    }
  }

  @Test("a pharmacy is no hospital, and whoever has filed need not file")
  func pharmacy() throws {
    let input = try PaperSample.pharmacy.input(.zh)
    for size in Paper.TypeSize.allCases {
      let said = solid(Paper(input, typeSize: size, catalogue: try texts(.zh)))
      #expect(!said.contains("到医院") && !said.contains("先来备案"), "\(size)")
    }
  }

  @Test("what is brought is the document that was shown, whatever it is")
  func document() throws {
    var input = try PaperSample.longTerm.input(.zh)
    input.idKind = "护照"
    for size in Paper.TypeSize.allCases {
      let said = solid(Paper(input, typeSize: size, catalogue: try texts(.zh)))
      #expect(said.contains("护照") && !said.contains("身份证"), "\(size)")
    }
  }

  @Test(
    "a long-term filing says that it is not changed at once, in principle",
    arguments: Language.official)
  func locked(_ language: Language) throws {
    let catalogue = try texts(language)
    for sample in PaperSample.allCases where try sample.input(language).stands {
      let input = try sample.input(language)
      let said = solid(Paper(input, catalogue: catalogue))
      let lock = solid(catalogue("rule.dazhou-2022-118.verdict.长锁"))
      #expect(said.contains(lock) == input.category.isLongTerm, "\(sample)")
    }
  }

  @Test("nothing is said twice on a paper, and a filing's own number is the first on it")
  func once() throws {
    for sample in PaperSample.allCases {
      for kind in PaperKind.allCases {
        for language in [kind.language(for: .zh), kind.language(for: .en)] {
          var input = try sample.input(language)
          input.replaces = "DZ2026050102000517"
          guard let paper = Paper(input, kind, catalogue: try texts(language)) else { continue }
          var said: Set<String> = []
          for sentence in sentences(paper) {
            #expect(said.insert(sentence).inserted, "\(sample) \(kind): \(sentence)")
          }
          let text = solid(paper)
          guard let other = text.firstRange(of: "DZ2026050102000517") else { continue }
          #expect(text[..<other.lowerBound].contains(input.number), "\(sample) \(kind)")
        }
      }
    }
    for sample in [PaperSample.selfPaid, .notNetworked] {
      let claim = numbered(Paper(try sample.input(.zh), catalogue: try texts(.zh)))
      #expect(!claim.contains { $0.contains("同级公立医院") }, "the clause beside it says so")
    }
  }

  /// What it says in whole sentences, the law's own words left out.
  private func sentences(_ paper: Paper) -> [String] {
    paper.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .footnote(let text): [text]
      case .numbered(let sentences): sentences
      case .fields(let fields):
        fields.map { if case .text(let text) = $0.value { text } else { "" } }
      default: []
      }
    }
    .flatMap { $0.split(separator: #/[。；]|[.] /#).map { String($0) } }
    // Labels and short answers may well be the same.
    .filter { $0.count > 9 }
  }

  private func numbered(_ paper: Paper) -> [String] {
    paper.blocks.flatMap { block -> [String] in
      if case .numbered(let sentences) = block { sentences } else { [] }
    }
  }

  private func fields(_ paper: Paper) -> [Paper.Field] {
    paper.blocks.flatMap { block -> [Paper.Field] in
      if case .fields(let fields) = block { fields } else { [] }
    }
  }

  /// Its words, without blanks and ends of lines.
  private func solid(_ paper: Paper) -> String { solid(TextRenderer.forPaper(paper)) }

  private func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
