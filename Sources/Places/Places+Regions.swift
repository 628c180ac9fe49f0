/// Names that stand for what lies within: provinces, cities, and the pools of both.
extension Places {
  /// What lies in a province (or a city, where counties are asked for) the query names.
  func inside(_ query: Query, scope: SearchScope) -> [Found] {
    var found: [Found] = []
    for index in entries.indices where entries[index].level != .county {
      let region = entries[index]
      guard Places.isMainland(region.code), names(region, query) else { continue }
      let isProvince = region.level == .province
      guard isProvince || scope != .filing else { continue }
      for inner in range(of: region.code / 10_000 * 10_000) {
        let entry = entries[inner]
        guard admits(entry, scope), isProvince ? true : entry.parent == region.code else {
          continue
        }
        // A province leads to where one files, not to two hundred counties.
        if isProvince, scope != .counties, entry.filesTo != entry.code { continue }
        found.append(
          Found(.inside, .inside(region.short), entry: inner, entry, scope: scope))
      }
    }
    return found
  }

  /// Whether the query is the name of a region, or the first digits of a province.
  private func names(_ region: Entry, _ query: Query) -> Bool {
    let table = bytes.span
    let asked = query.bytes.span
    switch query.form {
    case .digits(let count, let value): return count == 6 && value == region.code
    case .letters: return region.spelt(asked, in: table)?.grade == .exact
    case .chinese: return region.named(asked, in: table)?.grade == .exact
    }
  }

  /// What a query means that begins with the name of a province, or of a city, and goes on.
  func behindRegion(_ query: Query, scope: SearchScope) -> [Found] {
    guard query.form == .chinese || query.form == .letters else { return [] }
    var found: [Found] = []
    for index in entries.indices where entries[index].level != .county {
      let region = entries[index]
      guard Places.isMainland(region.code), let rest = rest(of: query, behind: region) else {
        continue
      }
      let within = range(of: region.code / 10_000 * 10_000)
      var inner: [Found] = []
      if region.level == .city {
        inner = counties(meant: rest, of: region, within, scope: scope)
      } else {
        addCurrent(rest, within, scope: scope, to: &inner)
      }
      if inner.isEmpty, region.level == .province {
        // Behind the province comes the city.
        for city in within where entries[city].level == .city {
          guard let last = self.rest(of: rest, behind: entries[city]) else { continue }
          inner += counties(meant: last, of: entries[city], within, scope: scope)
        }
      }
      found += inner
    }
    return found
  }

  /// What the query meets among the counties of a city.
  private func counties(
    meant query: Query, of city: Entry, _ within: Range<Int>, scope: SearchScope
  ) -> [Found] {
    var found: [Found] = []
    addCurrent(query, within, scope: scope, to: &found)
    return found.filter { entries[$0.entry].parent == city.code }
  }

  /// What of the query stands behind the region's name, its short name or its spelling.
  private func rest(of query: Query, behind region: Entry) -> Query? {
    let names =
      query.form == .letters ? [region.pinyin] : [region.name, region.short]
    for name in names where query.bytes.count > Int(name.count) {
      guard query.bytes.prefix(Int(name.count)).elementsEqual(bytes[name.range]) else { continue }
      return Query(bytes: Array(query.bytes.dropFirst(Int(name.count))), form: query.form)
    }
    return nil
  }

  /// The pools a query means: by code, by 本级 behind a name, or by the name of a province.
  func pools(_ query: Query) -> [Match] {
    var codes: [UInt32] = []
    switch query.form {
    case .digits(let count, let value):
      if count == 6, pool(value) != nil { codes = [value] }
      if count == 4, pool(value * 100) != nil { codes = [value * 100] }
    case .letters, .chinese:
      let suffix = Array(Place.pool.utf8)
      let isPool = query.bytes.suffix(suffix.count).elementsEqual(suffix)
      let stem = isPool ? Array(query.bytes.dropLast(suffix.count)) : query.bytes
      for index in entries.indices where Places.isMainland(entries[index].code) {
        let entry = entries[index]
        let isProvince = entry.level == .province
        guard isProvince || (isPool && entry.level == .city) else { continue }
        // A municipality is itself the place to choose.
        if !isPool, entry.filesTo != 0 { continue }
        let isMeant =
          isPool ? ownsPool(entry, stem) : names(entry, Query(bytes: stem, form: query.form))
        if isMeant { codes.append(entry.code + (isProvince ? 9_900 : 99)) }
      }
    }
    let near = codes.filter(Places.isNear).sorted { $0 > $1 }
    let ordered = near + codes.filter { !Places.isNear($0) }
    return ordered.compactMap { code in
      insured(code).map { Match(place: $0, filesTo: nil, reason: .name, rank: .max) }
    }
  }

  /// Whether the pool of a region is meant by what stands before 本级, such as 四川, 四川省, 省.
  private func ownsPool(_ region: Entry, _ stem: [UInt8]) -> Bool {
    let name = bytes[region.name.range]
    let isEnding = name.suffix(stem.count).elementsEqual(stem) && stem.count <= 3
    // The insurance itself writes 四川省省本级.
    let isDoubled = stem.dropLast(3).elementsEqual(name) && stem.suffix(3) == name.suffix(3)
    return isEnding && (region.level == .province || !stem.isEmpty)
      || isDoubled || (!stem.isEmpty && name.starts(with: stem))
  }
}
