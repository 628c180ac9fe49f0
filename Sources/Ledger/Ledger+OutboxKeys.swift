import Seals

/// Keeping an outbox openable with the keys of its server, which are renewed there and not here.
extension Ledger {
  /// Seals by the keys in use what older ones sealed here, makes the index anew where its key is another,
  /// and lets go of what nothing here needs any more.
  ///
  /// Done at each opening, so that the old keys may leave the file once every machine was started with
  /// the new ones; stopped in the middle, it is finished by the next.
  func followKeys() throws(Failure) {
    try keys.readAgain(store)
    guard try !hasOnlyCurrentKeys() else { return }
    if try isUnfinished(keys.keyring.masterID) {
      _ = try rewrapPersons() + rewrapDrafts() + rewrapPINs()
    }
    try rewrapSeen()
    try rewrapUsedThere()
    if keys.keyring.index.id != index.id {
      try write { () throws(Failure) in
        try mark(.index)
        try makeView()
      }
    }
    try write { () throws(Failure) in
      for key in keys.keyring.keys where key.isDispensable {
        if try !isNeeded(key) { try KeyMark.drop(key.purpose, key.id, from: store) }
      }
    }
  }

  /// Whether something here opens, or is found, by an old key alone.
  func needsOldKeys() throws(Failure) -> Bool {
    for key in keys.keyring.keys where key.isDispensable {
      if try isNeeded(key) { return true }
    }
    return false
  }

  private func isNeeded(_ key: StoredKey) throws(Failure) -> Bool {
    key.purpose == .index ? key.id == index.id : try uses(ofMaster: key.id) > 0
  }

  /// Whether the marks here are those of the keys in use: nothing was renewed since the last opening.
  private func hasOnlyCurrentKeys() throws(Failure) -> Bool {
    let old = keys.keyring.keys.filter(\.isDispensable)
    let isMarked = try KeyMark.all(store).contains { mark in
      old.contains { ($0.purpose, $0.id) == (mark.purpose, mark.id) }
    }
    return !isMarked && keys.keyring.index.id == index.id
  }
}
