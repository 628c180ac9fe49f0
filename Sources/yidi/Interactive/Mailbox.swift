internal import Fronts
internal import Printers
internal import Receipts
internal import Synchronization

/// Where work behind the screen leaves what came of it.
final class Mailbox: Sendable {
  /// What is left in it.
  enum Item: Sendable {
    case progress(number: String, Printing)
    case finished(number: String, PrintOutcome)
    case result(EffectResult)
  }

  private struct State {
    var items: [Item] = []
    var working = 0
  }

  private let state = Mutex(State())

  /// Whether work goes on or something waits to be taken.
  var isWaiting: Bool { state.withLock { $0.working > 0 || !$0.items.isEmpty } }

  /// One more piece of work goes on.
  func begin() { state.withLock { $0.working += 1 } }

  /// Leaves something.
  func put(_ item: Item) { state.withLock { $0.items.append(item) } }

  /// Leaves the last of a piece of work.
  func end(with item: Item) {
    state.withLock {
      $0.items.append(item)
      $0.working -= 1
    }
  }

  /// Takes all that was left.
  func take() -> [Item] {
    state.withLock { state in
      defer { state.items = [] }
      return state.items
    }
  }
}

/// A value that is made when it is first asked for.
final class Lazy<Value> {
  private let make: () -> Value
  private var made: Value?

  init(_ make: @escaping () -> Value) {
    self.make = make
  }

  var value: Value {
    if let made { return made }
    let value = make()
    made = value
    return value
  }
}
