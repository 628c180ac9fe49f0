import Interview
package import Messages
import Rules
import Screens
package import Terminal

/// 自助办理: one question a page, for a person who has never seen this before.
///
/// Nothing is chosen beforehand, back never asks and never loses, and nothing is stored before the
/// check page is agreed to. Sentences are kept as messages, so that the language changes in place.
package struct Guided: SpeakingFront {
  package var context: Context
  /// Whether going back from the first page leads to the opening page.
  let hasOpening: Bool
  /// The look it began with, for the next person.
  let firstTheme: Theme
  package var language: Language {
    didSet { if oldValue.isChinese { chinese = oldValue } }
  }
  private(set) var chinese: Language
  package internal(set) var pageNumber = 0
  package internal(set) var isOver = false

  var interview: Interview
  var page = GuidedPage.question(.purpose)
  /// The page that lies over this one.
  var overlay: Overlay?
  /// Pages that lie beneath that and come back when it is lifted, the topmost last.
  var beneath: [Overlay] = []
  /// What the windows have been handed, from the call on.
  var call: Call?
  /// What the person has been told of how their data are used.
  var noticesRead: Set<PrivacyNotice> = []
  /// Whether the check page has been reached and one of its rows is being changed.
  var isChanging = false
  /// Whether the field of the page holds an answer that nobody has touched since it is shown: what
  /// is typed then takes its place.
  var holdsAnswer = false
  /// The answer marked on each page of choices, taken or not.
  var marks: [Question: Int] = [:]
  /// The character of a name that is on its way, on each page with one.
  var nameEntries: [Question: NameEntry] = [:]
  /// Which list of places is shown on each page that has them.
  var regions: [Question: Region] = [:]
  /// What was typed on each page with a field, taken or not.
  var lines: [Question: EditLine] = [:]
  /// Which leaf of a list is shown on each page that has one, from 0.
  var leaves: [Question: Int] = [:]
  /// The number typed on a page without a question.
  var mark: Int?
  /// Numbers that were taken and are shown as their last four until they are edited.
  var masked: Set<Question> = []
  /// What is wrong on the page, and what to do.
  var complaint: [Message] = []
  /// What was wrong on the page beneath one that says itself what is wrong there.
  var coveredComplaint: [Message] = []
  /// Digits of the field to point at.
  var wrong: Range<Int>?
  /// How often each question was answered wrongly in a row.
  var failures: [Question: Int] = [:]
  var scroll = 0
  var overlayScroll = 0
  /// Where one is in the help, while it lies over the page.
  var book = HelpBook()
  var outcome = Outcome()
  /// Whether the ledger refused to keep the last answers.
  var isLost = false
  var waiting: WaitingDraft?

  var voice: Voice
  var idleness = Idleness()

  /// What has come back from the world for this person.
  struct Outcome {
    var request: FilingRequest?
    var filed: FiledReceipt?
    /// The number of the filing that is on record already, as far as it may be shown.
    var twin: String?
    /// Whether it takes two who work here, so that only a window can file it.
    var takesTwo = false
    var found: [FoundFiling] = []
    /// Which of those found has its receipt shown.
    var shown: Int?
    /// Whether the receipt is shown in large type.
    var isLarge = false
    var printing: Printing?
    /// Where the receipt was saved, or why it was not.
    var saving: Message?
  }

  /// Answers that wait at the windows.
  struct Call: Hashable {
    /// What the person says there.
    var number: String
    /// How long they wait.
    var hours: Int
  }

  /// The front at its first page.
  ///
  /// `chinese` is the one shown before, where that is not the language it begins in, and `firstTheme` the
  /// look for the next person, where this one has chosen another.
  package init(
    context: Context, language: Language, chinese: Language? = nil, hasOpening: Bool = false,
    firstTheme theme: Theme? = nil
  ) {
    self.context = context
    self.language = language
    self.chinese = chinese ?? language.chinese(else: context.language)
    self.hasOpening = hasOpening
    firstTheme = theme ?? context.theme
    voice = Voice(context.reading)
    interview = Interview(
      law: context.law, ground: context.ground, lists: context.lists, front: .guided,
      today: context.today)
  }

  package var dropsTypeAhead: Bool { true }

  package mutating func start() -> [Effect] { [.loadDrafts(.guided)] }

  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    if event == .closed { return closing }
    idleness = Idleness()
    if overlay == .stillThere {
      // Whatever was pressed only says that somebody is there.
      if case .resize = event { return [] }
      lift()
      guard case .key(let key) = event, GuidedKeys.table.command(for: key) == .staff else {
        // It was read to its end, or silenced, before anybody was asked: the star key reads it again.
        voice.isKnown = true
        return []
      }
      return callStaff()
    }
    switch event {
    case .key(let key): return press(key, size: size)
    case .paste(let text):
      guard overlay == nil, let question = typedQuestion else { return [] }
      return type(event: .paste(text), into: question)
    case .click(let position):
      switch laidOut(size).target(at: position) {
      case .choose(let number): return click(number)
      case .command(let command): return obey(command, size: size)
      case nil: return []
      }
    case .tooFast:
      // A hand that shakes, or a worn key that comes twice.
      complaint = [Message("guided.too_fast")]
      return [.bell]
    case .scan, .resize, .escapeHeld, .report, .closed: return []
    }
  }

  /// What a line that is cut leaves: on a machine of one's own the answers wait for the next start, on
  /// one for many nothing does.
  private var closing: [Effect] {
    if context.office.isShared { return [.discardDraft(.guided), .leave] }
    return wouldLose ? [.saveDraft(draft), .leave] : [.leave]
  }

  package mutating func receive(_ result: EffectResult) -> [Effect] {
    switch result {
    case .drafts(let drafts): offer(drafts)
    case .known(let identity, let filings, _): return know(filings, of: identity)
    case .filed(let filed): showFiled(filed)
    case .duplicate, .notFiled: showNotFiled(result)
    case .secondWanted: return leadToWindow()
    case .found(let found): show(found: found)
    case .notFound(let why):
      guard page == .looking else { return [] }
      complaint = said(ofLookUp: why)
      go(to: .question(.lookUp), keepingComplaint: true)
    case .called(let number, let hours): call = Call(number: number, hours: hours)
    case .printing(let paper, let printing): return take(printing, of: paper)
    case .receiptSaved(let path):
      outcome.saving = Message("guided.receipt.saved", ["path": path])
    case .receiptNotSaved(let why): outcome.saving = why
    case .draftSaved: isLost = false
    case .draftNotSaved: isLost = true
    case .spoken: receive(spoken: true)
    case .notSpoken: receive(spoken: false)
    case .filings, .filedToday, .notListed, .opened, .copied, .printers, .noPrinters, .staff,
      .staffUnknown, .signedIn, .proven, .notSignedIn, .unmasked, .maskAgain, .ceilingReached,
      .listGoesOn, .workLeft, .acted, .notActed, .dayReport, .verified, .printer, .server, .told,
      .callTaken, .paperRemark:
      break
    }
    return result.isFiled ? [.discardDraft(.guided)] : []
  }

  package mutating func tick(secondsIdle: Int) -> [Effect] {
    let office = context.office
    guard office.isShared, !isUntouched || context.theme != firstTheme else { return [] }
    let isAsked = overlay == .stillThere
    let seconds = idleness.counted(
      secondsIdle, isReading: voice.isSpeaking, from: isAsked ? office.idleSecondsUntilAsked : 0)
    if seconds >= office.idleSecondsUntilAsked + office.idleSecondsUntilWiped { return wipe() }
    if seconds >= office.idleSecondsUntilAsked, !isAsked { cover(with: .stillThere) }
    return []
  }

  package func frame(_ size: Size) -> Frame { laidOut(size).frame }

  /// The texts of the language shown.
  var texts: Messages.Catalogue { context.texts(language) }

  /// Whether the screen shows nothing of anybody.
  var isUntouched: Bool {
    page == .question(.purpose) && overlay == nil && interview.answers.isEmpty && marks.isEmpty
      && language == context.language
  }

  /// Whether leaving now would lose answers.
  package var wouldLose: Bool { outcome.filed == nil && !interview.answers.isEmpty }

  /// Whether characters are typed on the page shown.
  var isTyping: Bool { typedQuestion != nil }

  func spokenMark(_ choice: Choice) -> [String] { chosenBlocks(choice).flatMap(\.spoken) }

  func laidOut(_ size: Size) -> LaidOut {
    // Where Enter reads on, the notice names it.
    let isRead = overlay == .help || (overlay == nil && page == .reasons)
    let isFiled = overlay == nil && page == .check && isFilingNext
    // What is told is long on a small screen: whom to call is named on its first rows all the same.
    let isTold = overlay == nil && [.result, .ending, .standing].contains(page)
    let notice =
      isRead
      ? "help.scroll"
      : isFiled ? "guided.check.scroll" : isTold ? "guided.result.scroll" : "guided.scroll"
    let values = ["hotline": context.office.hotline]
    return PageLayout(texts: texts, notice: notice, values: values).layOut(
      drawn, size: size, scroll: overlay == nil ? scroll : overlayScroll)
  }
}

extension EffectResult {
  /// Whether it says that a filing went on record.
  fileprivate var isFiled: Bool {
    if case .filed = self { true } else { false }
  }
}
