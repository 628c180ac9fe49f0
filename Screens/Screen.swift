package import Interview

/// One question as an author describes it: values only, no drawing and no order.
///
/// What comes next is the interview's to decide. Keys of texts follow from the question's own name:
/// `q.<question>.title`, `.label`, `.hint`, `.help`, `.why`, and `q.<question>.<value>` of an option.
package struct Screen: Hashable, Sendable {
  /// What answers it.
  package enum Input: Hashable, Sendable {
    /// One of a few, picked by its digit.
    case choice([Option])
    /// A place, found by name, pinyin, initials or code.
    case place(PlaceScope)
    /// An institution on one of the office's lists, found by name or initials, or none of them.
    case institution
    /// A line of text, `width` columns wide on a form.
    case text(TextKind, width: Int)
  }

  /// One answer of a choice.
  package struct Option: Hashable, Sendable {
    /// The key that picks it, 0 to 9; 9 is for none of these and 不清楚.
    package let digit: Int
    /// What `Interview.answer` takes.
    package let value: String
    /// Key of its words.
    package let label: String
    /// Key of a line beneath it.
    package let hint: String?
  }

  /// Which places may be picked.
  package enum PlaceScope: Hashable, Sendable {
    /// Counties of Dazhou, the city itself, pools of provinces, and everywhere else.
    case insured
    /// Whatever one can file to.
    case care
  }

  /// What a line of text is: how it is typed, grouped and masked; raw values name texts beside it.
  package enum TextKind: String, Sendable {
    case name
    case identity
    case phone
    /// Eight digits.
    case date
    /// A filing's number, or a person's.
    case filingNumber = "number"
    /// The last four characters of a person's number.
    case tail
  }

  package let question: Question
  /// The row of the check page it belongs to, 1 to 6; `nil` before the first.
  package let step: Int?
  package let input: Input
  /// Key of the question itself.
  package var title: String { "q.\(question.rawValue).title" }
  /// Key of the question asked about somebody else, where the words differ.
  package let titleForRelative: String?
  /// Key of the short name before a field and on the check page.
  package let label: String
  /// Key of the sentence beneath the question.
  package let hint: String?
  /// Key of the page behind F1.
  package var help: String { "q.\(question.rawValue).help" }
  /// Key of the sentence that says what the answer is needed for.
  package let why: String?

  /// The words a screen has beyond its title, label and help.
  struct Words: OptionSet {
    let rawValue: Int

    static let hint = Words(rawValue: 1)
    static let why = Words(rawValue: 2)
    static let relative = Words(rawValue: 4)
  }

  init(
    _ question: Question, step: Int?, _ input: Input, words: Words = [], label: String? = nil
  ) {
    self.question = question
    self.step = step
    self.input = input
    let area = "q.\(question.rawValue)"
    self.label = label ?? "\(area).label"
    hint = words.contains(.hint) ? "\(area).hint" : nil
    why = words.contains(.why) ? "\(area).why" : nil
    titleForRelative = words.contains(.relative) ? "\(area).title.relative" : nil
  }

  /// The key of the question, asked about the person or about a relative.
  package func title(forRelative: Bool) -> String {
    forRelative ? titleForRelative ?? title : title
  }

  /// The option of that value; `nil` where the screen has none.
  package func option(_ value: String) -> Option? {
    guard case .choice(let options) = input else { return nil }
    return options.first { $0.value == value }
  }
}

extension Screen.Option {
  /// An option of a guided question, its words under the question's own name.
  static func of(
    _ question: Question, _ digit: Int, _ value: String, hint: Bool = false
  ) -> Screen.Option {
    let label = "q.\(question.rawValue).\(value)"
    return Screen.Option(
      digit: digit, value: value, label: label, hint: hint ? "\(label).hint" : nil)
  }

  /// An option of the clerk's form, its words the domain's own: `word.<family>.<value>`.
  static func word(_ family: String, _ digit: Int, _ value: String) -> Screen.Option {
    Screen.Option(digit: digit, value: value, label: "word.\(family).\(value)", hint: nil)
  }
}
