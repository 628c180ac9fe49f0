import Packs
import Rules
import Support
import Testing

@Suite("The packs taken from papers")
struct PaperPacksTests {
  /// A pack, what it is, and figures and places its quotes must hold.
  struct Paper: Sendable, CustomTestStringConvertible {
    var id: String
    var nature: Nature
    var from: String
    var figures: [String]

    var testDescription: String { id }
  }

  static let papers = [
    Paper(
      id: "chengyu-2024-proposal", nature: .proposal, from: "未写明",
      figures: ["“一次备案，长期有效”", "“一次备案，半年有效”", "在6个月有效期内", "在备案生效后6个月内申请变更"]),
    Paper(
      id: "yibin-chongqing", nature: .law, from: "未写明",
      figures: ["取消了渝宜两地参保人员跨省异地就医住院备案手续", "重庆市已开通跨省住院的医院"]),
    Paper(
      id: "yangtze-delta-2018", nature: .pilot, from: "2018-09-28",
      figures: [
        "2018年9月28日", "1（上海）+8", "南通、盐城、徐州", "省本级、嘉兴、宁波", "滁州、马鞍山", "4类参保人员",
        "“1+17”", "41市级统筹区", "3次扩围", "新增9个统筹区", "再新增11个统筹区", "最后13个试点统筹区", "40个城市",
      ]),
    Paper(
      id: "hainan-2009", nature: .agreement, from: "2009",
      figures: ["２００９年", "《异地就医，异地结算合作协议》", "重庆、贵州、四川、海南４省"]),
    Paper(
      id: "fujian-2006", nature: .pilot, from: "2006",
      figures: ["２００２年", "２００６年", "“异地结算卡”"]),
  ]

  @Test("load without a finding and are what they say they are", arguments: papers)
  func loads(_ paper: Paper) throws {
    let pack = asset("Policies/\(paper.id).md")
    let notice = asset("Policies/\(paper.id).notice.md")
    #expect(inspectPolicy(markdown: pack, fullText: notice).isEmpty)
    let policy = try loadPolicy(markdown: pack, file: "\(paper.id).md")
    #expect(policy.id == paper.id && policy.identity.nature == paper.nature)
    #expect(policy.identity.inForceFrom.text == paper.from)
    #expect(policy.identity.inForceThrough.text == "未写明")
    #expect(policy.identity.source.hasPrefix("论文") || policy.identity.source.hasPrefix("报告"))
    #expect(!policy.decidesCare)
  }

  @Test("answer every situation by one row, and ask where the text is silent", arguments: papers)
  func rows(_ paper: Paper) throws {
    let policy = try loadPolicy(markdown: asset("Policies/\(paper.id).md"), file: paper.id)
    for table in Slot.allCases.compactMap(policy.table) {
      for explanation in table.explanations {
        #expect(explanation.winners.count == 1 && explanation.setAside.isEmpty)
        let silent = policy.lexicon[table.conclusion]?.silent ?? 0
        let isSilent = silent >> UInt64(explanation.value) & 1 == 1
        let question = table.sheet.rows[explanation.winners[0]].question
        #expect(isSilent == question.hasSuffix("？"), "\(table.rows[explanation.winners[0]])")
      }
    }
  }

  @Test("have ten cases at least, and every answer of a table among them", arguments: papers)
  func cases(_ paper: Paper) throws {
    let pack = SourcedPack(paper.id)
    #expect(pack.rows(of: "用例：").count >= 10)
    for heading in pack.headings where heading.hasPrefix("结论：") {
      let name = String(heading.dropFirst(3))
      let answers = pack.columns(name, of: heading)
      #expect(!answers.isEmpty)
      #expect(Set(answers).isSubset(of: pack.columns("应得", of: "用例：\(name)")), "\(name)")
    }
  }

  @Test("quote every figure and place of theirs", arguments: papers)
  func figures(_ paper: Paper) {
    let quotes = SourcedPack(paper.id).quotes.values
    for figure in paper.figures {
      #expect(quotes.contains { $0.contains(figure) }, "\(figure)")
    }
  }
}

@Suite("A pack beside the text it was taken from")
struct SourcedPackTests {
  @Test(
    "quotes every sentence of it, or lists it as left out with the reason",
    arguments: ["dazhou-2022-118"] + PaperPacksTests.papers.map(\.id))
  func nothingLost(_ id: String) throws {
    let pack = SourcedPack(id)
    let sentences = pack.sentencesOfNotice
    let quoted = Set(pack.quotes.values.flatMap { SourcedPack.sentences(of: $0) })
    #expect(sentences.count > 1)
    for sentence in sentences {
      let isQuoted = quoted.contains { sentence == $0 || pack.isNumbered(sentence, $0) }
      let listed = pack.leftOut.filter { pack.names($0.text, sentence) }
      // Both only where no row cites it, which the check of the pack holds it to.
      #expect(isQuoted || listed.count == 1, "\(id): \(sentence)")
      #expect(listed.count < 2, "\(id): \(sentence)")
    }
    for (text, reason) in pack.leftOut {
      #expect(!reason.isEmpty, "\(id): \(text)")
      #expect(sentences.count { pack.names(text, $0) } == 1, "\(id): \(text)")
    }
  }

  @Test(
    "stands sentence by sentence in that text",
    arguments: ["dazhou-2022-118"] + PaperPacksTests.papers.map(\.id))
  func quotes(_ id: String) {
    let pack = SourcedPack(id)
    #expect(!pack.quotes.isEmpty)
    for (clause, quote) in pack.quotes {
      for sentence in SourcedPack.sentences(of: quote) {
        #expect(
          pack.sentencesOfNotice.contains { $0 == sentence || pack.isNumbered($0, sentence) },
          "\(clause): \(sentence)")
      }
    }
  }
}
