// The keys that lead to each screen are the program's own: `yidi shot` draws the same screens.
@_exported import Shots

import Fronts
import Interview
import Messages
import Names
import OfficeLists
import Places
import Rules
import Support
import Terminal

/// The program's own texts, places and law, read once for all tests.
private let builtIn = Result { () throws -> Context in
  let chinese = try Catalogue(po: asset("Locales/zh.po"), language: .zh)
  let english = try Catalogue(po: asset("Locales/en.po"), language: .en, fallback: chinese)
  let plain = try Catalogue(po: asset("Locales/zh_plain.po"), language: .zhPlain, fallback: chinese)
  let places = try builtInPlaces()
  var context = Context(
    chinese: chinese, english: english, plain: plain, language: .zh, places: places,
    names: NamePicker(
      readings: asset("Names/readings.tsv"), surnames: asset("Names/surnames.tsv")),
    law: try dazhou(), ground: places, today: Pilot.today)
  context.document = { noticeSentences() }
  return context
}

/// A context of the program's own texts, places and law, on that day.
func testContext(language: Language = .zh, today: Day = Pilot.today) throws -> Context {
  var context = try builtIn.get()
  context.language = language
  context.today = today
  return context
}

extension Pilot {
  /// The program at its beginning on that day, 80x24 and Chinese unless said otherwise.
  init(
    only: Interview.Front? = .guided, size: Size = Size(columns: 80, rows: 24),
    language: Language = .zh, today: Day = Pilot.today, office: Office = Office(),
    window: Window = Window(), lists: OfficeLists = .none,
    world: @escaping @Sendable (Effect) -> [EffectResult] = kindWorld
  ) throws {
    var context = try testContext(language: language, today: today)
    context.office = office
    context.window = window
    context.lists = lists
    self.init(context, only: only, size: size, world: world)
  }

  /// What was done about the voice, in order: the words it was given, or stop.
  var voiced: [String] {
    effects.compactMap { effect in
      switch effect {
      case .speak(let words, _): words
      case .stopSpeaking: "stop"
      default: nil
      }
    }
  }
}

/// Li's window, at 80x24 and in Chinese unless said otherwise.
func desk(
  size: Size = Size(columns: 80, rows: 24), language: Language = .zh,
  lists: OfficeLists = .none,
  world: @escaping @Sendable (Effect) -> [EffectResult] = clerkWorld
) throws -> Pilot {
  try Pilot(
    only: .clerk, size: size, language: language, window: .ofLi, lists: lists, world: world)
}

extension GuidedPath {
  /// The lists of the office on this path.
  var lists: OfficeLists {
    get throws { lists(try builtInPlaces()) }
  }
}

extension ClerkScreen {
  /// The lists of the office on this screen.
  var lists: OfficeLists {
    get throws { lists(try builtInPlaces()) }
  }
}
