import Glibc
import Rules
import Seals

/// A ledger copied elsewhere, and brought back.
extension Ledger {
  /// Where the keys are, which no copy contains.
  package var keyPath: String { keys.file.path }

  /// Copies the whole ledger into a new file, opens that one with the ledger's keys and reads all of
  /// it; only then it gets its name.
  ///
  /// Other windows go on working meanwhile. What they file after the beginning is not in it.
  ///
  /// - Throws: `notSignedIn` or `notPermitted`; `exists`; `onServer`; `unsound`, and nothing is left behind;
  ///   the disk's failures.
  package func backUp(to path: String) throws(Failure) -> Verification {
    guard let store = store as? SQLiteStore else { throw .onServer }
    try require(.look)
    // Looked for first too: a large ledger takes its time.
    guard !LedgerFiles(data: path).exists else { throw .exists(path: path) }
    let draft = "\(path).\(newIdentifier().text)"
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) } }
    try store.copy(to: draft)
    let found = try Ledger.copy(at: draft, settings, outside).verify()
    if let fault = found.fault { throw .unsound(fault) }
    try LedgerFiles.place(draft, at: path)
    return found
  }

  /// What a restored ledger is like, and where the one that was there before lies.
  package struct Restored: Sendable {
    /// As the copy was, before it was put on record that it was brought back.
    package let found: Verification
    /// `nil` where there was none.
    package let aside: String?
  }

  /// Makes the ledger at `path` anew from a copy, which is read through first.
  ///
  /// The copy itself is never changed. A ledger that is there is moved aside, never removed. An event
  /// of the restored ledger says where it came from; one of an earlier version is brought to this one.
  ///
  /// - Throws: `onServer`; `missing`, `notALedger`, `newer` or `unsound` of the copy; `exists` where a ledger is
  ///   there and must not be replaced; a failure of the keys; the disk's.
  package static func restore(
    _ copy: String, to path: String, replacing: Bool, settings: Settings = Settings(),
    outside: Outside = Outside(), grounds: Grounds
  ) throws(Failure) -> Restored {
    let files = LedgerFiles(data: path)
    guard !files.isServer else { throw .onServer }
    guard replacing || !files.exists else { throw .exists(path: path) }
    try files.makeFolder()
    try files.checkFileSystem()
    var outside = outside
    outside.keyFile = outside.keyFile ?? files.keys
    let folder = path + ".restoring"
    // Left by a stop half way: only ever a copy.
    clear(folder)
    guard mkdir(folder, 0o700) == 0 else { throw .cannotCreate(path: folder, errno: errno) }
    defer { clear(folder) }
    let draft = folder + "/ledger"
    try SQLiteStore.openCopy(copy).copy(to: draft)
    let found = try prepare(draft, from: copy, settings, outside, grounds)
    let moment = Moment(secondsSince1970: outside.clock.now()).description
    let aside = "\(path).replaced-\(moment.prefix(19).filter { $0 != "-" && $0 != ":" })"
    guard files.exists else {
      let log = try files.putLogAside(as: aside + "-wal")
      try LedgerFiles.place(draft, at: path)
      return Restored(found: found, aside: log)
    }
    try files.replace(by: draft, keeping: aside)
    return Restored(found: found, aside: aside)
  }

  /// Brings a copy to this version, reads all of it, and puts on record that it was brought back.
  private static func prepare(
    _ draft: String, from copy: String, _ settings: Settings, _ outside: Outside,
    _ grounds: Grounds
  ) throws(Failure) -> Verification {
    let ledger = try open(draft, settings: settings, outside: outside)
    let found = try ledger.verifyCopy()
    if let fault = found.fault { throw .unsound(fault) }
    if found.isBehindChainKey {
      try ledger.write { () throws(Failure) in
        try ledger.beginChainKey(Grounds(id: ledger.newIdentifier()))
      }
    }
    try ledger.recordMove("restored from \(copy.split(separator: "/").last ?? "")", grounds)
    // Nothing may be left in the log, which stays behind.
    try ledger.store.scrub()
    return found
  }

  /// A copy opened to be read, with the keys of the ledger it is of.
  private static func copy(
    at path: String, _ settings: Settings, _ outside: Outside
  ) throws(Failure) -> Ledger {
    let store = try SQLiteStore.openCopy(path)
    guard let file = outside.keyFile else { throw .missing(path: path) }
    let keys = try keys(file, store, settings, outside, .reading)
    return Ledger(store, settings: settings, outside: outside, keys: keys)
  }

  /// Removes a folder of ours and the files in it.
  private static func clear(_ folder: String) {
    for name in [
      "ledger", "ledger-wal", "ledger-shm", "ledger-journal", "ledger.lock", "ledger.queue",
      "ledger.ballast",
    ] + (1..<Schema.version).flatMap({ ["ledger.version-\($0)", "ledger.version-\($0).new"] }) {
      unlink("\(folder)/\(name)")
    }
    rmdir(folder)
  }
}
