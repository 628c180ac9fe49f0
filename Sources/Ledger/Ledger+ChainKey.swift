import Rules
import Seals

/// A key for the chain of events: without it nobody who may write the ledger can write its past anew.
///
/// Which links are made with which key is never asked of the ledger, only of the key file. From the
/// first one that is in use there every link is made with a key, but for those that the event of a
/// later key names; and that event is itself made with the key.
extension Ledger {
  /// What binds a new event to those before it.
  ///
  /// An outbox, which may be older than the server's key and lives as long as the server is away, has
  /// none.
  var chainKey: KeyedHash? { settings.isOutbox ? nil : keys.chain }

  /// Every key the chain was made with, in the order of their use.
  var chainKeys: [KeyedHash] { settings.isOutbox ? [] : keys.chains }

  /// Makes a new key for the chain and binds with it where every window's chain ends now; gives its
  /// number.
  ///
  /// The key lies ready in the file before an event begins it, and counts in the file after that: a stop
  /// between is finished by the next call, or by whoever opens the ledger to write.
  ///
  /// - Throws: `keysFixed`; a failure of the keys; the disk's failures.
  package func renewChain(_ grounds: Grounds) throws(Failure) -> UInt16 {
    guard !keys.file.isCredential else { throw .keysFixed(path: keys.file.path) }
    try finishChainKey()
    do {
      try write { () throws(Failure) in
        guard try !isRecorded(grounds.id) else { return }
        let day = Moment(secondsSince1970: outside.clock.now()).day.description
        let before = try Ledger.reading(keys.file)
        let keyring: Keyring
        do throws(KeyringFailure) { keyring = try before.planningChain(day: day) } catch {
          throw .cryptography
        }
        try save(keyring)
        try KeyMark.keep(keyring.keys.filter { $0.state == .planned }, in: store)
        try keys.fit(store)
        try beginChainKey(grounds)
      }
    } catch {
      // Taken back: the chain goes on with the key before, or without one.
      try? keys.fit(store)
      throw error
    }
    try finishChainKey()
    return keys.chain?.id ?? 0
  }

  /// Puts on record from where on the key in use makes the links: the first event that is made with it.
  func beginChainKey(_ grounds: Grounds) throws(Failure) {
    guard let id = chainKey?.id else { return }
    var body = Fields()
    body.add("what", "chain key \(id)")
    body.add(ChainLinks.keyField, String(id))
    for head in try heads() {
      body.add(
        ChainLinks.headField,
        "\(twoDigits(head.window)) \(head.seq) \(Hexadecimal.text(head.hash))")
    }
    _ = try recordNext(Event(.moved, grounds, body: body), subject: "window/\(window)")
  }

  /// Has the key file say of a chain key that was taken up that it is in use.
  func finishChainKey() throws(Failure) {
    guard keys.isChainUnfinished, !keys.file.isCredential else { return }
    try write { () throws(Failure) in
      let before = try Ledger.reading(keys.file)
      let keyring: Keyring
      do throws(KeyringFailure) { keyring = try before.takingUpChain() } catch {
        throw .cryptography
      }
      try save(keyring)
    }
    try keys.readAgain(store)
  }
}
