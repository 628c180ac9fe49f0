import Places
import Testing

@Suite("Searching a place")
struct SearchTests {
  @Test(
    "Name, pinyin, initials and alias of any writing lead to Chongqing",
    arguments: [
      "重庆", "重庆市", "重", "渝", "chongqing", "Chongqing", "CHONGQING", "chong qing", "chongq",
      "cq", "CQ", "zq", "zhongqing", "chongqingshi", "cqs", "chong2qing4", "chong'qing", " 重 庆 ",
      "ｃｑ", "ＣＨＯＮＧＱＩＮＧ", "　重庆　", "500000", "５０００００", "50",
    ])
  func chongqing(text: String) {
    #expect(codes(text).first == 500_000)
  }

  @Test(
    "Names spelt alike are all shown, the nearer first",
    arguments: [
      ("suzhou", [320_500, 341_300]), ("taizhou", [321_200, 331_000]),
      ("fuzhou", [350_100, 361_000]), ("yichun", [230_700, 360_900]),
      ("yulin", [450_900, 610_800]),
    ] as [(String, [UInt32])])
  func alike(text: String, both: [UInt32]) {
    #expect(Array(codes(text).prefix(2)) == both)
  }

  @Test(
    "A county leads to the city one files to",
    arguments: [
      ("邻水", 511_623, 511_600), ("linshui", 511_623, 511_600), ("邻水县", 511_623, 511_600),
      ("昆山", 320_583, 320_500), ("kunshan", 320_583, 320_500), ("渝中区", 500_103, 500_000),
      ("义乌", 330_782, 330_700), ("四川省广安市邻水县", 511_623, 511_600),
      ("四川邻水", 511_623, 511_600), ("广安邻水", 511_623, 511_600), ("513021", 511_703, 511_700),
      ("guanganlinshui", 511_623, 511_600),
    ] as [(String, UInt32, UInt32)])
  func county(text: String, code: UInt32, filesTo: UInt32) {
    let first = places.search(text, scope: .filing, limit: 3).first
    #expect(first?.place.code == code)
    #expect(first?.filesTo?.code == filesTo)
  }

  @Test("A place one files to itself names no other")
  func noOther() {
    for text in ["成都", "重庆", "仙桃", "草湖"] {
      #expect(places.search(text, scope: .filing, limit: 1).map(\.filesTo) == [nil])
    }
  }

  @Test("The exact name comes before its beginnings, those before initials, those before parts")
  func grades() {
    let reasons = places.search("xian", scope: .filing, limit: 300)
    #expect(reasons.first?.place.name == "西安市")
    #expect(codes("da").first == 511_700)
    #expect(codes("dz").first == 511_700)
    let beginnings = places.search("la", scope: .filing, limit: 300).map(\.reason)
    let firstInitials = beginnings.firstIndex(of: .initials) ?? 0
    #expect(beginnings[..<firstInitials].contains(.pinyin))
    #expect(beginnings.last == .pinyin)
  }

  @Test("Cities come before counties, Sichuan before the others")
  func ties() {
    #expect(Array(codes("朝阳").prefix(2)) == [211_300, 110_105])
    #expect(codes("江北区").first == 500_157)
    #expect(Array(codes("d").prefix(2)) == [510_600, 511_700])
    // 石家庄 begins so, too, and has the lower code; 上海 is what people mean.
    #expect(Array(codes("sh").prefix(2)) == [310_000, 130_100])
  }

  @Test(
    "Former names lead to the place of today",
    arguments: [
      ("达县", [511_700, 511_703]), ("江北区", [500_157]), ("渝北", [500_157]), ("襄樊", [420_600]),
      ("思茅", [530_802, 530_800]), ("万县市", [500_000]), ("巢湖地区", [340_100]), ("宣武区", [110_000]),
      ("昌平县", [110_114]), ("达川地区", [511_700]), ("八师", [659_001]),
    ] as [(String, [UInt32])])
  func former(text: String, all: [UInt32]) {
    #expect(Array(codes(text).prefix(all.count)) == all)
  }

  @Test(
    "A place that bears the whole name comes before one that is called so, too",
    arguments: [SearchScope.filing, .insured])
  func ownName(scope: SearchScope) {
    for text in ["dachuan", "DaChuan", "达川"] {
      #expect(codes(text, scope).prefix(2) == [511_703, 511_700], "\(text)")
    }
  }

  @Test("Every alias finds its place among the first, by itself")
  func aliases() {
    for place in places.places(of: .city) + places.places(of: .county) + places.provinces {
      for alias in place.aliases where place.filesTo != nil {
        let found = codes(alias, limit: alias == "兵团" ? 13 : 5)
        #expect(found.contains(place.code), "\(alias) for \(place.name): \(found)")
      }
    }
  }

  @Test("A province shows what lies in it, by name, abbreviation, spelling or code")
  func province() {
    for text in ["四川", "四川省", "sichuan", "510000"] {
      #expect(codes(text, limit: 50).prefix(2) == [510_100, 510_300], "\(text)")
      #expect(codes(text, limit: 50).contains(511_700))
    }
    #expect(codes("粤", limit: 3).first == 440_100)
    #expect(codes("吉林", limit: 2) == [220_200, 220_100])
    #expect(
      places.search("浙江", scope: .filing, limit: 1).map(\.reason) == [.inside("浙江")])
  }

  @Test(
    "Groups of places, 71, 81 and 82 are not found",
    arguments: ["110100", "429000", "710000", "香港", "澳门", "taiwan", "市辖区", "直辖县", "aomen"])
  func notFound(text: String) {
    #expect(codes(text).isEmpty)
  }

  @Test("A text that says nothing finds nothing, and no more are given than asked for")
  func nothing() {
    for text in ["", " ", "　", "''", "\n\t", "重庆不存在", "qqqq", "1234567", "51170012", "%"] {
      #expect(codes(text).isEmpty, "\(text)")
    }
    #expect(codes("a", limit: 0).isEmpty)
    #expect(codes("a", limit: -1).isEmpty)
    #expect(codes("a", limit: 3).count == 3)
    #expect(codes(String(repeating: "重庆", count: 5_000)).isEmpty)
  }

  @Test("Counties alone: every county of the name, none of the cities")
  func counties() {
    let found = places.search("朝阳", scope: .counties, limit: 3).map(\.place.name)
    #expect(found == ["朝阳区", "朝阳县", "朝阳区"])
    #expect(places.search("达州", scope: .counties, limit: 20).map(\.place.code).count == 7)
  }

  @Test("Where one is insured, 达州 stands before the others, and pools are found")
  func insured() {
    #expect(codes("dz", .insured).prefix(2) == [511_700, 511_724])
    #expect(codes("达州", .insured).prefix(3) == [511_700, 511_702, 511_703])
    for text in ["四川", "四川省", "四川省本级", "四川省省本级", "省本级", "本级", "519900", "5199", "sichuan"] {
      #expect(codes(text, .insured).first == 519_900, "\(text)")
    }
    #expect(codes("达州市本级", .insured).first == 511_799)
    #expect(codes("511799", .insured) == [511_799])
    #expect(codes("360340", .insured) == [360_340])
    #expect(codes("重庆", .insured).first == 500_000)
    #expect(codes("519900", .filing).isEmpty)
  }
}
