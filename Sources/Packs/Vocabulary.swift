internal import Rules

/// The pack's own names for slots and their values, each tied to the program's code.
struct Vocabulary {
  private(set) var slots: [String: Slot] = [:]
  private var values: [Slot: [String: UInt8]] = [:]
  private var names: [Slot: String] = [:]

  /// Learns a slot's names from a row of 事实 or 结论一览; what is wrong goes to `findings`.
  mutating func learn(_ record: Record, name: String, section: String, findings: inout Findings) {
    guard let slot = Slot.allCases.first(where: { $0.code == record["代码"] }) else {
      findings.add(
        .unknownCode, line: record.line, section: section, row: name, column: "代码",
        ["value": record["代码"]])
      return
    }
    slots[name] = slot
    names[slot] = name
    // The ratio's values are points, read where they stand.
    guard slot != .ratio else { return }
    var numbers: [String: UInt8] = [:]
    for pair in record["取值"].split(separator: "、") {
      let words = pair.split(separator: " ")
      guard words.count == 2, let position = slot.values.firstIndex(of: String(words[1])) else {
        continue
      }
      numbers[String(words[0])] = UInt8(position)
    }
    if Set(numbers.values).count != slot.values.count {
      findings.add(
        .valuesDiffer, line: record.line, section: section, row: name, column: "取值",
        ["name": name, "wanted": slot.values.joined(separator: "、")])
    }
    values[slot] = numbers
  }

  /// The slot's name in the pack.
  func name(of slot: Slot) -> String { names[slot] ?? slot.code }

  /// The name of the value with that number.
  func name(of number: UInt8, in slot: Slot) -> String {
    values[slot]?.first { $0.value == number }?.key ?? String(number)
  }

  /// The number of a value, or `nil` where the slot has no such value.
  func number(of value: String, in slot: Slot) -> UInt8? { values[slot]?[value] }

  /// All values of a slot in the order of their numbers.
  func valueNames(of slot: Slot) -> [String] {
    (values[slot] ?? [:]).sorted { $0.value < $1.value }.map(\.key)
  }

  /// The values a cell admits, as a bit for each: "—" any, "甲、乙" these, "≠甲、乙" the others.
  ///
  /// The value that is unknown is returned instead where there is one.
  func admitted(by cell: String, in slot: Slot) -> Result<UInt64, UnknownValue> {
    let all = (UInt64(1) << UInt64(slot.values.count)) - 1
    if cell == "—" { return .success(all) }
    let inverted = cell.hasPrefix("≠")
    var mask: UInt64 = 0
    for value in (inverted ? cell.dropFirst() : cell[...]).split(separator: "、") {
      guard let number = number(of: trimmed(String(value)), in: slot) else {
        return .failure(UnknownValue(value: String(value)))
      }
      mask |= 1 << UInt64(number)
    }
    return .success(inverted ? all & ~mask : mask)
  }

  /// A value its slot does not have.
  struct UnknownValue: Error {
    var value: String
  }
}
