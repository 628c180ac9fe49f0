/// The keys of an office's ledger: one of each purpose is in use, older ones still open.
package struct Keyring: Sendable {
  /// All keys, sorted by purpose and id, as they are written to a key file.
  package let keys: [StoredKey]
  /// Makes the tokens of the blind index.
  package let index: KeyedHash
  /// Older index keys, newest first, while an index is being rebuilt.
  package let oldIndexes: [KeyedHash]
  /// Keys the chain of events, where there is such a key.
  package let chain: KeyedHash?
  /// Every key the chain was made with, in the order of their use, the one in use last.
  package let chains: [KeyedHash]
  /// Lies ready to key the chain.
  package let plannedChain: KeyedHash?

  let current: SealingKey
  let suite: Suite
  private let masters: [UInt16: SealingKey]

  /// A keyring of those keys: one master key and one index key in use, at most one chain key.
  ///
  /// Of the chain keys the newest must be the one in use: it alone tells what is made from now on.
  package init(_ keys: [StoredKey]) throws(KeyringFailure) {
    var masters: [UInt16: SealingKey] = [:]
    var seen: Set<[UInt16]> = []
    for key in keys {
      guard key.id > 0, key.secret.count == SealingKey.rootBytes else {
        throw .unusable(key.purpose, key.id)
      }
      guard seen.insert([key.purpose.order, key.id]).inserted else {
        throw .sameID(key.purpose, key.id)
      }
      guard key.purpose == .master else { continue }
      do throws(CryptoFailure) {
        masters[key.id] = try SealingKey(id: key.id, root: key.secret, mostly: key.suite)
      } catch {
        throw .cryptography(error)
      }
    }
    guard let master = try Keyring.inUse(.master, keys), let current = masters[master.id] else {
      throw .noCurrent(.master)
    }
    guard let index = try Keyring.inUse(.index, keys) else { throw .noCurrent(.index) }
    self.keys = keys.sorted { ($0.purpose.order, $0.id) < ($1.purpose.order, $1.id) }
    let chains = self.keys.filter { $0.purpose == .chain }
    let planned = chains.filter { $0.state == .planned }
    guard planned.count < 2 else { throw .twoCurrent(.chain) }
    do throws(CryptoFailure) {
      self.index = try KeyedHash(index)
      oldIndexes = try Keyring.hashes(
        self.keys.reversed().filter { $0.purpose == .index && $0.state == .old })
      plannedChain = try Keyring.hashes(planned).first
      self.chains = try Keyring.hashes(chains.filter { $0.state != .planned })
    } catch {
      throw .cryptography(error)
    }
    let chain = try Keyring.inUse(.chain, keys)?.id
    self.chain = self.chains.first { $0.id == chain }
    guard self.chains.last?.id == chain, plannedChain?.id ?? .max > chain ?? 0 else {
      throw .noCurrent(.chain)
    }
    (self.current, self.masters, suite) = (current, masters, master.suite)
  }

  /// The id of the master key in use.
  package var masterID: UInt16 { current.id }

  /// Seals what belongs to no single person, with the master key in use.
  package func seal(
    _ plain: [UInt8], in place: BoxPlace, random: some RandomSource = SystemRandom()
  ) throws(CryptoFailure) -> [UInt8] {
    try current.seal(plain, in: place, suite: suite, random: random)
  }

  /// The bytes in a box that a master key sealed for that place, this one or an older.
  package func open(_ box: [UInt8], in place: BoxPlace) throws(BoxFailure) -> [UInt8] {
    let box = try SealedBox(box)
    guard let master = masters[box.keyID] else { throw .unknownKey(box.keyID) }
    return try master.open(box, in: place)
  }

  private static func hashes(_ keys: [StoredKey]) throws(CryptoFailure) -> [KeyedHash] {
    var hashes: [KeyedHash] = []
    for key in keys { hashes.append(try KeyedHash(key)) }
    return hashes
  }

  private static func inUse(
    _ purpose: StoredKey.Purpose, _ keys: [StoredKey]
  ) throws(KeyringFailure) -> StoredKey? {
    let found = keys.filter { $0.purpose == purpose && $0.state == .current }
    guard found.count < 2 else { throw .twoCurrent(purpose) }
    return found.first
  }
}

extension StoredKey.Purpose {
  /// Their order in a key file.
  var order: UInt16 {
    switch self {
    case .master: 0
    case .index: 1
    case .chain: 2
    }
  }
}
