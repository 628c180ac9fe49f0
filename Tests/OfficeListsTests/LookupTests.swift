import OfficeLists
import Rules
import Testing

@Suite("An office's lists are asked")
struct LookupTests {
  private let lists = Sample.lists(Sample.referral, Sample.networked, Sample.ratio)
  private let chengdu = PlaceCode(value: 510_100)
  private let beijing = PlaceCode(value: 110_000)

  @Test("四（五） An issuer is found by name, other name or code in the year's list, and nowhere else")
  func issuer() throws {
    for text in ["甲市第一医院", " 甲市 第一医院", "市一院", "h51170000001"] {
      guard case .one(let found) = lists.issuer(called: text, year: 2026) else {
        Issue.record("\(text) is not found")
        continue
      }
      #expect(found.certificate == Certificate(scope: .city, grade: .tertiaryA, listed: true))
      #expect(found.source.source == "公告一号" && found.source.enteredBy == "李")
      #expect(lists.issuer(key: found.key, year: 2026) == found)
      #expect(lists.issuer(key: found.key, year: 2025) == nil)
    }
    #expect(lists.issuer(called: "甲市", year: 2026) == .notListed)
    #expect(lists.issuer(called: "", year: 2026) == .notListed)
    #expect(lists.issuer(called: "甲市第一医院", year: 2025) == .noList)
    #expect(OfficeLists.none.issuer(called: "甲市第一医院", year: 2026) == .noList)
  }

  @Test("An institution is networked for what its list says, else unknown")
  func networked() throws {
    let chengdu = try #require(chengdu)
    let beijing = try #require(beijing)
    guard case .one(let third) = lists.institution(called: "丙省医院", in: chengdu),
      case .one(let fifth) = lists.institution(called: "戊医院", in: chengdu)
    else {
      Issue.record("not found")
      return
    }
    #expect(third.isNetworked(for: .inpatient) == true)
    #expect(third.isNetworked(for: .pharmacy) == false, "the list of its place is complete")
    #expect(fifth.isNetworked(for: .inpatient) == nil, "nobody has checked")
    #expect(fifth.filesTo == beijing, "found elsewhere, and it is seen that it is")
    #expect(lists.isComplete(in: chengdu))
    #expect(!lists.isComplete(in: beijing))
    #expect(lists.networked(in: try #require(PlaceCode(value: 310_000))) == nil)
    #expect(lists.institution(called: "丙", in: chengdu) == .notListed)
    #expect(OfficeLists.none.institution(called: "丙省医院", in: chengdu) == .noList)
  }

  @Test("An area is not complete because another is")
  func open() throws {
    let text = Sample.networked.replacing(",李,是", with: ",李,")
    let lists = Sample.lists(text)
    #expect(!lists.isComplete(in: try #require(chengdu)))
    let district = "机构名称,机构等级,所在地,联网种类,来源,日期,录入人,名单完整\n己医院,二级,510104,住院,平台,2026-02,李,是"
    #expect(!Sample.lists(district).isComplete(in: try #require(chengdu)), "of a district alone")
    guard case .one(let third) = lists.institution(called: "丙省医院", in: try #require(chengdu))
    else {
      Issue.record("not found")
      return
    }
    #expect(third.isNetworked(for: .pharmacy) == nil)
  }

  @Test("What is called the same in one list is told apart by its place, or said to be several")
  func several() throws {
    let text = Sample.networked.replacing("丁市医院,二级,510100", with: "丙省医院,二级,510104")
    let lists = Sample.lists(text)
    let chengdu = try #require(chengdu)
    #expect(lists.institution(called: "丙省医院", in: chengdu) == .several(["丙省医院", "丙省医院"]))
  }

  @Test("A local percentage is known only where an entry surely holds")
  func ratios() {
    func known(
      _ insurance: Insurance?, _ care: Care, _ grade: Grade?, _ group: String? = nil
    ) -> [String] {
      switch lists.local(2026, insurance, care, grade: grade, group: group) {
      case .noList: ["no list"]
      case .known(let ratio): [ratio.percentage.digits]
      case .open(let ratios): ["open"] + ratios.map(\.percentage.digits)
      }
    }
    #expect(known(.employee, .inpatient, .tertiaryA) == ["open", "80.5", "85"])
    #expect(known(.employee, .inpatient, .tertiaryA, "退休") == ["85"])
    #expect(known(.employee, .inpatient, nil, "退休") == ["open", "85"], "it may be no 三级")
    #expect(known(.employee, .inpatient, .tertiaryA, "学生") == ["open"])
    #expect(known(.resident, .inpatient, .tertiaryB) == ["60"])
    #expect(known(.resident, .inpatient, .tertiary) == ["60"])
    #expect(known(.resident, .inpatient, .tertiaryB, "学生") == ["60"], "for everybody")
    #expect(known(.resident, .inpatient, .secondaryA) == ["75"])
    #expect(known(.resident, .inpatient, .secondary) == ["open", "75"], "it may be no 二级甲等")
    #expect(known(.resident, .inpatient, .secondaryB) == ["open"])
    #expect(known(.resident, .inpatient, nil) == ["open", "60", "75"])
    #expect(known(.resident, .outpatient, nil) == ["50"])
    #expect(known(nil, .outpatient, .primary) == ["open", "50"])
    #expect(known(.employee, .outpatient, nil) == ["open"])
    #expect(lists.local(2025, .resident, .inpatient) == .noList)
  }

  @Test("Points are taken off in whole hundredths, and never below nothing")
  func points() {
    #expect(Percentage("75.5")?.adding(points: -10)?.digits == "65.5")
    #expect(Percentage("75.05")?.adding(points: 0)?.digits == "75.05")
    #expect(Percentage("20")?.adding(points: -20)?.digits == "0")
    #expect(Percentage("19.99")?.adding(points: -20) == nil)
    for basisPoints in stride(from: 100, through: 10_000, by: 7) {
      let percentage = Percentage(basisPoints: basisPoints)
      #expect(Percentage(percentage.digits) == percentage)
    }
  }

  @Test("A list is searched by a part of a name, initials, the place's spelling, a code")
  func search() throws {
    let list = try #require(lists.issuers(2026))
    func found(_ text: String) -> [String] {
      Institution.matches(text, in: list, limit: 4).map(\.name)
    }
    #expect(found("") == ["甲市第一医院", "乙县人民医院"])
    #expect(found("人民") == ["乙县人民医院"])
    #expect(found("YX") == ["乙县人民医院"])
    #expect(found("yixian") == ["乙县人民医院"])
    #expect(found("ｙｘｒ") == ["乙县人民医院"])
    #expect(found("H5117") == ["甲市第一医院"])
    #expect(found("市一院") == ["甲市第一医院"])
    #expect(found("x") == [], "one letter in the middle says nothing")
    #expect(found("rmyy") == ["乙县人民医院"])
    #expect(found("zz") == [])
    #expect(Institution.matches("", in: list, limit: 1).count == 1)
  }
}
