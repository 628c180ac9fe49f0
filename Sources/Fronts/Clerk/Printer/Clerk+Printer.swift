import Messages
import Terminal

extension Clerk {
  /// Opens the page of the window's printer, over whatever is shown; what was chosen there before and
  /// not kept is still chosen.
  mutating func openPrinter() -> [Effect] {
    (printers, choosesPaper) = (nil, false)
    open(.printer)
    printer?.look = nil
    printer?.queues = nil
    printer?.typing = nil
    printer?.questions = nil
    return [.askPrinter]
  }

  /// What a key of the table does on the page of the printer.
  mutating func obeyOnPrinter(_ command: Command, size: Size) -> [Effect] {
    guard var new = printer else {
      if command == .back || command == .next { close() }
      return []
    }
    defer { printer = new }
    switch (command, new.typing) {
    case (.next, .address(let line)):
      new.typing = nil
      return choose(line.text, in: &new)
    case (.next, .code(let line)) where new.questions != nil: return readCode(line.text, in: &new)
    case (.next, .code(let line)):
      new.typing = nil
      notice = new.said(ofRead: line.text)
    case (.back, _) where new.questions != nil || new.typing != nil:
      (new.typing, new.questions) = (nil, nil)
    case (.next, nil) where new.questions != nil: new.questions?.dropsScan = false
    case (.back, _), (.next, nil): close()
    case (.restore, _):
      new = ClerkPrinter(new.inUse)
      return [.lookAtPrinter(new.choice), .listPrinters]
    case (.submit, nil) where !staff.mayFile: notice = Message("clerk.staff.no_printer")
    case (.submit, nil) where new.questions == nil:
      guard isUsable(new) else { return [] }
      return [.keepPrinter(new.choice)]
    default: scroll = reading(size).scrolled(by: command, from: scroll)
    }
    return []
  }

  /// A digit changes a row, P prints a test page, C calls it off, O, N and X say whether it came, T asks
  /// about it, R reads its code back; while something is asked digits answer.
  mutating func typeOnPrinter(_ event: Event) -> [Effect] {
    guard var new = printer else { return [] }
    defer { printer = new }
    if new.typing != nil { return typeLine(event, in: &new) }
    guard case .key(.character(let key)) = event else { return [] }
    let letter = key.narrowed.lowercased()
    guard new.questions?.dropsScan != true else {
      notice = Message("clerk.printer.ask.scanned")
      return []
    }
    if new.questions != nil, key.digit == nil, letter != "p" {
      takeSign(key.narrowed, in: &new)
      return []
    }
    switch letter {
    case "p":
      guard isUsable(new), !(paper?.printing.isUnderWay ?? false) else { return [] }
      (new.code, new.tested, new.questions) = (nil, new.choice, nil)
      papers[.test] = ClerkPaper(printing: .started)
      return [.printTest(new.choice)]
    case "c": return cancelPrint(.test)
    case "o", "n", "x":
      let effects = sawPaper(.test, PaperSight(key: letter))
      if !effects.isEmpty, letter == "o" { ask(in: &new, isSilent: true) }
      return effects
    case "t" where mayAsk(new): ask(in: &new, isSilent: false)
    case "r" where new.code != nil:
      new.typing = .code(EditLine("", maximum: Self.codeMax))
    default:
      guard let digit = key.digit else { return [] }
      if new.questions != nil { return answer(digit, in: &new) }
      guard let part = ClerkPrinter.Part(rawValue: digit), new.parts.contains(part) else {
        notice = Message("clerk.printer.no_row", ["digit": String(digit)])
        return []
      }
      let old = new.choice
      new.turn(part)
      new.kept = nil
      return look(at: &new, since: old)
    }
    return []
  }

  /// What the world says of the printer.
  mutating func take(_ result: PrinterResult) -> [Effect] {
    switch result {
    case .inUse(let choice):
      context.window.printsLarge = choice.isLarge
      // A printer that takes one caller at a time must not be held when the receipt is sent to it.
      let isAskedAlong = page == .confirm && [.cups, .ipp].contains(choice.kind)
      guard page == .printer else { return isAskedAlong ? [.lookAtPrinter(choice)] : [] }
      if printer?.isChanged != true { printer = ClerkPrinter(choice) }
      return [.lookAtPrinter(printer?.choice ?? choice), .listPrinters]
    case .looked(_, let look) where page == .confirm:
      if case .trouble(let why) = look { printerTrouble = why.first }
    case .looked(let choice, let look):
      // What was asked about another choice is no answer to this one.
      if printer?.choice == choice { printer?.look = look }
    case .kept(let choice, let kept):
      printer?.kept = kept
      if case .refused(let why) = kept {
        notice = why
        return []
      }
      printer?.inUse = choice
      context.window.printsLarge = choice.isLarge
    case .testCode(let code): printer?.code = code
    }
    return []
  }

  /// The longest code of a test page that is taken, in characters.
  static let codeMax = 400

  private mutating func typeLine(_ event: Event, in new: inout ClerkPrinter) -> [Effect] {
    switch new.typing {
    case .address(var line):
      // Of a short list a digit picks; a name that begins with one is typed behind another letter.
      if new.picksQueue, case .key(.character(let key)) = event, let digit = key.digit {
        let old = new.choice
        guard new.take(queue: digit) else {
          notice = Message("clerk.print.no_such_printer", ["digit": String(digit)])
          return []
        }
        new.typing = nil
        return look(at: &new, since: old)
      }
      if line.handle(event) { new.typing = .address(line) }
    case .code(var line):
      if line.handle(event) { new.typing = .code(line) }
    case nil: break
    }
    return []
  }

  private mutating func choose(_ text: String, in new: inout ClerkPrinter) -> [Effect] {
    let old = new.choice
    new.choice.address = String(text.narrowed.filter { $0 != " " })
    new.kept = nil
    return look(at: &new, since: old)
  }

  /// Asks how another choice is.
  mutating func look(at new: inout ClerkPrinter, since old: PrinterChoice) -> [Effect] {
    guard new.choice != old else { return [] }
    new.look = nil
    // What came of another printer's page says nothing of this one.
    if papers[.test]?.printing.isUnderWay == false {
      (papers[.test], new.code) = (nil, nil)
    }
    return [.lookAtPrinter(new.choice)]
  }

  /// Whether anything can be printed so; otherwise the page goes to where it says why not.
  private mutating func isUsable(_ new: ClerkPrinter) -> Bool {
    guard case .misfit = new.look else { return true }
    // It stands at the top, and is seen again there.
    scroll = 0
    return false
  }
}
