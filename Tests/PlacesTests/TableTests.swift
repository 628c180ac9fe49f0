import Places
import Support
import Testing

@Suite("The tables")
struct TableTests {
  @Test("hold every province, city and county, and the 33 that provinces run")
  func counts() {
    #expect(places.places(of: .province).count == 34)
    #expect(places.places(of: .city).count == 333)
    let counties = places.places(of: .county)
    #expect(counties.count == 2847)
    #expect(counties.filter { $0.filesTo == $0.code }.count == 33)
    #expect(places.provinces.count == 31)
    #expect(places.provinces.flatMap { places.filingPlaces(in: $0.code) }.count == 333 + 4 + 33)
  }

  @Test("give every place a province, and every county the city it lies in or none")
  func parents() {
    for place in Place.Level.allCases.flatMap(places.places(of:)) {
      #expect(places.place(place.provinceCode)?.name == place.provinceName)
      #expect(place.fullName.hasPrefix(place.provinceName) && place.fullName.hasSuffix(place.name))
      guard place.level == .county, let filesTo = place.filesTo else { continue }
      #expect(filesTo / 10_000 == place.code / 10_000)
      #expect((place.cityName != nil) == (filesTo % 10_000 != 0 && filesTo != place.code))
    }
  }

  @Test("spell every place: as many syllables as characters, the initials of all readings too")
  func spelling() {
    for place in Place.Level.allCases.flatMap(places.places(of:)) {
      let syllables = place.tone.split(separator: " ").map { $0.filter { !$0.isNumber } }
      #expect(syllables.joined() == place.pinyin, "\(place.name)")
      #expect(place.initials.first == String(syllables.compactMap(\.first)), "\(place.name)")
      #expect(place.initials.allSatisfy { $0.count == place.short.count }, "\(place.name)")
    }
  }

  @Test("list the counties of the municipalities and of 达州 twice, and alike")
  func listedTwice() {
    let rows = { (name: String) in
      Set(String(decoding: asset(name), as: UTF8.self).split(separator: "\n").dropFirst())
    }
    let counties = rows("Places/counties.tsv")
    let divisions = rows("Places/divisions.tsv").filter { $0.contains("\t3\t") }
    #expect(divisions.count == 125)
    #expect(divisions.isSubset(of: counties))
  }

  @Test(
    "are refused with table and line where a row is not in form",
    arguments: [
      ("codes\tname", 1, "not the heading"),
      ("\(heading)511700\t达州市\n", 2, "a column is missing"),
      ("\(heading)5117OO\t达州市\n", 2, "six digits"),
      ("\(heading)5117000\t达州市\n", 2, "six digits"),
      ("\(heading)\(row)\(row)", 3, "ascend"),
      ("\(heading)\(row.dropLast())\tmore\n", 2, "more columns"),
      ("\(heading)\(row.dropLast())", 2, "more columns"),
      (heading + "511700\t达州市\t达州\t4\t510000\tdazhou\tdz\t地级市\t1\tda2 zhou1\t\n", 2, "level"),
    ])
  func refused(table: String, line: Int, reason: String) {
    let failure = #expect(throws: PlacesFailure.self) {
      try Places(
        divisions: Array(table.utf8), counties: asset("Places/counties.tsv"),
        retired: asset("Places/retired.tsv"))
    }
    #expect(failure?.table == "divisions.tsv")
    #expect(failure?.line == line)
    #expect(failure?.reason.contains(reason) == true)
  }
}

/// The heading of the divisions.
private let heading =
  "code\tname\tshort\tlevel\tparent\tpinyin\tinitials\tkind\tfiling\ttone\taliases\n"
/// A row in form.
private let row = "511700\t达州市\t达州\t2\t510000\tdazhou\tdz\t地级市\t1\tda2 zhou1\t达县\n"
