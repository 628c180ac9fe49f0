/// A place of the mainland as one shows it, searches it and files to it.
package struct Place: Hashable, Sendable, Identifiable {
  /// Six digits of GB/T 2260 such as 511700, or of a 医保区划 such as 519900.
  package let code: UInt32
  /// The official name: 四川省, 成都市, 阿坝藏族羌族自治州.
  package let name: String
  /// What people say: 四川, 成都, 阿坝.
  package let short: String
  /// Where it stands among province, city and county.
  package let level: Level
  /// The table's own word for it, such as 地级市, 县 or 林区; 本级 for a pool of a province or city.
  package let kind: String
  /// Toneless spelling of the short name in lower case without spaces, `v` for ü.
  package let pinyin: String
  /// First letters of the syllables, every usual reading: `cq`, `zq` for 重庆.
  package let initials: [String]
  /// Syllables with tone numbers for a voice to speak: `chong2 qing4`.
  package let tone: String
  /// Other names and spellings: 渝, former names, divisions of the 兵团, `hohhot`.
  package let aliases: [String]
  /// `xx0000`, its own code where it is a province or municipality.
  package let provinceCode: UInt32
  /// The province's official name: 四川省, 重庆市.
  package let provinceName: String
  /// The province in short for showing: 四川, 重庆.
  package let province: String
  /// The prefecture-level city above a county: 达州市; `nil` elsewhere.
  package let cityName: String?
  /// The prefecture-level city, the municipality, or the place itself where its province runs it.
  ///
  /// `nil` for a province and for 71, 81 and 82.
  package let filesTo: UInt32?

  /// A code is its own identity.
  package var id: UInt32 { code }

  /// Where a place stands.
  package enum Level: UInt8, Hashable, Sendable, CaseIterable {
    /// 34 provinces, regions, municipalities, 香港, 澳门, 台湾.
    case province = 1
    /// 333 prefecture-level cities, prefectures and leagues.
    case city = 2
    /// Counties, districts, banners and cities below a prefecture, or run by the province.
    case county = 3
  }
}

extension Place {
  /// The whole way down: 四川省达州市宣汉县, 重庆市渝中区, 湖北省仙桃市.
  package var fullName: String {
    guard level != .province, code != provinceCode, kind != Place.pool else { return name }
    return provinceName + (cityName ?? "") + name
  }

  /// The kind of what is insured at the level of a province or city itself.
  package static let pool = "本级"

  /// The spelling for a reader of English: `Dazhou`, `Xi'an`, `Lüliang`, `Shaanxi`.
  package var latin: String {
    if let known = Place.englishNames[code] { return known }
    var word = ""
    for syllable in tone.split(separator: " ") {
      let letters = syllable.filter { !$0.isNumber }.map { $0 == "v" ? "ü" : $0 }
      guard let first = letters.first else { continue }
      if word.isEmpty {
        word += first.uppercased()
      } else {
        // Only these three can be taken for the end of the syllable before.
        if "aeo".contains(first) { word += "'" }
        word.append(first)
      }
      word += String(letters.dropFirst())
    }
    return word
  }

  /// Spellings in use that pinyin alone does not give.
  private static let englishNames: [UInt32: String] = [
    150000: "Inner Mongolia", 610000: "Shaanxi", 710000: "Taiwan", 810000: "Hong Kong",
    820000: "Macao",
  ]
}
