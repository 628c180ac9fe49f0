/// Comparing a query with fields of the tables, byte by byte.
///
/// UTF-8 needs no more care: a sequence of characters is found only where characters begin.
extension Span<UInt8> {
  /// Whether the run begins with the query.
  func begins(_ run: Run, _ query: Span<UInt8>) -> Bool {
    guard query.count <= Int(run.count) else { return false }
    for offset in 0..<query.count where self[Int(run.start) + offset] != query[offset] {
      return false
    }
    return true
  }

  /// Whether the run is the query.
  func equals(_ run: Run, _ query: Span<UInt8>) -> Bool {
    Int(run.count) == query.count && begins(run, query)
  }

  /// Whether the query stands anywhere in the run.
  func contains(_ run: Run, _ query: Span<UInt8>) -> Bool {
    guard query.count > 0, query.count <= Int(run.count) else { return false }
    let first = query[0]
    for start in Int(run.start)...(run.range.upperBound - query.count)
    where self[start] == first && begins(Run(start, run.range.upperBound), query) {
      return true
    }
    return false
  }

  /// How well the query meets one of the words of a run, and which.
  func bestWord(in words: Run, _ query: Span<UInt8>) -> (grade: Grade, word: Run)? {
    var best: (grade: Grade, word: Run)?
    var start = words.range.lowerBound
    while start < words.range.upperBound {
      var end = start
      while end < words.range.upperBound, self[end] != 32 { end += 1 }
      let word = Run(start, end)
      start = end + 1
      let grade: Grade
      if equals(word, query) {
        return (.exact, word)
      } else if begins(word, query) {
        grade = .prefix
      } else if contains(word, query) {
        grade = .part
      } else {
        continue
      }
      if best.map({ grade.rawValue < $0.grade.rawValue }) ?? true { best = (grade, word) }
    }
    return best
  }

  /// The grade of a query that is `run` with, or with the beginning of, what `name` ends in.
  ///
  /// So `dazhoushi` and `dzs` meet 达州市: 市 is not in the spelling of the short name.
  func withEnding(_ run: Run, of name: Run, _ query: Span<UInt8>, initials: Bool) -> Grade? {
    guard query.count > Int(run.count), name.count > 3,
      let ending = ending(of: name)
    else { return nil }
    for offset in 0..<Int(run.count) where self[Int(run.start) + offset] != query[offset] {
      return nil
    }
    let rest = query.count - Int(run.count)
    let length = initials ? 1 : ending.utf8CodeUnitCount
    guard rest <= length else { return nil }
    for offset in 0..<rest where query[Int(run.count) + offset] != ending.utf8Start[offset] {
      return nil
    }
    return initials ? .initials : rest == length ? .exact : .prefix
  }

  /// The spelling of the character a name ends in, where it says what kind of place it is.
  private func ending(of name: Run) -> StaticString? {
    let end = name.range.upperBound
    switch (self[end - 3], self[end - 2], self[end - 1]) {
    case (0xE5, 0xB8, 0x82): return "shi"  // 市
    case (0xE5, 0x8E, 0xBF): return "xian"  // 县
    case (0xE5, 0x8C, 0xBA): return "qu"  // 区
    case (0xE5, 0xB7, 0x9E): return "zhou"  // 州
    case (0xE6, 0x97, 0x97): return "qi"  // 旗
    case (0xE7, 0x9B, 0x9F): return "meng"  // 盟
    case (0xE7, 0x9C, 0x81): return "sheng"  // 省
    default: return nil
    }
  }
}
