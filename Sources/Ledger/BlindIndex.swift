import Seals

/// Look-up by what must not be readable: equal texts give equal tokens, and nothing leads back.
struct BlindIndex: Sendable {
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

  /// What a filing of that person is found by, but for its number.
  func tokens(of person: Person) throws(Ledger.Failure) -> Set<[UInt8]> {
    var tokens = Set<[UInt8]>(minimumCapacity: Limits.tokensMax)
    // Erased: nothing of the person is left to be found by.
    guard !person.idNumber.isEmpty else { return tokens }
    let idNumber = Normalised.idNumber(person.idNumber)
    for length in Limits.tailLengths where idNumber.count >= length {
      tokens.insert(try token(.tail, String(idNumber.suffix(length))))
    }
    let name = Normalised.name(person.name)
    for length in 0..<min(name.count, Limits.initialsMax) {
      tokens.insert(try token(.name, String(name.prefix(length + 1))))
    }
    // A longer one is also found whole.
    if !(1...Limits.initialsMax).contains(name.count) {
      tokens.insert(try token(.name, name))
    }
    let initials = Normalised.name(person.initials).prefix(Limits.initialsMax)
    for length in 0..<initials.count {
      tokens.insert(try token(.initials, String(initials.prefix(length + 1))))
    }
    return tokens
  }

  /// What every filing is found by, whoever it is of.
  func tokens(of number: FilingNumber) throws(Ledger.Failure) -> Set<[UInt8]> {
    [
      try token(.tail, String(number.text.dropFirst(12).prefix(4))),
      try token(.tail, String(number.text.suffix(4))),
    ]
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
