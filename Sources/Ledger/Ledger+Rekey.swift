import Rules
package import Seals

/// New keys for a ledger that is in use.
///
/// The key file always has every key that the marks in the ledger name; a stop in the middle leaves
/// keys too many, and the next call goes on where it was. Other windows read the keys again by
/// themselves (`LedgerKeys.fit`).
extension Ledger {
  /// One key as it may be shown: everything but the key.
  package struct KeyInfo: Equatable, Sendable {
    package let purpose: StoredKey.Purpose
    package let id: UInt16
    package let suite: Suite
    /// The day it was made.
    package let day: String
    package let state: StoredKey.State
    /// Keys of persons and drafts that it still opens, or `nil` for an index or chain key.
    package let opens: Int?
  }

  /// The keys of this ledger, by purpose and id.
  package func keyInfos() throws(Failure) -> [KeyInfo] {
    try read { () throws(Failure) in
      var infos: [KeyInfo] = []
      for key in try Ledger.reading(keys.file).keys {
        infos.append(
          KeyInfo(
            purpose: key.purpose, id: key.id, suite: key.suite, day: key.day,
            state: key.state,
            opens: key.purpose == .master ? try uses(ofMaster: key.id) : nil))
      }
      return infos
    }
  }

  /// What a renewal did.
  package struct Renewal: Equatable, Sendable {
    /// The master key in use now.
    package var master: UInt16
    /// Persons whose keys, and drafts that, are now sealed by it.
    package var rewrapped: Int
    /// Whether it went on with one that was stopped, and made no new key.
    package var isResumed: Bool

    /// A renewal with that outcome.
    package init(master: UInt16, rewrapped: Int, isResumed: Bool) {
      (self.master, self.rewrapped, self.isResumed) = (master, rewrapped, isResumed)
    }
  }

  /// Makes a new master key and wraps the keys of all persons by it, a few at a time.
  ///
  /// One that was stopped is finished instead, unless another suite is asked for.
  ///
  /// - Throws: `keysFixed`; a failure of the keys; the disk's failures.
  package func renewMaster(suite: Suite? = nil, _ grounds: Grounds) throws(Failure) -> Renewal {
    var isResumed = false
    try write { () throws(Failure) in
      guard try !isRecorded(grounds.id) else { return }
      let current = keys.keyring.keys.first { $0.purpose == .master && $0.state == .current }
      isResumed =
        try isUnfinished(keys.keyring.masterID) && (suite == nil || suite == current?.suite)
      if !isResumed { try renew(.master, suite: suite) }
      try recordKey(.master, keys.keyring.masterID, grounds)
    }
    let rewrapped = try rewrapPersons() + rewrapDrafts() + rewrapPINs()
    return Renewal(
      master: keys.keyring.masterID, rewrapped: rewrapped, isResumed: isResumed)
  }

  /// Makes a new index key, and with it the whole index anew, in one transaction.
  ///
  /// - Throws: as `renewMaster`.
  package func renewIndex(_ grounds: Grounds) throws(Failure) {
    do {
      try write { () throws(Failure) in
        guard try !isRecorded(grounds.id) else { return }
        // After a stop, or with an older copy, there is a key already that no index was made with.
        if try Ledger.reading(keys.file).index.id == index.id {
          try renew(.index, suite: nil)
        } else {
          try mark(.index)
        }
        try recordKey(.index, index.id, grounds)
        try makeView()
      }
    } catch {
      // Taken back: the index is still that of the key before.
      try? keys.fit(store)
      throw error
    }
    // Tokens of the old key are left nowhere; those that another window's look keeps for a moment go with
    // the log, and tell nothing to who has no key.
    do { try store.scrub() } catch {
      switch error {
      case .busy, .serverRefuses: break
      default: throw error
      }
    }
  }

  /// Removes the old keys, from the ledger first and then from the file.
  ///
  /// Copies made before open only with them.
  ///
  /// Those of the chain stay: without them no event that was made with them can be checked.
  ///
  /// - Returns: How many were removed.
  /// - Throws: `keyInUse` where one is still needed, here or in the outbox of this machine: a renewal must
  ///   be finished first.
  package func dropOldKeys(outbox: Ledger? = nil) throws(Failure) -> Int {
    guard !keys.file.isCredential else { throw .keysFixed(path: keys.file.path) }
    if let outbox {
      try outbox.followKeys()
      guard try !outbox.needsOldKeys() else { throw .keyInUse }
    }
    try write { () throws(Failure) in
      for key in try Ledger.reading(keys.file).keys where key.isDispensable {
        let isNeeded =
          key.purpose == .index ? key.id == index.id : try uses(ofMaster: key.id) > 0
        guard !isNeeded else { throw .keyInUse }
        try KeyMark.drop(key.purpose, key.id, from: store)
      }
    }
    // A mark without its key would close the ledger; a key without a mark harms nobody.
    return try write { () throws(Failure) in
      let marked = try KeyMark.all(store)
      var keyring = try Ledger.reading(keys.file)
      let old = keyring.keys.filter { key in
        key.isDispensable && !marked.contains { $0.purpose == key.purpose && $0.id == key.id }
      }
      do throws(KeyringFailure) {
        for key in old { keyring = try keyring.dropping(key.purpose, id: key.id) }
      } catch { throw .cryptography }
      if !old.isEmpty { try save(keyring) }
      return old.count
    }
  }
}

extension Ledger {
  /// Adds a key to the file, then its mark to the ledger, within a transaction.
  private func renew(_ purpose: StoredKey.Purpose, suite: Suite?) throws(Failure) {
    guard !keys.file.isCredential else { throw .keysFixed(path: keys.file.path) }
    let day = Moment(secondsSince1970: outside.clock.now()).day.description
    let last = try Ledger.reading(keys.file)
    let keyring: Keyring
    do throws(KeyringFailure) {
      keyring = try last.renewing(purpose, suite: suite, day: day)
    } catch { throw .cryptography }
    try save(keyring)
    try mark(purpose)
  }

  /// Marks the key in use as the ledger's, and takes it up.
  func mark(_ purpose: StoredKey.Purpose) throws(Failure) {
    let current = try Ledger.reading(keys.file).keys.filter {
      $0.purpose == purpose && $0.state == .current
    }
    try KeyMark.keep(current, in: store)
    try keys.fit(store)
  }

  func save(_ keyring: Keyring) throws(Failure) {
    do { try keys.file.replace(keyring) } catch { throw .keys(error) }
  }

  /// Puts on record which key is in use from now on.
  private func recordKey(
    _ purpose: StoredKey.Purpose, _ id: UInt16, _ grounds: Grounds
  ) throws(Failure) {
    var body = Fields()
    body.add("what", "\(purpose.rawValue) key \(id)")
    _ = try recordNext(Event(.moved, grounds, body: body), subject: "window/\(window)")
  }

  /// Wraps what another master key wraps; every batch lets the other windows in.
  func rewrapPersons() throws(Failure) -> Int {
    var (last, count) = ("", 0)
    while true {
      let batch = try write { () throws(Failure) in
        let batch = try store.all(
          """
          SELECT ref, dek FROM person WHERE ref > ? AND key_id <> ? AND dek IS NOT NULL
          ORDER BY ref LIMIT \(Limits.rewrappedAtOnce)
          """, [.text(last), .number(Int64(keys.keyring.masterID))]
        ) { row throws(Failure) in (person: try row.text(0), key: try row.bytes(1)) }
        for (person, key) in batch {
          let wrapped: [UInt8]?
          do throws(BoxFailure) {
            wrapped = try keys.keyring.rewrapped(key, of: person)
          } catch { throw .sealed(error) }
          try store.run(
            "UPDATE person SET dek = ?, key_id = ? WHERE ref = ?",
            [.bytes(wrapped ?? key), .number(Int64(keys.keyring.masterID)), .text(person)])
        }
        return batch
      }
      count += batch.count
      guard let end = batch.last, batch.count == Limits.rewrappedAtOnce else { return count }
      last = end.person
    }
  }

  /// Seals drafts that another master key sealed.
  func rewrapDrafts() throws(Failure) -> Int {
    var (last, count) = ("", 0)
    while true {
      let batch = try write { () throws(Failure) in
        let batch = try store.all(
          """
          \(DraftRow.select) WHERE id > ? AND substr(body, 3, 2) <> ?
          ORDER BY id LIMIT \(Limits.rewrappedAtOnce)
          """, [.text(last), keyInBox(keys.keyring.masterID)]
        ) { row throws(Failure) in (draft: try DraftRow(row), box: try row.bytes(5)) }
        for (draft, box) in batch {
          let body = try draft.open(box, draftSeal)
          try store.run(
            "UPDATE draft SET body = ? WHERE id = ?",
            [.bytes(try draft.seal(body, draftSeal)), .text(draft.id)])
        }
        return batch
      }
      count += batch.count
      guard let end = batch.last, batch.count == Limits.rewrappedAtOnce else { return count }
      last = end.draft.id
    }
  }

  /// Whether something is still sealed by another master key than that one.
  func isUnfinished(_ master: UInt16) throws(Failure) -> Bool {
    let person = try store.first(
      "SELECT 1 FROM person WHERE key_id <> ? AND dek IS NOT NULL LIMIT 1",
      [.number(Int64(master))]
    ) { _ in true }
    let draft = try store.first(
      "SELECT 1 FROM draft WHERE substr(body, 3, 2) <> ? LIMIT 1", [keyInBox(master)]
    ) { _ in true }
    let pin = try store.first(
      "SELECT 1 FROM operator WHERE substr(pin, 5, 4) <> ? LIMIT 1", [keyInText(master)]
    ) { _ in true }
    return person ?? draft ?? pin ?? false
  }

  /// How many keys of persons, drafts and PINs that master key opens.
  func uses(ofMaster id: UInt16) throws(Failure) -> Int {
    func count(_ query: String, _ value: Value) throws(Failure) -> Int {
      Int(try store.first(query, [value]) { row throws(Failure) in try row.number(0) } ?? 0)
    }
    return try count(
      "SELECT count(*) FROM person WHERE key_id = ? AND dek IS NOT NULL", .number(Int64(id)))
      + count("SELECT count(*) FROM draft WHERE substr(body, 3, 2) = ?", keyInBox(id))
      + count("SELECT count(*) FROM operator WHERE substr(pin, 5, 4) = ?", keyInText(id))
  }

  /// The same in the box of a PIN, which is kept as hexadecimal digits.
  private func keyInText(_ id: UInt16) -> Value {
    .text(Hexadecimal.text([UInt8(id >> 8), UInt8(id & 0xFF)]))
  }

  /// A master key's id as it stands in the third and fourth byte of a box.
  private func keyInBox(_ id: UInt16) -> Value { .bytes([UInt8(id >> 8), UInt8(id & 0xFF)]) }
}

extension StoredKey {
  /// Whether it may go once nothing is sealed with it: events stay for ever, and the keys of their chain
  /// with them.
  var isDispensable: Bool { state == .old && purpose != .chain }
}
