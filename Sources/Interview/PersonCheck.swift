/// Checks what tells who a person is and how to reach them.
package enum PersonCheck {
  /// The longest name taken, in characters; the longest on record are far below it.
  package static let nameCharactersMax = 50

  /// A telephone number in its normal form, and whether its beginning is one not in use.
  ///
  /// 11 digits for a mobile (+86, blanks and hyphens are taken), 0818-1234567 for a landline.
  ///
  /// - Throws: what is wrong with it.
  package static func phone(_ text: String) throws(Refusal) -> (number: String, isUnusual: Bool) {
    var digits = Typed.closed(Typed.halfWidth(text)).filter { !"()".contains($0) }
    for prefix in ["+86", "0086"] where digits.hasPrefix(prefix) {
      digits.removeFirst(prefix.count)
    }
    if digits.count == 13, digits.hasPrefix("86") { digits.removeFirst(2) }
    guard !digits.isEmpty else { throw Refusal("phone_empty") }
    if let wrong = digits.firstIndex(where: { !$0.isASCII || !$0.isNumber }) {
      let at = digits.distance(from: digits.startIndex, to: wrong)
      throw Refusal("phone_letters", mark: at..<at + 1)
    }
    if digits.hasPrefix("0") { return (try landline(digits), false) }
    try phone(beginning: digits)
    guard digits.count == 11 else { throw lengthRefusal("phone", digits.count, want: 11) }
    return (digits, !mobilePrefixes.contains(String(digits.prefix(3))))
  }

  /// Whether the text says that there is no telephone: a lone 0, 无, 没有.
  package static func isNoPhone(_ text: String) -> Bool {
    [Value.noPhone, "0", "无", "没有"].contains(Typed.closed(Typed.halfWidth(text)))
  }

  /// Whether a name has Chinese characters and Latin letters: often a reading that nobody picked from.
  static func isMixed(_ name: String) -> Bool {
    name.contains { isIdeograph($0) } && name.contains { $0.isASCII && $0.isLetter }
  }

  /// A name without blanks at its ends or between two Chinese characters, its middle dots all the
  /// same.
  ///
  /// - Throws: what is wrong with it.
  package static func name(_ text: String) throws(Refusal) -> String {
    let words = Typed.halfWidth(text).split(whereSeparator: \.isWhitespace)
    // 王 芳 is written to stand under 张三丰; on the card it is 王芳.
    let joined = words.reduce("") { name, word in
      let isApart = !name.isEmpty && !(isIdeograph(name.last) && isIdeograph(word.first))
      return name + (isApart ? " " : "") + word
    }
    let name = joined.map { "・•‧".contains($0) ? "·" : $0 }
    guard !name.isEmpty else { throw Refusal("name_empty") }
    guard name.count <= nameCharactersMax else {
      throw Refusal("name_long", ["now": String(name.count), "most": String(nameCharactersMax)])
    }
    if let at = name.firstIndex(where: { !$0.isLetter && !" ·.-'’".contains($0) }) {
      throw Refusal("name_characters", ["character": String(name[at])], mark: at..<at + 1)
    }
    return String(name)
  }

  private static func isIdeograph(_ character: Character?) -> Bool {
    character?.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  /// 「少 1 位」 or 「多 1 位」 with both counts.
  static func lengthRefusal(_ field: String, _ now: Int, want: Int) -> Refusal {
    now < want
      ? Refusal(
        "\(field)_short",
        ["missing": String(want - now), "now": String(now), "want": String(want)])
      : Refusal(
        "\(field)_long",
        ["extra": String(now - want), "now": String(now), "want": String(want)])
  }

  /// Area codes are 010, 02x, or four digits; the number behind them has seven or eight.
  private static func landline(_ digits: String) throws(Refusal) -> String {
    let second = digits.dropFirst().first
    let areaLength = second == "1" || second == "2" ? 3 : 4
    let number = digits.dropFirst(areaLength)
    let lengths = areaLength == 3 ? 8...8 : 7...8
    guard lengths.contains(number.count) else {
      let want = number.count < lengths.lowerBound ? lengths.lowerBound : lengths.upperBound
      throw lengthRefusal("landline", digits.count, want: areaLength + want)
    }
    return "\(digits.prefix(areaLength))-\(number)"
  }

  /// The numbers in use (MIIT's table of 2023-03); any other is only warned of.
  private static let mobilePrefixes: Set<String> = {
    var prefixes = Set<String>()
    for range in [130...139, 145...149, 150...153, 155...159, 165...167, 170...173, 175...178] {
      prefixes.formUnion(range.map(String.init))
    }
    for range in [162...162, 174...174, 180...193, 195...199] {
      prefixes.formUnion(range.map(String.init))
    }
    return prefixes
  }()
}
