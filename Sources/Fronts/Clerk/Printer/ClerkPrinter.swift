import Messages
import Terminal

/// The printer of the window on its page: what it is, how it is, and what is chosen instead.
struct ClerkPrinter: Sendable {
  /// A row that a digit changes; the digits are those of the page.
  enum Part: Int, CaseIterable, Sendable {
    case kind = 1
    case address
    case sheets
    case type
    case hanzi
    case codes
    case cutter
    case answers
    case doubling
  }

  /// What is being typed or scanned.
  enum Typing: Sendable {
    case address(EditLine)
    /// The code on the test page, by a scanner.
    case code(EditLine)
  }

  /// The printer the window uses.
  var inUse: PrinterChoice
  /// The one chosen on the page.
  var choice: PrinterChoice
  /// What the chosen one is like; `nil` while it is asked.
  var look: PrinterLook?
  /// The queues of the printing service; `nil` while it is asked.
  var queues: [String]?
  /// Why they cannot be told.
  var queuesTrouble: [Message] = []
  var typing: Typing?
  /// What became of keeping the choice.
  var kept: PrinterKept?
  /// What the code on the last test page holds.
  var code: String?
  /// The choice that page was printed with.
  var tested: PrinterChoice?
  /// What is asked of that page now that it came out.
  var questions: ClerkTestQuestions?
  /// What the answers came to, until the next key.
  var advice: [Message] = []
  /// Address and paper chosen for other kinds, kept for whoever goes through the kinds.
  private var others: [PrinterChoice.Kind: (address: String, sheets: PrinterChoice.Sheets)] = [:]

  /// The page of the printer in use.
  init(_ inUse: PrinterChoice) {
    (self.inUse, choice) = (inUse, inUse)
  }

  /// Whether something was chosen that is not in use yet.
  var isChanged: Bool { choice != inUse }

  /// Whether a digit picks one of the queues now: of a short list, while nothing else is typed.
  var picksQueue: Bool {
    guard case .address(let line) = typing else { return false }
    return choice.kind == .cups && line.text == choice.address
  }

  /// The rows that matter to a printer of that kind.
  var parts: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .kind, .address, .sheets, .type: true
      case .hanzi, .codes, .cutter, .doubling: choice.sheets.isRoll
      case .answers: choice.kind == .tcp || choice.kind == .device
      }
    }
  }

  /// Takes the names of the queues there are.
  mutating func learn(_ names: [String]) { (queues, queuesTrouble) = (names, []) }

  /// Puts the next value into a row.
  mutating func turn(_ part: Part) {
    switch part {
    case .kind:
      others[choice.kind] = (choice.address, choice.sheets)
      choice.kind = next(choice.kind)
      let before = others[choice.kind] ?? ("", choice.kind.sheets[0])
      (choice.address, choice.sheets) = before
    case .address: typing = .address(EditLine(choice.address, maximum: Self.addressMax))
    case .sheets: choice.sheets = next(choice.sheets, among: choice.kind.sheets)
    case .type: choice.isLarge.toggle()
    case .hanzi: choice.hanzi = next(choice.hanzi)
    case .codes:
      choice.drawsCodes.toggle()
      // What was read of codes drawn otherwise says nothing of these.
      choice.codeDots = nil
    case .cutter: choice.hasCutter.toggle()
    case .answers: choice.answers.toggle()
    case .doubling: choice.doublesByCommand.toggle()
    }
  }

  /// Takes the queue of that digit, 0 the default one; false where there is none.
  mutating func take(queue digit: Int) -> Bool {
    guard digit > 0 else {
      choice.address = ""
      return true
    }
    guard let queues, queues.indices.contains(digit - 1) else { return false }
    choice.address = queues[digit - 1]
    return true
  }

  /// How many dots the modules have of the test page's code that was read, 0 where nobody chose that;
  /// `nil` where it is another code.
  func dots(ofRead text: String) -> Int? {
    let read = text.filter { $0 != " " }.uppercased()
    guard let code = code?.filter({ $0 != " " }), read.hasPrefix(code) else { return nil }
    let dots = read.dropFirst(code.count)
    return dots.isEmpty ? 0 : dots.count == 1 ? Int(dots) : nil
  }

  /// What is said of a code that was read.
  func said(ofRead text: String) -> Message {
    switch dots(ofRead: text) {
    case nil: Message("clerk.printer.code.other")
    case 0: Message("clerk.printer.code.same")
    case let count?: Message("clerk.printer.code.size", ["dots": String(count)])
    }
  }

  /// The longest address taken, in characters.
  private static let addressMax = 200

  private func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
    next(value, among: Array(Value.allCases))
  }

  private func next<Value: Equatable>(_ value: Value, among values: [Value]) -> Value {
    let index = values.firstIndex(of: value) ?? -1
    return values.isEmpty ? value : values[(index + 1) % values.count]
  }
}
