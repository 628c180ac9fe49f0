/// Why a box does not open.
package enum BoxFailure: Error, Hashable, Sendable {
  /// Too short to be a box, or of a version this program does not know.
  case notABox
  /// Sealed in a way this program does not know.
  case unknownSuite(UInt8)
  /// Sealed with the key of this id, which is not at hand.
  case unknownKey(UInt16)
  /// The key of that id is another one: that of another ledger, or of another person.
  case wrongKey
  /// Whole, but sealed for another table, row or field.
  case wrongPlace
  /// Changed since it was sealed.
  case altered
  /// libcrypto fails on this machine.
  case cryptography(CryptoFailure)
}
