extension Recital {
  func english(_ lines: [[Character]]) -> String {
    lines.map { english($0) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func english(_ line: [Character]) -> String {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    var place = 0
    while place < line.count {
      let character = line[place]
      if !(word.last?.isLetter ?? false), let (figure, end) = Figure.find(in: line, at: place) {
        close()
        let isLabel = place == 0 && end < line.count && line[end] == " " && end == 1
        words.append(said(figure) + (isLabel ? "," : ""))
        place = end
        continue
      }
      if let key = Key.alone(in: line, at: place) {
        close()
        words.append(key.english)
        place += 1
        continue
      }
      if character.isHanzi {
        close()
        let run = Array(line[place...].prefix { $0.isHanzi })
        words.append(romanised(run))
        place += run.count
        continue
      }
      place += 1
      switch character {
      case "'" where !word.isEmpty, "-" where !word.isEmpty: word.append(character)
      case _ where character.isASCII && (character.isLetter || character.isFigure):
        word.append(character)
      case "%": words.append("percent")
      default:
        close()
        guard let pause = character.pause else { continue }
        let mark = pause == .comma ? "," : pause == .question ? "?" : "."
        if let last = words.last, let end = last.last, end.isLetter || end.isFigure {
          words[words.count - 1] = last + mark
        }
      }
    }
    close()
    let text = words.joined(separator: " ")
    return text.last.map { $0 == "," } == true ? text.dropLast() + "." : text
  }

  private func said(_ figure: Figure) -> String {
    switch figure {
    case .day(let year, let month, let date): return "\(date) \(Self.months[month - 1]) \(year)"
    case .time(let hour, let minute, _):
      let minutes = minute < 10 ? "oh \(minute)" : "\(minute)"
      return minute == 0 ? "\(hour) o'clock" : "\(hour) \(minutes)"
    case .year(let year): return year
    case .digits(let groups): return groups.map { spaced($0) }.joined(separator: ", ")
    case .ending(let start, let tail):
      guard !tail.isEmpty else { return "hidden" }
      return (start.isEmpty ? "" : spaced(start) + ", ") + "ending in " + spaced(tail)
    case .number(let value, let decimals, let isPercent):
      return "\(value)" + (decimals.isEmpty ? "" : ".\(decimals)") + (isPercent ? " percent" : "")
    }
  }

  private func spaced(_ text: String) -> String {
    text.map { String($0).uppercased() }.joined(separator: " ")
  }

  /// Chinese in an English sentence: numbers of clauses as figures, names without their tones.
  private func romanised(_ run: [Character]) -> String {
    let values = run.map { Self.numerals.firstIndex(of: $0) }
    if run.count == 1, let value = values[0] { return "\(value)" }
    var syllables: [String] = []
    var place = 0
    while place < run.count {
      let word = readings.word(in: run, at: place)
      let reading = word?.reading ?? readings.reading(of: run[place]) ?? ""
      syllables += reading.split(separator: " ").map { syllable in
        let letters = syllable.dropLast().map { $0 == "v" ? "u" : $0 }
        return String(letters.prefix(1)).uppercased() + String(letters.dropFirst())
      }
      place += word?.length ?? 1
    }
    return syllables.joined(separator: " ")
  }

  private static let numerals = Array("〇一二三四五六七八九十")
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
