package import Messages
package import Rules
package import Terminal

/// One way of filing: a state after an event, and a picture of a state.
///
/// It knows no clock, no storage and no terminal.
package protocol Front: Sendable {
  /// What it was given; the terminal may tell later what it can do.
  var context: Context { get set }
  /// The language shown; set from outside when the person changes it.
  var language: Language { get set }
  /// The languages it speaks, in the order in which they follow one another.
  var languages: [Language] { get }
  /// Counts the pages shown so far; keys typed before a new page appears may be dropped.
  var pageNumber: Int { get }
  /// Whether keys typed in the first moment of a page are dropped: for shaking hands.
  var dropsTypeAhead: Bool { get }

  /// Whether a code of ours that a scanner types begins with that character on the page shown.
  func beginsScan(_ character: Character) -> Bool

  /// What has to be asked of the world when the front begins.
  mutating func start() -> [Effect]
  /// Takes a key, a paste or a click, on a screen of that size.
  mutating func handle(_ event: Event, size: Size) -> [Effect]
  /// Takes what came of an effect.
  mutating func receive(_ result: EffectResult) -> [Effect]
  /// Told now and then how long no event has come.
  mutating func tick(secondsIdle: Int) -> [Effect]
  /// Takes notice that another civil day has begun.
  mutating func take(today: Day) -> [Effect]
  /// The picture of the state.
  func frame(_ size: Size) -> Frame
  /// What it holds of persons.
  var personal: Personal { get }
  /// Whether the front is through and the opening page may be shown again.
  var isOver: Bool { get }
}

extension Front {
  package var languages: [Language] { Language.allCases }

  package func beginsScan(_ character: Character) -> Bool {
    character.narrowed == ScannerReading.sign
  }

  package mutating func take(today: Day) -> [Effect] {
    context.today = today
    return []
  }
}
