import Seals

/// A key the ledger was written with, by the mark that tells it from others.
struct KeyMark: Equatable {
  let purpose: StoredKey.Purpose
  let id: UInt16
  let mark: [UInt8]

  /// A mark as it is stored.
  struct Row: Equatable {
    let name: String
    let mark: [UInt8]
  }

  /// The rows of all keys that something in the ledger may need.
  static func rows(_ store: any Store) throws(Ledger.Failure) -> [Row] {
    try store.all(
      "SELECT name, value FROM meta WHERE name > 'key/' AND name < 'key0' ORDER BY name"
    ) { row throws(Ledger.Failure) in Row(name: try row.text(0), mark: try row.bytes(1)) }
  }

  /// The marks of all keys that something in the ledger may need.
  static func all(_ store: any Store) throws(Ledger.Failure) -> [KeyMark] {
    try all(rows(store))
  }

  /// The marks in those rows.
  static func all(_ rows: [Row]) throws(Ledger.Failure) -> [KeyMark] {
    var marks: [KeyMark] = []
    for row in rows {
      let words = row.name.split(separator: "/")
      guard words.count == 3, let purpose = StoredKey.Purpose(rawValue: String(words[1])),
        let id = UInt16(words[2])
      else { throw .damaged(what: "meta") }
      marks.append(KeyMark(purpose: purpose, id: id, mark: row.mark))
    }
    return marks
  }

  /// Puts the marks of keys into the ledger, within a transaction.
  static func keep(_ keys: [StoredKey], in store: any Store) throws(Ledger.Failure) {
    for key in keys {
      let mark: [UInt8]
      do throws(CryptoFailure) { mark = try key.mark() } catch { throw .cryptography }
      try store.run(
        "INSERT INTO meta VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        [.text("key/\(key.purpose.rawValue)/\(key.id)"), .bytes(mark)])
    }
  }

  /// Takes the mark of a key nothing needs any more out of the ledger.
  static func drop(
    _ purpose: StoredKey.Purpose, _ id: UInt16, from store: any Store
  ) throws(Ledger.Failure) {
    try store.run("DELETE FROM meta WHERE name = ?", [.text("key/\(purpose.rawValue)/\(id)")])
  }
}

/// The keys of one ledger, and of the persons met last.
///
/// Another window may renew them: before anything is written they are compared with the marks in the
/// ledger, and read again where those are others.
final class LedgerKeys {
  let file: KeyFile
  private(set) var keyring: Keyring
  /// Makes the tokens of the index as it stands: an older key's, until the index was made anew.
  private(set) var index: BlindIndex
  /// What a new event's place in the chain is bound with; `nil` where the chain has no key.
  private(set) var chain: KeyedHash?
  private var marks: [KeyMark] = []
  private var markRows: [KeyMark.Row] = []
  private var met: [String: DataKey] = [:]
  /// Where the marks were read last.
  private weak var store: (any Store)?

  init(_ keyring: Keyring, in file: KeyFile) {
    (self.keyring, self.file, chain) = (keyring, file, keyring.chain)
    index = BlindIndex(key: keyring.index)
  }

  /// Sees that these are the keys the ledger is kept with now.
  ///
  /// - Throws: `keys`; `keyWrong` where one is not in the file.
  func fit(_ store: any Store) throws(Ledger.Failure) {
    self.store = store
    let rows = try KeyMark.rows(store)
    guard rows != markRows else { return }
    let now = try KeyMark.all(rows)
    try take(try Ledger.reading(file), now)
    (marks, markRows) = (now, rows)
    met.removeAll()
  }

  /// As `fit`, also where the ledger knows of no change.
  func readAgain(_ store: any Store) throws(Ledger.Failure) {
    (marks, markRows) = ([], [])
    try fit(store)
  }

  /// As `fit`, within a transaction: what is going to be sealed is sealed by a key with a mark.
  func fitForWriting(_ store: any Store) throws(Ledger.Failure) {
    try fit(store)
    func isMarked(_ purpose: StoredKey.Purpose, _ id: UInt16) -> Bool {
      marks.contains { $0.purpose == purpose && $0.id == id }
    }
    let isChainMarked = keyring.chains.allSatisfy { isMarked(.chain, $0.id) }
    guard !isMarked(.master, keyring.masterID) || !isChainMarked else { return }
    let isWanted = { (key: StoredKey) in
      key.purpose == .master || key.purpose == .chain && key.state != .planned
    }
    try KeyMark.keep(keyring.keys.filter(isWanted), in: store)
    markRows = try KeyMark.rows(store)
    marks = try KeyMark.all(markRows)
  }

  /// Takes a keyring that has all marked keys.
  private func take(_ keyring: Keyring, _ marks: [KeyMark]) throws(Ledger.Failure) {
    for mark in marks {
      do throws(KeyringFailure) {
        try keyring.check(mark.purpose, id: mark.id, mark: mark.mark)
      } catch {
        guard error == .missing(.chain, mark.id) else { throw .keyWrong(path: file.path) }
        throw .chainKeyMissing(path: file.path, id: mark.id)
      }
    }
    self.keyring = keyring
    // Which links have a key is never asked of the ledger, which somebody may have written: the key
    // file says it. Only one that lies ready waits for the mark made with it.
    let planned = keyring.plannedChain
    let isTakenUp = marks.contains { $0.purpose == .chain && $0.id == planned?.id }
    chain = isTakenUp ? planned : keyring.chain
    let made = marks.filter { $0.purpose == .index }.map(\.id).max()
    let key = keyring.oldIndexes.first { $0.id == made }
    index = BlindIndex(key: key ?? keyring.index)
  }

  /// Opens the wrapped key of a person; the last few hundred are kept open.
  func open(_ wrapped: [UInt8], of person: String) throws(Ledger.Failure) -> DataKey {
    if let key = met[person] { return key }
    do throws(BoxFailure) {
      let key = try opening { keyring throws(BoxFailure) in
        try keyring.unwrap(wrapped, of: person)
      }
      if met.count >= Limits.keysKept { met.removeAll() }
      met[person] = key
      return key
    } catch {
      throw .sealed(error)
    }
  }

  /// Opens a box of a master key.
  func open(_ box: [UInt8], in place: BoxPlace) throws(BoxFailure) -> [UInt8] {
    try opening { keyring throws(BoxFailure) in try keyring.open(box, in: place) }
  }

  /// Whether the chain goes on with a key of which the file says that it lies ready.
  var isChainUnfinished: Bool { chain?.id != keyring.chain?.id }

  /// Every key the chain was made with, in the order of their use.
  var chains: [KeyedHash] {
    keyring.chains + (isChainUnfinished ? [chain].compactMap(\.self) : [])
  }

  /// Lets go of all keys of persons.
  func forget() { met.removeAll() }

  /// Runs `use`; where it meets a key that another window has made since, with the keys read again.
  ///
  /// With the marks too: who only reads does so at no other time, and old keys may have gone meanwhile.
  private func opening<T>(
    _ use: (Keyring) throws(BoxFailure) -> T
  ) throws(BoxFailure) -> T {
    do {
      return try use(keyring)
    } catch {
      guard case .unknownKey = error, let store, (try? readAgain(store)) != nil else { throw error }
      return try use(keyring)
    }
  }
}
