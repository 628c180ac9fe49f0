extension Places {
  /// The place that stands now where a code no longer in force was given out.
  ///
  /// The table knows the city; the county is named where one there still has the name. The cities
  /// that took a county's name (达川市 became 通川区, 达县 became 达川区) are why no more is guessed.
  func placeNow(ofRetired code: UInt32) -> UInt32? {
    retiredRow(code).flatMap { placeNow(of: $0) }
  }

  /// The last name of a code no longer in force, as old records and papers carry it.
  package func formerName(_ code: UInt32) -> String? {
    retiredRow(code).map { text($0.name) }
  }

  private func retiredRow(_ code: UInt32) -> Retired? {
    var low = 0
    var high = retired.count
    while low < high {
      let middle = (low + high) / 2
      if retired[middle].code < code { low = middle + 1 } else { high = middle }
    }
    guard low < retired.count, retired[low].code == code else { return nil }
    return retired[low]
  }

  /// The county of the same name in the city that took the place over, else that city.
  func placeNow(of row: Retired) -> UInt32? {
    guard row.now != 0, let cityIndex = index(of: row.now) else { return nil }
    let city = entries[cityIndex]
    guard city.level != .county else { return city.code }
    let bytes = bytes.span
    var sameStem: [UInt32] = []
    var index = cityIndex + 1
    let reach: UInt32 = city.level == .city ? 100 : 10_000
    while index < entries.count, entries[index].code < city.code + reach {
      let county = entries[index]
      index += 1
      guard county.parent == city.code else { continue }
      if bytes.holds(row.name, at: county.name) || bytes.hasWord(row.name, in: county.aliases) {
        return county.code
      }
      if bytes.isCounty(row.name, called: county.short) { sameStem.append(county.code) }
    }
    return sameStem.count == 1 ? sameStem[0] : city.code
  }
}

extension Span<UInt8> {
  /// Whether two runs hold the same bytes.
  func holds(_ word: Run, at run: Run) -> Bool {
    guard word.count == run.count else { return false }
    for offset in 0..<Int(word.count)
    where self[Int(word.start) + offset] != self[Int(run.start) + offset] {
      return false
    }
    return true
  }

  /// Whether a run of words parted by blanks has this one among them.
  func hasWord(_ word: Run, in words: Run) -> Bool {
    var start = words.range.lowerBound
    while start < words.range.upperBound {
      var end = start
      while end < words.range.upperBound, self[end] != 32 { end += 1 }
      if holds(word, at: Run(start, end)) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether the run is `short` and 县: a county keeps its name when it becomes a city or district.
  func isCounty(_ name: Run, called short: Run) -> Bool {
    let end = name.range.upperBound
    // 县 is E5 8E BF.
    guard name.count == short.count + 3, self[end - 3] == 0xE5, self[end - 2] == 0x8E,
      self[end - 1] == 0xBF
    else { return false }
    return holds(Run(name.range.lowerBound, end - 3), at: short)
  }
}
