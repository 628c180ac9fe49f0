extension Recital {
  func chinese(_ lines: [[Character]]) -> String {
    var utterance = Utterance()
    for line in lines {
      var place = 0
      while place < line.count { place = say(line, at: place, in: &utterance) }
      utterance.pause(.full)
    }
    return utterance.text
  }

  /// Says what begins there and gives the place behind it.
  private func say(_ line: [Character], at place: Int, in utterance: inout Utterance) -> Int {
    let character = line[place]
    if let (figure, end) = Figure.find(in: line, at: place) {
      say(figure, from: place, to: end, of: line, in: &utterance)
      return sayRange(line, after: end, in: &utterance)
    }
    if let key = Key.alone(in: line, at: place) {
      utterance.say(key.chinese)
      return place + 1
    }
    if character == "*", touchesHanzi(line, place) {
      // A name with its middle hidden: 张某丰.
      utterance.say("mou3")
      return place + 1
    }
    if let name = surname(line, at: place) {
      utterance.say(name.reading)
      return place + name.length
    }
    if let word = readings.word(in: line, at: place), isWhole(line, place, word.length) {
      utterance.say(word.reading)
      return place + word.length
    }
    if let reading = readings.reading(of: character) {
      utterance.say(reading, of: character)
    } else if character.isASCII, character.isLetter {
      utterance.say(
        readings.reading(of: Character(character.uppercased())) ?? character.lowercased() + "1")
    } else if character.isHanzi {
      // Too rare for a reading: that it is one is said, as a gap would not be heard.
      utterance.say("mou3 zi4")
    } else if let pause = character.pause {
      utterance.pause(pause)
    }
    return place + 1
  }

  /// Whether a word of Latin letters is not a part of a longer one.
  private func isWhole(_ line: [Character], _ place: Int, _ length: Int) -> Bool {
    guard line[place].isASCII, line[place].isLetter else { return true }
    let after = place + length < line.count ? line[place + length] : " "
    let before = place > 0 ? line[place - 1] : " "
    return !(after.isASCII && after.isLetter) && !(before.isASCII && before.isLetter)
  }

  private func touchesHanzi(_ line: [Character], _ place: Int) -> Bool {
    let before = line[..<place].last { $0 != "*" }
    let after = line[place...].first { $0 != "*" }
    return before?.isHanzi == true || after?.isHanzi == true
  }

  /// A surname read otherwise than the character alone, where the row of a name begins: 姓名: 单.
  private func surname(
    _ line: [Character], at place: Int
  ) -> (reading: String, length: Int)? {
    let before = String(line[..<place].filter { $0 != " " })
    guard before.hasSuffix("姓名:") else { return nil }
    let marked = Array("姓" + String(line[place...].prefix(2)))
    return [3, 2].lazy.filter { $0 <= marked.count }.compactMap { length in
      guard let word = readings.word(in: Array(marked.prefix(length)), at: 0),
        word.length == length
      else { return nil }
      let syllables = word.reading.split(separator: " ").dropFirst()
      return (syllables.joined(separator: " "), length - 1)
    }.first
  }

  // MARK: - Digits

  private func say(
    _ figure: Figure, from start: Int, to end: Int, of line: [Character],
    in utterance: inout Utterance
  ) {
    switch figure {
    case .day(let year, let month, let date):
      utterance.say(ChineseNumbers.oneByOne(year, asTelephone: false) + " nian2")
      utterance.say(ChineseNumbers.quantity(month) + " yue4")
      utterance.say(ChineseNumbers.quantity(date) + " ri4")
    case .time(let hour, let minute, let second):
      utterance.say(quantity(hour, isCounted: true) + " dian3")
      utterance.say(minute == 0 ? "zheng3" : ChineseNumbers.quantity(minute) + " fen1")
      if let second, second > 0 { utterance.say(ChineseNumbers.quantity(second) + " miao3") }
    case .year(let year): utterance.say(ChineseNumbers.oneByOne(year, asTelephone: false))
    case .digits(let groups):
      for (index, group) in groups.enumerated() {
        if index > 0 { utterance.pause(.comma) }
        utterance.say(ChineseNumbers.oneByOne(group, asTelephone: true))
      }
    case .ending(let opening, let tail):
      if !opening.isEmpty {
        utterance.say(ChineseNumbers.oneByOne(opening, asTelephone: true))
        utterance.pause(.comma)
      }
      guard !tail.isEmpty else { return utterance.say("bu2 nian4 chu1 lai2") }
      utterance.say("hou4 \(quantity(tail.count, isCounted: true)) wei4")
      utterance.pause(.comma)
      utterance.say(ChineseNumbers.oneByOne(tail, asTelephone: true))
    case .number(let value, let decimals, let isPercent):
      let isCounted = decimals.isEmpty && !isPercent && counts(line, from: start, to: end)
      if isCounted, value == 1 { return utterance.say("yi1", of: "一") }
      var words = quantity(value, isCounted: isCounted)
      if !decimals.isEmpty {
        words += " dian3 " + ChineseNumbers.oneByOne(decimals, asTelephone: false)
      }
      utterance.say(isPercent ? "bai3 fen1 zhi1 " + words : words)
      // The number of an answer or a row at the head of its line: 1 退休了.
      if isLabel(line, from: start, to: end, isCounted: isCounted) { utterance.pause(.comma) }
    }
  }

  private func quantity(_ value: Int, isCounted: Bool) -> String {
    isCounted && value == 2 ? "liang3" : ChineseNumbers.quantity(value)
  }

  /// Whether a number counts what follows it, so that 2 is said 两.
  private func counts(_ line: [Character], from start: Int, to end: Int) -> Bool {
    guard line[..<start].last(where: { $0 != " " }) != "第" else { return false }
    let rest = line[end...].drop { $0 == " " }
    return rest.starts(with: "分钟") || rest.first.map { Self.measures.contains($0) } ?? false
  }

  private func isLabel(
    _ line: [Character], from start: Int, to end: Int, isCounted: Bool
  ) -> Bool {
    guard start == 0, end < line.count, line[end] == " ", !isCounted else { return false }
    return line[end...].first { $0 != " " }.map { !Self.units.contains($0) } ?? false
  }

  /// 80-60 and 1 - 9 are said with 到 between; behind a number 行 is a row.
  private func sayRange(
    _ line: [Character], after end: Int, in utterance: inout Utterance
  ) -> Int {
    let rest = line[end...].drop { $0 == " " }
    if rest.first == "行" {
      utterance.say("hang2")
      return rest.startIndex + 1
    }
    guard let dash = rest.first, dash == "-" || dash == "~" else { return end }
    let next = rest.dropFirst().drop { $0 == " " }
    guard next.first?.isFigure == true else { return end }
    utterance.say("dao4")
    return next.startIndex
  }

  /// What is counted with 两.
  private static let measures = Set("个位年次份项天样种条张遍行列家件页处段句名口")
  /// What stands behind a number in running text.
  private static let units = measures.union("月日号分秒时元步级点岁到和或-~")
}

extension Character {
  /// How long it has one wait; `nil` for what is silent.
  var pause: Utterance.Pause? {
    switch self {
    case ",", "、", ";", ":", "(", ")", "[", "]", "〔", "〕", "「", "」", "『", "』", "“", "”", "-", "…",
      "《", "》", "|", "‘", "’":
      .comma
    case "。", ".", "!": .full
    case "?": .question
    default: nil
    }
  }
}
