extension Places {
  /// The places a text may mean, the likeliest first; none where the text says nothing.
  ///
  /// The text is a name or a part of one, pinyin, initials, another or a former name, a code or the
  /// beginning of one, or a name behind those of its province and city (`四川省广安市邻水县`).
  package func search(_ text: String, scope: SearchScope, limit: Int) -> [Match] {
    guard limit > 0, let query = Query(text) else { return [] }
    return memo.matches(.init(text: text, scope: scope, limit: limit)) {
      search(query, scope: scope, limit: limit)
    }
  }

  private func search(_ query: Query, scope: SearchScope, limit: Int) -> [Match] {
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
  func addCurrent(
    _ query: Query, _ range: Range<Int>, scope: SearchScope, to found: inout [Found]
  ) {
    let table = bytes.span
    let asked = query.bytes.span
    for index in range where admits(entries[index], scope) {
      let entry = entries[index]
      let met =
        query.form == .letters ? entry.spelt(asked, in: table) : entry.named(asked, in: table)
      guard let met else { continue }
      found.append(Found(met.grade, met.why, entry: index, entry, scope: scope))
    }
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
  func admits(_ entry: Entry, _ scope: SearchScope) -> Bool {
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
      filesTo: entry.filesTo == entry.code ? nil : place(entry.filesTo), reason: reason,
      rank: found.rank)
  }
}
