import Fronts
import Interview
import Messages
import Rules
import Support
import Synchronization
import Terminal
import Testing

@Suite("Whatever is pressed at the window")
struct ClerkRandomTests {
  @Test("is never trapped by 10,000 random keys, ten times over", arguments: 0..<10)
  func randomKeys(seed: Int) throws {
    var keys = RandomKeys(seed: UInt64(seed))
    var context = try rememberingContext()
    // Every other seed sits in an office with lists, every other where staff sign in.
    context.lists = try (seed.isMultiple(of: 2) ? ClerkScreen.sampleFilled : .filled).lists
    var desk = FickleDesk(
      app: App(context: context, only: .clerk, size: keys.sizes[1]),
      hasStaff: seed.isMultiple(of: 2), seed: UInt64(seed))
    desk.begin()
    for step in 0..<(triesAll ? 100_000 : 10_000) {
      desk.take(keys.next())
      if step % 25 == 0 {
        let size = keys.sizes[step / 25 % keys.sizes.count]
        let frame = desk.app.frame(size)
        #expect(frame.grid.contains(frame.cursor), "seed \(seed), step \(step)")
      }
      if step % 25 == 0 || keys.hasJustDone { desk.seen.insert(desk.app.personal.page) }
    }
    #expect(desk.hasLeft, "leaving the list is one of the keys")
    #expect(desk.wasCovered)
    var pages = ["list", "form", "help", "record", "change", "life", "printer", "scan", "day"]
    if desk.hasStaff {
      pages += ["signIn", "reason"]
      #expect(desk.asked.isSuperset(of: ["signIn", "for a second"]), "\(desk.asked)")
    }
    let missed = Set(pages.map { "clerk.\($0)" }).subtracting(desk.seen)
    #expect(missed.isEmpty, "seed \(seed)")
    // From anywhere back to the list, through a sign-in where one is asked for.
    for _ in 0..<40 where desk.app.personal.page != "clerk.list" {
      let asks = desk.app.personal.page == "clerk.signIn"
      for name in asks ? ["0", "enter", "7", "enter"] : ["escape", "f3"] {
        desk.take(.event(.key(key(name))))
      }
    }
    #expect(desk.app.personal.page == "clerk.list", "\(desk.app.frame(keys.sizes[1]).grid.text)")
  }
}

/// The window in a world that does not always do what was hoped for.
private struct FickleDesk {
  var app: App
  let hasStaff: Bool
  private var random: SeededRandom
  /// The pages that were on the screen.
  var seen: Set<String> = []
  /// What a number and a PIN were given for, and whether a second's were asked for.
  private(set) var asked: Set<String> = []
  private(set) var hasLeft = false
  private(set) var wasCovered = false

  init(app: App, hasStaff: Bool, seed: UInt64) {
    self.app = app
    self.hasStaff = hasStaff
    random = SeededRandom(seed: seed)
  }

  mutating func begin() { run(app.start()) }

  mutating func take(_ next: RandomKeys.Next) {
    switch next {
    case .event(let event): run(app.handle(event))
    case .idle(let seconds):
      let effects = app.tick(secondsIdle: seconds)
      if effects.contains(.privacyReset) { wasCovered = true }
      run(effects)
    }
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      if effect == .leave { hasLeft = true }
      for result in answer(effect) { run(app.receive(result)) }
    }
  }

  private mutating func answer(_ effect: Effect) -> [EffectResult] {
    switch effect {
    case .askStaff: return [.staff(needsSignIn: hasStaff)]
    case .signIn:
      asked.insert("signIn")
      return [
        random.once(in: 4)
          ? .notSignedIn(Message("people.wrong"))
          : .signedIn(Badge(number: "0217", name: "李", mayFile: !random.once(in: 20)))
      ]
    case .release: return prove("release")
    case .second: return prove("second")
    case .unmask(let number, _):
      let person = Unmasked(name: ClerkPerson.name, identity: ClerkPerson.identity, phone: nil)
      return [
        random.once(in: 3)
          ? .ceilingReached(
            again: effect, Message("failure.ledger.ceiling.look_ups", ["count": "200"]))
          : .unmasked(number: number, person)
      ]
    case .maskLater(let token): return random.once(in: 2) ? [.maskAgain(token: token)] : []
    case .file where hasStaff && random.once(in: 2), .fileAnew where hasStaff && random.once(in: 2),
      .act where hasStaff && random.once(in: 2):
      asked.insert("for a second")
      return [.secondWanted(again: effect)]
    case .print(let paper, _), .printOn(_, let paper, _):
      return [.printing(paper, .started), .printing(paper, end)]
    case .printNotice: return [.printing(.notice, end)]
    case .printTest: return clerkWorld(effect) + [.printing(.test, end)]
    case .cancelPrint(let paper):
      return [.printing(paper, .stopped([Message("print.cancelled")]))]
    default: return clerkWorld(effect)
    }
  }

  private mutating func prove(_ what: String) -> [EffectResult] {
    asked.insert(what)
    return [random.once(in: 4) ? .notSignedIn(Message("people.wrong")) : .proven]
  }

  /// How far a paper comes.
  private var end: Printing {
    mutating get {
      random.pick([
        .done(printer: "HP-3"), .done(printer: "HP-3"), .saved(path: "/srv/papers/1.pdf"),
        .waiting([Message("print.fault.media_empty")]),
        .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])]),
        .stopped([Message("print.fault.service_down"), Message("print.not_sent")]),
      ])
    }
  }
}

/// Keys as a cat would press them, with a scanner and a clock about, the same for the same seed.
private struct RandomKeys {
  enum Next {
    case event(Event)
    /// Nobody has pressed a key for so many seconds.
    case idle(Int)
  }

  private var random: SeededRandom
  /// What is left of something that is done on purpose.
  private var waiting: ArraySlice<Key> = []
  /// Whether something was done on purpose just now.
  private(set) var hasJustDone = false
  let sizes = [(60, 18), (80, 24), (120, 40)].map { Size(columns: $0, rows: $1) }

  init(seed: UInt64) { random = SeededRandom(seed: seed &+ 88_172_645) }

  private static let names = [
    "enter", "tab", "backtab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
    "backspace", "delete", "escape", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12",
    "ctrl-z", "ctrl-t", "ctrl-l", "ctrl-k", "ctrl-u", "f8", "f6", "enter", "tab", "down", "ctrl-p",
  ]
  /// Digits and letters of fields, then the keys of prompts.
  private static let characters = Array(
    "0123456789abcdqyzxnp张三北京市 ,Ｘ７é12340123456789abcdqyzxnp张三北京市 ,Ｘ７é1234ynpmowstcdrv?")
  /// What a scanner reads: our code, another, part of one.
  private static let scans = [
    "%YBBA1:AHIYBGHJQM2345", "%YB", "6901234567892", "HTTPS://YB.CN/V/AHIYBG",
  ]

  /// What no cat would press in that order: the pages of a filing on record, and a filing from its first
  /// key to its last.
  private static let ways: [[String]] = [
    ["f3", "up", "down", "2"], ["f3", "up", "down", "3"], ["f3", "up", "down", "7"],
    ["f3", "up", "down", "5"], ["f3", "f4", "v"], ["f3", "f4", "d"],
    ["0", "enter", "7", "enter"],
    // Twice, as few of them come to their end.
    filing, filing,
  ]
  private static let filing: [String] = {
    var names = ["f6"] + ClerkPerson.identity.map { String($0) }
    names += ["张", "enter", "enter", "1"] + ClerkPerson.phone.map { String($0) }
    return names + ["2", "c", "d", "enter", "f8", "y"]
  }()

  mutating func next() -> Next {
    hasJustDone = false
    if let key = waiting.popFirst() {
      hasJustDone = waiting.isEmpty
      return .event(.key(key))
    }
    if random.once(in: 60) { waiting = random.pick(Self.ways).map { key($0) }[...] }
    return switch random.next() % 1_000 {
    case ..<550: .event(.key(.character(random.pick(Self.characters))))
    case ..<560: .event(.paste(ClerkPerson.identity))
    case ..<570: .event(.click(place))
    case ..<574: .event(.scan(random.pick(Self.scans)))
    case ..<576: .event(.paste(random.pick(Self.scans)))
    case ..<580: .event(.tooFast)
    case ..<584: .event(.escapeHeld)
    case ..<586: .event(.key(.control("o")))
    case ..<590: .idle(random.pick([1, 5, 60]))
    case ..<592: .idle(random.pick([300, 900]))
    default: .event(.key(key(random.pick(Self.names))))
    }
  }

  private var place: Position {
    mutating get {
      Position(column: Int(random.next() % 80), row: Int(random.next() % 24))
    }
  }
}

/// The program's context with a law that remembers what it has answered.
private func rememberingContext() throws -> Context {
  var context = try testContext()
  context.law = RememberingLaw(law: context.law)
  context.window.insuredPlace = PlaceCode(value: 511_703)
  return context
}

/// Answers as the law it holds does, each question worked out once.
private final class RememberingLaw: Law {
  private struct Asked: Hashable {
    var fact: CareFact?
    var open: OpenCase
  }

  private let law: any Law
  private let decisions = Mutex<[CareCase: Decision]>([:])
  private let matters = Mutex<[Asked: Bool]>([:])

  init(law: any Law) { self.law = law }

  var id: String { law.id }
  var hash: String { law.hash }
  var monthsTemporary: Int { law.monthsTemporary }
  func zone(of place: PlaceCode) -> Zone { law.zone(of: place) }
  func force(on day: Day) -> Force { law.force(on: day) }
  func force(of careCase: CareCase, today: Day) -> Force { law.force(of: careCase, today: today) }
  func decide(_ question: ChangeCase) -> ChangeDecision { law.decide(question) }
  func qualifies(_ certificate: Certificate) -> CertificateDecision { law.qualifies(certificate) }

  func decide(_ careCase: CareCase, today: Day) -> Decision {
    if let known = decisions.withLock({ $0[careCase] }) { return known }
    let decision = law.decide(careCase, today: today)
    decisions.withLock { $0[careCase] = decision }
    return decision
  }

  func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool {
    let asked = Asked(fact: fact, open: open)
    if let known = matters.withLock({ $0[asked] }) { return known }
    let answer = law.stillMatters(fact, in: open, today: today)
    matters.withLock { $0[asked] = answer }
    return answer
  }

  func outcomes(of open: OpenCase, today: Day) -> [Outcome] {
    law.outcomes(of: open, today: today)
  }
}
