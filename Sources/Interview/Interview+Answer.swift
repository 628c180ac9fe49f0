import Rules

extension Interview {
  /// The normal form of what was typed for a question.
  ///
  /// - Throws: what is wrong with it.
  func normalForm(of text: String, for question: Question) throws(Refusal) -> String {
    if let choices = question.choices {
      guard choices.contains(text) else {
        throw Refusal(Typed.trimmed(text).isEmpty ? "choice_empty" : "choice_unknown")
      }
      return text
    }
    switch question {
    case .name, .agentName:
      return try PersonCheck.name(text)
    case .phone, .agentPhone:
      return try PersonCheck.isNoPhone(text) ? Value.noPhone : PersonCheck.phone(text).number
    case .identity, .agentIdentity:
      return try identityNumber(text, question)
    case .admission, .discharge, .effective, .materialsBy:
      return try date(text, question).description
    case .carePlace:
      return try place(text) { ground.carePlace($0) }
    case .insuredPlace:
      return try place(text) { ground.insuredPlace($0) }
    case .lookUp:
      return try lookUpNumber(text)
    case .lookUpTail:
      return try tail(text)
    case .issuerName, .hospital:
      if text == Value.notListed { return walk.notListed(question) }
      guard Value.isNotListed(text) || isOnAList(text, question) else {
        throw Refusal("institution_unknown", ["typed": Typed.trimmed(text)])
      }
      return text
    default:
      return text
    }
  }

  /// What to look at again in an answer that was taken; empty mostly.
  package func warnings(_ question: Question) -> [String] {
    switch question {
    case .identity, .agentIdentity:
      // The number itself no longer tells: it has been written out.
      let converted: [Identity.Warning] =
        answers[question]?.source == .converted ? [.converted] : []
      let others = identity(question)?.warnings ?? []
      return (converted + others).map { "warn.\($0.rawValue)" }
    case .phone, .agentPhone:
      guard let text = answers[question]?.value, text != Value.noPhone,
        let checked = try? PersonCheck.phone(text), checked.isUnusual
      else { return [] }
      return ["warn.phone_prefix"]
    case .name, .agentName:
      // Whoever picks characters one by one may stop at the family name.
      let name = answers[question]?.value ?? ""
      if name.count == 1 { return ["warn.name_single"] }
      return PersonCheck.isMixed(name) ? ["warn.name_mixed"] : []
    default:
      return []
    }
  }

  /// Whether the text is an old number that its normal form writes out.
  func isConverted(_ text: String, for question: Question) -> Bool {
    guard question == .identity || question == .agentIdentity else { return false }
    let kind = question == .identity ? statedKind : nil
    let identity = try? PersonCheck.identity(text, kind: kind, today: today)
    return identity?.warnings.contains(.converted) ?? false
  }

  private func identityNumber(_ text: String, _ question: Question) throws(Refusal) -> String {
    let kind = question == .identity ? statedKind : nil
    let number = try PersonCheck.identity(text, kind: kind, today: today).number
    let other: Question = question == .identity ? .agentIdentity : .identity
    let isByAgent = answers[.forWhom]?.value == Value.relative
    guard !isByAgent || answers[other]?.value != number else { throw Refusal("identity_same") }
    return number
  }

  private func place(
    _ text: String, _ now: (PlaceCode) -> PlaceCode?
  ) throws(Refusal) -> String {
    let typed = Typed.closed(Typed.halfWidth(text))
    guard !typed.isEmpty else { throw Refusal("place_empty") }
    guard let code = PlaceCode(typed), let place = now(code) else {
      throw Refusal("place_unknown", ["typed": typed])
    }
    return place.description
  }

  /// A date typed as 20260731, 2026-07-31, 2026.7.31 or 2026年7月31日, in its field's bounds.
  private func date(_ text: String, _ question: Question) throws(Refusal) -> Day {
    let day = try DateEntry.day(text)
    let values = ["typed": day.description, "today": today.description]
    guard question != .materialsBy else {
      guard day >= today else { throw Refusal("materials_by_past", values) }
      return day
    }
    guard day >= DateEntry.first else {
      let year = String(day.description.prefix(4))
      throw Refusal("date_begins", ["typed": year], mark: DateEntry.mark(in: year))
    }
    guard day <= today else { throw Refusal("\(question.rawValue)_future", values) }
    switch question {
    case .discharge:
      guard let first = answeredDay(.admission), day < first else { break }
      throw Refusal(
        "discharge_before_admission",
        ["typed": day.description, "admission": first.description])
    case .admission:
      // A day of leaving may stand already.
      guard let last = answeredDay(.discharge), last < day else {
        break
      }
      throw Refusal(
        "admission_after_discharge",
        ["typed": day.description, "discharge": last.description])
    default:
      break
    }
    return day
  }

  private func answeredDay(_ question: Question) -> Day? {
    answers[question].flatMap { Day($0.value) }
  }

  /// A filing's number (two letters, sixteen digits) or a person's number.
  private func lookUpNumber(_ text: String) throws(Refusal) -> String {
    let number = Typed.closed(Typed.capitals(text))
    guard !number.isEmpty else { throw Refusal("look_up_empty") }
    let letters = number.prefix { $0.isASCII && $0.isLetter }
    if letters.count == 2, Typed.isDigits(number.dropFirst(2)), number.count > 12 {
      guard number.count == 18 else {
        throw PersonCheck.lengthRefusal("filing_number", number.count, want: 18)
      }
      return number
    }
    // The sixteen digits alone are enough where no letter can be typed.
    if Interview.isFilingNumber(number) { return number }
    // No region's code begins as our years do: it is a filing's number with a digit more or less.
    if number.hasPrefix("20"), Typed.isDigits(number), (12...17).contains(number.count) {
      throw PersonCheck.lengthRefusal("filing_number", number.count, want: 16)
    }
    return try PersonCheck.identity(number, today: today).number
  }

  /// The last characters of a person's number.
  private func tail(_ text: String) throws(Refusal) -> String {
    let tail = Typed.closed(Typed.capitals(text))
    guard tail.count == Self.tailLength,
      tail.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else {
      throw Refusal(
        "look_up_tail", ["count": String(tail.count), "want": String(Self.tailLength)])
    }
    return tail
  }

  /// How many characters of a person's number are asked for beside a filing's: those on the receipt.
  package static let tailLength = 4

  /// Whether what was looked up by is a filing's number, and not a person's.
  ///
  /// Both are known to others too: a person's has been shown to many, a filing's is counted up.
  package static func isFilingNumber(_ number: String) -> Bool {
    let digits = number.drop { $0.isASCII && $0.isLetter }
    guard digits.count == 16, [16, 18].contains(number.count), Typed.isDigits(digits) else {
      return false
    }
    // No number of a person of sixteen digits begins with a day of this century.
    let day = Array(digits)
    return digits.hasPrefix("20")
      && Day("\(String(day[0..<4]))-\(String(day[4..<6]))-\(String(day[6..<8]))") != nil
  }
}
