import Support

/// A pack in which a few things went wrong, as by hand, by an editor or on the way.
struct BrokenPack {
  private(set) var bytes: [UInt8]

  /// What is written into packs by mistake: marks of the form at the wrong place, full-width ones,
  /// beginnings of other blocks, words of the form where others should be.
  private static let pieces = [
    "|", "||", "｜", "\\|", "—", "——", "-", "≠", "＝", "=", "、", "，", ",", "：", ":", "（", "）", "（R1）",
    "R1",
    "同", "同备案", "不可能", "无", "仅", "有", "没有写", "own_", "own_filed", "zone", "ratio", "first_day", "一",
    "一第1句", "一第2-1句", "第99999999999999999999句", "#", "## 事实", "## 结论：结算", "## 用例：结算", "> ",
    "> **一** ",
    "**", "`", "```", "<!--", "<br>", "&lt;", "[a](b)", "![", "* ", "1. ", "    ", "\t", "---",
    "|-|", "|---|---|",
    "\u{3000}", "\u{200B}", "\u{FEFF}", "\r", "\r\n", "\n", "\n\n", "\0", "é", "e\u{301}", "👨‍👩‍👧", "9",
    "0",
    "18446744073709551616", "2023-13-45", "未写明", "…", "。", "依据日：", "问", "号", "",
  ]

  /// A pack with between one and three mistakes.
  init(_ whole: [UInt8], _ random: inout SeededRandom) {
    bytes = whole
    for _ in 0...random.next() % 3 {
      switch random.next() % 8 {
      case 0: changeByte(&random)
      case 1: changeCharacter(&random)
      case 2, 3: changeLine(&random)
      default: changeCell(&random)
      }
    }
  }

  private mutating func changeByte(_ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = random.index(below: bytes.count)
    switch random.next() % 4 {
    case 0: bytes.remove(at: place)
    case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    default: bytes.removeSubrange(place...)
    }
  }

  private mutating func changeCharacter(_ random: inout SeededRandom) {
    var text = Array(String(decoding: bytes, as: UTF8.self))
    guard !text.isEmpty else { return }
    let place = random.index(below: text.count)
    if random.once(in: 2) { text.remove(at: place) }
    text.insert(contentsOf: random.pick(Self.pieces), at: place)
    bytes = Array(String(text).utf8)
  }

  private mutating func changeLine(_ random: inout SeededRandom) {
    var lines = self.lines
    let place = random.index(below: lines.count)
    let other = random.index(below: lines.count)
    switch random.next() % 7 {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: other)
    case 2: lines.swapAt(place, other)
    case 3: lines.insert(random.pick(Self.pieces), at: place)
    case 4: lines[place] = random.pick(Self.pieces) + lines[place]
    case 5 where place + 1 < lines.count:
      let next = lines.remove(at: place + 1)
      lines[place] += next
    default: lines.removeSubrange(min(place, other)..<max(place, other))
    }
    bytes = Array(lines.joined(separator: "\n").utf8)
  }

  private mutating func changeCell(_ random: inout SeededRandom) {
    var lines = self.lines
    let rows = lines.indices.filter { lines[$0].hasPrefix("|") }
    guard !rows.isEmpty else { return }
    let row = random.pick(rows)
    var cells = lines[row].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let place = random.index(below: cells.count)
    switch random.next() % 7 {
    case 0: cells.remove(at: place)
    case 1: cells.insert(random.pick(Self.pieces), at: place)
    case 2: cells[place] = " "
    case 3: cells[place] = " \(random.pick(Self.pieces)) "
    case 4: cells[place] += random.pick(Self.pieces)
    case 5: cells.swapAt(place, random.index(below: cells.count))
    default:
      // A cell of another table, as when the wrong lines were copied.
      let others = lines[random.pick(rows)].split(separator: "|").map(String.init)
      if !others.isEmpty { cells[place] = random.pick(others) }
    }
    lines[row] = cells.joined(separator: "|")
    bytes = Array(lines.joined(separator: "\n").utf8)
  }

  private var lines: [String] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension SeededRandom {
  fileprivate mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }
}
