import Interview
import Messages
import OfficeLists
import Places
import Rules
import Screens
import Terminal

@testable import Fronts

/// Types lines into the program without a screen and keeps what a person would have read.
struct LinePilot {
  private(set) var presenter: PlainPresenter
  /// What was printed, what was typed after each question.
  private(set) var transcript: String
  /// What was printed after the last line.
  private(set) var answer = ""
  /// Everything the program wanted done, in order.
  private(set) var effects: [Effect] = []
  private let world: @Sendable (Effect) -> [EffectResult]
  private let receipts: SampleReceipts

  /// The program at its beginning, in the guided front unless said otherwise.
  init(
    only: Interview.Front? = .guided, language: Language = .zh, office: Office = Office(),
    lists: OfficeLists = .none,
    world: @escaping @Sendable (Effect) -> [EffectResult] = kindWorld
  ) throws {
    var context = try testContext(language: language)
    context.office = office
    context.lists = lists
    self.world = world
    receipts = SampleReceipts(context)
    presenter = PlainPresenter(context: context.inLines, only: only)
    transcript = presenter.greeting()
    run(presenter.start())
    say(presenter.output())
  }

  /// Types lines, one after the other.
  mutating func type(_ lines: String...) { type(lines: lines) }

  /// Types lines, one after the other.
  mutating func type(lines: [String]) {
    for line in lines {
      transcript += presenter.shown(line) + "\n"
      run(presenter.take(line))
      say(presenter.output())
    }
  }

  mutating func receive(_ result: EffectResult) {
    run(presenter.receive(receipts.made(result)))
    say(presenter.output())
  }

  mutating func tick(_ secondsIdle: Int) {
    run(presenter.tick(secondsIdle: secondsIdle))
    say(presenter.output())
  }

  /// Tells it second by second that no line comes.
  mutating func wait(seconds: Int) {
    for second in 1...seconds { tick(second) }
  }

  private mutating func say(_ text: String) {
    answer = text
    transcript += text
  }

  private mutating func run(_ new: [Effect]) {
    effects += new
    for effect in new {
      for result in world(effect) { run(presenter.receive(receipts.made(result, of: effect))) }
    }
  }

  /// The front at hand, to look into.
  var front: (any LineFront)? { presenter.app.lineFront }
  var guided: Guided? { front as? Guided }

  /// What was asked to be filed.
  var request: FilingRequest? {
    effects.compactMap { if case .file(let request) = $0 { request } else { nil } }.last
  }

  /// The answers as they were last kept, none where they were wiped.
  var kept: Answers { Answers(kept: effects) }
}

extension Answers {
  /// The answers as effects kept them last.
  init(kept effects: [Effect]) {
    self.init()
    for effect in effects {
      switch effect {
      case .saveDraft(let draft): self = draft.answers
      case .discardDraft: self = Answers()
      default: break
      }
    }
  }
}

extension LinePilot {
  /// Types what gives the question on the page that answer; false where the page asks nothing.
  mutating func give(_ answers: Answers) -> Bool {
    if guided?.page.isNotice == true { type("0") }
    guard let guided, case .question(let question) = guided.page,
      let value = answers[question]?.value
    else { return false }
    switch Screen.guided[question]?.input {
    case .choice(let options):
      guard let option = options.first(where: { $0.value == value }) else { return false }
      type("\(option.digit)")
    case .place: givePlace(value, guided)
    case .institution: giveInstitution(value, question)
    case .text: type(value == Value.noPhone ? "0" : value)
    case nil: return false
    }
    return true
  }

  private mutating func givePlace(_ value: String, _ guided: Guided) {
    guard let code = UInt32(value), let place = guided.context.places.place(code) else { return }
    type(place.name)
    let matches = self.guided.map { front -> [UInt32] in
      guard case .question(let question) = front.page else { return [] }
      return front.matches(for: question).map(\.place.code)
    }
    if let index = matches?.firstIndex(of: code) { type("\(index + 1)") }
  }

  private mutating func giveInstitution(_ value: String, _ question: Question) {
    guard !Value.isNotListed(value) else { return type("9") }
    let found = guided?.interview.institutions(question).first { $0.key == value }
    type(found?.name ?? "", "1")
  }
}
