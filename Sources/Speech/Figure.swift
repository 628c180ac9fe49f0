/// Something of digits, as people mean it: a day, a telephone number, a quantity.
///
/// Both languages read the same figures; how each is said is theirs. What could be an identity or
/// a bank card is never said whole, wherever it stands: others may be listening.
enum Figure: Hashable {
  case day(year: String, month: Int, date: Int)
  case time(hour: Int, minute: Int, second: Int?)
  /// A year, said digit by digit.
  case year(String)
  /// Said digit by digit, with a pause between groups: a telephone or filing number.
  case digits([String])
  /// Only the beginning of a telephone number, where there is one, and its last figures are said.
  case ending(start: String, tail: String)
  /// A quantity with what stands behind its point, perhaps in percent.
  case number(Int, decimals: String, isPercent: Bool)
}

extension Figure {
  /// The figure that begins there and the place behind it; `nil` where none begins.
  static func find(in text: [Character], at start: Int) -> (figure: Figure, end: Int)? {
    if let found = hidden(text, start) { return found }
    guard text[start].isFigure else { return nil }
    return day(text, start) ?? time(text, start) ?? long(text, start) ?? quantity(text, start)
  }

  /// The place behind the digits that begin there.
  private static func run(_ text: [Character], _ start: Int) -> Int {
    text[start...].prefix { $0.isFigure }.endIndex
  }

  private static func string(_ text: [Character], _ range: Range<Int>) -> String {
    String(text[range])
  }

  private static func isAt(_ text: [Character], _ place: Int, _ character: Character) -> Bool {
    place < text.count && text[place] == character
  }

  /// A value within bounds of that many digits, which begin there and end with no further digit.
  private static func part(
    _ text: [Character], _ start: Int, digits: ClosedRange<Int>, in bounds: ClosedRange<Int>
  ) -> (value: Int, end: Int)? {
    guard start < text.count else { return nil }
    let end = run(text, start)
    guard digits.contains(end - start), let value = Int(string(text, start..<end)),
      bounds.contains(value)
    else { return nil }
    return (value, end)
  }

  /// 2026-07-31, 2026 年 7 月 31 日, 20260731.
  private static func day(_ text: [Character], _ start: Int) -> (figure: Figure, end: Int)? {
    let end = run(text, start)
    if end - start == 8, let found = compactDay(text, start) { return (found, end) }
    guard end - start == 4 else { return nil }
    let year = string(text, start..<end)
    if isAt(text, end, "-"), let month = part(text, end + 1, digits: 2...2, in: 1...12),
      isAt(text, month.end, "-"),
      let date = part(text, month.end + 1, digits: 2...2, in: 1...31)
    {
      return (.day(year: year, month: month.value, date: date.value), date.end)
    }
    let next = isAt(text, end, " ") ? end + 1 : end
    // What follows the year is read by itself: 7 月, 31 日, or 度.
    return isAt(text, next, "年") || isAt(text, end, "〕") ? (.year(year), end) : nil
  }

  private static func compactDay(_ text: [Character], _ start: Int) -> Figure? {
    let year = string(text, start..<start + 4)
    guard year.hasPrefix("19") || year.hasPrefix("20"), !followsLetter(text, start),
      let month = Int(string(text, start + 4..<start + 6)), (1...12).contains(month),
      let date = Int(string(text, start + 6..<start + 8)), (1...31).contains(date)
    else { return nil }
    return .day(year: year, month: month, date: date)
  }

  /// 09:43, 09:43:12.
  private static func time(_ text: [Character], _ start: Int) -> (figure: Figure, end: Int)? {
    guard let hour = part(text, start, digits: 1...2, in: 0...23), isAt(text, hour.end, ":"),
      let minute = part(text, hour.end + 1, digits: 2...2, in: 0...59)
    else { return nil }
    if isAt(text, minute.end, ":"),
      let second = part(text, minute.end + 1, digits: 2...2, in: 0...59)
    {
      let figure = Figure.time(hour: hour.value, minute: minute.value, second: second.value)
      return (figure, second.end)
    }
    return (.time(hour: hour.value, minute: minute.value, second: nil), minute.end)
  }

  /// A number whose figures stand for themselves, in one run or in groups.
  private static func long(_ text: [Character], _ start: Int) -> (figure: Figure, end: Int)? {
    var groups: [String] = []
    var end = start
    while true {
      let stop = run(text, end)
      groups.append(string(text, end..<stop))
      end = stop
      // 0818-2123456; groups of three figures and more, 138 0013 8000.
      let isJoined =
        isAt(text, end, " ") && groups.allSatisfy { $0.count > 2 }
        || isAt(text, end, "-") && groups == [groups[0]] && groups[0].first == "0"
      let isOneNumber = groups.reduce(0) { $0 + $1.count } > 11
      guard isJoined, end + 1 < text.count,
        run(text, end + 1) - end > (isOneNumber ? 1 : 3)
      else { break }
      end += 1
    }
    let all = groups.joined()
    if isAt(text, end, "X") || isAt(text, end, "x"), all.count > 13 {
      return (.ending(start: "", tail: String(all.suffix(3)) + "X"), end + 1)
    }
    if all.count == 16, followsLetter(text, start) { return (.digits(groups), end) }
    if all.count == 11, all.first == "1", all.dropFirst().first != "0" {
      return (.ending(start: String(all.prefix(3)), tail: String(all.suffix(4))), end)
    }
    if all.count > 12 { return (.ending(start: "", tail: String(all.suffix(4))), end) }
    let standsForItself = groups.count > 1 || all.count > 4 || (all.count > 1 && all.first == "0")
    return standsForItself ? (.digits(groups), end) : nil
  }

  /// Whether a letter stands right before, as in DZ 2026 or F1.
  private static func followsLetter(_ text: [Character], _ start: Int) -> Bool {
    let before = text[..<start].last { $0 != " " }
    return before.map { $0.isASCII && $0.isLetter } ?? false
  }

  /// 18, 65.5, 80%.
  private static func quantity(
    _ text: [Character], _ start: Int
  ) -> (figure: Figure, end: Int)? {
    var end = run(text, start)
    guard let value = Int(string(text, start..<end)) else { return nil }
    var decimals = ""
    if isAt(text, end, "."), end + 1 < text.count, text[end + 1].isFigure {
      let stop = run(text, end + 1)
      decimals = string(text, end + 1..<stop)
      end = stop
    }
    let isPercent = isAt(text, end, "%")
    return (.number(value, decimals: decimals, isPercent: isPercent), isPercent ? end + 1 : end)
  }

  /// 138****5678, ****** **** **** 0015: figures and at least three stars.
  private static func hidden(_ text: [Character], _ start: Int) -> (figure: Figure, end: Int)? {
    guard text[start].isFigure || text[start] == "*" else { return nil }
    var end = start
    while end < text.count {
      let isPart = text[end].isFigure || text[end] == "*"
      let isBreak =
        text[end] == " " && end + 1 < text.count
        && (text[end + 1].isFigure || text[end + 1] == "*")
      guard isPart || isBreak else { break }
      end += 1
    }
    let figures = text[start..<end].filter { $0 != " " }
    guard figures.count(where: { $0 == "*" }) > 2 else { return nil }
    let opening = String(figures.prefix { $0.isFigure })
    var tail = String(figures.reversed().prefix { $0.isFigure }.reversed().suffix(4))
    if end < text.count, text[end] == "X" || text[end] == "x" {
      tail = tail.suffix(3) + "X"
      end += 1
    }
    // Of a telephone number the first three say whose net it is; more would say where one lives.
    return (.ending(start: opening.count == 3 ? opening : "", tail: tail), end)
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  var isFigure: Bool { "0" <= self && self <= "9" && isASCII }

  /// Whether it is a Chinese character.
  var isHanzi: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
      || value == 0x3007
  }

  /// The character itself, or the narrow one of those that keyboards also give wide.
  var narrowed: Character {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return self }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? self
    case 0x3000, 0xA0: return " "
    case 0x2013, 0x2014, 0x2212, 0x301C: return "-"
    default: return self
    }
  }
}
