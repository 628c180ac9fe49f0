/// A text without what a terminal would obey and not show: arrows, colours, titles, each whole.
///
/// Without its Esc alone the rest of a sequence would be read as something typed.
package func withoutSequences(_ text: some StringProtocol) -> String {
  var kept = String.UnicodeScalarView()
  var left = Array(text.unicodeScalars)[...]
  while let scalar = left.popFirst() {
    switch scalar.value {
    case 0x1B: dropEscaped(&left)
    case 0x9B: dropControl(&left)
    case 0x90, 0x98, 0x9D...0x9F: dropString(&left)
    default: kept.append(scalar)
    }
  }
  return String(kept)
}

/// Drops what belongs to an Esc; a Chinese character never does.
private func dropEscaped(_ left: inout ArraySlice<Unicode.Scalar>) {
  guard let next = left.first, (0x20...0x7E).contains(next.value) else { return }
  left.removeFirst()
  switch next {
  case "[": dropControl(&left)
  case "]", "P", "X", "^", "_": dropString(&left)
  case "O": dropFinal(&left)
  case " "..."/": dropFinal(&left)
  default: break
  }
}

/// Drops parameters and the letter that ends them.
private func dropControl(_ left: inout ArraySlice<Unicode.Scalar>) {
  left = left.drop { (0x20...0x3F).contains($0.value) }
  dropFinal(&left)
}

private func dropFinal(_ left: inout ArraySlice<Unicode.Scalar>) {
  if let next = left.first, (0x30...0x7E).contains(next.value) { left.removeFirst() }
}

/// No title or answer is longer; what is taken for one and has no end shall not cost much.
private let stringMax = 1_024

/// Drops a title or an answer up to its end; one without an end keeps its words.
private func dropString(_ left: inout ArraySlice<Unicode.Scalar>) {
  for (place, scalar) in zip(left.indices, left.prefix(stringMax)) {
    let isBell = [0x07, 0x9C].contains(scalar.value)
    let isEscaped = scalar == "\u{1B}" && left.dropFirst(place - left.startIndex + 1).first == "\\"
    guard isBell || isEscaped else { continue }
    left = left[(place + (isBell ? 1 : 2))...]
    return
  }
}
