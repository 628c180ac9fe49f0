extension Places {
  /// A field as text.
  func text(_ run: Run) -> String {
    String(decoding: bytes[run.range], as: UTF8.self)
  }

  /// A field of words parted by blanks.
  func words(_ run: Run) -> [String] {
    text(run).split(separator: " ").map(String.init)
  }

  /// The place of `entries[index]`, with its names made into text.
  func place(at index: Int) -> Place {
    let entry = entries[index]
    let provinceCode = entry.code / 10_000 * 10_000
    let province = self.index(of: provinceCode).map { entries[$0] }
    let city = entry.level == .county ? self.index(of: entry.parent).map { entries[$0] } : nil
    return Place(
      code: entry.code, name: text(entry.name), short: text(entry.short), level: entry.level,
      kind: text(entry.kind), pinyin: text(entry.pinyin), initials: words(entry.initials),
      tone: text(entry.tone), aliases: words(entry.aliases), provinceCode: provinceCode,
      provinceName: province.map { text($0.name) } ?? "",
      province: province.map { text($0.short) } ?? "",
      cityName: city.flatMap { $0.level == .city ? text($0.name) : nil },
      filesTo: entry.filesTo == 0 ? nil : entry.filesTo)
  }
}
