/// Why a sealed box does not open.
package enum SealFailure: Error, Equatable, Sendable {
  /// Too short, or a version or suite this program does not know.
  case unknownBox
  /// Changed since it was sealed, or taken from another place.
  case altered
  /// Sealed with a key that is not at hand.
  case keyMissing
}

/// Where a box belongs; a box opened anywhere else does not open.
package struct SealBinding: Hashable, Sendable {
  /// The table it lies in.
  package let table: String
  /// What tells its row from all others.
  package let row: String
  /// Which field of the row.
  package let field: String
  /// Whose data it holds, where that is one person's: the key to use, and to destroy.
  package let person: String?

  /// The place of that field of that row.
  package init(table: String, row: String, field: String, person: String? = nil) {
    (self.table, self.row, self.field, self.person) = (table, row, field, person)
  }

  /// Bytes that differ for every two places.
  package var bytes: [UInt8] {
    var fields = LengthPrefixed()
    for part in [table, row, field, person] { fields.add(part) }
    return fields.bytes
  }
}

/// The one way personal fields and drafts go into the ledger, and come out.
///
/// A box is `version 1 | suite 1 | key 2 | nonce 0 or 16 | content | tag 16`, in bytes, so that a
/// suite with ciphers follows without a change to any table.
package protocol Sealer: Sendable {
  /// The box of those bytes for that place.
  func seal(_ plain: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8]

  /// The bytes in a box of that place.
  func open(_ box: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8]
}

/// Suite 0: **nothing is hidden**; the content stands in the box as it is.
///
/// Its tag is an unkeyed SM3 over place and content: it sees decay and boxes that were moved, not
/// somebody who computes it anew.
package struct PlainSealer: Sealer {
  private static let head: [UInt8] = [1, 0, 0, 0]
  private static let tagBytes = 16

  /// Needs no key.
  package init() {}

  package func seal(_ plain: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8] {
    try Self.head + plain + tag(of: plain, binding)
  }

  package func open(_ box: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8] {
    guard box.count >= Self.head.count + Self.tagBytes, box.starts(with: Self.head) else {
      throw .unknownBox
    }
    let plain = Array(box[Self.head.count..<box.count - Self.tagBytes])
    guard try box.suffix(Self.tagBytes).elementsEqual(tag(of: plain, binding)) else {
      throw .altered
    }
    return plain
  }

  private func tag(of plain: [UInt8], _ binding: SealBinding) throws(SealFailure) -> [UInt8] {
    do {
      return try Array(SM3.hash(binding.bytes + plain).prefix(Self.tagBytes))
    } catch {
      throw .unknownBox
    }
  }
}
