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
  /// How many there are in all.
  let count: Int

  /// Of a page that was printed with that choice; `isSilent` where the printer said nothing of it.
  init(_ choice: PrinterChoice, isSilent: Bool) {
    self.choice = choice
    questions = Question.allCases.filter { question in
      switch question {
      case .ruler: !choice.sheets.isRoll
      case .width, .hanzi: choice.sheets.isRoll
      case .doubling: choice.sheets.isRoll && choice.hanzi != .none
      // Of one that is set to have none nothing was to be cut.
      case .cutter: choice.sheets.isRoll && choice.hasCutter
      case .silence: isSilent && choice.asksBack
      case .code: true
      }
    }
    count = questions.count
  }

  /// What is asked now; `nil` once all is answered.
  var current: Question? { questions.first }

  /// Which of how many is asked now, from one.
  var index: Int { count - questions.count + 1 }

  /// How many answers are offered; the code is answered by scanning it.
  var answers: Int {
    switch current {
    case .hanzi: choice.hanzi == .none ? 2 : 3
    case .ruler, .width, .doubling, .cutter, .silence: 2
    case .code, nil: 0
    }
  }

  /// Takes the answer of that digit; false where there is none.
  mutating func answer(_ digit: Int) -> Bool {
    guard let current, (1...max(1, answers)).contains(digit), answers > 0 else { return false }
    let isWell = digit == 1
    switch current {
    case .ruler: if !isWell { advice.append(Message("clerk.printer.ask.ruler.do")) }
    case .width where isWell: break
    case .width where choice.sheets == .wide: choice.sheets = .narrow
    case .width: advice.append(Message("clerk.printer.ask.width.do"))
    case .hanzi:
      // Where all of it was drawn another setting does not mend it.
      if !isWell, choice.hanzi == .none { advice.append(Message("clerk.printer.ask.hanzi.do")) }
      if choice.hanzi != .none { choice.hanzi = [choice.hanzi, .gb2312, .none][digit - 1] }
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
    return true
  }

  /// Notes that the code whose modules have so many dots was read; on a sheet it has the one size, 0.
  mutating func noteRead(dots: Int) { read.insert(dots) }

  /// Ends the question of the codes: with those that were read, or with none that can be.
  mutating func endCodes(isNoneRead: Bool) {
    guard current == .code else { return }
    questions.removeFirst()
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
