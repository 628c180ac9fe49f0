internal import Fronts
internal import Printers
internal import Receipts
internal import Synchronization

/// Where work behind the screen leaves what came of it.
final class Mailbox: Sendable {
  /// What is left in it.
  enum Item: Sendable {
    case progress(PaperID, Printing)
    /// How a try to print ended, and the hash of what was sent.
    case finished(PaperID, PrintOutcome, digest: String?)
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

  /// Has a piece of work done behind the screen, and leaves what came of it.
  func work(_ body: @escaping @Sendable () async -> EffectResult) {
    begin()
    Task.detached { self.end(with: .result(await body())) }
  }

  /// Takes all that was left.
  func take() -> [Item] {
    state.withLock { state in
      defer { state.items = [] }
      return state.items
    }
  }
}
