internal import ArgumentParser
internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import OfficeLists
internal import Places
internal import Receipts
internal import Rules
internal import Terminal

/// One run of the interactive program: keys in, frames out, effects done in between.
struct Session {
  let common: CommonOptions
  let office: OfficeOptions
  /// The only front of this run, or `nil` where the opening page asks.
  let front: Interview.Front?
  /// How the styles look, where it was asked for; the settings say otherwise.
  let theme: Theme?
  /// Whether it was started as the only thing on its screen.
  var isKiosk = false
  /// The file a recording goes to, which is there already.
  var recording: String?
  /// The front a run before this one ended at, for the next person.
  var chosen: Interview.Front?
  /// Whether another run follows one that ends for the next person.
  var isRenewable = false

  /// How a run ended.
  enum Ending {
    case left
    /// A machine many use was wiped, and no memory is to keep what the last person typed.
    case forNextPerson
  }

  /// How often work behind the screen is looked after while it goes on.
  private static let pollMilliseconds = 200
  private static let tickMilliseconds = 1_000

  /// Runs until somebody leaves or the line is closed.
  ///
  /// The first page is shown before law, places and the other language are read: it needs none of
  /// them, and what is typed meanwhile waits in the terminal.
  func run() throws -> Ending {
    let (settings, texts) = try settings()
    let screen: CursesScreen
    switch openScreen(theme ?? settings.theme) {
    case .success(let opened): screen = opened
    case .failure(let failure):
      try PlainSession(session: self, reason: failure.why).run()
      return .left
    }
    defer { screen.close() }
    let blank = Blank()
    var first = Context(
      chinese: texts, english: texts, plain: texts, language: texts.language, places: blank.places,
      law: blank,
      ground: blank, today: common.day)
    first.office.name = settings.officeName
    if front != .clerk {
      screen.show(
        App(context: first, only: front, chosen: chosen, size: screen.size).frame(screen.size))
    }
    var (context, world) = try load(texts, settings)
    context.theme = screen.theme
    context.themes = screen.themes
    let recorder = try recording.map {
      try Recorder(
        $0, texts, catalogues: Language.allCases.map(context.texts), size: screen.size)
    }
    let app = App(context: context, only: front, chosen: chosen, size: screen.size)
    return play(screen, app, world, recorder, settle: settings.settleMilliseconds)
  }

  /// What the office sets, and the texts of the language asked for; the office's where nobody asks.
  func settings() throws -> (Settings, Messages.Catalogue) {
    let texts = try Program.catalogue(common.shownLanguage)
    let settings = try Settings.loaded(texts)
    guard common.chosenLanguage == nil, let usual = settings.guidedLanguage,
      usual != texts.language
    else { return (settings, texts) }
    return (settings, try Program.catalogue(usual))
  }

  /// Reads law, places and lists, and makes the world of this run.
  func load(
    _ texts: Messages.Catalogue, _ settings: Settings
  ) throws -> (Context, World) {
    try checkKeys(settings, texts)
    let (chinese, english, plain) = try (
      Program.catalogue(.zh), Program.catalogue(.en), Program.catalogue(.zhPlain)
    )
    let places = try Program.places()
    guard let policy = try Program.policy(settings.policy, texts: texts) else {
      throw Stop(.refused, texts("failure.settings.setting", ["name": "policy.default"]))
    }
    let initials = Lazy { Program.initials() }
    let desk = ReceiptDesk(policy: policy, places: places, settings, on: common.day)
    let (lists, trouble) = lists(settings, OfficeLoader(places: places, initials: initials))
    var context = Context(
      chinese: chinese, english: english, plain: plain, language: texts.language, places: places,
      names: Program.names(), law: policy, ground: places, lists: lists,
      listsTrouble: trouble ?? desk.signing.trouble, today: common.day,
      office: officeShown(settings), window: windowShown(settings))
    context.materials = settings.materials
    context.glyphs = Unifont().glyphs
    context.document = Program.document(of: policy)
    let speaker = settings.voice == false ? nil : Speaker(recital: Lazy { Program.recital() })
    context.reading = Self.reading(settings.voice, isPossible: speaker != nil)
    let today = OfficeToday(
      settings: settings, common: common, desk: desk, chinese: chinese, english: english,
      initials: initials)
    let world = World(today, sitting: InteractiveCommand.sitting, speaker: speaker)
    return (context, world)
  }

  private func officeShown(_ settings: Settings) -> Office {
    var office = Office(
      name: settings.officeName, hotline: settings.hotline, phone: settings.officePhone,
      isShared: settings.isShared, idleSecondsUntilAsked: settings.askSeconds,
      idleSecondsUntilWiped: settings.wipeSeconds)
    office.isKiosk = isKiosk || settings.isKiosk
    return office
  }

  private func windowShown(_ settings: Settings) -> Window {
    var window = Window(
      number: String(settings.window), clerk: settings.clerk,
      insuredPlace: settings.insuredPlace, idleSecondsUntilLocked: settings.lockSeconds,
      isOneColumn: settings.isOneColumn)
    window.printsLarge = settings.setup.isLarge
    return window
  }

  /// When pages are read aloud: as the office wishes, or asked for where it says nothing.
  private static func reading(_ wished: Bool?, isPossible: Bool) -> ReadingAloud {
    switch wished {
    case false?: .unwanted
    case _ where !isPossible: .impossible
    case true?: .always
    case nil: .onRequest
    }
  }

  /// Ends a window that could file nothing on its server, before anybody answers for nothing.
  private func checkKeys(_ settings: Settings, _ texts: Messages.Catalogue) throws(Stop) {
    guard let address = common.ledgerPath(configured: settings.ledger), Ledger.isServer(address)
    else { return }
    var ledgerSettings = settings.ledgerSettings
    ledgerSettings.patience = .person
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try Ledger.checkKeys(of: address, settings: ledgerSettings, outside: common.outside)
    }
  }

  /// The office's lists; where they cannot be read there are none, and why is said.
  private func lists(
    _ settings: Settings, _ loader: OfficeLoader
  ) -> (lists: OfficeLists, trouble: Message?) {
    guard let place = OfficePlace(option: office.path, configured: settings.lists) else {
      return (.none, nil)
    }
    do {
      return (loader.lists(try place.history()), nil)
    } catch {
      return (.none, OfficeStore(place.path).message(error))
    }
  }

  /// Why there is no screen to show pages on.
  private struct NoScreen: Error {
    let why: Message
  }

  private func openScreen(_ theme: Theme) -> Result<CursesScreen, NoScreen> {
    // Without colour by wish: then without bold as well, unless a theme was wished for too.
    let isColourless = Environment.value("NO_COLOR") != nil
    let theme = isColourless && theme == .plain ? .mono : theme
    let kind = Environment.value("TERM") ?? ""
    do throws(CursesScreen.Failure) {
      return .success(
        try CursesScreen.open(
          .init(terminal: kind, theme: theme, isColourless: isColourless)))
    } catch {
      let why =
        switch error {
        case .notATerminal: Message("lines.reason.no_terminal")
        case .notAScreen: Message("lines.reason.no_screen", ["name": kind])
        case .system: Message("failure.screen.system")
        }
      return .failure(NoScreen(why: why))
    }
  }

  private func play(
    _ screen: CursesScreen, _ app: App, _ world: World, _ recorder: Recorder?, settle pause: Int
  ) -> Ending {
    // Nothing is read on once nobody can see what is read.
    defer {
      _ = world.perform(.stopSpeaking, language: app.language)
      world.abandonPapers()
    }
    var stage = Stage(screen: screen, world: world, app: app, recorder: recorder)
    world.tidy()
    stage.run(stage.start())
    stage.show()
    screen.askForBlocks()
    var idleSince = Milliseconds.now
    var hands = Hands()
    while !stage.isOver {
      let wait = world.isWaiting ? Self.pollMilliseconds : Self.tickMilliseconds
      let page = stage.app.pageNumber
      let events = screen.nextEvents(timeoutMilliseconds: wait)
      stage.tellDay()
      if events.isEmpty {
        stage.tick(seconds: (Milliseconds.now - idleSince) / 1_000)
        world.push()
      } else {
        idleSince = Milliseconds.now
        take(events[...], at: idleSince, on: page, &stage, &hands, settle: pause)
      }
      for result in world.arrived() + world.newsOfServer() { stage.receive(result) }
      guard !stage.isOver else { break }
      if isRenewable, stage.holdsFormerPerson, stage.app.awaitsNextPerson, !world.isPrinting {
        return .forNextPerson
      }
      stage.show()
      if stage.app.pageNumber != page, stage.app.dropsTypeAhead {
        settle(screen, &stage, for: pause)
      }
    }
    return .left
  }

  /// Hands on what was read in one go on that page, as far as hands pressed it and meant the page.
  private func take(
    _ events: ArraySlice<Event>, at moment: Int, on page: Int, _ stage: inout Stage,
    _ hands: inout Hands, settle pause: Int
  ) {
    let screen = stage.screen
    // Keys that were read in one go came together, however long each of them takes.
    var (events, cameAt) = (events, moment)
    while !stage.isOver, let event = events.popFirst() {
      // What came in one go with the key that turned the page was typed for the page before.
      let isNew = pause > 0 && stage.app.pageNumber != page && stage.app.dropsTypeAhead
      guard !isNew || event.countsAlways else { continue }
      let trial = stage.app.trying(event)
      switch hands.judge(
        event, at: cameAt, weight: trial.weight,
        next: { wait in
          if events.isEmpty {
            events += screen.nextEvents(timeoutMilliseconds: wait)
            cameAt = Milliseconds.now
          }
          return events.first
        })
      {
      case .hand: stage.take(event, trial)
      case .scan: stage.take(.tooFast)
      case .rest: break
      }
    }
  }

  /// Lets a new page stand for a moment in which keys do nothing; the line may still close.
  private func settle(_ screen: CursesScreen, _ stage: inout Stage, for milliseconds: Int) {
    let end = Milliseconds.now + milliseconds
    while true {
      let left = end - Milliseconds.now
      guard left > 0, !stage.isOver else { return }
      for event in screen.nextEvents(timeoutMilliseconds: left) where event.countsAlways {
        stage.take(event)
        if !stage.isOver { stage.show() }
      }
    }
  }
}

extension Event {
  /// A call for the staff counts at any moment, as does what the terminal says itself.
  fileprivate var countsAlways: Bool {
    switch self {
    case .resize, .closed, .report, .key(.function(10)): true
    default: false
    }
  }
}

/// Stands where law and places will be while the first page is shown; it knows of nothing.
private struct Blank: Law, Ground {
  let id = ""
  let hash = ""
  let monthsTemporary = 0
  let places = Places.none

  func force(on day: Day) -> Force { .notSaid }
  func force(of careCase: CareCase, today: Day) -> Force { .notSaid }
  func zone(of code: PlaceCode) -> Zone { .outOfProvince }
  func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool { true }
  func outcomes(of open: OpenCase, today: Day) -> [Outcome] { [] }
  func carePlace(_ code: PlaceCode) -> PlaceCode? { nil }
  func filesTo(_ code: PlaceCode) -> PlaceCode? { nil }
  func insuredPlace(_ code: PlaceCode) -> PlaceCode? { nil }

  func qualifies(_ certificate: Certificate) -> CertificateDecision {
    CertificateDecision(policy: id, qualified: false, citations: [], readings: [], notes: [])
  }

  func decide(_ question: ChangeCase) -> ChangeDecision {
    ChangeDecision(policy: id, verdict: .staff)
  }

  func decide(_ careCase: CareCase, today: Day) -> Decision {
    Decision(
      policy: id, treatedAs: careCase.category, zone: .outOfProvince, deltaPoints: nil,
      settlement: .staff, catalogue: nil, status: .unclear, validThrough: nil,
      fileTo: careCase.fileTo, citations: [], readings: [], notes: [], steps: [])
  }
}
