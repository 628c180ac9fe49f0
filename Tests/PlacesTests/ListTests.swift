import Places
import Testing

@Suite("Lists to choose from by keypad")
struct ListTests {
  @Test("Sichuan and Chongqing come first, then the provinces by code")
  func provinces() {
    #expect(places.provinces.prefix(4).map(\.short) == ["四川", "重庆", "北京", "天津"])
  }

  @Test("A province lists its cities, capital first, then the counties it runs")
  func filingPlaces() {
    let hubei = places.filingPlaces(in: 420_000).map(\.short)
    #expect(hubei.first == "武汉")
    #expect(hubei.suffix(5) == ["恩施", "仙桃", "潜江", "天门", "神农架"])
    #expect(places.filingPlaces(in: 500_000).map(\.short) == ["重庆"])
    #expect(places.filingPlaces(in: 810_000).isEmpty)
    #expect(places.filingPlaces(in: 511_700).isEmpty)
    #expect(places.filingPlaces(in: 123).isEmpty)
  }

  @Test("A city lists its counties")
  func counties() {
    #expect(places.counties(in: 511_700).count == 7)
    #expect(places.counties(in: 500_000).count == 37)
    #expect(places.counties(in: 441_900).isEmpty)
    #expect(places.counties(in: 999_999).isEmpty)
  }

  @Test(
    "A place is spelt for readers of English",
    arguments: [
      (511_700, "Dazhou"), (610_100, "Xi'an"), (141_100, "Lüliang"), (610_000, "Shaanxi"),
      (140_000, "Shanxi"), (513_200, "Aba"), (511_600, "Guang'an"),
    ] as [(UInt32, String)])
  func latin(code: UInt32, spelling: String) {
    #expect(places.place(code)?.latin == spelling)
  }

  @Test("A full name goes all the way down")
  func fullName() {
    #expect(places.place(511_722)?.fullName == "四川省达州市宣汉县")
    #expect(places.place(500_103)?.fullName == "重庆市渝中区")
    #expect(places.place(500_000)?.fullName == "重庆市")
    #expect(places.place(429_004)?.fullName == "湖北省仙桃市")
    #expect(places.place(510_000)?.fullName == "四川省")
  }
}
