import Seals

/// Which key each link of the chains is made with, as found in the hashes, held to what must be.
///
/// Nothing in a row says it, since whoever may write the ledger could change that. A chain begins with
/// links of no key, and goes over to the next key of the key file where only that one fits, never
/// back. Where it does so has to be where the event of that key, which is made with it, says that
/// the chains ended; without such an event the key was there from the beginning.
struct ChainLinks {
  /// Where a chain is: how many events, and the hash of the last.
  typealias End = (count: Int64, hash: [UInt8])

  /// A window's chain as it is followed.
  struct Walk {
    /// How far it was followed.
    fileprivate(set) var end: End = (0, Event.noHash)
    /// Where it was when it went over to each of the keys so far.
    fileprivate var changes: [End] = []
  }

  /// The fields of the event that begins a key: its number, and each window with where it ended.
  static let (keyField, headField) = ("chain.key", "chain.head")

  private let keys: [KeyedHash]
  private let isCopy: Bool
  private var walks: [(window: String, walk: Walk)] = []
  /// By key, in their order: where the event that begins it says that the chains ended.
  private var begun: [Int: [String: End]] = [:]

  init(keys: [KeyedHash], isCopy: Bool) { (self.keys, self.isCopy) = (keys, isCopy) }

  /// Whether nothing was written yet with the newest key: the copy is older than it.
  var isBehind: Bool {
    guard let last = keys.indices.last, last > 0, begun[last] == nil else { return false }
    return walks.allSatisfy { $0.walk.changes.count <= last }
      && walks.contains { $0.walk.end.count > 0 }
  }

  /// Goes on to an event of that hash; `false` where no key that may come makes it.
  func follow(_ event: Event, _ hash: [UInt8], _ walk: inout Walk) throws(Ledger.Failure) -> Bool {
    var changes = walk.changes
    while try event.hash(changes.isEmpty ? nil : keys[changes.count - 1]) != hash {
      guard changes.count < keys.count else { return false }
      changes.append(walk.end)
    }
    (walk.end, walk.changes) = ((walk.end.count + 1, hash), changes)
    return true
  }

  /// Keeps what the event that begins a key says; `false` where it cannot be read.
  mutating func take(_ event: Event, _ fields: Fields, _ walk: Walk) -> Bool {
    guard let key = walk.changes.indices.last, event.kind == EventRecord.Kind.moved.rawValue,
      fields.text(Self.keyField) == String(keys[key].id)
    else { return true }
    var ends: [String: End] = [:]
    for text in fields.texts(Self.headField) {
      let words = text.split(separator: " ")
      guard words.count == 3, let count = Int64(words[1]),
        let hash = Hexadecimal.bytes(Array(words[2].utf8)[...])
      else { return false }
      ends[String(words[0])] = (count, hash)
    }
    return begun.updateValue(ends, forKey: key) == nil
  }

  /// Keeps a window's chain once it was followed to its end.
  mutating func close(_ walk: Walk, of window: String) { walks.append((window, walk)) }

  /// The first link that is not made with the key it has to be, once every chain was followed.
  func fault() -> Verification.Fault? {
    for key in keys.indices where !(isCopy && key == keys.count - 1 && isBehind) {
      let said = begun[key] ?? [:]
      for (window, walk) in walks {
        let (found, must) = (change(walk, key), said[window] ?? (0, Event.noHash))
        if found.count > must.count { return .init(.unkeyed, "\(window)/\(must.count + 1)") }
        guard found == must else { return .init(.anchor, "\(window)/\(must.count)") }
      }
      let windows = Set(walks.map(\.window))
      if let gone = said.keys.filter({ !windows.contains($0) }).min() {
        return .init(.end, gone)
      }
    }
    return nil
  }

  /// Where a chain was when it went over to that key, or where it ends where it never did.
  private func change(_ walk: Walk, _ key: Int) -> End {
    key < walk.changes.count ? walk.changes[key] : walk.end
  }
}
