import Messages

/// What a clerk is asked of a test page that came out, one thing at a time.
///
/// What is answered goes into a choice of its own, which is taken over when all is answered.
struct ClerkTestQuestions: Sendable {
  /// One thing to look at on the page; raw values name `clerk.printer.ask.…`.
  enum Question: String, CaseIterable, Sendable {
    /// Whether ten millimetres are ten millimetres.
    case ruler
    /// Whether the line of digits has room on the roll.
    case width
    case hanzi
    case doubling
    case cutter
    /// Whether a printer that answered nothing is to be asked again.
    case silence
    /// Which of the codes can be read, by scanning them.
    case code
  }

  /// The printer as the page was printed, with what was answered so far.
  private(set) var choice: PrinterChoice
  /// What is still to be asked; the first is asked now.
  private(set) var questions: [Question]
  /// What is to be done that no setting does.
  private(set) var advice: [Message] = []
  /// Dots to a module of the codes that were read.
  private(set) var read: Set<Int> = []
  /// How many were asked that are not any more.
  private var answered = 0
  /// Whether the code was asked about, and nobody scanned it.
  private(set) var leftCodeUnread = false
  /// Whether a scan runs into what is not asked of it; it is over with the scanner's Enter.
  var dropsScan = false

  /// Of a page that was printed with that choice; `isSilent` where the printer said nothing of it.
  init(_ choice: PrinterChoice, isSilent: Bool) {
    self.choice = choice
    questions = Question.allCases.filter { question in
      switch question {
      case .ruler: !choice.sheets.isRoll
      case .width, .hanzi: choice.sheets.isRoll
      // A page in large type has all its lines doubled alike.
      case .doubling: choice.sheets.isRoll && choice.hanzi != .none && !choice.isLarge
      // Of one that is set to have none nothing was to be cut.
      case .cutter: choice.sheets.isRoll && choice.hasCutter
      case .silence: isSilent && choice.asksBack
      case .code: true
      }
    }
  }

  /// What is asked now; `nil` once all is answered.
  var current: Question? { questions.first }

  /// Which of how many is asked now, from one.
  var index: Int { answered + 1 }

  /// How many there are in all, as far as can be said now.
  var count: Int { answered + questions.count }

  /// How many answers are offered; the code is answered by scanning it.
  var answers: Int {
    switch current {
    case .hanzi: hanziTried.count
    case .ruler, .width, .doubling, .cutter, .silence: 2
    case .code, nil: 0
    }
  }

  /// What each answer about the Chinese sets: all right, the line of GBK is wrong, all is wrong.
  ///
  /// The line of GBK is drawn for a printer that has no more than GB 2312.
  var hanziTried: [PrinterChoice.Hanzi] {
    switch choice.hanzi {
    case .gb18030, .gbk: [choice.hanzi, .gb2312, .none]
    case .gb2312: [.gb2312, .none]
    case .none: [.none, .none]
    }
  }

  /// Takes the answer of that digit; false where there is none.
  mutating func answer(_ digit: Int) -> Bool {
    guard let current, digit > 0, digit <= answers else { return false }
    let isWell = digit == 1
    switch current {
    case .ruler: if !isWell { advice.append(Message("clerk.printer.ask.ruler.do")) }
    case .width where isWell: break
    case .width where choice.sheets == .wide: choice.sheets = .narrow
    case .width: advice.append(Message("clerk.printer.ask.width.do"))
    case .hanzi:
      // Where all of it was drawn another setting does not mend it.
      if !isWell, choice.hanzi == .none { advice.append(Message("clerk.printer.ask.hanzi.do")) }
      choice.hanzi = hanziTried[digit - 1]
      if choice.hanzi == .none { questions.removeAll { $0 == .doubling } }
    case .doubling:
      if !isWell, choice.doublesByCommand {
        advice.append(Message("clerk.printer.ask.doubling.do"))
      }
      if !isWell { choice.doublesByCommand = true }
    case .cutter: choice.hasCutter = isWell
    case .silence: choice.answers = isWell
    case .code: break
    }
    questions.removeFirst()
    answered += 1
    return true
  }

  /// Asks about the code now, before what else is still to be asked.
  mutating func askCode() {
    guard let index = questions.firstIndex(of: .code) else { return }
    questions.insert(questions.remove(at: index), at: 0)
  }

  /// Notes that the code whose modules have so many dots was read; on a sheet it has the one size, 0.
  mutating func noteRead(dots: Int) { read.insert(dots) }

  /// Ends the question of the codes: with those that were read, or with none that can be.
  mutating func endCodes(isNoneRead: Bool) {
    guard current == .code else { return }
    questions.removeFirst()
    answered += 1
    leftCodeUnread = read.isEmpty && !isNoneRead
    if choice.sheets.isRoll, let largest = read.max() {
      // Papers take the largest there is room for, up to here.
      choice.codeDots = largest
    } else if isNoneRead, read.isEmpty {
      if choice.sheets.isRoll, choice.drawsCodes {
        choice.drawsCodes = false
      } else {
        advice.append(Message("clerk.printer.ask.code.do"))
      }
    }
  }
}

extension PrinterChoice {
  /// Whether such a printer is asked how it is and answers, so far as anybody knows.
  fileprivate var asksBack: Bool { (kind == .tcp || kind == .device) && answers }
}
