/// Where a person is insured may be told by a code of the insurance (医保区划) that GB/T 2260 has
/// not: the pool of a province (519900), of a city (360199), of a development zone (360340).
extension Places {
  /// The place of GB/T 2260 that an insured place belongs to, such as 511700 for 511799.
  ///
  /// A retired code gives the place there now, the pool of a province the province. `nil` where
  /// the code is neither a place nor a pool; a bare province is neither.
  package func insuredPlace(_ code: UInt32) -> UInt32? {
    switch standing(of: code) {
    case .place(let now): now
    case .province: nil
    case .unknown: pool(code)?.belongsTo
    }
  }

  /// An insured place for showing: the place there now, or a pool such as 四川省本级.
  package func insured(_ code: UInt32) -> Place? {
    if case .place(let now) = standing(of: code) { return place(now) }
    guard let pool = pool(code), var shown = place(pool.belongsTo) else { return nil }
    let name = pool.name ?? shown.name + Place.pool
    shown = Place(
      code: code, name: name, short: name, level: shown.level, kind: Place.pool,
      pinyin: shown.pinyin, initials: shown.initials, tone: shown.tone, aliases: [],
      provinceCode: shown.provinceCode, provinceName: shown.provinceName,
      province: shown.province, cityName: shown.cityName, filesTo: nil)
    return shown
  }

  /// What a code on record is shown as: a place of today, or a pool; `nil` for one no longer in
  /// force, which is called as it was then, see `formerName(_:)`.
  package func onRecord(_ code: UInt32) -> Place? {
    formerName(code) == nil ? place(code) ?? insured(code) : nil
  }

  /// What one may be insured in, to page through: 达州 and its counties, 四川省本级, then the rest.
  ///
  /// Sichuan and Chongqing stand before the others; in each province its own pool comes first.
  /// Counties of other cities are found by `search`, not here.
  package var insuredPlaces: [Place] {
    let home: UInt32 = 511_700
    var list: [Place] = []
    if let city = place(home) { list.append(city) }
    list += counties(in: home)
    if let cityPool = insured(home + 99) { list.append(cityPool) }
    for province in provinces {
      if province.filesTo == nil, let pool = insured(province.code + 9900) { list.append(pool) }
      list += filingPlaces(in: province.code).filter { $0.code != home }
    }
    return list
  }

  /// The pool a code of the insurance stands for.
  struct Pool {
    /// The province or city whose pool it is.
    let belongsTo: UInt32
    /// Its name where it is not the place's with 本级.
    let name: String?
  }

  /// The pool of this code, where its province or city exists.
  ///
  /// The forms are those of the region list of the national filing app (2020-21).
  func pool(_ code: UInt32) -> Pool? {
    switch code {
    case 611_100: return Pool(belongsTo: 610_000, name: "杨凌示范区")
    case 462_000: return Pool(belongsTo: 460_000, name: "洋浦经济开发区")
    default: break
    }
    let province = code / 10_000 * 10_000
    if code % 10_000 == 9_900 {
      return index(of: province) != nil && Places.isMainland(code)
        ? Pool(belongsTo: province, name: nil) : nil
    }
    let city = code / 100 * 100
    guard let index = index(of: city), entries[index].level == .city else { return nil }
    switch code % 100 {
    case 99: return Pool(belongsTo: city, name: nil)
    // Only Jiangxi gives its development zones codes of this form.
    case 40 where province == 360_000:
      return Pool(belongsTo: city, name: text(entries[index].name) + "开发区")
    default: return nil
    }
  }
}
