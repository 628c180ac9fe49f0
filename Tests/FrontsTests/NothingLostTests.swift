import Interview
import Messages
import Support
import Terminal
import Testing

@testable import Fronts

@Suite("Whatever is pressed, no answer is lost, and back and forth lead to the same page")
struct NothingLostTests {
  private static let size = Size(columns: 80, rows: 24)

  @Test("in the guided front, unless everything is wiped on purpose", arguments: 1...10)
  func guided(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed &* 77)
    let ways = try GuidedWays.keys()
    func anybody() throws -> Person<Guided> {
      try Person(Guided(context: testContext(), language: .zh), guidedWorld)
    }
    var person = try anybody()
    var (turned, seen): (Int, Set<String>) = (0, [])
    var waiting: ArraySlice<Key> = []
    // Those on which something can be lost; GuidedPropertyTests is on all of them.
    func missed() -> Set<String> {
      Set(GuidedWays.missed(in: seen)).intersection(GuidedWays.withAnswers)
    }
    for step in 0..<40_000 {
      // As long as it takes to come to each of them.
      if step >= (triesAll ? 20_000 : 7_500), step.isMultiple(of: 500), missed().isEmpty { break }
      // Whoever types at random stays long at a number: now and then somebody else comes.
      if step.isMultiple(of: 300) { (person, waiting) = (try anybody(), []) }
      let before = person.front
      if waiting.isEmpty, person.front.page == .question(.purpose), random.once(in: 3) {
        waiting = random.pick(ways)[...]
      }
      let pressed = waiting.popFirst() ?? key(random.pick(Self.guidedKeys))
      let name = "\(pressed)"
      let effects = person.press(pressed)
      seen.insert(person.front.personal.page)
      if person.front.isOver || effects.contains(.privacyReset) {
        (person, waiting) = (try anybody(), [])
        continue
      }
      // Filed is not lost: the next person begins anew.
      let isFiled = person.front.outcome.filed != nil
      let (old, new) = (before.interview.answers, person.front.interview.answers)
      let lost = old.questions.filter { new[$0] == nil }
      if !isFiled, !lost.isEmpty {
        Issue.record("seed \(seed), step \(step) \(name): lost \(lost)")
      }
      if Self.onlyMoves.contains(where: { key($0) == pressed }), old != new {
        Issue.record("seed \(seed), step \(step): \(name) changed an answer")
      }
      guard pressed == key("enter"), before.page != person.front.page, before.overlay == nil,
        person.front.overlay == nil, !isFiled
      else { continue }
      turned += 1
      expectSameAgain(person, "seed \(seed), step \(step)")
    }
    #expect(turned > 100)
    #expect(missed().isEmpty, "seed \(seed)")
  }

  /// Back, forth and back again shows the page as the first time back did.
  private func expectSameAgain(_ person: Person<Guided>, _ place: String) {
    var person = person
    let (page, before) = (person.front.page, person.front.frame(Self.size))
    _ = person.press("escape")
    let first = person.front.frame(Self.size)
    // Back from a list of cities shows that of the provinces, which is the same question.
    #expect(first != before || page == .question(.purpose), "\(place): back goes back")
    _ = person.press("enter")
    guard person.front.page == page else { return }
    let forth = person.front.frame(Self.size)
    _ = person.press("escape")
    #expect(person.front.frame(Self.size) == first, "\(place)")
    _ = person.press("enter")
    #expect(person.front.frame(Self.size) == forth, "\(place)")
  }

  @Test("in the clerk's front, where moving about changes nothing", arguments: 1...10)
  func clerk(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed &* 101)
    // Every other seed sits where staff sign in.
    var world: @Sendable (Effect) -> [EffectResult] = clerkWorld
    if seed.isMultiple(of: 2) { world = staffedWorld }
    var clerk = try Person(Clerk(context: testContext(), language: .zh), world)
    _ = clerk.press("f6")
    for step in 0..<(triesAll ? 10_000 : 2_500) {
      let name = random.pick(Self.clerkKeys)
      let before = clerk.front
      let effects = clerk.press(name)
      if let form = before.form, clerk.front.form == nil, clerk.front.page != .printing {
        // Back to the list: all of it is kept as a draft, unless it was kept already.
        let kept = effects.compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }
        let draft = kept.last ?? before.keeping.draft
        if form.isTouched, draft != form.draft {
          Issue.record("seed \(seed), step \(step) \(name)")
        }
      }
      if Self.onlyMoves.contains(name), let old = before.form, let new = clerk.front.form {
        // What is being typed where the keyboard is counts once it is a value.
        let lost = old.draft.answers.questions.filter {
          $0 != old.focus && new.draft.answers[$0] == nil
        }
        if !lost.isEmpty { Issue.record("seed \(seed), step \(step) \(name): lost \(lost)") }
      }
      if clerk.front.isOver {
        clerk = try Person(Clerk(context: testContext(), language: .zh), world)
      }
      if clerk.front.page == .signIn, random.once(in: 8) {
        for name in ["0", "enter", "7", "enter"] { _ = clerk.press(name) }
      }
      if clerk.front.page == .list { _ = clerk.press("f6") }
      if step % 10 == 0, clerk.front.page == .form, !clerk.front.isCovered {
        expectSameAgain(clerk, "\(seed), \(step)")
      }
    }
  }

  /// Help, and reasons, and back show the form as it was.
  private func expectSameAgain(_ clerk: Person<Clerk>, _ place: String) {
    var clerk = clerk
    for name in ["f1", "f7"] {
      // The first time takes away what the key before it led to.
      _ = clerk.press(name)
      if clerk.front.page == .form { continue }
      _ = clerk.press("escape")
      let first = clerk.front.frame(Self.size)
      _ = clerk.press(name)
      _ = clerk.press("escape")
      #expect(clerk.front.page == .form)
      #expect(clerk.front.frame(Self.size) == first, "\(place) \(name)")
    }
  }

  /// Keys that go somewhere and say nothing.
  private static let onlyMoves: Set<String> = [
    "escape", "-", "f1", "f7", "f12", "ctrl-t", "up", "down", "left", "right", "home", "end",
    "pageup", "pagedown", "tab", "backtab", "?",
  ]

  private static let guidedKeys: [String] =
    (0...9).map(String.init) + Array(repeating: "1", count: 8) + Array(repeating: "2", count: 4)
    + Array(repeating: "enter", count: 25)
    + ["escape", "-", "f1", "?", "left", "up", "down", "tab", "ctrl-t", "c", "d", "张", "*"]

  private static let clerkKeys: [String] =
    (0...9).map(String.init)
    + ["1", "2", "enter", "enter", "enter", "tab", "tab", "backtab", "up", "down", "f1", "f4"]
    + ["f5", "f7", "f8", "f9", "escape", "f12", "ctrl-t", "backspace", "c", "d", "张", "三", "x"]
    + ["ctrl-z", "f3", "y", "ctrl-p", "ctrl-o", "home", "end", "?"]
    + ["w", "s", "t", "m", "o", "r", "n", "p", "v", "scan", "too fast", "idle"]
}

/// A kind world in which somebody has filings on record.
@Sendable private func guidedWorld(_ effect: Effect) -> [EffectResult] {
  if case .lookUp = effect { [.found(foundFilings)] } else { kindWorld(effect) }
}

/// A window where staff sign in, and everybody is let in.
@Sendable private func staffedWorld(_ effect: Effect) -> [EffectResult] {
  switch effect {
  case .askStaff: [.staff(needsSignIn: true)]
  case .signIn: [.signedIn(Badge(number: "0217", name: "李"))]
  case .release, .second: [.proven]
  case .unmask(let number, _):
    [
      .unmasked(
        number: number,
        Unmasked(name: ClerkPerson.name, identity: ClerkPerson.identity, phone: nil))
    ]
  default: clerkWorld(effect)
  }
}

/// Somebody before one front, in a world that answers at once.
private struct Person<Kind: Front> {
  var front: Kind
  private let world: @Sendable (Effect) -> [EffectResult]

  init(_ front: Kind, _ world: @escaping @Sendable (Effect) -> [EffectResult] = clerkWorld) {
    self.front = front
    self.world = world
    run(self.front.start())
  }

  /// Presses that key.
  mutating func press(_ key: Key) -> [Effect] {
    let effects = front.handle(.key(key), size: Size(columns: 80, rows: 24))
    run(effects)
    return effects
  }

  /// Presses a key, or lets happen what has that name, and gives what the front wanted done.
  mutating func press(_ name: String) -> [Effect] {
    let size = Size(columns: 80, rows: 24)
    let effects =
      switch name {
      case "idle": front.tick(secondsIdle: 900)
      case "scan": front.handle(.scan("%YBBA1:AHIYBGHJQM2345"), size: size)
      case "too fast": front.handle(.tooFast, size: size)
      default: front.handle(.key(key(name)), size: size)
      }
    run(effects)
    return effects
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      for result in world(effect) { run(front.receive(result)) }
    }
  }
}
