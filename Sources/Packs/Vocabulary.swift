internal import Rules

/// The pack's own names for slots and their values, each tied to a code.
struct Vocabulary {
  private(set) var lexicon = Lexicon()
  private(set) var slots: [String: Slot] = [:]
  /// By slot, the numbers of its values.
  private var numbers = [[String: UInt8]](repeating: [:], count: Slot.count)
  private var ownCount = 0
  /// The line on which a name or a code was first met.
  private var lines: [String: Int] = [:]
  /// The ratios the tables state, by number.
  private var points: [Int?] = []

  /// What stands in place of the ratio's values.
  private static let pointsWord = "百分点"

  /// How the codes of a pack's own slots begin.
  static let ownPrefix = "own_"

  /// What no fact or conclusion can be called, as tables have columns of these names.
  private static let reserved = Set(ConclusionReader.columns + CaseReader.ownColumns)

  /// Learns a slot's names from a row of 事实 or 结论一览; what is wrong goes to `findings`.
  mutating func learn(
    _ record: Record, name: String, section: String, isConclusion: Bool, findings: inout Findings
  ) {
    let column = isConclusion ? "结论" : "事实"
    if Self.reserved.contains(name) {
      findings.add(
        .reservedName, line: record.line, section: section, row: name, column: column,
        ["value": name])
      return
    }
    for (key, word) in [(column, name), ("代码", record["代码"])] {
      guard let first = lines[word] else { continue }
      findings.add(
        .duplicateEntry, line: record.line, section: section, row: name, column: key,
        ["value": word, "found": String(first)])
      return
    }
    (lines[name], lines[record["代码"]]) = (record.line, record.line)
    guard let slot = slot(for: record["代码"]) else {
      findings.add(
        .unknownCode, line: record.line, section: section, row: name, column: "代码",
        ["value": record["代码"]])
      return
    }
    slots[name] = slot
    var values: [Lexicon.Value] = []
    // The ratio's values are points, read where they stand.
    if slot == .ratio {
      if record["取值"] != Self.pointsWord {
        findings.add(
          .ratioValues, line: record.line, section: section, row: name, column: "取值",
          ["value": record["取值"], "wanted": Self.pointsWord])
      }
    } else {
      values = self.values(record)
      let isOwn = Slot.own.contains(slot)
      let wrong = firstWrong(values, isOwn: isOwn)
      let areKnown = isOwn || Set(values.map(\.code)) == Set(slot.values)
      if values.isEmpty || !areKnown || wrong != nil || values.count >= 64 {
        let written = items(of: record["取值"][...])
        findings.add(
          isOwn ? .ownValues : .valuesDiffer, line: record.line, section: section, row: name,
          column: "取值",
          [
            "name": name, "wanted": slot.values.joined(separator: "、"),
            "value": wrong.map { String(written[$0]) } ?? record["取值"],
          ])
      }
      if !isOwn { values = inOrder(values, of: slot) }
    }
    lexicon.insert(
      Lexicon.Entry(
        slot: slot, name: name, code: record["代码"], isConclusion: isConclusion, values: values))
    number(values, of: slot)
    learnSilence(record, of: slot, section: section, name: name, findings: &findings)
  }

  /// The ratios a table states, once they are all read, so that they have names as well.
  mutating func learnPoints(_ points: [Int?], names: [String]) {
    guard var entry = lexicon[.ratio] else { return }
    entry.values = zip(names, points).map { name, delta in
      Lexicon.Value(name: name, code: delta.map(String.init) ?? "none")
    }
    entry.silent = points.firstIndex(of: nil).map { 1 << UInt64($0) } ?? 0
    lexicon.insert(entry)
    self.points = points
  }

  private mutating func slot(for code: String) -> Slot? {
    if code.hasPrefix(Vocabulary.ownPrefix) {
      let isPlain = Self.isPlain(code) && code.utf8.count > Self.ownPrefix.utf8.count
      guard isPlain, ownCount < Slot.own.count else { return nil }
      ownCount += 1
      return Slot.own[ownCount - 1]
    }
    return Slot.known.first { $0.code == code }
  }

  /// The pairs of name and code in 取值.
  private func values(_ record: Record) -> [Lexicon.Value] {
    items(of: record["取值"][...]).map { pair in
      let words = pair.utf8.split(separator: UInt8(ascii: " ")).compactMap { Substring($0) }
      return Lexicon.Value(
        name: words.first.map(String.init) ?? "", code: words.count == 2 ? String(words[1]) : "")
    }
  }

  /// Whether a code of the pack's own is written as such: lower case letters, digits and _.
  private static func isPlain(_ code: String) -> Bool {
    !code.isEmpty
      && code.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      }
  }

  /// The position of the first value that has no name and code of its own.
  private func firstWrong(_ values: [Lexicon.Value], isOwn: Bool) -> Int? {
    values.indices.first { index in
      let value = values[index]
      return value.code.isEmpty || isOwn && !Self.isPlain(value.code)
        || values[..<index].contains { $0.name == value.name || $0.code == value.code }
    }
  }

  /// The program numbers the values it knows, whatever the order in the pack.
  private func inOrder(_ values: [Lexicon.Value], of slot: Slot) -> [Lexicon.Value] {
    let known = slot.values.compactMap { code in values.first { $0.code == code } }
    return known + values.filter { value in !known.contains(value) }
  }

  private mutating func number(_ values: [Lexicon.Value], of slot: Slot) {
    numbers[Int(slot.rawValue)] = Dictionary(
      values.enumerated().map { ($1.name, UInt8(truncatingIfNeeded: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The values that mean "the text does not say", listed under 留白.
  private mutating func learnSilence(
    _ record: Record, of slot: Slot, section: String, name: String, findings: inout Findings
  ) {
    let cell = record["留白"]
    guard !cell.isEmpty, cell != "—", slot != .ratio, var entry = lexicon[slot] else { return }
    for value in items(of: cell[...]) {
      if let number = number(of: String(value), in: slot) {
        entry.silent |= 1 << UInt64(number)
      } else {
        findings.add(
          .unknownValue, line: record.line, section: section, row: name, column: "留白",
          ["value": String(value), "wanted": valueNames(of: slot).joined(separator: "、")])
      }
    }
    lexicon.insert(entry)
  }

  /// The number of a value, or `nil` where the slot has no such value.
  func number(of value: String, in slot: Slot) -> UInt8? {
    if slot == .ratio {
      return Vocabulary.points(value).flatMap { points.firstIndex(of: $0) }.map { UInt8($0) }
    }
    return numbers[Int(slot.rawValue)][value]
  }

  /// 本地 is 0, 本地-10个百分点 is -10, 没有写 is none; the outer `nil` is anything else.
  static func points(_ cell: String) -> Int?? {
    if cell == "没有写" { return .some(nil) }
    guard cell.hasPrefix("本地") else { return nil }
    let rest = cell.dropFirst(2)
    if rest.isEmpty { return 0 }
    guard let sign = rest.first, "-−－–+".contains(sign), rest.hasSuffix("个百分点"),
      let count = Int(rest.dropFirst().dropLast(4)), (0...100).contains(count)
    else { return nil }
    return sign == "+" ? count : -count
  }

  /// The values two slots have in common, as the pairs of their numbers.
  func shared(_ one: Slot, _ other: Slot) -> [(UInt8, UInt8)] {
    let codes = lexicon[other]?.values.map(\.code) ?? []
    return (lexicon[one]?.values ?? []).enumerated().compactMap { number, value in
      codes.firstIndex(of: value.code).map { (UInt8(number), UInt8($0)) }
    }
  }

  /// All values of a slot in the order of their numbers.
  func valueNames(of slot: Slot) -> [String] { lexicon[slot]?.values.map(\.name) ?? [] }

  /// The values a cell admits, as a bit for each: "—" any, "甲、乙" these, "≠甲、乙" the others.
  ///
  /// The value that is unknown is returned instead where there is one.
  func admitted(by cell: String, in slot: Slot) -> Result<UInt64, UnknownValue> {
    let all = lexicon.everyValue(of: slot)
    if cell == "—" { return .success(all) }
    let inverted = cell.utf8.starts(with: "≠".utf8)
    var mask: UInt64 = 0
    for value in items(of: inverted ? cell.dropFirst() : cell[...]) {
      let value = String(value)
      guard let number = number(of: value, in: slot) else {
        return .failure(UnknownValue(value: value))
      }
      mask |= 1 << UInt64(number)
    }
    return .success(inverted ? all & ~mask : mask)
  }

  /// The values the conditions of a situation admit: "长居＝否，转诊≠有"; what is wrong with the
  /// first that cannot be read.
  func conditions(
    _ text: String
  ) -> Result<[Slot: UInt64], Misread> {
    var conditions: [Slot: UInt64] = [:]
    for part in text.split(separator: "，") {
      guard let sign = part.firstIndex(where: { $0 == "＝" || $0 == "≠" }) else {
        return .failure(.noSign(String(part)))
      }
      let name = trimmed(String(part[..<sign]))
      let value = trimmed(String(part[part.index(after: sign)...]))
      guard let slot = slots[name] else { return .failure(.noSlot(name)) }
      switch admitted(by: part[sign] == "≠" ? "≠" + value : value, in: slot) {
      case .success(let mask): conditions[slot] = (conditions[slot] ?? ~0) & mask
      case .failure(let unknown): return .failure(.noValue(unknown.value, slot))
      }
    }
    return .success(conditions)
  }

  /// What is wrong with a situation in words.
  enum Misread: Error {
    case noSign(String)
    case noSlot(String)
    case noValue(String, Slot)
  }

  /// A value its slot does not have.
  struct UnknownValue: Error {
    var value: String
  }
}
