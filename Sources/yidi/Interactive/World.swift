internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Printers
internal import Rules

/// Does in the world what a front wants done, and says what came of it.
///
/// It only hands on: each part has its own state and touches no other's. All of them reach the ledger through
/// `ledgers`; what became of papers goes there by their log alone.
final class World {
  let office: OfficeToday
  private let ledgers: WindowLedgers
  private let drafts: WindowDrafts
  private let staff: WindowStaff
  private let filings: WindowFilings
  private let looks: WindowLooks
  private let papers: WindowPapers
  private let visitor: WindowVisitor
  private let mailbox = Mailbox()
  private let speaker: Speaker?

  /// How long what is masked is shown.
  private static let secondsUnmasked = 30

  /// The world of one window on that machine, where that sitting of the guided front is.
  init(
    _ office: OfficeToday, sitting: String, speaker: Speaker? = nil,
    machine: WindowMachine = WindowMachine()
  ) {
    self.office = office
    self.speaker = speaker
    ledgers = WindowLedgers(office, machine)
    drafts = WindowDrafts(office, ledgers, sitting: sitting)
    staff = WindowStaff(ledgers)
    visitor = WindowVisitor(office, ledgers)
    filings = WindowFilings(office, ledgers, drafts, staff, visitor)
    let source = PaperSource(office: office, ledgers: ledgers)
    looks = WindowLooks(office, ledgers, source, visitor)
    papers = WindowPapers(office, ledgers, source, mailbox, visitor)
  }

  /// The civil day.
  var day: Day { office.day }

  /// Whether something goes on behind the screen that will have a result.
  var isWaiting: Bool { mailbox.isWaiting || speaker?.isSpeaking == true }

  /// Whether a paper is on its way, or what became of one is not on record yet.
  var isPrinting: Bool { papers.isBusy || mailbox.isWaiting }

  /// What has come of work behind the screen since the last time.
  func arrived() -> [EffectResult] {
    let heard = speaker?.ended().map { $0 == .spoken ? EffectResult.spoken : .notSpoken }
    return (heard.map { [$0] } ?? [])
      + mailbox.take().flatMap { item -> [EffectResult] in
        switch item {
        case .progress(let paper, let printing): [.printing(paper, printing)]
        case .finished(let paper, let outcome, let digest):
          papers.finish(paper, outcome, digest: digest)
        case .result(let result): [result]
        }
      }
  }

  /// That the server of the ledger went away, or is back, told once.
  func newsOfServer() -> [EffectResult] { ledgers.newsOfServer() }

  /// Wipes what was kept long enough, pushes what is only here, and knows who may work here.
  func tidy() {
    push()
    ledgers.discardOld(sitting: drafts.sitting)
    // Also where no clerk ever sits: an outbox that cannot say who works here lets nobody in.
    ledgers.keepStaff()
  }

  /// Puts on record what could not be yet, and pushes what is only here, at most once a minute.
  func push() {
    guard ledgers.mayPush else { return }
    if papers.catchUp() { ledgers.noteTryToPush() }
    ledgers.push()
  }

  /// Gives up the papers that are on their way: nobody will be there to take them.
  func abandonPapers() { papers.abandon { _ = arrived() } }

  /// Does one effect; those about the terminal are the caller's.
  func perform(_ effect: Effect, language: Language) -> [EffectResult] {
    switch effect {
    case .saveDraft(let draft): return [drafts.save(draft)]
    case .discardDraft(let front): drafts.discard(front)
    case .loadDrafts(let front): return drafts.waiting(front)
    case .beginDraft(let front, let id): drafts.begin(front, id)
    case .takeCall(let id): return [drafts.takeCall(id, took: looks.note)]
    case .callStaff(let draft): return drafts.call(draft)
    case .withdrawCall: drafts.withdrawCall()
    case .discardWaiting(let id): return drafts.discardWaiting(id)
    case .file(let request): return [filings.file(request, language: language)]
    case .fileAnew(let request, let succession):
      return [filings.file(request, instead: succession, language: language)]
    case .change(let request): return [filings.change(request, language: language)]
    case .act(let request): return [filings.act(request)]
    case .noticeShown: filings.recordNotice(language)
    case .openFiling(let number): return [looks.open(number)]
    case .copyFiling(let number, let reason): return [looks.copy(number, reason)]
    case .listFilings(let request): return looks.rows(request)
    case .findFilings(let text): return looks.rows(ListRequest(text: text))
    case .lookUp(let text, let tail): return [looks.lookUp(text, tail: tail, language: language)]
    case .knownFilings(let identity): return [looks.known(identity)]
    case .ownFilings(let identity): return [looks.own(identity)]
    case .unmask(let number, let reason): return [looks.unmask(number, reason)]
    case .reportDay: return [looks.reportDay()]
    case .verify(let scan): return [looks.verify(scan)]
    case .print(let paper, let choice): return papers.print(paper, choice, language)
    case .printOn(let printer, let paper, let choice):
      return papers.print(paper, choice, language, on: printer)
    case .printNotice(let request): return papers.printNotice(request, language)
    case .listPrinters: papers.listPrinters()
    case .askPrinter: return [.printer(.inUse(papers.setup.choice))]
    case .lookAtPrinter(let choice): return papers.look(at: choice)
    case .printTest(let choice): return papers.printTest(choice, language)
    case .keepPrinter(let choice): return [papers.keepPrinter(choice)]
    case .cancelPrint(let paper): papers.cancel(paper)
    case .sawPaper(let paper, let sight): return papers.record(PaperSeen(sight), of: paper)
    case .saveReceipt(let paper, let choice): return papers.save(paper, choice, language)
    case .speak(let words, let language): return speak(words, language)
    case .stopSpeaking: speaker?.stop()
    case .askStaff: return [staff.needsSignIn()]
    case .signIn(let number, let pin): return [staff.signIn(number, pin)]
    case .signOut: signOut()
    case .release(let number, let pin): return [staff.release(number, pin)]
    case .second(let number, let pin): return [staff.prove(second: number, pin)]
    case .maskLater(let token): maskLater(token)
    case .privacyReset: reset()
    case .bell, .leave: break
    }
    return []
  }

  private func speak(_ words: String, _ language: Language) -> [EffectResult] {
    speaker?.speak(words, language) == true ? [] : [.notSpoken]
  }

  private func signOut() {
    staff.signOut()
    looks.resetLooks()
    papers.signOut()
  }

  /// Nothing of the person stays but what they have handed to the windows.
  private func reset() {
    drafts.reset()
    visitor.reset()
  }

  private func maskLater(_ token: Int) {
    mailbox.work {
      try? await Task.sleep(for: .seconds(Self.secondsUnmasked))
      return .maskAgain(token: token)
    }
  }
}

extension World {
  /// Does effects and what follows from their results, until there is nothing more to do.
  ///
  /// `atTerminal` is told of each effect first, for what only a terminal does. Gives whether the
  /// program is to end.
  func carryOut(
    _ effects: [Effect], for receiver: inout some EffectReceiver,
    atTerminal: (Effect) -> Void
  ) -> Bool {
    var waiting = effects
    var ends = false
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      if effect == .leave { ends = true }
      atTerminal(effect)
      for result in perform(effect, language: receiver.language) {
        waiting += receiver.receive(result)
      }
    }
    return ends
  }
}
