import Seals

/// What seals and opens the texts of one person, or of nobody in particular.
///
/// A person's texts are sealed with a key of their own, which lies in the ledger wrapped by the master
/// key: destroyed, it takes all of them with it, and the chain of events stays whole.
struct PersonalSeal {
  private let key: Key

  private enum Key {
    case person(DataKey)
    case master(LedgerKeys)
    /// For drafts, of which some may lie there from before there were ciphers.
    case drafts(LedgerKeys)
    /// From before there were ciphers: old boxes open, new ones are not made.
    case none
    case destroyed
  }

  private init(_ key: Key) { self.key = key }

  /// The one for what belongs to nobody in particular, such as PINs.
  static func shared(_ keys: LedgerKeys) -> PersonalSeal { PersonalSeal(.master(keys)) }

  /// The one for drafts.
  static func drafts(_ keys: LedgerKeys) -> PersonalSeal { PersonalSeal(.drafts(keys)) }

  /// The one of a person who has that key.
  static func person(_ key: DataKey) -> PersonalSeal { PersonalSeal(.person(key)) }

  /// The one of a person on record since before there were ciphers.
  static var unsealed: PersonalSeal { PersonalSeal(.none) }

  /// The one of a person whose key was destroyed.
  static var destroyed: PersonalSeal { PersonalSeal(.destroyed) }

  /// Whether the key was destroyed.
  var isDestroyed: Bool { if case .destroyed = key { true } else { false } }

  /// The box of those bytes for that place.
  func seal(
    _ plain: [UInt8], in place: BoxPlace, random: some RandomSource = SystemRandom()
  ) throws(Ledger.Failure) -> [UInt8] {
    do throws(CryptoFailure) {
      switch key {
      case .person(let key): return try key.seal(plain, in: place, random: random)
      case .master(let keys), .drafts(let keys):
        return try keys.keyring.seal(plain, in: place, random: random)
      case .none, .destroyed: break
      }
    } catch {
      throw .cryptography
    }
    throw .sealed(.unknownKey(0))
  }

  /// The bytes in a box of that place.
  func open(_ box: [UInt8], in place: BoxPlace) throws(Ledger.Failure) -> [UInt8] {
    if opensPlain, let plain = PersonalSeal.plain(box) { return plain }
    do throws(BoxFailure) {
      switch key {
      case .person(let key): return try key.open(box, in: place)
      case .master(let keys), .drafts(let keys): return try keys.open(box, in: place)
      case .none, .destroyed: throw .unknownKey(0)
      }
    } catch {
      throw .sealed(error)
    }
  }

  /// Whether there are boxes of suite 0 of that kind, which anybody can make: of persons' texts, which
  /// the chain of events covers, and of drafts, but never of what lets somebody sign in.
  private var opensPlain: Bool { if case .master = key { false } else { true } }

  /// What is in a box of suite 0, which hid nothing: `1 0 0 0 | content | tag 16`.
  ///
  /// Its tag was unkeyed and shows nothing that the chain of events does not.
  private static func plain(_ box: [UInt8]) -> [UInt8]? {
    guard box.count >= 20, box.starts(with: [1, 0, 0, 0]) else { return nil }
    return Array(box[4..<(box.count - 16)])
  }
}

extension Ledger {
  /// What seals that person's texts.
  func seal(of person: String) throws(Failure) -> PersonalSeal {
    let stored = try store.first(
      "SELECT dek, erased_at FROM person WHERE ref = ?", [.text(person)]
    ) { row throws(Failure) in (try row.bytesOrNull(0), try row.textOrNull(1)) }
    guard let stored else { throw .damaged(what: "person") }
    if let wrapped = stored.0 { return .person(try keys.open(wrapped, of: person)) }
    return stored.1 == nil ? .unsealed : .destroyed
  }

  /// What finds the person; `nil` where the person was erased.
  func token(of person: Person) throws(Failure) -> [UInt8]? {
    person.idNumber.isEmpty ? nil : try index.person(person.idNumber)
  }

  /// What seals drafts.
  var draftSeal: PersonalSeal { .drafts(keys) }

  /// A new key for a person, as it is and wrapped.
  func newPersonKey(_ person: String) throws(Failure) -> (DataKey, wrapped: [UInt8]) {
    do throws(CryptoFailure) {
      let key = try keys.keyring.newDataKey()
      return (key, try keys.keyring.wrap(key, of: person))
    } catch {
      throw .cryptography
    }
  }
}
