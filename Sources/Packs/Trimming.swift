// Blanks and lists in the cells of a pack, found in the bytes: a pack has thousands of cells, and the
// characters of Chinese text are dear to count.

/// The text without blanks, half or full width, at its ends.
func trimmed(_ text: String) -> String {
  let kept = trimmed(text[...])
  return kept.utf8.count == text.utf8.count ? text : String(kept)
}

/// The part of a text between the blanks, half or full width, at its ends.
func trimmed(_ text: Substring) -> Substring {
  let utf8 = text.utf8
  let bytes = utf8.span
  return text.part(bytes.trimmed(0..<bytes.count))
}

/// The items of a list such as 甲、乙, without the blanks around them; empty ones are left out.
func items(of list: Substring) -> [Substring] {
  let utf8 = list.utf8
  let bytes = utf8.span
  var items: [Substring] = []
  var start = 0
  for index in 0...bytes.count where index == bytes.count || bytes.holds(comma, at: index) {
    if start < index { items.append(list.part(bytes.trimmed(start..<index))) }
    start = index + comma.count
  }
  return items
}

// 、
private let comma: [UInt8] = [0xE3, 0x80, 0x81]
// The full-width blank, U+3000.
private let wideBlank: [UInt8] = [0xE3, 0x80, 0x80]

extension Span<UInt8> {
  /// Whether those bytes stand there.
  func holds(_ wanted: [UInt8], at index: Int) -> Bool {
    guard 0 <= index, index + wanted.count <= count, self[index] == wanted[0] else { return false }
    return wanted.indices.allSatisfy { self[index + $0] == wanted[$0] }
  }

  /// What is left of a range of UTF-8 between the blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let width = blank(from: start), start + width <= end { start += width }
    while start < end, let width = blank(to: end), start <= end - width { end -= width }
    return start..<end
  }

  /// How many bytes the blank takes that begins there.
  private func blank(from index: Int) -> Int? {
    isBlank(self[index]) ? 1 : holds(wideBlank, at: index) ? wideBlank.count : nil
  }

  /// How many bytes the blank takes that ends there.
  private func blank(to index: Int) -> Int? {
    isBlank(self[index - 1])
      ? 1 : holds(wideBlank, at: index - wideBlank.count) ? wideBlank.count : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

extension Substring {
  /// What stands between two places in its UTF-8, each where a character begins.
  func part(_ range: Range<Int>) -> Substring {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return Substring(utf8[start..<utf8.index(start, offsetBy: range.count)])
  }
}
