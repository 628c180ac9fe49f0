import Interview
import Messages
import Rules
import Support
import Testing
import Voices

@Suite("One explanation in three voices")
struct VoicesTests {
  private static let policy = Result { try dazhou() }
  private static let chinese = Result {
    Voices(catalogue: try Messages.Catalogue(po: asset("Locales/zh.po"), language: .zh))
  }
  private static let english = Result {
    Voices(catalogue: try Messages.Catalogue(po: asset("Locales/en.po"), language: .en))
  }

  private func careCase(
    _ category: Rules.Category, _ fileTo: String, care: Care = .inpatient
  ) throws -> CareCase {
    CareCase(
      insuredPlace: try Sample.place("511703"), category: category, care: care,
      fileTo: try Sample.place(fileTo), filesOn: Sample.today)
  }

  private func person(
    _ facts: CareCase, _ moment: Scene.Moment = .filed, place: String = "北京市"
  ) throws -> PersonWords {
    let decision = try Self.policy.get().decide(facts, today: Sample.today)
    let scene = Scene(facts, moment: moment, carePlace: place)
    return try Self.chinese.get().forPerson(decision, scene)
  }

  @Test("A long-term filing: done, directly, the same ratio, no end")
  func longTerm() throws {
    let words = try person(careCase(.longTermResident, "510100"), place: "成都市")
    #expect(words.headline == "备案办好了。")
    #expect(
      words.facts == [
        "在成都市的联网医院住院，出院时可以直接刷卡结算。",
        "报销比例：和在达州住院一样，不降低。",
        "备案长期管用：参保状态没变、没来改备案，就不会过期。",
      ])
    #expect(words.because == "属于异地长期居住人员，去的是备案的地方。")
    #expect(words.clauses.hasPrefix("达州市规定 三（二）1、"))
    #expect(words.next.count == 3)
  }

  @Test("Without a certificate: points, an example that says it is one, and the one step")
  func otherTemporary() throws {
    let words = try person(careCase(.otherTemporary, "110000"))
    #expect(words.facts[1] == "报销比例：比在达州住院降低 20 个百分点（比如 80% 变成 60%，只是举例）。")
    #expect(words.facts[2] == "备案管到 2027 年 1 月 31 日（当天也算），可以看多次。")
    let step = "报销比例只降 10 个百分点，而不是 20 个。"
    #expect(words.steps == ["如果因病情需要、有合格的转诊证明，可以先申请变更备案；变更以后，" + step])
    let before = try person(careCase(.otherTemporary, "110000"), .before)
    #expect(before.steps == ["如果有合格的转诊证明，" + step])
    #expect(words.remarks.contains("这种情形通知只写了支付比例；起付线、限额按达州市异地就医政策。"))
    let near = try person(careCase(.otherTemporary, "510100"), place: "成都市")
    #expect(near.steps.first?.hasSuffix("变更以后，报销比例就不降，而不是降 20 个百分点。") == true)
  }

  @Test("A certificate in hand that does not count is not passed over, and the reason is said")
  func uncounted() throws {
    let policy = try Self.policy.get()
    for (scope, says) in [(CertificateScope.county, "县里的医院要二级甲等"), (.city, "通知只写了三级的")] {
      var facts = try careCase(.referral, "110000")
      let certificate = Certificate(scope: scope, grade: .secondaryB, listed: false)
      facts.certificate = certificate
      var scene = Scene(facts, moment: .filed, carePlace: "北京市")
      scene.certificate = policy.qualifies(certificate)
      let words = try Self.chinese.get().forPerson(
        policy.decide(facts, today: Sample.today), scene)
      #expect(words.because.hasPrefix("不是急诊。转诊证明没有按转诊算："))
      #expect(words.because.contains(says))
    }
  }

  @Test("In hospital and filed late: tell the hospital before the bill is settled")
  func inHospital() throws {
    var facts = try careCase(.emergency, "110000")
    facts.admission = try Sample.day("2026-07-29")
    let words = try person(facts)
    #expect(words.headline == "备案补办好了。")
    #expect(words.facts[0] == "在北京市住的医院要是联了网，出院时就可以直接刷卡结算。")
    #expect(words.next.first == "出院结账以前，告诉医院的医保窗口：在达州参保，已经备案。")
  }

  @Test("Paid oneself: a manual claim, without a time limit or papers that the notice has not")
  func selfPaid() throws {
    var facts = try careCase(.otherTemporary, "110000")
    facts.admission = try Sample.day("2026-07-20")
    facts.paid = .selfPaid
    let words = try person(facts)
    #expect(words.facts[0] == "费用已经自己付了，这次按规定申请手工报销。")
    #expect(words.facts[2] == "备案管半年，从生效那天算起。")
    // Whether the hospital is networked no longer matters.
    #expect(!words.remarks.contains { $0.contains("联网") })
    #expect(!words.next.joined().contains("个月"))
  }

  @Test("Where the notice is silent, staff looks, and no figure is named")
  func silent() throws {
    var facts = try careCase(.otherTemporary, "110000")
    facts.trauma = .thirdParty
    let words = try person(facts, .noFiling)
    #expect(words.headline == "需要工作人员看一下。")
    #expect(words.facts[0].contains("需要工作人员看一下"))
    #expect(words.facts[1] == "报销比例：通知没有写。")
  }

  @Test("The pharmacy's ratio is not stated, and nothing says otherwise")
  func pharmacy() throws {
    let words = try person(careCase(.otherTemporary, "110000", care: .pharmacy), .noFiling)
    #expect(words.headline == "不用备案。")
    #expect(words.facts[1] == "报销比例：通知没有写。")
    #expect(words.next.contains("以后要住院，先来备案。"))
    // Whoever has filed has done so.
    let filed = try person(careCase(.otherTemporary, "110000", care: .pharmacy))
    #expect(!filed.next.contains("以后要住院，先来备案。"))
  }

  @Test("The clerk reads it in a few words")
  func clerk() throws {
    let facts = try careCase(.otherTemporary, "110000")
    let decision = try Self.policy.get().decide(facts, today: Sample.today)
    let scene = Scene(facts, moment: .before, carePlace: "北京市")
    let words = try Self.chinese.get().forClerk(decision, scene)
    #expect(words.summary == "其他临时外出，住院，省外")
    #expect(words.ratio == "比例降低 20 个百分点")
    #expect(words.settlement == "备案后可直接结算（医院联网时）")
    #expect(words.settlementBrief == "备案后可直接结算")
    #expect(words.validity == "有效到 2027-01-31，当日含")
    #expect(words.basis == "依据 三（二）4 四（四） 三（一）1")
    #expect(words.catalogue == "目录 就医地")
    let file = try Self.chinese.get().forFile(decision, scene)
    let english = try Self.english.get().forFile(decision, scene)
    #expect(file == english, "the file's line is the same in every language")
    #expect(file.hasPrefix("dazhou-2022-118; other_temporary; inpatient; out_of_province; -20; "))
  }

  @Test("What the clerk reads of ratio and settlement stands in words, at its moment")
  func clerkInWords() throws {
    func said(
      _ category: Rules.Category, _ place: String, _ moment: Scene.Moment = .before,
      _ more: (inout CareCase) -> Void = { _ in }
    ) throws -> ClerkWords {
      var facts = try careCase(category, place)
      more(&facts)
      let decision = try Self.policy.get().decide(facts, today: Sample.today)
      let scene = Scene(facts, moment: moment, carePlace: "成都市")
      return try Self.chinese.get().forClerk(decision, scene)
    }
    let known = try said(.longTermResident, "510100") { $0.networked = true }
    #expect(known.ratio == "比例不降" && known.settlement == "备案后可直接结算")
    let filed = try said(.longTermResident, "510100", .filed) { $0.networked = true }
    #expect(filed.settlement == "可直接结算", "what came after the filing has come")
    let manual = try said(.longTermResident, "510100") { $0.networked = false }
    #expect(manual.settlement == "不能直接结算，手工报销")
    let silent = try said(.otherTemporary, "110000") { $0.trauma = .thirdParty }
    #expect(silent.ratio == "通知没有写比例" && silent.settlement == "能否直接结算要人工看")
  }

  @Test("A reading is labelled as one and said not to be law")
  func readings() throws {
    let facts = try careCase(.longTermResident, "510100")
    let decision = try Self.policy.get().decide(facts, today: Sample.today)
    let scene = Scene(facts, moment: .before, carePlace: "成都市")
    let words = try Self.chinese.get().forClerk(decision, scene)
    #expect(!decision.readings.isEmpty)
    #expect(words.readings.allSatisfy { $0.hasPrefix("读法 R") && $0.contains("不是条文") })
  }

  @Test(
    "Each reading and each question to the bureau is English in English, and has no text besides")
  func readingsInEnglish() throws {
    let policy = try Self.policy.get()
    let readings = policy.readings.map(\.text)
    let asks = Slot.allCases.compactMap { policy.table($0)?.sheet.rows.map(\.question) }
      .joined().filter { !$0.isEmpty }
    #expect(readings.count > 10 && asks.count > 10)
    let (chinese, english) = (try Self.chinese.get(), try Self.english.get())
    for reading in policy.readings {
      #expect(english.text(reading) != reading.text && chinese.text(reading) == reading.text)
    }
    for ask in asks {
      #expect(english.question(ask) != ask, "\(ask) has no English")
      #expect(chinese.question(ask) == ask)
    }
    let wanted = Set(readings.map { "reading.\($0)" } + asks.map { "ask.\($0)" })
    let written = english.catalogue.keys.filter {
      $0.hasPrefix("reading.") || $0.hasPrefix("ask.")
    }
    #expect(Set(written) == wanted)
  }

  /// Every combination of what changes the words.
  private func everyCase() throws -> [CareCase] {
    var cases: [CareCase] = []
    for category in Rules.Category.allCases {
      for care in Care.allCases {
        for place in ["510100", "500000", "110000", "511700"] {
          for paid in Paid.allCases {
            for admission in [nil, Day("2026-07-29")] {
              for networked in [false, nil] where !(paid == .direct && networked == false) {
                for trauma in [Trauma.thirdParty, nil] {
                  var facts = try careCase(category, place, care: care)
                  (facts.paid, facts.admission) = (paid, admission)
                  (facts.networked, facts.trauma) = (networked, trauma)
                  cases.append(facts)
                }
              }
            }
          }
        }
      }
    }
    return cases
  }

  @Test("Every decision has all its words in both languages, and all three name its clauses")
  func complete() throws {
    let policy = try Self.policy.get()
    let both = [try Self.chinese.get(), try Self.english.get()]
    var missing = Set<String>()
    var spoken = Set<Int>()
    for facts in try everyCase() {
      let decision = policy.decide(facts, today: Sample.today)
      // Many cases come to the same words; each is spoken once.
      let traits = Scene(facts, moment: .before, carePlace: "")
      guard spoken.insert("\(decision)\(traits)".hashValue).inserted else { continue }
      for voices in both {
        for moment in [Scene.Moment.before, .filed, .noFiling] {
          let scene = Scene(facts, moment: moment, carePlace: "X")
          let person = voices.forPerson(decision, scene)
          let clerk = voices.forClerk(decision, scene)
          let file = voices.forFile(decision, scene)
          #expect(person.facts.count == 3 && (1...3).contains(person.next.count))
          for clause in decision.clauses {
            #expect(person.clauses.contains(clause) && clerk.basis.contains(clause))
            #expect(file.contains(clause))
          }
          #expect(clerk.trace.map(\.clause) == decision.clauses)
          let texts =
            [person.headline, person.because, clerk.summary, clerk.ratio, clerk.settlement]
            + [clerk.validity, clerk.basis, clerk.catalogue] + person.facts + person.next
            + person.remarks + person.steps + clerk.remarks + clerk.steps
          for text in texts where isKeyLike(text) || text.contains("{") { missing.insert(text) }
        }
      }
    }
    #expect(missing.sorted() == [])
  }

  private func isKeyLike(_ text: String) -> Bool {
    ["plain.", "desk.", "note.", "step.", "word."].contains { text.contains($0) }
  }

  @Test("What is open is said as outcomes, with the question to clear up first")
  func openOutcomes() throws {
    let voices = try Self.chinese.get()
    let outcomes = [
      Outcome(deltaPoints: 0, settlement: .directAfterFiling),
      Outcome(deltaPoints: -20, settlement: .directAfterFiling),
    ]
    #expect(
      voices.openOutcomes(outcomes, deciding: "急诊抢救") == [
        "现在还说不准，有 2 种可能：", "报销比例不降；备案后直接结算",
        "报销比例降 20 个百分点；备案后直接结算", "先弄清楚这一项：急诊抢救。",
      ])
    #expect(voices.openOutcomes([outcomes[0]], deciding: nil).isEmpty)
  }

  @Test("A reason nobody has put into plain words is the sentence of law itself")
  func says() throws {
    let voices = try Self.chinese.get()
    let unknown = Citation(clause: "三（二）4", quote: "原文", row: "nowhere.1")
    #expect(voices.says(unknown, of: "dazhou-2022-118") == "原文")
  }
}
