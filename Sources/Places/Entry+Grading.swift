extension Entry {
  /// How well Chinese text meets the place.
  func named(
    _ asked: Span<UInt8>, in table: Span<UInt8>
  ) -> (grade: Grade, why: Found.Why)? {
    if table.equals(short, asked) || table.equals(name, asked) {
      return (.exact, .name)
    }
    let alias = aliases.count > 0 ? table.bestWord(in: aliases, asked) : nil
    if let alias, alias.grade == .exact { return (.exact, .alias(alias.word)) }
    if table.begins(name, asked) { return (.prefix, .name) }
    if let alias, alias.grade == .prefix { return (.prefix, .alias(alias.word)) }
    if table.contains(name, asked) { return (.part, .name) }
    return alias.map { ($0.grade, .alias($0.word)) }
  }

  /// How well letters meet the place.
  func spelt(
    _ asked: Span<UInt8>, in table: Span<UInt8>
  ) -> (grade: Grade, why: Found.Why)? {
    if table.equals(pinyin, asked) { return (.exact, .pinyin) }
    let alias = aliases.count > 0 ? table.bestWord(in: aliases, asked) : nil
    if let alias, alias.grade == .exact { return (.exact, .alias(alias.word)) }
    if let grade = table.withEnding(pinyin, of: name, asked, initials: false) {
      return (grade, .pinyin)
    }
    if table.begins(pinyin, asked) {
      // `sh` is how 上海 begins and what it is abbreviated to; 石家庄 only begins so.
      return (.prefix, grade(ofInitials: asked, in: table) == .initials ? .initials : .pinyin)
    }
    if let alias, alias.grade == .prefix { return (.prefix, .alias(alias.word)) }
    if let grade = grade(ofInitials: asked, in: table) { return (grade, .initials) }
    // One letter stands in nearly every name.
    guard asked.count > 1 else { return nil }
    if table.contains(pinyin, asked) { return (.part, .pinyin) }
    return alias.map { ($0.grade, .alias($0.word)) }
  }

  /// How well letters meet the initials of a place, in any reading.
  private func grade(
    ofInitials asked: Span<UInt8>, in table: Span<UInt8>
  ) -> Grade? {
    var best: Grade?
    var start = initials.range.lowerBound
    while start < initials.range.upperBound {
      var end = start
      while end < initials.range.upperBound, table[end] != 32 { end += 1 }
      let reading = Run(start, end)
      start = end + 1
      if table.equals(reading, asked)
        || table.withEnding(reading, of: name, asked, initials: true) != nil
      {
        return .initials
      }
      if table.begins(reading, asked) { best = .initialsPrefix }
    }
    return best
  }
}
