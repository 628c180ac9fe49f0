/// A conclusion's table as a cascade is built from it: everything it asks is a digit of an index.
struct CascadeStep {
  let conclusion: Slot
  let digits: [Digit]
  /// By index: the value below, the cell above 8 bits.
  let answers: [UInt32]

  /// Something asked, and what one more of its number adds to the index.
  struct Digit {
    var slot: Slot
    var count: Int
    var weight: Int
  }

  /// More answers than this are not gone through for the sake of speed.
  static let answersMax = 1 << 17

  /// The table of a conclusion, `nil` where it is too large; a missing one is impossible throughout.
  init?(_ conclusion: Slot, of policy: Policy) {
    self.conclusion = conclusion
    let table = policy.table(conclusion)
    let cells = table?.cells ?? [Table.unreachable]
    var questions = table?.questions ?? []
    // Where no cell says it, the value comes from another slot: that is asked too.
    var repeats = 1
    if case .valueOf(let slot) = conclusion.fallback, cells.contains(Table.unreachable),
      !questions.contains(where: { $0.slot == slot })
    {
      repeats = slot.values.count
      questions.append(Table.Question(slot: slot, count: repeats))
    }
    guard cells.count * repeats <= Self.answersMax else { return nil }
    var weight = 1
    digits = questions.reversed().map { question in
      defer { weight *= question.count }
      return Digit(slot: question.slot, count: question.count, weight: weight)
    }
    let digits = digits
    answers = (0..<cells.count * repeats).map { index in
      let cell = cells[index / repeats]
      let value =
        cell == Table.unreachable
        ? Self.fallback(conclusion, index: index, digits: digits)
        : table?.explanations[Int(cell)].value ?? 0
      return UInt32(cell) << 8 | UInt32(value)
    }
  }

  private static func fallback(_ conclusion: Slot, index: Int, digits: [Digit]) -> UInt8 {
    switch conclusion.fallback {
    case .value(let value): return value
    case .valueOf(let slot):
      guard let digit = digits.first(where: { $0.slot == slot }) else { return 0 }
      return UInt8(index / digit.weight % digit.count)
    }
  }

  /// For each index whose digits are known, a number that is the same where the rest of the digits
  /// leads to the same answers; other indexes have none.
  func classes(known: Set<Slot>) -> [UInt16] {
    let rest = indexes(of: digits.filter { !known.contains($0.slot) })
    var numbers: [[UInt32]: UInt16] = [:]
    var classes = [UInt16](repeating: 0, count: answers.count)
    for index in indexes(of: digits.filter { known.contains($0.slot) }) {
      let left = rest.map { answers[index + $0] }
      let next = UInt16(numbers.count)
      classes[index] = numbers[left, default: next]
      numbers[left] = classes[index]
    }
    return classes
  }

  /// Every sum of these digits.
  private func indexes(of digits: [Digit]) -> [Int] {
    digits.reduce([0]) { sums, digit in
      sums.flatMap { sum in (0..<digit.count).map { sum + $0 * digit.weight } }
    }
  }
}
