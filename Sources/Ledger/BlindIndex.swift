import Seals

/// Look-up by what must not be readable: equal texts give equal tokens, and nothing leads back.
struct BlindIndex {
  private let key: KeyedHash

  /// Which key it is of.
  var id: UInt16 { key.id }

  /// The index of that key.
  init(key: KeyedHash) {
    self.key = key
  }

  /// The token of a text; the same text under another domain has another.
  func token(_ domain: Domain, _ text: String) throws(Ledger.Failure) -> [UInt8] {
    do { return try key.token(domain.rawValue, text) } catch { throw .cryptography }
  }

  /// The token of a person, from any form of the identity number.
  func person(_ idNumber: String) throws(Ledger.Failure) -> [UInt8] {
    try token(.person, Normalised.idNumber(idNumber))
  }

  /// What a text is looked up as.
  enum Domain: String {
    /// A whole identity number.
    case person
    /// The last four of the identity number, or the four digits of the serial.
    case tail
    /// The first letters of a name's pinyin.
    case initials
    /// A whole name.
    case name
  }
}
