import Packs
import Rules
import Support
import Testing

@Suite("The Dazhou notice word for word, without readings")
struct LiteralTests {
  private static let file = "Policies/dazhou-2022-118.literal.md"

  private let text = String(decoding: asset(file), as: UTF8.self)

  private func load(_ text: String) throws(PackFailure) -> LiteralPack {
    try loadLiteral(
      markdown: Array(text.utf8), fullText: asset("Policies/dazhou-2022-118.notice.md"),
      file: "literal.md")
  }

  private func findings(_ text: String) -> [Finding] {
    do {
      _ = try load(text)
      return []
    } catch {
      return error.findings
    }
  }

  /// The names of the rows that differ, each kind once.
  private func conflicts(_ survey: LiteralSurvey, in pack: LiteralPack) -> Set<[String]> {
    let rows = pack.policy.table(survey.conclusion)?.rows ?? []
    return Set(survey.troubles.filter { !$0.rows.isEmpty }.map { $0.rows.map { rows[$0] } })
  }

  @Test("三（二）1-8 alone contradict themselves in three ways")
  func conflicts() throws {
    let pack = try load(text)
    let ratio = try #require(pack.surveys.first { $0.conclusion == .ratio })
    #expect(conflicts(ratio, in: pack) == [["1", "5乙"], ["1", "3", "5乙"], ["2乙", "3"]])
    #expect(ratio.count.conflicting == 4)
    #expect(ratio.count.agreeing == 11)
    #expect(ratio.count.silent == 139)
  }

  @Test("Every situation that is not decided is in a block, and no other")
  func blocks() throws {
    let pack = try load(text)
    for survey in pack.surveys {
      let table = try #require(pack.policy.table(survey.conclusion))
      let slots = table.sheet.questions
      var undecided = 0
      for situation in situations(of: table) {
        var box = Box()
        for slot in slots { box[slot] = 1 << UInt64(situation[slot]) }
        let isImpossible = pack.policy.impossible.contains { excluded in
          excluded.conditions.allSatisfy { slots.contains($0.key) && box[$0.key] & $0.value != 0 }
        }
        let isTold = survey.troubles.contains { $0.box.meets(box, over: slots) }
        if !isImpossible {
          #expect(isTold == (table.explanation(situation) == nil))
          undecided += isTold ? 1 : 0
        }
      }
      #expect(undecided == survey.count.conflicting + survey.count.silent)
    }
  }

  private func situations(of table: Table) -> [Situation] {
    table.questions.reduce([Situation()]) { found, question in
      found.flatMap { situation in
        (0..<UInt8(question.count)).map {
          var other = situation
          other[question.slot] = $0
          return other
        }
      }
    }
  }

  @Test("Every conflict and every hole has its question, and every question a need")
  func questions() throws {
    let pack = try load(text)
    #expect(pack.surveys.allSatisfy { $0.troubles.allSatisfy { $0.question != nil } })
    #expect(pack.idleQuestions.isEmpty)
    #expect(Set(pack.questions.map(\.number)).count == pack.questions.count)
    #expect(pack.questions.allSatisfy { $0.text.hasSuffix("？") })
  }

  @Test("A word asked about stands in a sentence that is quoted with the question")
  func terms() throws {
    let asked = try load(text).questions.filter(\.conclusions.isEmpty)
    #expect(asked.count > 10)
    for question in asked {
      let words = question.text.matches(of: /“([^”]+)”/).map(\.output.1)
      #expect(!words.isEmpty, "\(question.number)")
      let quoted = question.citations.map(\.quote).joined()
      for word in words { #expect(quoted.contains(word), "\(question.number) \(word)") }
    }
  }

  @Test("A number given twice over both tables of questions is told")
  func numberAgain() {
    let codes = findings(text.replacing("| 42 |", with: "| 41 |")).map(\.code)
    #expect(codes == [.duplicateEntry])
  }

  @Test("A hole nobody has asked about is still told, without a question")
  func unasked() throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let left = lines.filter { !$0.hasPrefix("| 36 ") }.joined(separator: "\n")
    let survey = try #require(try load(left).surveys.first { $0.conclusion == .verdict })
    let unasked = survey.troubles.filter { $0.question == nil }
    #expect(unasked.count == 1)
    #expect(survey.troubles.last?.question == nil)
  }

  @Test("A question about situations that are decided is refused")
  func idleQuestion() {
    let changed = text.replacing(
      "长居＝否，转诊＝有，急诊＝是，就医地＝省外，备案＝备案地、超期出院，类型＝住院",
      with: "长居＝否，转诊＝有，急诊＝是，就医地＝重庆，备案＝备案地、超期出院，类型＝住院")
    #expect(findings(changed).map(\.code) == [.idleQuestion])
    #expect(findings(changed).first?.row == "1")
  }

  @Test(
    "What is wrong with a question is told at its place",
    arguments: [
      ("长居＝否，转诊＝有，急诊＝是", "长驻＝否，转诊＝有，急诊＝是", Finding.Code.unknownColumn),
      ("长居＝否，转诊＝有，急诊＝是", "长居＝否，转诊有，急诊＝是", .noSign),
      ("长居＝否，转诊＝有，急诊＝是", "长居＝否，转诊＝是，急诊＝是", .unknownValue),
      ("| 适用                                     | 时间＝跨施行日", "| 时效 | 时间＝跨施行日", .unknownColumn),
      ("| 三（二）2、三（二）3 ", "| 三（二）2、三（二）9 ", .notQuoted),
      ("| 末段第1-2句 ", "| 末段第1-9句 ", .noSuchSentence),
      ("> **三（二）4** 非急诊", "> **三（二）4** 急诊", .quoteDiffers),
    ])
  func faults(old: String, new: String, code: Finding.Code) {
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2, "the file has no \(old)")
    #expect(findings(parts.joined(separator: new)).contains { $0.code == code })
  }

  @Test("The readings named are readings of the pack that decides")
  func readings() throws {
    let known = Set(try dazhou().readings.map(\.id))
    for question in try load(text).questions {
      #expect(known.isSuperset(of: question.readings), "\(question.number)")
    }
  }

  @Test("No reading has slipped in: no row rests on one, and one exception is the notice's own")
  func noReadings() throws {
    let pack = try load(text)
    #expect(pack.policy.readings.isEmpty)
    let beats = pack.surveys.compactMap { pack.policy.table($0.conclusion)?.sheet }
      .flatMap { sheet in sheet.rows.filter { !$0.beats.isEmpty }.map(\.name) }
    #expect(beats == ["1乙"])
  }
}
