package import Rules

extension PersonCheck {
  /// The number in its normal form, of the kind said or else recognised from its shape.
  ///
  /// Lower-case x, full-width digits, blanks and hyphens are taken, and a dot at the end for X, which
  /// a keypad lacks. The right check digit is never told: somebody would type it in and file another
  /// person.
  ///
  /// - Throws: what is wrong with it.
  package static func identity(
    _ text: String, kind: Identity.Kind? = nil, today: Day
  ) throws(Refusal) -> Identity {
    var number = Typed.closed(Typed.capitals(text))
    if number.hasSuffix(".") || number.hasSuffix("。") { number = number.dropLast() + "X" }
    guard !number.isEmpty else { throw Refusal("identity_empty") }
    switch kind ?? recognised(number) {
    case .resident, .residencePermit: return try citizen(number, today: today)
    case .foreigner:
      return number.count == 15
        ? try foreigner2017(number) : try foreigner2023(number, today: today)
    case .hongKongMacaoPass:
      return try pass(
        number, .hongKongMacaoPass,
        isRight: "HM".contains(number.first ?? " ") && Typed.isDigits(number.dropFirst())
          && [9, 11].contains(number.count))
    case .taiwanPass:
      return try pass(
        number, .taiwanPass, isRight: Typed.isDigits(number) && [8, 10].contains(number.count))
    case .passport:
      return try pass(
        number, .passport,
        isRight: (5...15).contains(number.count) && number.allSatisfy(isLetterOrDigit))
    }
  }

  /// What a number's shape says it is; whatever is no other paper is taken for a citizen's number.
  private static func recognised(_ number: String) -> Identity.Kind {
    let letters = number.prefix { $0.isASCII && $0.isLetter }.count
    let digits = number.dropFirst(letters)
    guard Typed.isDigits(digits.dropLast()) else { return .resident }
    switch (letters, number.count) {
    case (0, identityDigits) where number.hasPrefix("9"): return .foreigner
    case (3, 15): return .foreigner
    case (1, 9) where "HM".contains(number.first ?? " ") && Typed.isDigits(digits),
      (1, 11) where "HM".contains(number.first ?? " ") && Typed.isDigits(digits):
      return .hongKongMacaoPass
    case (1...2, 6...12) where Typed.isDigits(digits): return .passport
    default: return .resident
    }
  }

  // MARK: - GB 11643

  private static func citizen(_ number: String, today: Day) throws(Refusal) -> Identity {
    if number.count == 15, Typed.isDigits(number), !looksUnfinished(number) {
      return try citizen15(number, today: today)
    }
    guard number.count == identityDigits else {
      try refuseLetters(number, upTo: identityDigits)
      throw lengthRefusal("identity", number.count, want: identityDigits)
    }
    try refuseLetters(number, upTo: identityDigits - 1)
    let birth = try birthday(number, from: 6, today: today)
    let digits = number.utf8.map { Int($0) - 48 }
    guard number.last == checkDigit(digits.prefix(17)) else {
      throw Refusal("identity_check", mark: 17..<18)
    }
    let isPermit = permitRegions.contains(String(number.prefix(6)))
    let isKnown = isPermit || regions.contains(digits[0] * 10 + digits[1])
    return Identity(
      kind: isPermit ? .residencePermit : .resident, number: number, birth: birth,
      sex: digits[16] % 2 == 1 ? .male : .female, warnings: isKnown ? [] : [.unknownRegion])
  }

  /// Fifteen digits of a new number read as an old one would be a person born in 1919 or 1920.
  private static func looksUnfinished(_ number: String) -> Bool {
    let century = number.dropFirst(6).prefix(2)
    return century == "19" || century == "20"
  }

  /// An old number: 19 goes before the year, and the check digit at the end.
  private static func citizen15(_ number: String, today: Day) throws(Refusal) -> Identity {
    let long = number.prefix(6) + "19" + number.dropFirst(6)
    let digits = long.utf8.map { Int($0) - 48 }
    let whole = try citizen(long + String(checkDigit(digits[...])), today: today)
    return Identity(
      kind: whole.kind, number: whole.number, birth: whole.birth, sex: whole.sex,
      warnings: [.converted] + whole.warnings)
  }

  /// ISO 7064 MOD 11-2 over 17 digits.
  private static func checkDigit(_ digits: ArraySlice<Int>) -> Character {
    let sum = zip(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
      .reduce(0) { $0 + $1.0 * $1.1 }
    return Array("10X98765432")[sum % 11]
  }

  private static func birthday(
    _ number: String, from start: Int, today: Day
  ) throws(Refusal) -> Day {
    let text = number.dropFirst(start).prefix(DateEntry.digits)
    let values = ["date": String(text)]
    let mark = start..<start + DateEntry.digits
    guard let value = Int(text),
      let day = Day(year: value / 10_000, month: value / 100 % 100, day: value % 100),
      day >= DateEntry.first
    else { throw Refusal("identity_date", values, mark: mark) }
    guard day <= today else { throw Refusal("identity_future", values, mark: mark) }
    return day
  }

  private static func refuseLetters(_ number: String, upTo count: Int) throws(Refusal) {
    let wrong = number.prefix(count).enumerated().first { _, character in
      !(character.isASCII && character.isNumber)
    }
    // X is right only as the eighteenth.
    guard let wrong, !(wrong.element == "X" && wrong.offset == 17) else { return }
    throw Refusal(
      "identity_letters", ["character": String(wrong.element), "place": String(wrong.offset + 1)],
      mark: wrong.offset..<wrong.offset + 1)
  }

  // MARK: - Other papers

  /// The card of 2023: 9, province, country, birthday, serial, and the citizen's check digit.
  private static func foreigner2023(_ number: String, today: Day) throws(Refusal) -> Identity {
    guard number.count == identityDigits else {
      throw lengthRefusal("identity", number.count, want: identityDigits)
    }
    try refuseLetters(number, upTo: identityDigits - 1)
    guard number.hasPrefix("9") else { throw Refusal("identity_shape") }
    let birth = try birthday(number, from: 6, today: today)
    let digits = number.utf8.map { Int($0) - 48 }
    guard number.last == checkDigit(digits.prefix(17)), number.dropFirst(14).prefix(3) != "000"
    else { throw Refusal("identity_check", mark: 17..<18) }
    let isKnown = regions.contains(digits[1] * 10 + digits[2])
    return Identity(
      kind: .foreigner, number: number, birth: birth,
      sex: digits[16] % 2 == 1 ? .male : .female, warnings: isKnown ? [] : [.unknownRegion])
  }

  /// The card of 2017, three letters and twelve digits; its check rule is not published, so it warns.
  private static func foreigner2017(_ number: String) throws(Refusal) -> Identity {
    let digits = number.dropFirst(3)
    guard number.prefix(3).allSatisfy({ $0.isASCII && $0.isLetter }), Typed.isDigits(digits) else {
      throw Refusal("identity_shape")
    }
    let month = Int(digits.dropFirst(6).prefix(2)) ?? 0
    let day = Int(digits.dropFirst(8).prefix(2)) ?? 0
    // A leap year, since the century is not told.
    guard Day(year: 2000, month: month, day: day) != nil else {
      throw Refusal(
        "identity_date", ["date": String(digits.dropFirst(4).prefix(6))], mark: 7..<13)
    }
    let values = number.utf8.map { $0 >= 65 ? Int($0) - 55 : Int($0) - 48 }
    let sum = zip(values.prefix(14), [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3])
      .reduce(0) { $0 + $1.0 * $1.1 }
    return Identity(
      kind: .foreigner, number: number, birth: nil, sex: nil,
      warnings: sum % 10 == values[14] ? [] : [.checkFigure])
  }

  private static func pass(
    _ number: String, _ kind: Identity.Kind, isRight: Bool
  ) throws(Refusal) -> Identity {
    guard isRight else { throw Refusal("identity_shape") }
    return Identity(kind: kind, number: number, birth: nil, sex: nil, warnings: [.unchecked])
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  private static let permitRegions: Set<String> = ["810000", "820000", "830000"]

  /// First two digits of the provinces (GB/T 2260); county codes are not checked, since thousands
  /// of old ones are still carried.
  private static let regions: Set<Int> = {
    var known = Set<Int>()
    for range in [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83] {
      known.formUnion(range)
    }
    return known
  }()
}
