import Interview
import OfficeLists
import Rules
import Shots
import Support
import Testing

@Suite("What is asked where the office has lists")
struct ListWalkTests {
  private func lists() throws -> OfficeLists {
    try SampleLists.lists(SampleLists.referral, SampleLists.networked, SampleLists.ratio)
  }

  private static let certified: [(Question, String)] = [
    (.purpose, Value.going), (.forWhom, Value.oneself), (.reason, Value.ill), (.care, "inpatient"),
    (.emergency, Value.no), (.certificate, Value.yes),
  ]
  private static let lying: [(Question, String)] = [
    (.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
    (.stage, Value.inHospital), (.admission, "20260729"), (.emergency, Value.no),
    (.certificate, Value.no), (.injury, "none"),
  ]

  @Test("四（五） The institution is asked by name; picked, nothing more of it is asked")
  func issuer() throws {
    let lists = try lists()
    #expect(
      try Sample.interview(.guided, Self.certified, lists: lists).pending.first == .issuerName)
    for (key, isQualified) in [
      ("511722 宣汉乙医院", true), ("511700 达州甲医院", true), ("511723 开江己医院", false),
    ] {
      let interview = try Sample.interview(
        .guided, Self.certified + [(.issuerName, key), (.carePlace, "110000")], lists: lists)
      #expect(interview.pending.first == .insuredPlace)
      #expect(interview.institution(.issuerName)?.key == key)
      let certificate = try #require(interview.careCase?.certificate)
      #expect(certificate.listed)
      #expect(interview.decision?.treatedAs == (isQualified ? .referral : .otherTemporary))
      #expect(interview.listSources.map(\.source) == ["公告一号"])
    }
  }

  @Test("One that is not on the list is described, and never asked whether it is listed")
  func notListed() throws {
    let answers = Self.certified + [(.issuerName, Value.notListed)]
    let lists = try lists()
    #expect(try Sample.interview(.guided, answers, lists: lists).pending.first == .issuer)
    let county = try Sample.interview(
      .guided, answers + [(.issuer, "county"), (.grade, "二级甲等"), (.carePlace, "110000")],
      lists: lists)
    #expect(!county.asked.contains(.listed) && county.decision?.treatedAs == .otherTemporary)
    #expect(county.listSources.map(\.source) == ["公告一号"], "not being on it is the list's word too")
    let city = try Sample.interview(
      .guided, answers + [(.issuer, "city"), (.grade, "三级"), (.carePlace, "110000")], lists: lists)
    #expect(city.decision?.treatedAs == .referral)
  }

  @Test("The list is that of the year of the care's first day; another year's has no say")
  func year() throws {
    let lists = try lists()
    let before = Self.lying.map { $0.0 == .admission ? ($0.0, "20251230") : $0 }
      .map { $0.0 == .certificate ? ($0.0, Value.yes) : $0 }
    #expect(try Sample.interview(.guided, before, lists: lists).pending.first == .issuer)
    var interview = try Sample.interview(
      .guided, before.map { $0.0 == .admission ? ($0.0, "20260105") : $0 }, lists: lists)
    try interview.answer(.issuerName, "511722 宣汉乙医院")
    #expect(interview.careCase == nil && interview.pending.first == .carePlace)
    try interview.answer(.admission, "20251230")
    #expect(interview.setAside.contains(.issuerName) && interview.pending.first == .issuer)
    try interview.answer(.admission, "20260105")
    #expect(interview.institution(.issuerName)?.name == "宣汉乙医院")
  }

  @Test("Of an institution in two years' lists each year's own entry counts")
  func twoYears() throws {
    let lists = try SampleLists.lists(
      "年度,机构名称,级别,机构等级,所在地,来源,日期,录入人\n"
        + "2025,宣汉乙医院,县级,二级乙等,511722,公告零号,2025-01-15,李\n"
        + "2026,宣汉乙医院,县级,二级甲等,511722,公告一号,2026-01-15,李\n")
    let lying = Self.lying.map { $0.0 == .certificate ? ($0.0, Value.yes) : $0 }
    for (day, source, treatedAs) in [
      ("20251231", "公告零号", Rules.Category.otherTemporary), ("20260101", "公告一号", .referral),
    ] {
      let answers = lying.map { $0.0 == .admission ? ($0.0, day) : $0 }
      let interview = try Sample.interview(
        .guided, answers + [(.issuerName, "511722 宣汉乙医院"), (.carePlace, "110000")], lists: lists)
      #expect(interview.decision?.treatedAs == treatedAs, "\(day)")
      #expect(interview.listSources.map(\.source) == [source])
    }
  }

  @Test("With another year's list only, there is none: whether it is listed is asked as ever")
  func over() throws {
    let old = SampleLists.referral.replacing("2026,", with: "2025,")
    let interview = try Sample.interview(
      .guided, Self.certified + [(.issuer, "county"), (.grade, "二级甲等")],
      lists: try SampleLists.lists(old))
    #expect(interview.pending.first == .listed && interview.listSources.isEmpty)
  }

  @Test("That it is not on a list is said of that list alone")
  func notOnThatList() throws {
    let lists = try SampleLists.lists(
      SampleLists.referral
        + "\n2025,宣汉乙医院,县级,二级甲等,511722,,公告零号,2025-01-15,李", SampleLists.networked)
    let lying = Self.lying.map { $0.0 == .certificate ? ($0.0, Value.yes) : $0 }
    var interview = try Sample.interview(
      .guided, lying + [(.issuerName, Value.notListed)], lists: lists)
    #expect(interview.isNotListed(.issuerName) && interview.pending.first == .issuer)
    try interview.answer(.admission, "20251231")
    #expect(interview.pending.first == .issuerName && !interview.isNotListed(.issuerName))

    interview = try Sample.interview(
      .guided, Self.lying + [(.carePlace, "110000"), (.hospital, Value.notListed)], lists: lists)
    #expect(interview.pending.first == .networked)
    try interview.answer(.carePlace, "510100")
    #expect(interview.pending.first == .hospital)
    #expect(interview.careCase?.networked == nil, "the complete list has not been looked at")
    // A draft keeps of which list it was said.
    let resumed = Interview(
      law: interview.law, ground: interview.ground, lists: lists, front: .guided,
      today: interview.today, answers: interview.answers)
    #expect(resumed.pending.first == .hospital)
  }

  @Test("A name that is on no list is not taken")
  func unknown() throws {
    var interview = try Sample.interview(.guided, Self.certified, lists: try lists())
    for text in ["", "宣汉乙医院", "511722 别的医院", "110000 北京庚医院"] {
      #expect(throws: Refusal.self) { try interview.answer(.issuerName, text) }
    }
  }

  @Test("Who lies in hospital is asked which, once the place is known, and then no more")
  func hospital() throws {
    let lists = try lists()
    #expect(try Sample.interview(.guided, Self.lying, lists: lists).pending.first == .carePlace)
    let there = Self.lying + [(.carePlace, "110000")]
    #expect(try Sample.interview(.guided, there, lists: lists).pending.first == .hospital)
    let known = try Sample.interview(
      .guided, there + [(.hospital, "110000 北京庚医院")], lists: lists)
    #expect(known.careCase?.networked == true && known.pending.first == .insuredPlace)
    let unchecked = try Sample.interview(
      .guided, there + [(.hospital, "110000 北京辛医院")], lists: lists)
    #expect(unchecked.pending.first == .networked)
    let other = try Sample.interview(.guided, there + [(.hospital, Value.notListed)], lists: lists)
    #expect(other.pending.first == .networked)
    let complete = try Sample.interview(
      .guided, Self.lying + [(.carePlace, "510100"), (.hospital, Value.notListed)], lists: lists)
    #expect(complete.careCase?.networked == false && !complete.asked.contains(.networked))
    let elsewhere = try Sample.interview(
      .guided, Self.lying + [(.carePlace, "310000")], lists: lists)
    #expect(elsewhere.pending.first == .networked, "the list has nobody there")
  }

  @Test("The hospital of another place does not stand")
  func otherPlace() throws {
    var interview = try Sample.interview(
      .guided, Self.lying + [(.carePlace, "110000"), (.hospital, "110000 北京庚医院")],
      lists: try lists())
    try interview.answer(.carePlace, "510100")
    #expect(interview.pending.first == .hospital)
    #expect(interview.careCase?.networked == nil)
  }

  @Test("On the form both may be filled in by name, and what they settle is not asked")
  func form() throws {
    let lists = try lists()
    let answers = Sample.form("referral", "110000") + [(.certificate, Value.yes)]
    let empty = try Sample.interview(.clerk, answers, lists: lists)
    #expect(empty.pending == [.issuerName])
    #expect(empty.asked.contains(.hospital) && empty.isOptional(.hospital))
    let filled = try Sample.interview(
      .clerk, answers + [(.issuerName, "511722 宣汉乙医院"), (.hospital, "110000 北京庚医院")],
      lists: lists)
    #expect(filled.pending == [] && filled.ending == .file)
    #expect(filled.careCase?.networked == true)
    for question in [Question.issuer, .grade, .listed, .networked] {
      #expect(!filled.asked.contains(question))
    }
  }

  @Test("The local percentage is known with the hospital's grade, and open without")
  func local() throws {
    let lists = try lists()
    let answers = Sample.form("other_temporary", "110000").map {
      $0.0 == .insurance ? ($0.0, "310") : $0
    }
    guard case .open(let open) = try Sample.interview(.clerk, answers, lists: lists).local else {
      Issue.record("the grade is not known")
      return
    }
    #expect(open.count == 2)
    let known = try Sample.interview(
      .clerk, answers + [(.hospital, "110000 北京庚医院")], lists: lists)
    guard case .known(let ratio) = known.local else {
      Issue.record("the grade is known")
      return
    }
    #expect(ratio.percentage.digits == "80.5")
    var resident = known
    try resident.answer(.insurance, "390")
    #expect(resident.local == .open([]), "the list has no line for residents")
    #expect(try Sample.interview(.clerk, answers).local == .noList)
  }

  @Test("With lists every way comes to an end, and what is asked by name is never asked twice")
  func randomly() throws {
    var generator = SeededRandom(seed: 6)
    let lists = try lists()
    var refused = 0
    for front in Interview.Front.allCases {
      for _ in 0..<60 {
        var interview = try Sample.interview(front, lists: lists)
        for _ in 0..<40 {
          guard let question = interview.pending.first else { break }
          var value = Typical.value(question, &generator)
          let known = interview.institutions(question)
          if !known.isEmpty, let some = known.randomElement(using: &generator) {
            value = Bool.random(using: &generator) ? some.key : Value.notListed
          }
          // A value that does not do is answered otherwise the next time.
          guard (try? interview.answer(question, value)) == nil else { continue }
          refused += 1
        }
        #expect(interview.pending.isEmpty, "\(front): \(interview.pending)")
        #expect(Set(interview.asked).count == interview.asked.count)
        if interview.institution(.issuerName) != nil {
          #expect(!interview.asked.contains(.issuer) && interview.certificate != nil)
        }
      }
    }
    #expect(refused < 60, "most values do")
  }

  @Test("Without lists nothing of all this is asked, whatever the answers are")
  func withoutLists() throws {
    var generator = SeededRandom(seed: 5)
    for front in Interview.Front.allCases {
      for _ in 0..<20 {
        var interview = try Sample.interview(front)
        for _ in 0..<40 {
          guard let question = interview.pending.first else { break }
          #expect(question != .issuerName && question != .hospital)
          _ = try? interview.answer(question, Typical.value(question, &generator))
        }
      }
    }
  }
}
