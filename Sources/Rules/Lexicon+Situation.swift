extension Lexicon {
  /// Why a situation in words cannot be read.
  package enum Misread: Error, Hashable, Sendable {
    /// Part of it names no value with ＝ or ≠.
    case noSign(String)
    /// Nothing in the pack has that name.
    case noSlot(String)
    /// The slot has no value of that name.
    case noValue(String, Slot)
    /// What is said of the slot excludes itself.
    case excluded(Slot)
  }

  /// The situations that words describe: "就医地＝重庆、省内，认定≠转诊".
  ///
  /// Written as people type it: ＝ or =, ≠ or !=, names or codes, any comma. What is said of one slot
  /// twice must hold both times; "—" is any value.
  package func box(reading text: String) throws(Misread) -> Box {
    var box = Box()
    var last: (slot: Slot, mask: UInt64, isInverted: Bool)?
    func take() throws(Misread) {
      guard let (slot, mask, isInverted) = last else { return }
      box[slot] &= isInverted ? ~mask : mask
      guard box[slot] & everyValue(of: slot) != 0 else { throw .excluded(slot) }
    }
    for part in text.split(whereSeparator: { "，,；;\n".contains($0) }).map(bare)
    where !part.isEmpty {
      guard let condition = condition(part) else {
        // A comma between two values of one slot.
        guard let (slot, mask, isInverted) = last, let more = try? self.mask(part, of: slot) else {
          throw .noSign(part)
        }
        last = (slot, mask | more, isInverted)
        continue
      }
      try take()
      guard let entry = entries.first(where: { isNamed(condition.name, $0.name, $0.code) }) else {
        throw .noSlot(condition.name)
      }
      last = (entry.slot, try mask(condition.values, of: entry.slot), condition.isInverted)
    }
    try take()
    return box
  }

  /// The slot of that name or code, however it is written.
  package func slot(reading text: String) -> Slot? {
    entries.first { isNamed(bare(text[...]), $0.name, $0.code) }?.slot
  }

  private struct Condition {
    var name: String
    var values: String
    var isInverted: Bool
  }

  /// A part of a situation taken apart at its sign; `nil` where it has none.
  private func condition(_ part: String) -> Condition? {
    guard let sign = part.firstIndex(where: { "＝=≠!！".contains($0) }) else { return nil }
    var end = part.index(after: sign)
    let isInverted = !"＝=".contains(part[sign])
    if "!！".contains(part[sign]) {
      guard end < part.endIndex, "＝=".contains(part[end]) else { return nil }
      end = part.index(after: end)
    }
    return Condition(
      name: bare(part[..<sign]), values: bare(part[end...]), isInverted: isInverted)
  }

  private func mask(_ text: String, of slot: Slot) throws(Misread) -> UInt64 {
    if text == "—" { return everyValue(of: slot) }
    let values = self[slot]?.values ?? []
    var mask: UInt64 = 0
    for word in text.split(separator: "、", omittingEmptySubsequences: false).map(bare) {
      guard let number = values.firstIndex(where: { isNamed(word, $0.name, $0.code) }) else {
        throw .noValue(word, slot)
      }
      mask |= 1 << UInt64(number)
    }
    return mask
  }
}

/// Whether a word is that name or that code, whatever its width, its case and its minus sign.
private func isNamed(_ word: String, _ name: String, _ code: String) -> Bool {
  let folded = folded(word)
  return folded == Rules.folded(name) || folded == Rules.folded(code)
}

private func folded(_ word: String) -> String {
  var folded = ""
  for scalar in word.unicodeScalars {
    switch scalar.value {
    case 0x2212, 0x2013: folded += "-"
    case 0xFF01...0xFF5E: folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    default: folded.unicodeScalars.append(scalar)
    }
  }
  return folded.lowercased()
}

/// Without the blanks, half or full width, at its ends.
private func bare(_ text: Substring) -> String {
  let trimmed = text.drop(while: \.isWhitespace)
  return String(
    trimmed[
      ..<(trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) }
        ?? trimmed.startIndex)])
}
