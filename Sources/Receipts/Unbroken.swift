/// Stretches of a text that no line break may fall into, as ranges of UTF-8.
///
/// Rules of line breaking know 避头尾; what they do not know is that 三（二）1 is one number,
/// 2026 年 7 月 31 日 and 31 July 2026 one day, 20 个百分点 one measure, 第2次 one turn, 〔2022〕118号 one
/// document. Where there is no room for a day, `inParts` keeps at least each of its numbers with its unit.
package func unbroken(in text: String, inParts: Bool = false) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  let scalars = Array(text.unicodeScalars)
  var offsets: [Int] = []
  var offset = 0
  for scalar in scalars {
    offsets.append(offset)
    offset += UTF8.width(scalar)
  }
  offsets.append(offset)
  var index = 0
  while index < scalars.count {
    let end =
      endOfClause(scalars, from: index) ?? endOfTurn(scalars, from: index)
      ?? endOfDocument(scalars, from: index) ?? endOfMeasure(scalars, from: index, inParts)
      ?? (inParts ? nil : endOfEnglishDay(scalars, from: index))
    if let end {
      ranges.append(offsets[index]..<offsets[end])
      index = end
    } else {
      index += 1
    }
  }
  return ranges
}

/// Where a clause's number that begins there ends: 三（二）1.
private func endOfClause(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
  var index = skip(scalars, from: start, while: isNumeral)
  guard index > start, index < scalars.count, scalars[index] == "（" else { return nil }
  let inner = index + 1
  index = skip(scalars, from: inner, while: isNumeral)
  guard index > inner, index < scalars.count, scalars[index] == "）" else { return nil }
  return skip(scalars, from: index + 1, while: isDigit)
}

/// Where a turn that begins there ends: 第2次.
private func endOfTurn(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
  guard scalars[start] == "第" else { return nil }
  let index = skip(scalars, from: start + 1, while: isDigit)
  return index > start + 1 && index < scalars.count && scalars[index] == "次" ? index + 1 : nil
}

/// Where a document's year and number that begin there end: 〔2022〕118号.
private func endOfDocument(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
  guard scalars[start] == "〔" else { return nil }
  let year = skip(scalars, from: start + 1, while: isDigit)
  guard year > start + 1, year < scalars.count, scalars[year] == "〕" else { return nil }
  let index = skip(scalars, from: year + 1, while: isDigit)
  return index > year + 1 && index < scalars.count && scalars[index] == "号" ? index + 1 : nil
}

/// Where a day, or a number with its unit after a space, that begins there ends: 7 月 31 日.
private func endOfMeasure(
  _ scalars: [Unicode.Scalar], from start: Int, _ isAlone: Bool
) -> Int? {
  guard start == 0 || !isDigit(scalars[start - 1]) else { return nil }
  var end: Int?
  var index = start
  while true {
    let unit = skip(scalars, from: index, while: isDigit)
    let points = "个百分点".unicodeScalars
    if unit > index, scalars[unit...].starts(with: points) { return unit + points.count }
    guard unit > index, unit + 1 < scalars.count, scalars[unit] == " " else { return end }
    if scalars[(unit + 1)...].starts(with: points) { return unit + 1 + points.count }
    guard "年月日".unicodeScalars.contains(scalars[unit + 1]) else { return end }
    end = unit + 2
    if isAlone { return end }
    guard unit + 2 < scalars.count, scalars[unit + 2] == " " else { return end }
    index = unit + 3
  }
}

/// Where a day in English that begins there ends: 31 July 2026.
private func endOfEnglishDay(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
  guard isDigit(scalars[start]), start == 0 || !isDigit(scalars[start - 1]) else { return nil }
  let day = skip(scalars, from: start, while: isDigit)
  guard day <= start + 2, day < scalars.count, scalars[day] == " " else { return nil }
  let month = skip(scalars, from: day + 1) { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
  guard month < scalars.count, scalars[month] == " ",
    months.contains(where: { $0.unicodeScalars.elementsEqual(scalars[(day + 1)..<month]) })
  else { return nil }
  let year = skip(scalars, from: month + 1, while: isDigit)
  return year == month + 5 ? year : nil
}

private let months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

private func skip(
  _ scalars: [Unicode.Scalar], from start: Int, while holds: (Unicode.Scalar) -> Bool
) -> Int {
  scalars[start...].firstIndex { !holds($0) } ?? scalars.count
}

private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
  default: false
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
