import Interview
import Messages
import OfficeLists
import Places
import Rules
import Screens
import Terminal

/// What a field shows of what it holds, and what is said behind it.
struct ClerkValue: Sendable {
  /// Masked unless the field has the keyboard.
  private(set) var text: String
  /// The same in fewer columns: a place without its code, an option in short words; else the same.
  var brief: String { name.isEmpty ? text : name }
  private var name = ""
  /// What can be read from it, or why it is not asked; in short words.
  private(set) var gloss = ""
  /// The columns it takes.
  private(set) var width: Int
  /// A code picked from a list: no place is kept for typing.
  private(set) var isPicked = false
  private(set) var isDefault: Bool

  /// What `question` shows in that form, in the words of that front.
  init(_ form: ClerkForm, _ question: Question, _ front: Clerk) {
    let entry = form.entries[question]
    let hasFocus = form.focus == question
    isDefault = entry?.isDefault ?? false
    text = entry?.text ?? ""
    width = 10
    let words = front.words
    switch form.screens[question]?.input {
    case .choice: showChoice(form, question, words)
    case .place: showPlace(form, question, front)
    case .institution: showInstitution(form, question, words)
    case .text(let kind, let columns):
      width = columns
      showText(kind, form, question, hasFocus: hasFocus, front)
    case nil: break
    }
    guard form.interview.asked.contains(question) else {
      let isKept = !text.isEmpty && !isDefault
      if isKept {
        gloss = words("clerk.form.kept_aside")
      } else {
        (text, gloss) = (words("clerk.form.not_asked"), "")
        width = Terminal.columns(of: text)
      }
      return
    }
    if isDefault {
      gloss = words("clerk.form.default")
    } else if text.isEmpty, !hasFocus, form.interview.isOptional(question) {
      let isPhone = question == .phone || question == .agentPhone
      gloss = words(isPhone ? "clerk.form.optional.phone" : "clerk.form.optional")
    }
  }

  private mutating func showChoice(
    _ form: ClerkForm, _ question: Question, _ words: Messages.Catalogue
  ) {
    isPicked = true
    if let option = form.screens[question]?.option(text) {
      text = "\(option.digit) \(words(option.label))"
      let short = "clerk.short.\(option.label)"
      if words.has(short) { name = "\(option.digit) \(words(short))" }
    }
    searched(form, question)
    width = max(width, Terminal.columns(of: text))
  }

  private mutating func showPlace(_ form: ClerkForm, _ question: Question, _ front: Clerk) {
    isPicked = true
    if let code = UInt32(text), let place = front.context.places.insured(code) {
      name = front.language.isChinese ? place.name : place.latin
      text = "\(place.code) \(ClerkWord.name(of: place, front.language))"
    }
    searched(form, question)
    width = max(18, Terminal.columns(of: text))
  }

  private mutating func showInstitution(
    _ form: ClerkForm, _ question: Question, _ words: Messages.Catalogue
  ) {
    isPicked = true
    if form.interview.isNotListed(question) {
      text = "0 \(words("clerk.institution.none"))"
    } else if Value.isNotListed(text) {
      // Of another list it was said; of this one it must be said again.
      (text, gloss) = ("", otherList(form, question, words))
    } else if let institution = form.interview.institution(question) {
      text = institution.name
      gloss = Self.gloss(of: institution, words)
    } else if let name = text.split(separator: " ", maxSplits: 1).last {
      // Another year's list has it, or that of another place.
      (text, gloss) = (String(name), otherList(form, question, words))
    }
    searched(form, question)
    width = max(18, Terminal.columns(of: text))
  }

  private func otherList(
    _ form: ClerkForm, _ question: Question, _ words: Messages.Catalogue
  ) -> String {
    question == .hospital
      ? words("clerk.not_on_list_there")
      : words("clerk.not_on_list", ["year": String(form.interview.careYear)])
  }

  /// What its list says of an institution: 市级 三级甲等.
  static func gloss(of institution: Institution, _ words: Messages.Catalogue) -> String {
    [
      institution.scope.map { words("word.issuer.\($0.rawValue)") },
      institution.grade.map { words("word.grade.\($0.rawValue)") },
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// While letters are typed into a field of codes, they are what it shows.
  private mutating func searched(_ form: ClerkForm, _ question: Question) {
    guard form.focus == question, !form.line.text.isEmpty else { return }
    (text, name) = (form.line.text, "")
    isPicked = false
  }

  private mutating func showText(
    _ kind: Screen.TextKind, _ form: ClerkForm, _ question: Question, hasFocus: Bool, _ front: Clerk
  ) {
    switch kind {
    case .identity:
      width = 18
      if let identity = form.interview.identity(question) {
        gloss = Self.gloss(of: identity, today: front.context.today, front.words)
      }
      if let warning = form.interview.warnings(question).first { gloss = front.words(warning) }
      if question == .identity, let kind = form.entries[.identityKind]?.text {
        gloss = front.words("word.identity_kind.\(kind)") + "  " + gloss
      }
      if !hasFocus { text = Mask.firstSixLastFour(text) }
    case .phone:
      width = 13
      if let warning = form.interview.warnings(question).first { gloss = front.words(warning) }
      // 0 stands for none and is nobody's.
      if text == "0" { gloss = front.words("clerk.confirm.no_phone") }
      if !hasFocus, text != "0" { text = Mask.phone(text) }
    case .date:
      width = 10
      if form.problems[question] == nil, !hasFocus { text = ClerkWord.digits(of: text) }
      if let day = form.interview.answers[question]?.value { gloss = day }
    case .name:
      width = 20
      if let warning = form.interview.warnings(question).first { gloss = front.words(warning) }
      if question == .name, let other = form.otherNames.first {
        gloss = front.words("clerk.form.other_name.short", ["name": Mask.name(other)])
      }
    case .filingNumber, .tail: width = 20
    }
  }

  /// Sex, birthday and age, as the number tells them.
  private static func gloss(
    of identity: Identity, today: Day, _ words: Messages.Catalogue
  ) -> String {
    var parts: [String] = []
    if let sex = identity.sex { parts.append(words("clerk.sex.\(sex.rawValue)")) }
    if let birth = identity.birth {
      parts.append(birth.description)
      parts.append(words("clerk.age", ["years": String(age(birth, on: today))]))
    }
    return parts.joined(separator: "  ")
  }

  private static func age(_ birth: Day, on today: Day) -> Int {
    let (born, now) = (birth.civil, today.civil)
    let hadBirthday = (now.month, now.day) >= (born.month, born.day)
    return now.year - born.year - (hadBirthday ? 0 : 1)
  }
}
