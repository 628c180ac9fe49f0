import Interview
package import Messages
package import Terminal

/// 窗口办理: a list of what was filed, one dense form with the decision beside it, all by keyboard.
package struct Clerk: Front {
  package var context: Context
  package var language: Language
  /// Clerks read the words of the trade.
  package var languages: [Language] { Language.official }
  package internal(set) var pageNumber = 0
  package internal(set) var isOver = false

  /// The pages from the list down to the one shown.
  var pages: [ClerkPage] = [.list]
  var list = ClerkList()
  /// The filing being filled in; kept while its reasons or its confirmation are shown.
  var form: ClerkForm?
  /// What has been kept of it.
  var keeping = ClerkKeeping()
  /// The answers of the record filed last, for F9.
  var last: Answers?
  /// What is to be filed, from the confirmation on.
  var request: FilingRequest?
  /// What the last notice of what is missing was about.
  var noticed: FilingRequest?
  /// Whether its receipt will be in large type.
  var filesLarge = false
  /// What the person has on record already.
  var onRecord = ClerkOnRecord()
  /// Whether Y was pressed and the ledger has not answered yet; with it, whether to print.
  var filing: ClerkFilingNow?
  /// The filing whose receipt is shown.
  var receipt: ClerkReceipt?
  /// What else is done with a filing on record.
  var life: ClerkLife?
  /// The code of a paper that is verified.
  var scan = ClerkScan()
  /// The change of a filing on record while it is filled in.
  var change: ClerkChange?
  /// The draft of a change that is gone on with as soon as its filing is read.
  var awaited: WaitingDraft?
  /// What was handed over at a call, until it is on record who goes on with it.
  var awaitedCall: WaitingDraft?
  /// Papers on their way in this sitting, or come to their end in it.
  var papers: [PaperID: ClerkPaper] = [:]
  /// The window's printer, once its page was opened.
  var printer: ClerkPrinter?
  /// What would keep the receipt from coming, as the printer said while the confirmation was shown.
  var printerTrouble: Message?
  /// The printers to choose from, once they were asked for.
  var printers: [String]?
  /// Whether a paper beside the receipt is being chosen.
  var choosesPaper = false
  /// What the last key led to and is not to be seen from the fields: one line above the keys.
  var notice: Message? {
    didSet {
      // On pages that tell it at their top it is not to be out of sight.
      if notice != nil, page.tellsAtTop { scroll = 0 }
    }
  }
  /// What is told as well, one thing a key, once the notice before it was read.
  private var untold: [Message] = []
  /// The click that came last, where no other event followed it.
  var clicked: ClerkClick?
  /// Who sits here, and what they are asked.
  var staff = ClerkStaff()
  /// Where one is in the help, while it is shown.
  var book = HelpBook()
  /// How far a page that is only read is scrolled.
  var scroll = 0
  /// What a second press of the last key would do, and of the key before it.
  private(set) var asked: ClerkAsking?
  private var askedBefore: ClerkAsking?
  /// Whether a wide screen shows the form in one column all the same, as braille lines read it.
  var isOneColumn: Bool
  /// Whether the list came by itself, after what was done on another page.
  var hasLanded = false
  /// Whether this machine goes on without the server that keeps the ledger.
  var isAlone = false
  /// Whether the screen is covered because nobody was at the keyboard.
  var isCovered = false

  /// The front at its list.
  package init(context: Context, language: Language) {
    self.context = context
    self.language = language
    isOneColumn = context.window.isOneColumn
  }

  /// Never: a clerk types ahead, and everything typed counts.
  package var dropsTypeAhead: Bool { false }

  /// The page shown.
  var page: ClerkPage { pages.last ?? .list }

  /// The texts of the language shown.
  var words: Messages.Catalogue { context.texts(language) }

  package mutating func start() -> [Effect] {
    notice = context.listsTrouble
    return [.askStaff]
  }

  /// How often the list looks for calls while nobody types.
  private static let secondsBetweenLooks = 5

  package mutating func tick(secondsIdle: Int) -> [Effect] {
    guard !isCovered, staff.ask?.purpose != .unlock else { return [] }
    guard secondsIdle >= context.window.idleSecondsUntilLocked else {
      // Somebody may have called at the guided front.
      let looks = page == .list && secondsIdle % Self.secondsBetweenLooks == 0 && secondsIdle > 0
      // What is half typed is kept as soon as the fingers rest.
      return looks ? [.loadDrafts(.clerk)] : keep()
    }
    let kept = keep()
    receipt?.unmasked = nil
    // Who signed in finds the PIN asked for: the first key typed is the first of it.
    if staff.badge == nil { isCovered = true } else { lock() }
    return kept + [.privacyReset]
  }

  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    if event == .closed { return keep() + (staff.badge == nil ? [] : [.signOut]) + [.leave] }
    if case .resize = event { return [] }
    if case .click = event {} else { clicked = nil }
    if isCovered {
      isCovered = false
      return []
    }
    let before = page
    notice = nil
    printer?.advice = []
    if page == .list { dropPapersRead() }
    (askedBefore, asked) = (asked, nil)
    let effects = react(to: event, size: size)
    hasLanded = false
    // What waited to be told comes as soon as the key leads to nothing that is to be read first.
    if notice == nil, asked == nil, !untold.isEmpty { notice = untold.removeFirst() }
    if page != before {
      (printers, choosesPaper) = (nil, false)
      pageNumber += 1
      scroll = 0
      if page != .record { receipt?.unmasked = nil }
    }
    return effects
  }

  package func frame(_ size: Size) -> Frame { picture(size).frame }

  /// Goes to a page above this one.
  mutating func open(_ page: ClerkPage) { pages.append(page) }

  /// Goes back to the page below.
  mutating func close() {
    if pages.count > 1 { pages.removeLast() }
  }

  private mutating func react(to event: Event, size: Size) -> [Effect] {
    switch event {
    case .click(let position): return click(position, size: size)
    case .key(let key): return press(key, size: size)
    case .paste(let text) where ClerkScan.isMarked(text) && !takesAnySign:
      return takeCode(text)
    case .paste: return type(event, size: size)
    case .scan(let text): return takeCode(text)
    case .tooFast where page == .signIn: staff.ask?.dropPIN(Message("clerk.sign_in.too_fast"))
    case .tooFast: notice = Message("clerk.scan.too_fast")
    case .resize, .escapeHeld, .report, .closed: break
    }
    return []
  }

  /// Does what a key means on the page shown.
  mutating func press(_ key: Key, size: Size) -> [Effect] {
    if let command = command(for: key) { return obey(command, .key(key), size: size) }
    return type(.key(key), size: size)
  }

  /// What a key asks for here: where one types, a sign is a sign, and Home and End move among them.
  private func command(for key: Key) -> Command? {
    let command = ClerkKeys.table.command(for: key)
    switch (command, key) {
    case (.help, .character) where isTypedOn: return nil
    // What is scanned is not shown, so that nothing moves in it.
    case (.top, _) where isTypedOn && page != .scan, (.bottom, _) where isTypedOn && page != .scan:
      return nil
    default: return command
    }
  }

  /// Does what a key asks for, wherever it means the same; the rest is up to the page.
  mutating func obey(_ command: Command, _ event: Event, size: Size) -> [Effect] {
    switch (command, page) {
    case (.help, .help): close()
    case (.help, _): openHelp()
    case (.language, _): language = language.next(among: languages)
    // What the help lies on may not be passed by.
    case (.list, .help) where isAsked, (.new, .help) where isAsked, (.signOut, .help) where isAsked:
      close()
    case (_, .signIn): return obeyOnSignIn(command)
    case (_, .reason): return obeyOnReason(command)
    case (.signOut, _): return signOut()
    case (.printer, .help) where isAsked: close()
    case (.printer, .printer): close()
    case (.printer, _): return openPrinter()
    case (.list, .list): return leave()
    case (.list, _): return backToList()
    case (.new, _) where !staff.mayFile: notice = Message("clerk.staff.no_filing")
    case (.new, _) where form != nil || change != nil: return backToList() + begin()
    case (.new, _): return begin()
    case (.back, .help) where goBackInHelp(): return []
    case (.back, _) where choosesPaper || printers != nil: (printers, choosesPaper) = (nil, false)
    case (_, .list): return obeyOnList(command)
    case (_, .scan): return obeyOnScan(command, size: size)
    case (_, .form): return obeyOnForm(command, event)
    case (_, .change): return obeyOnChange(command, size: size)
    case (_, .life): return obeyOnLife(command, size: size)
    case (_, .printer): return obeyOnPrinter(command, size: size)
    case (.reasons, .record) where decided == nil: notice = Message("receipt.erased")
    case (.reasons, .confirm) where decided == nil: notice = Message("clerk.reasons.none")
    case (.reasons, .confirm), (.reasons, .record): open(.reasons)
    case (.reasons, .reasons), (.back, _), (.next, .reasons), (.next, .help), (.next, .record),
      (.next, .day):
      close()
      return page == .list ? [refresh] : []
    case (.next, .printing): return begin()
    case (.next, .confirm):
      notice = refusedTwin ?? (mayFile ? Message("clerk.confirm.press_y") : nil)
    case (.large, .printing), (.large, .record): receipt?.isLarge.toggle()
    case (.large, .confirm) where mayFile && filing == nil: filesLarge.toggle()
    default: scroll = reading(size).scrolled(by: command, from: scroll)
    }
    return []
  }

  /// Whether something is asked that is to be answered or given up first.
  private var isAsked: Bool { pages.contains(.signIn) || pages.contains(.reason) }

  /// Types a character or a paste where the keyboard is.
  private mutating func type(_ event: Event, size: Size) -> [Effect] {
    switch page {
    case .list: typeOnList(event)
    case .form: typeOnForm(event)
    case .change: typeOnChange(event)
    case .confirm: confirm(event)
    case .record: typeOnRecord(event)
    case .printing, .day: print(event)
    case .life: typeOnLife(event)
    case .scan: typeOnScan(event)
    case .printer: typeOnPrinter(event)
    case .help: chooseInHelp(event)
    case .reasons: []
    case .signIn: typeOnSignIn(event)
    case .reason: typeOnReason(event)
    }
  }

  /// Tells something that no key asked for: what the last key led to stays to be read before it.
  mutating func tell(_ message: Message) {
    if notice == nil || notice == message {
      notice = message
    } else if !untold.contains(message) {
      untold.append(message)
    }
  }

  /// Whether the key before asked for the same; otherwise says what pressing it once more does.
  mutating func isMeant(_ wish: ClerkAsking, _ warning: Message) -> Bool {
    if askedBefore == wish { return true }
    asked = wish
    notice = warning
    return false
  }

  /// That paper is still on its way, for whoever is about to leave.
  var papersUnderWay: Message? {
    let underWay = papers.values.count { $0.printing.isUnderWay }
    return underWay > 0 ? Message("clerk.print.leave", ["count": String(underWay)]) : nil
  }

  private mutating func leave() -> [Effect] {
    // By habit it is pressed to come to the list, which may have come by itself.
    let warning = papersUnderWay ?? (hasLanded ? Message("clerk.list.leave.landed") : nil)
    if let warning, !isMeant(.leaving, warning) { return [] }
    // Nothing of the persons of this sitting stays on the terminal.
    last = nil
    return (staff.badge == nil ? [] : [.signOut]) + [.privacyReset, .leave]
  }
}

/// A page of the clerk's front.
enum ClerkPage: Hashable, Sendable {
  case list
  case form
  /// What changes in a filing on record, and what the law says to it.
  case change
  /// The clauses, steps and readings behind the decision on the page below.
  case reasons
  case confirm
  /// What was filed just now, and how its receipt comes to paper.
  case printing
  /// A filing on record.
  case record
  /// What else can be done with it, and what the law says.
  case life
  /// What was done today.
  case day
  /// The code on a paper is verified.
  case scan
  /// The window's printer, and a test page.
  case printer
  case help
  /// A number and a PIN are asked for.
  case signIn
  /// Why somebody wants to see what is masked.
  case reason
}

extension ClerkPage {
  /// Whether what the last key led to stands above what is read.
  fileprivate var tellsAtTop: Bool { [.printing, .record, .day].contains(self) }
}

/// What is done only when the same key is pressed twice.
enum ClerkAsking: Hashable, Sendable {
  case leaving
  /// Throwing the waiting draft of that id away.
  case discarding(String)
}

/// What has been kept of the form or the change, so that only what changed is kept again.
struct ClerkKeeping: Sendable {
  /// Kept last.
  var draft: Draft?
  /// When, as HH:MM.
  var time: String?
  /// Whether the ledger refused to keep what was typed last.
  var isLost = false
  /// Whether a draft of its own was begun.
  var hasBegun = false
  /// The ID number whose filings on record were asked for.
  var identity: String?
}

/// A filing on its way to the ledger.
struct ClerkFilingNow: Hashable, Sendable {
  /// Whether its receipt is printed at once.
  var prints: Bool
  /// Whether that is in large type.
  var isLarge: Bool
}

/// A receipt that is shown.
struct ClerkReceipt: Hashable, Sendable {
  /// The papers of a filing, or the report of a day.
  var paper: PaperID
  /// When it was put on record, as HH:MM:SS; empty for one that was looked up.
  var time = ""
  /// Whether it is not on the server yet.
  var isProvisional = false
  var pages: ReceiptPages
  var isLarge = false
  /// The row it was opened from, with what its page shows.
  var row: FiledRow?
  /// What is masked in the row, while it is shown in full.
  var unmasked: Unmasked?
  /// What became of saving it to a file.
  var saved: Message?

  /// What stands at its head.
  var number: String { paper.text }
}
