extension Places {
  /// The places a text may mean, the likeliest first; none where the text says nothing.
  ///
  /// The text is a name or a part of one, pinyin, initials, another or a former name, a code or the
  /// beginning of one, or a name behind those of its province and city (`四川省广安市邻水县`).
  package func search(_ text: String, scope: SearchScope, limit: Int) -> [Match] {
    guard limit > 0, let query = Query(text) else { return [] }
    var found = direct(query, scope: scope)
    if found.isEmpty { found = behindRegion(query, scope: scope) }
    found += inside(query, scope: scope)
    found.sort { $0.key < $1.key }

    var pools = scope == .insured ? pools(query) : []
    var matches: [Match] = []
    var seen: Set<UInt32> = []
    for one in found where matches.count < limit {
      // A pool is better than what merely lies in its province.
      if one.key >= Found.insideKey {
        matches += pools
        pools = []
      }
      if seen.insert(entries[one.entry].code).inserted { matches.append(match(one)) }
    }
    matches += pools
    if matches.count > limit { matches.removeLast(matches.count - limit) }
    return matches
  }

  /// Everything the query meets by itself, in no order.
  private func direct(_ query: Query, scope: SearchScope) -> [Found] {
    var found: [Found] = []
    switch query.form {
    case .digits(let count, let value):
      guard count <= 6 else { return [] }
      var parts: UInt32 = 1
      for _ in count..<6 { parts *= 10 }
      for index in entries.indices
      where entries[index].code / parts == value && admits(entries[index], scope) {
        found.append(
          Found(count == 6 ? .exact : .prefix, .code, entry: index, entries[index], scope: scope))
      }
      addRetired(value, parts: parts, scope: scope, to: &found)
    case .letters:
      addCurrent(query, 0..<entries.count, scope: scope, to: &found)
    case .chinese:
      addCurrent(query, 0..<entries.count, scope: scope, to: &found)
      addRetired(query, scope: scope, to: &found)
    }
    return found
  }

  /// The current places of a range that the query meets.
  private func addCurrent(
    _ query: Query, _ range: Range<Int>, scope: SearchScope, to found: inout [Found]
  ) {
    let table = bytes.span
    let asked = query.bytes.span
    for index in range where admits(entries[index], scope) {
      let entry = entries[index]
      let met =
        query.form == .letters
        ? Places.spelt(entry, asked, in: table) : Places.named(entry, asked, in: table)
      guard let met else { continue }
      found.append(Found(met.grade, met.why, entry: index, entry, scope: scope))
    }
  }

  /// How well Chinese text meets a place.
  private static func named(
    _ entry: Entry, _ asked: Span<UInt8>, in table: Span<UInt8>
  ) -> (grade: Grade, why: Found.Why)? {
    if table.equals(entry.short, asked) || table.equals(entry.name, asked) {
      return (.exact, .name)
    }
    let alias = entry.aliases.count > 0 ? table.bestWord(in: entry.aliases, asked) : nil
    if let alias, alias.grade == .exact { return (.exact, .alias(alias.word)) }
    if table.begins(entry.name, asked) { return (.prefix, .name) }
    if let alias, alias.grade == .prefix { return (.prefix, .alias(alias.word)) }
    if table.contains(entry.name, asked) { return (.part, .name) }
    return alias.map { ($0.grade, .alias($0.word)) }
  }

  /// How well letters meet a place.
  private static func spelt(
    _ entry: Entry, _ asked: Span<UInt8>, in table: Span<UInt8>
  ) -> (grade: Grade, why: Found.Why)? {
    if table.equals(entry.pinyin, asked) { return (.exact, .pinyin) }
    let alias = entry.aliases.count > 0 ? table.bestWord(in: entry.aliases, asked) : nil
    if let alias, alias.grade == .exact { return (.exact, .alias(alias.word)) }
    if let grade = table.withEnding(entry.pinyin, of: entry.name, asked, initials: false) {
      return (grade, .pinyin)
    }
    if table.begins(entry.pinyin, asked) { return (.prefix, .pinyin) }
    if let alias, alias.grade == .prefix { return (.prefix, .alias(alias.word)) }
    if let grade = initials(entry, asked, in: table) { return (grade, .initials) }
    // One letter stands in nearly every name.
    guard asked.count > 1 else { return nil }
    if table.contains(entry.pinyin, asked) { return (.part, .pinyin) }
    return alias.map { ($0.grade, .alias($0.word)) }
  }

  /// How well letters meet the initials of a place, in any reading.
  private static func initials(
    _ entry: Entry, _ asked: Span<UInt8>, in table: Span<UInt8>
  ) -> Grade? {
    var best: Grade?
    var start = entry.initials.range.lowerBound
    while start < entry.initials.range.upperBound {
      var end = start
      while end < entry.initials.range.upperBound, table[end] != 32 { end += 1 }
      let reading = Run(start, end)
      start = end + 1
      if table.equals(reading, asked)
        || table.withEnding(reading, of: entry.name, asked, initials: true) != nil
      {
        return .initials
      }
      if table.begins(reading, asked) { best = .initialsPrefix }
    }
    return best
  }

  /// The places whose names of former times the query meets at the beginning.
  private func addRetired(_ query: Query, scope: SearchScope, to found: inout [Found]) {
    let table = bytes.span
    let asked = query.bytes.span
    for row in retired where row.now != 0 && table.begins(row.name, asked) {
      guard let now = placeNow(of: row), let index = index(of: now) else { continue }
      let entry = entries[index]
      guard admits(entry, scope) else { continue }
      let grade: Grade = Int(row.name.count) == asked.count ? .exact : .prefix
      found.append(Found(grade, .formerName(row.name), entry: index, entry, scope: scope))
    }
  }

  /// The places whose codes of former times begin with these digits.
  private func addRetired(
    _ value: UInt32, parts: UInt32, scope: SearchScope, to found: inout [Found]
  ) {
    for row in retired where row.now != 0 && row.code / parts == value {
      guard let now = placeNow(of: row), let index = index(of: now) else { continue }
      let entry = entries[index]
      guard admits(entry, scope) else { continue }
      found.append(
        Found(
          parts == 1 ? .exact : .prefix, .formerCode(row.code), entry: index, entry, scope: scope))
    }
  }

  /// Whether a scope has this place.
  private func admits(_ entry: Entry, _ scope: SearchScope) -> Bool {
    entry.filesTo != 0 && (scope != .counties || entry.level == .county)
  }

  /// A place found, with its texts.
  private func match(_ found: Found) -> Match {
    let entry = entries[found.entry]
    let reason: Match.Reason =
      switch found.why {
      case .name: .name
      case .pinyin: .pinyin
      case .initials: .initials
      case .alias(let word): .alias(text(word))
      case .formerName(let name): .formerName(text(name))
      case .code: .code
      case .formerCode(let code): .formerCode(code)
      case .inside(let region): .inside(text(region))
      }
    return Match(
      place: place(at: found.entry),
      filesTo: entry.filesTo == entry.code ? nil : place(entry.filesTo), reason: reason)
  }
}

/// Names that stand for what lies within: provinces, cities, and the pools of both.
extension Places {
  /// What lies in a province (or a city, where counties are asked for) the query names.
  private func inside(_ query: Query, scope: SearchScope) -> [Found] {
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
    case .letters: return Places.spelt(region, asked, in: table)?.grade == .exact
    case .chinese: return Places.named(region, asked, in: table)?.grade == .exact
    }
  }

  /// What a query means that begins with the name of a province, or of a city, and goes on.
  private func behindRegion(_ query: Query, scope: SearchScope) -> [Found] {
    guard query.form == .chinese || query.form == .letters else { return [] }
    var found: [Found] = []
    for index in entries.indices where entries[index].level != .county {
      let region = entries[index]
      guard Places.isMainland(region.code), let rest = rest(of: query, behind: region) else {
        continue
      }
      let within = range(of: region.code / 10_000 * 10_000)
      var inner: [Found] = []
      addCurrent(rest, within, scope: scope, to: &inner)
      if region.level == .city {
        inner.removeAll { entries[$0.entry].parent != region.code }
      } else if inner.isEmpty {
        // Behind the province comes the city.
        for city in within where entries[city].level == .city {
          guard let last = self.rest(of: rest, behind: entries[city]) else { continue }
          addCurrent(last, within, scope: scope, to: &inner)
          inner.removeAll { entries[$0.entry].parent != entries[city].code }
        }
      }
      found += inner
    }
    return found
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
  private func pools(_ query: Query) -> [Match] {
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
      insured(code).map { Match(place: $0, filesTo: nil, reason: .name) }
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
