import Places
import Testing

@Suite("Where one is insured")
struct InsuredTests {
  @Test(
    "A code of the insurance belongs to its city or province",
    arguments: [
      (511_700, 511_700, "达州市"), (511_722, 511_722, "宣汉县"), (511_799, 511_700, "达州市本级"),
      (519_900, 510_000, "四川省本级"), (339_900, 330_000, "浙江省本级"), (149_900, 140_000, "山西省本级"),
      (509_900, 500_000, "重庆市本级"), (360_199, 360_100, "南昌市本级"), (460_199, 460_100, "海口市本级"),
      (611_100, 610_000, "杨凌示范区"), (462_000, 460_000, "洋浦经济开发区"),
      (360_340, 360_300, "萍乡市开发区"),
    ] as [(UInt32, UInt32, String)])
  func pools(code: UInt32, belongsTo: UInt32, name: String) {
    #expect(places.insuredPlace(code) == belongsTo)
    #expect(places.insured(code)?.name == name)
    #expect(places.insured(code)?.code == code)
  }

  @Test(
    "What is neither a place nor a pool is refused",
    arguments: [
      510_000, 110_100, 429_000, 710_000, 719_900, 819_900, 999_900, 519_999, 510_299, 320_140,
      360_041, 420_099, 0, .max,
    ] as [UInt32])
  func refused(code: UInt32) {
    #expect(places.insuredPlace(code) == nil)
    #expect(places.insured(code) == nil)
  }

  @Test("An old code shows the place there now")
  func retired() {
    #expect(places.insured(513_021)?.name == "达川区")
  }

  @Test("A pool files nowhere, and says its full name once")
  func pool() {
    #expect(places.insured(519_900)?.filesTo == nil)
    #expect(places.insured(519_900)?.fullName == "四川省本级")
    #expect(places.insured(519_900)?.kind == Place.pool)
  }

  @Test("The list begins with 达州, its counties and 四川省本级, and names each once")
  func list() {
    let list = places.insuredPlaces
    #expect(
      list.prefix(11).map(\.name) == [
        "达州市", "通川区", "达川区", "宣汉县", "开江县", "大竹县", "渠县", "万源市", "达州市本级",
        "四川省本级", "成都市",
      ])
    #expect(Set(list.map(\.code)).count == list.count)
    #expect(list.allSatisfy { places.insuredPlace($0.code) != nil })
    // 27 provinces have a pool, the 4 municipalities are one; 达州 adds its 7 counties and its own.
    #expect(list.count == 27 + 333 + 4 + 33 + 8)
  }
}
