import Places
import Testing

@Suite("What a code stands for")
struct StandingTests {
  @Test(
    "One files to the city, the municipality, or the county its province runs",
    arguments: [
      (511722, 511700), (511700, 511700), (500103, 500000), (500000, 500000), (110101, 110000),
      (320583, 320500), (511623, 511600), (429004, 429004), (469025, 469025), (659013, 659013),
      (419001, 419001), (441900, 441900), (620200, 620200), (653132, 653100),
    ] as [(UInt32, UInt32)])
  func filing(code: UInt32, to place: UInt32) {
    #expect(places.filingPlace(of: code) == place)
    #expect(places.filingPlaceOrProvince(of: code) == place)
    #expect(places.place(code)?.filesTo == place)
    #expect(places.standing(of: code) == .place(code))
  }

  @Test("Every city, municipality and county is a place, and files to a place that files to itself")
  func everyCode() throws {
    for place in Place.Level.allCases.flatMap(places.places(of:)) {
      guard let filesTo = place.filesTo else {
        #expect(place.level == .province && ![11, 12, 31, 50].contains(place.code / 10_000))
        continue
      }
      #expect(places.resolve(place.code) == .place(place))
      #expect(places.filingPlace(of: filesTo) == filesTo)
    }
  }

  @Test("A province is told apart: a filing on record may name it, a care place may not")
  func provinces() {
    for place in places.provinces where place.filesTo == nil {
      #expect(places.resolve(place.code) == .province(place))
      #expect(places.filingPlace(of: place.code) == nil)
      #expect(places.filingPlaceOrProvince(of: place.code) == place.code)
      #expect(places.insuredPlace(place.code) == nil)
    }
  }

  @Test(
    "Groups of places, 71, 81, 82 and codes of nothing stand for no place",
    arguments: [
      110_100, 110_200, 120_100, 310_100, 310_200, 500_100, 500_200, 500_300, 419_000, 429_000,
      469_000, 659_000, 422_900, 710_000, 810_000, 820_000, 710_100, 0, 1, 511_701, 519_999,
      599_999, 999_999, 100_000, .max,
    ] as [UInt32])
  func unknown(code: UInt32) {
    #expect(places.standing(of: code) == .unknown)
    #expect(places.resolve(code) == .unknown)
    #expect(places.filingPlace(of: code) == nil)
    #expect(places.filingPlaceOrProvince(of: code) == nil)
  }

  @Test("Hong Kong, Macao and Taiwan have names all the same")
  func names() {
    #expect(places.place(810_000)?.short == "香港")
    #expect(places.place(710_000)?.latin == "Taiwan")
  }

  @Test(
    "An old code of Dazhou's people is the place there now",
    arguments: [
      (513_021, 511_703), (511_721, 511_703), (513_022, 511_722), (513_023, 511_723),
      (513_029, 511_724), (513_030, 511_725), (513_002, 511_781), (513_024, 511_781),
      (513_000, 511_700),
      // 达川市 became 通川区 while 达县 took the name 达川: only the city is certain.
      (513_001, 511_700),
    ] as [(UInt32, UInt32)])
  func retiredDazhou(code: UInt32, now: UInt32) {
    #expect(places.standing(of: code) == .place(now))
    #expect(places.filingPlace(of: code) == 511_700)
    #expect(places.insuredPlace(code) == now)
  }

  @Test(
    "An old code elsewhere files to the city of today",
    arguments: [
      (513_025, 511_900), (513_027, 511_900), (513_031, 511_600), (500_105, 500_000),
      (500_112, 500_000), (510_202, 500_000), (513_523, 500_000), (412_223, 419_001),
      (650_300, 659_001), (110_221, 110_000), (341_400, 340_100),
    ] as [(UInt32, UInt32)])
  func retiredElsewhere(code: UInt32, filesTo: UInt32) {
    #expect(places.filingPlace(of: code) == filesTo)
  }

  @Test("On record an old code is called as it was then, and today's and the pools as they are")
  func onRecord() {
    #expect(places.formerName(371_200) == "莱芜市" && places.onRecord(371_200) == nil)
    #expect(places.formerName(513_021) == "达县" && places.onRecord(513_021) == nil)
    #expect(places.formerName(511_703) == nil && places.onRecord(511_703)?.name == "达川区")
    #expect(places.onRecord(510_000)?.name == "四川省")
    #expect(places.onRecord(519_900)?.fullName == "四川省本级")
    #expect(places.formerName(420_099) == nil && places.onRecord(420_099) == nil)
  }

  @Test("江北区 and 渝北区 are 两江新区 now")
  func liangjiang() {
    #expect(places.standing(of: 500_105) == .place(500_157))
    #expect(places.standing(of: 500_112) == .place(500_157))
  }

  @Test(
    "An old code whose place is not known is refused",
    arguments: [513_032, 142_100, 511_200, 442_100, 132_105] as [UInt32])
  func lost(code: UInt32) {
    #expect(places.resolve(code) == .unknown)
  }

  @Test("No code of six digits, old or new, stands for a place that is not current")
  func closed() {
    for code in stride(from: UInt32(100_000), through: 830_000, by: 1) {
      switch places.standing(of: code) {
      case .place(let now):
        if now != code { #expect(places.place(code) == nil && places.place(now) != nil) }
      case .province: #expect(code % 10_000 == 0)
      case .unknown: break
      }
    }
  }
}
