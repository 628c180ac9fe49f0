package import Rules
internal import Seals

/// What is signed of a paper: what one compares with it, and a digest of all that it says.
package struct SignedBody: Hashable, Sendable {
  /// Which paper it is.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// 备案回执
    case filing = 1
    /// The receipt of a filing made during the stay or after it (补办).
    case lateFiling = 2
    /// The receipt of a filing that took another's place (变更).
    case change = 3
  }

  /// The key that signs, by the first bytes of its fingerprint.
  package var key: KeyID
  package var kind: Kind
  /// Two capitals and 16 digits, the first eight of which are the day it was filed.
  package var number: String
  /// The first day it holds.
  package var effective: Day
  /// The last day it holds.
  package var validity: Validity
  /// The place of care as chosen.
  package var carePlace: PlaceCode
  package var insuredPlace: PlaceCode
  package var insurance: Insurance
  /// The category it was filed under.
  package var category: Category
  /// The one the decision was made for.
  package var treatedAs: Category
  /// Percentage points against the local ratio; `nil`: none stated.
  package var deltaPoints: Int?
  package var settlement: Settlement
  /// Masked, as on the paper.
  package var name: String
  /// The last characters of the identity number, as on the paper.
  package var idTail: String
  /// The first bytes of SM3 over the paper's canonical text.
  package var digest: [UInt8]

  /// A body of those fields.
  package init(
    key: KeyID, kind: Kind, number: String, effective: Day, validity: Validity,
    carePlace: PlaceCode, insuredPlace: PlaceCode, insurance: Insurance, category: Category,
    treatedAs: Category, deltaPoints: Int?, settlement: Settlement, name: String, idTail: String,
    digest: [UInt8]
  ) {
    (self.key, self.kind, self.number) = (key, kind, number)
    (self.effective, self.validity) = (effective, validity)
    (self.carePlace, self.insuredPlace) = (carePlace, insuredPlace)
    (self.insurance, self.category, self.treatedAs) = (insurance, category, treatedAs)
    (self.deltaPoints, self.settlement) = (deltaPoints, settlement)
    (self.name, self.idTail, self.digest) = (name, idTail, digest)
  }

  /// The day it was filed, as the number says.
  package var filedOn: Day? { SignedBody.day(of: number) }

  /// The day in a number, or `nil` where it has not the shape of one.
  static func day(of number: String) -> Day? {
    let signs = Array(number.utf8)
    guard signs.count == 18, signs.prefix(2).allSatisfy({ (65...90).contains($0) }),
      signs.dropFirst(2).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let digits = signs.dropFirst(2).prefix(8).map { Int($0) - 48 }
    let part = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + $1 } }
    return Day(year: part(0..<4), month: part(4..<6), day: part(6..<8))
  }
}

/// A key by the first four bytes of its fingerprint, which is SM3 over the public key.
package struct KeyID: Hashable, Sendable, CustomStringConvertible {
  let bytes: [UInt8]

  /// How many bytes it has.
  static let length = 4

  /// The id of the key with that fingerprint.
  package init(fingerprint: [UInt8]) {
    bytes = Array((fingerprint + [UInt8](repeating: 0, count: KeyID.length)).prefix(KeyID.length))
  }

  /// Eight lower-case hexadecimal digits.
  package var description: String { Hexadecimal.text(bytes) }
}
