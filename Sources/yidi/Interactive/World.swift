internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Printers
internal import Receipts
internal import Rules

/// Does in the world what a front wants done, and says what came of it.
///
/// The ledger is opened at the first need, after the first page is on the screen.
final class World {
  let settings: Settings
  /// Only a test turns the day in it.
  var common: CommonOptions
  /// What shows filings and signs papers, and the day on which the key that signs was looked for.
  private var desk: (filed: ReceiptDesk, day: Day)
  /// What the clerk is to be told once.
  private var news: [Message] = []
  private let chinese: Messages.Catalogue
  private let english: Messages.Catalogue
  let initials: Lazy<NameInitials>
  /// Names this sitting of the guided front; what it saves is nobody else's to see.
  private let sitting: String
  let mailbox = Mailbox()
  private let speaker: Speaker?
  private(set) var opened: Ledger?
  /// The file in which this window goes on while the server is away.
  var openedOutbox: Ledger?
  /// When the server was found away, in milliseconds; it is not asked again for a while.
  var awaySince: Int?
  /// Whether the front was told last that this machine goes on alone.
  var toldAlone = false
  /// When what is only here was last tried to be pushed.
  var pushedAt = 0
  /// The draft that what is saved belongs to.
  private var drafts: [Interview.Front: String] = [:]
  /// What was handed to the windows in this sitting.
  var called: (id: String, number: Int)?
  /// The number of a call that the person took back; with the next they keep it.
  var calledBefore: Int?
  /// A filing that was tried and not acknowledged: tried again, it must be the same event, as the
  /// first try may have reached the disk.
  private var unacknowledged: (request: FilingRequest, id: Identifier)?
  /// The same of anything else that was to be put on record.
  var unacknowledgedAct: (request: LifeRequest, id: Identifier)?
  /// The same of a change.
  var unacknowledgedChange: (request: ChangeRequest, id: Identifier)?
  /// What a second operator was asked to sign for, and who did.
  var countersigned: (act: Effect, by: String?)?
  /// The identity number looked for last: to look again is no other look-up.
  var lookedFor: String?
  /// How many identity numbers were looked up at the guided front in this sitting, and the last of them.
  var ownLooks: (count: Int, last: String?) = (0, nil)
  /// Receipts on their way to paper, by the number of their filing.
  var papers: [String: Task<Void, Never>] = [:]
  /// What goes on record of each of them at its end.
  var jobs: [String: PrintJob] = [:]
  /// Tries to print that ended with nobody knowing whether the paper came, by the number of their
  /// filing, until somebody says what they saw.
  var inDoubt: [String: Identifier] = [:]
  /// What of papers could not be put on record yet, in its order.
  var unrecorded: [PrintRecord] = []
  /// The printer this window uses: as set, until another is chosen.
  var setup: PrinterSetup
  /// What the notice that is on its way is about.
  var noticed: FilingRequest?

  /// The world of one window.
  init(
    settings: Settings, common: CommonOptions, desk: ReceiptDesk, chinese: Messages.Catalogue,
    english: Messages.Catalogue, initials: Lazy<NameInitials>, sitting: String,
    speaker: Speaker? = nil
  ) {
    self.settings = settings
    setup = settings.setup
    self.common = common
    self.desk = (desk, common.day)
    self.chinese = chinese
    self.english = english
    self.sitting = sitting
    self.initials = initials
    self.speaker = speaker
  }

  /// Whether something goes on behind the screen that will have a result.
  var isWaiting: Bool { mailbox.isWaiting || speaker?.isSpeaking == true }

  /// Whether a paper is on its way, or what became of one is not on record yet.
  var isPrinting: Bool { !papers.isEmpty || !unrecorded.isEmpty || mailbox.isWaiting }

  /// What has come of work behind the screen since the last time.
  func arrived() -> [EffectResult] {
    let heard = speaker?.ended().map { $0 == .spoken ? EffectResult.spoken : .notSpoken }
    return (heard.map { [$0] } ?? [])
      + mailbox.take().flatMap { item -> [EffectResult] in
        switch item {
        case .progress(let number, let printing): [.printing(number: number, printing)]
        case .finished(let number, let outcome): finish(number, outcome)
        case .result(let result): [result]
        }
      }
  }

  /// Does one effect; those about the terminal are the caller's.
  func perform(_ effect: Effect, language: Language) -> [EffectResult] {
    switch effect {
    case .saveDraft(let draft): save(draft)
    case .discardDraft(let front): discard(front)
    case .loadDrafts(let front): [.drafts(waiting(front))] + notReady
    case .beginDraft(let front, let id): begin(front, id)
    case .callStaff(let draft): call(draft)
    case .withdrawCall: withdrawCall()
    case .discardWaiting(let id): discard(id)
    case .file(let request): [file(request, language: language)]
    case .fileAnew(let request, let succession):
      [file(request, instead: succession, language: language)]
    case .change(let request): [change(request, language: language)]
    case .openFiling(let number): [open(number)]
    case .act(let request): [act(request)]
    case .listFilings(let request): rows(request)
    case .reportDay: [reportDay()]
    case .verify(let scan): [verify(scan)]
    case .noticeShown: recordNotice(language)
    case .lookUp(let text): [lookUp(text, language: language)]
    case .findFilings(let text): rows(ListRequest(text: text))
    case .knownFilings(let identity): [known(identity)]
    case .print(let number, let choice): print(number, choice, language)
    case .printOn(let printer, let number, let choice):
      print(number, choice, language, on: printer)
    case .printNotice(let request): printNotice(request, language)
    case .listPrinters: listPrinters()
    case .askPrinter: [.printer(.inUse(setup.choice))]
    case .lookAtPrinter(let choice): look(at: choice)
    case .printTest(let choice): printTest(choice, language)
    case .keepPrinter(let choice): keepPrinter(choice)
    case .cancelPrint(let number): cancelPrint(number)
    case .sawPaper(let number, let sight): record(PaperSeen(sight), of: number)
    case .saveReceipt(let number, let choice): saveReceipt(number, choice, language)
    case .speak(let words, let language):
      speaker?.speak(words, language) == true ? [] : [.notSpoken]
    case .stopSpeaking: silence()
    case .askStaff: askStaff()
    case .signIn(let number, let pin): signIn(number, pin)
    case .signOut: signOut()
    case .release(let number, let pin): release(number, pin)
    case .second(let number, let pin): prove(second: number, pin)
    case .unmask(let number, let reason): [unmask(number, reason)]
    case .maskLater(let token): maskLater(token)
    case .privacyReset: reset()
    case .bell, .leave: []
    }
  }

  private func silence() -> [EffectResult] {
    speaker?.stop()
    return []
  }

  /// Wipes drafts past their day, and those of guided sittings here that are over.
  func tidy() {
    push()
    for ledger in reachable {
      try? ledger.discardOldDrafts(sitting: sitting, window: settings.window)
    }
    if let days = settings.logDays, let ledger = try? ledger() {
      try? ledger.discardOldCounts(days: days)
    }
    // Also where no clerk ever sits: an outbox that cannot say who works here lets nobody in.
    keepStaff()
  }

  func ledger() throws(Ledger.Failure) -> Ledger {
    guard !isAway else { throw .serverAway }
    if let opened { return opened }
    guard let path = common.ledgerPath(configured: settings.ledger) else {
      throw .missing(path: "HOME")
    }
    let isNew = !Ledger.isServer(path) && access(path, F_OK) != 0
    do throws(Ledger.Failure) {
      let ledger = try Ledger.open(path, settings: ledgerSettings, outside: common.outside)
      opened = ledger
      // A path written wrong would look like an office where nobody ever filed.
      if isNew { news.append(Message("clerk.list.ledger_begun", ["path": path])) }
      return ledger
    } catch {
      if error == .serverAway { awaySince = Milliseconds.now }
      throw error
    }
  }

  func texts(_ language: Language) -> Messages.Catalogue {
    language.isChinese ? chinese : english
  }
}

// MARK: - Drafts

extension World {
  private func owner(_ front: Interview.Front) -> DraftOwner {
    front == .guided
      ? .sitting(sitting, window: settings.window) : .window(settings.window)
  }

  private func save(_ draft: Draft) -> [EffectResult] {
    do {
      let id = drafts[draft.front] ?? Identifier(SystemEntropy()).text
      drafts[draft.front] = id
      let owner = owner(draft.front)
      try goingOn { ledger throws(Ledger.Failure) in
        try ledger.saveDraft(id, owner: owner, body: draft.bytes)
      }
      return [.draftSaved(time: Environment.clock)]
    } catch {
      return [.draftNotSaved(error.message)]
    }
  }

  func discard(_ front: Interview.Front) -> [EffectResult] {
    for ledger in reachable {
      if front == .guided { try? ledger.discardDrafts(of: owner(front)) }
      if let id = drafts[front] { try? ledger.discardDraft(id) }
    }
    drafts[front] = nil
    return []
  }

  func discard(_ id: String) -> [EffectResult] {
    for ledger in reachable { try? ledger.discardDraft(id) }
    return []
  }

  private func begin(_ front: Interview.Front, _ id: String?) -> [EffectResult] {
    drafts[front] = id
    return []
  }

  /// That nothing can be kept here, told before anybody has typed anything.
  private var notReady: [EffectResult] {
    do throws(Ledger.Failure) { _ = try ledger() } catch {
      // While a server is away this machine goes on alone.
      if case .serverAway = error { return [] }
      return [.draftNotSaved(error.message)]
    }
    return []
  }

  /// The drafts of that front; for a clerk, first what was handed over at calls for help.
  private func waiting(_ front: Interview.Front) -> [WaitingDraft] {
    let ledgers = reachable
    let calls = front == .clerk ? ledgers.flatMap { (try? $0.calls()) ?? [] } : []
    let own = ledgers.flatMap { (try? $0.drafts(of: owner(front))) ?? [] }
    return (calls + own).compactMap { saved in
      guard let draft = try? Draft(bytes: saved.body) else { return nil }
      let time = ReceiptDesk.moment(saved.saved, else: common.day).time.prefix(5)
      let call: String? = if case .call(let number) = saved.owner { String(number) } else { nil }
      var waiting = WaitingDraft(id: saved.id, draft: draft, time: String(time), call: call)
      if front == .clerk, let name = draft.answers[.name]?.value {
        waiting.initials = initials.value.initials(of: name)
      }
      return waiting
    }
  }
}

// MARK: - Filings

extension World {
  private func file(
    _ request: FilingRequest, instead succession: Succession? = nil, language: Language
  ) -> EffectResult {
    let front = request.front
    let act = succession.map { Effect.fileAnew(request, $0) } ?? .file(request)
    let second = takeSecond(for: act)
    do {
      let id = unacknowledged.flatMap { $0.request == request ? $0.id : nil }
      var filing = NewFiling(
        request, id: id ?? Identifier(SystemEntropy()), today: common.day,
        months: filed.policy.monthsTemporary, initials: initials.value, language: language,
        front: front == .guided ? .guided : .clerk, draft: drafts[front])
      filing.replaces = succession.flatMap { Supersession($0) }
      unacknowledged = (request, filing.id)
      let file = { (ledger: Ledger) throws(Ledger.Failure) in
        try self.sitting(at: front, ledger) { () throws(Ledger.Failure) in
          try ledger.append(filing, second: second)
        }
      }
      // What takes another's place can only be filed where that one is.
      let record = filing.replaces == nil ? try goingOn(file) : try file(try ledger())
      unacknowledged = nil
      drafts[front] = nil
      return filedReceipt(of: record)
    } catch .alreadyFiled(let number) {
      return .duplicate(number: number.text)
    } catch .secondWanted {
      return wantSecond(for: act)
    } catch {
      return .notFiled(error.message)
    }
  }

  /// What is shown of a filing that has just been put on record.
  func filedReceipt(of record: FiledFiling) -> EffectResult {
    let time = ReceiptDesk.moment(record.at, else: day).time
    return .filed(
      FiledReceipt(
        number: record.number.text, time: time, receipt: pages(of: followed(record)),
        isProvisional: record.isProvisional))
  }

  /// The civil day.
  var day: Day { common.day }

  /// What shows filings and signs papers today: a window stays open for weeks, and the days of a key
  /// begin and end meanwhile.
  var filed: ReceiptDesk {
    if desk.day != day {
      let before = desk.filed.signing.trouble
      desk.filed.signing = Signing(settings, on: day)
      desk.day = day
      let now = desk.filed.signing.trouble
      // A window stays open beyond the last day of its key.
      if let now, now != before { news.append(now) }
    }
    return desk.filed
  }

  /// What a clerk is told once: that papers are not signed any more since the day has turned, that a
  /// ledger was begun.
  func toldOnce() -> [EffectResult] {
    _ = filed
    defer { news = [] }
    return news.map { .notFound($0) }
  }

  /// Months for which a temporary filing holds.
  var months: Int { filed.policy.monthsTemporary }

  /// The receipt of a filing in every kind, made when it is looked at.
  func pages(of followed: FollowedFiling) -> ReceiptPages {
    let record = followed.filed
    let printedAt = ReceiptInput.Moment(common.day, Environment.clock)
    if record.isErased {
      let sentences = [Language.zh, .en].map { ($0, texts($0)("receipt.erased")) }
      return ReceiptPages(number: record.number.text) { kind in
        sentences.first { $0.0 == kind.language.official }.map { [$0.1] } ?? []
      }
    }
    let (filed, chinese, english) = (filed, chinese, english)
    return ReceiptPages(number: "\(record.number.text).\(record.prints)") { kind in
      let texts = kind.language.isChinese ? chinese : english
      let input = filed.receipt(
        of: followed, copy: record.prints + 1, printedAt: printedAt, texts: texts)
      let receipt = Paper(
        input, typeSize: kind.isLarge ? .large : .ordinary, catalogue: texts)
      guard !kind.isInLines else {
        return receipt.sentences { texts("lines.row", ["label": $0, "value": $1]) }
      }
      return TextRenderer(columns: 56)?.lines(receipt) ?? []
    }
  }
}
