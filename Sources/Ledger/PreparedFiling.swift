import Seals

/// A filing with everything done to it that hangs on nothing on record: a key is made for who files, as if
/// nobody had filed them before, their texts are sealed, and what finds them is hashed.
///
/// That takes about as long as a fast disk does to keep it, and nobody need wait for it: neither who files, nor
/// the windows that wait for the write lock. Let go of unfiled it leaves nothing, and its key is zeroed.
package struct PreparedFiling: Sendable {
  /// What is filed.
  package let filing: NewFiling
  /// What the filing will be named by in the events.
  let subject: String
  /// Who files, where nobody filed them before: the reference, the key, and the key as it is stored.
  let person: String
  let key: DataKey
  let wrapped: [UInt8]
  /// What finds who files.
  let token: [UInt8]
  /// What finds the filing, but for its number.
  let tokens: Set<[UInt8]>
  /// The values of the event but for the filing's number, sealed with that key.
  let fields: Fields
  /// The keys it was made with.
  fileprivate let master: UInt16
  fileprivate let index: UInt16

  /// Whether those are still the keys of the ledger.
  func fits(_ keys: LedgerKeys) -> Bool {
    master == keys.keyring.masterID && index == keys.index.id
  }
}

/// Makes filings ready for a ledger, on any thread.
package struct FilingPreparer: Sendable {
  let keyring: Keyring
  let index: BlindIndex
  let entropy: any Entropy

  /// That filing, ready to be put on record.
  ///
  /// - Throws: `cryptography`.
  package func prepare(_ filing: NewFiling) throws(Ledger.Failure) -> PreparedFiling {
    let person = Identifier(entropy).text
    let (random, key, wrapped) = try newKey(of: person, boxes: filing.agent == nil ? 1 : 2)
    let codec = FilingCodec(
      seal: .person(key), event: filing.id, person: person, random: random)
    return PreparedFiling(
      filing: filing, subject: Identifier(entropy).text, person: person, key: key,
      wrapped: wrapped, token: try index.person(filing.person.idNumber),
      tokens: try index.tokens(of: filing.person), fields: try codec.fields(of: filing),
      master: keyring.masterID, index: index.id)
  }

  /// A key for that person, as it is and wrapped; the random bytes are drawn at once, also for so many boxes
  /// of it.
  private func newKey(
    of person: String, boxes: Int
  ) throws(Ledger.Failure) -> (DrawnRandom, DataKey, wrapped: [UInt8]) {
    do throws(CryptoFailure) {
      let random = try DrawnRandom(DataKey.randomBytes(boxes: boxes))
      let key = try keyring.newDataKey(random: random)
      return (random, key, try keyring.wrap(key, of: person, random: random))
    } catch {
      throw .cryptography
    }
  }
}

extension Ledger {
  /// What makes filings ready with the keys as they are known here.
  package var preparer: FilingPreparer {
    FilingPreparer(keyring: keys.keyring, index: index, entropy: outside.entropy)
  }
}
