extension Keyring {
  /// New keys for a new ledger, made on that day (`YYYY-MM-DD`); `chained` keys the chain of events
  /// as well.
  package static func new(
    suite: Suite = .sm, chained: Bool = false, day: String,
    random: some RandomSource = SystemRandom()
  ) throws(KeyringFailure) -> Keyring {
    let purposes: [StoredKey.Purpose] = chained ? [.master, .index, .chain] : [.master, .index]
    var keys: [StoredKey] = []
    for purpose in purposes {
      keys.append(try key(purpose, id: 1, suite, day, random))
    }
    return try Keyring(keys)
  }

  /// The keyring with a new key of that purpose in use, and the one in use until now kept as old.
  package func renewing(
    _ purpose: StoredKey.Purpose, suite: Suite? = nil, day: String,
    random: some RandomSource = SystemRandom()
  ) throws(KeyringFailure) -> Keyring {
    let last = keys.filter { $0.purpose == purpose }.map(\.id).max() ?? 0
    guard last < UInt16.max else { throw .noIDLeft(purpose) }
    let new = try Keyring.key(purpose, id: last + 1, suite ?? self.suite, day, random)
    return try Keyring(keys.map { $0.purpose == purpose ? $0.inState(.old) : $0 } + [new])
  }

  /// The keyring with a chain key laid ready, unless one lies there.
  package func planningChain(
    day: String, random: some RandomSource = SystemRandom()
  ) throws(KeyringFailure) -> Keyring {
    guard plannedChain == nil else { return self }
    let last = chain?.id ?? 0
    guard last < UInt16.max else { throw .noIDLeft(.chain) }
    let new = try Keyring.key(.chain, id: last + 1, suite, day, random)
    return try Keyring(keys + [new.inState(.planned)])
  }

  /// The keyring with the chain key that lay ready in use, and the one in use until now kept as old.
  package func takingUpChain() throws(KeyringFailure) -> Keyring {
    guard let plannedChain else { return self }
    return try Keyring(
      keys.map { key in
        guard key.purpose == .chain else { return key }
        return key.inState(key.id == plannedChain.id ? .current : .old)
      })
  }

  /// The keyring without an old key, once nothing is sealed with it any more.
  package func dropping(
    _ purpose: StoredKey.Purpose, id: UInt16
  ) throws(KeyringFailure) -> Keyring {
    guard let key = key(purpose, id) else { throw .missing(purpose, id) }
    guard key.state == .old else { throw .inUse(purpose, id) }
    return try Keyring(keys.filter { $0.purpose != purpose || $0.id != id })
  }

  /// Checks that the key of that purpose and id is the one with this mark.
  ///
  /// - Throws: `missing` or `notThisLedger`.
  package func check(
    _ purpose: StoredKey.Purpose, id: UInt16, mark: [UInt8]
  ) throws(KeyringFailure) {
    guard let key = key(purpose, id) else { throw .missing(purpose, id) }
    let own: [UInt8]
    do throws(CryptoFailure) { own = try key.mark() } catch { throw .cryptography(error) }
    guard sameInConstantTime(own, mark) else { throw .notThisLedger(purpose, id) }
  }

  private func key(_ purpose: StoredKey.Purpose, _ id: UInt16) -> StoredKey? {
    keys.first { $0.purpose == purpose && $0.id == id }
  }

  private static func key(
    _ purpose: StoredKey.Purpose, id: UInt16, _ suite: Suite, _ day: String,
    _ random: some RandomSource
  ) throws(KeyringFailure) -> StoredKey {
    do throws(CryptoFailure) {
      return StoredKey(
        purpose, id: id, suite: suite, day: day, state: .current,
        secret: try .random(SealingKey.rootBytes, from: random))
    } catch {
      throw .cryptography(error)
    }
  }
}
