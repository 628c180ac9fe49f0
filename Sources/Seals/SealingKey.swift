/// A key that seals and opens boxes, with the keys derived from it for each suite and use.
struct SealingKey: Sendable {
  /// What boxes name it by.
  let id: UInt16
  /// The 32 bytes all others are derived from.
  let root: Secret

  private let smEncryption: Secret
  private let smAuthentication: Secret
  private let aes: Secret
  private let placeHints: Secret
  private let hint: [UInt8]

  /// Bytes of a root.
  static let rootBytes = 32

  init(id: UInt16, root: Secret) throws(CryptoFailure) {
    self.id = id
    self.root = root
    smEncryption = try root.derived("yidi encryption", context: [Suite.sm.rawValue])
    smAuthentication = try root.derived("yidi authentication", context: [Suite.sm.rawValue])
    aes = try root.derived("yidi encryption", context: [Suite.aes.rawValue])
    placeHints = try root.derived("yidi place hint")
    let keyHint = try root.derived("yidi key hint")
    hint = keyHint.withBytes { Array($0.prefix(SealedBox.hintBytes)) }
  }

  /// The box of those bytes for that place.
  func seal(
    _ plain: [UInt8], in place: BoxPlace, suite: Suite, random: some RandomSource
  ) throws(CryptoFailure) -> [UInt8] {
    let hints = try hints(of: place)
    let empty = SealedBox(
      suite: suite, keyID: id, nonce: try random.bytes(SealedBox.nonceBytes), hints: hints,
      content: [], tag: [])
    let associated = empty.associated(place, hints: hints)
    let sealed: (content: [UInt8], tag: [UInt8])
    switch suite {
    case .sm:
      let content = try Cipher.sm4CTR(plain, key: smEncryption, counter: empty.nonce)
      sealed = (content, try smTag(of: content, along: associated))
    case .aes:
      sealed = try Cipher.aesGCM(
        sealing: plain, key: aes, nonce: empty.nonce, along: associated)
    }
    return SealedBox(
      suite: suite, keyID: id, nonce: empty.nonce, hints: hints, content: sealed.content,
      tag: sealed.tag
    ).bytes
  }

  /// The bytes in a box of that place.
  func open(_ box: SealedBox, in place: BoxPlace) throws(BoxFailure) -> [UInt8] {
    guard box.keyID == id else { throw .unknownKey(box.keyID) }
    let outcome: Result<[UInt8], BoxFailure>
    do throws(CryptoFailure) {
      outcome = try attempt(box, place)
    } catch {
      throw .cryptography(error)
    }
    return try outcome.get()
  }

  private func attempt(
    _ box: SealedBox, _ place: BoxPlace
  ) throws(CryptoFailure) -> Result<[UInt8], BoxFailure> {
    if let plain = try unseal(box, place, hints: box.hints) { return .success(plain) }
    let expected = try hints(of: place)
    // With the hints mended it opens: they alone were changed, and tell nothing.
    if try unseal(box, place, hints: expected) != nil { return .failure(.altered) }
    switch (box.hints.key == expected.key, box.hints.place == expected.place) {
    case (true, false): return .failure(.wrongPlace)
    case (false, false): return .failure(.wrongKey)
    case (_, true): return .failure(.altered)
    }
  }

  private func unseal(
    _ box: SealedBox, _ place: BoxPlace, hints: SealedBox.Hints
  ) throws(CryptoFailure) -> [UInt8]? {
    let associated = box.associated(place, hints: hints)
    switch box.suite {
    case .sm:
      guard sameInConstantTime(try smTag(of: box.content, along: associated), box.tag) else {
        return nil
      }
      return try Cipher.sm4CTR(box.content, key: smEncryption, counter: box.nonce)
    case .aes:
      return try Cipher.aesGCM(
        opening: box.content, tag: box.tag, key: aes, nonce: box.nonce, along: associated)
    }
  }

  private func smTag(
    of content: [UInt8], along associated: [UInt8]
  ) throws(CryptoFailure) -> [UInt8] {
    var last = LengthPrefixed()
    last.add(content)
    let tag = try SM3.keyed(associated + last.bytes, key: smAuthentication)
    return Array(tag.prefix(SealedBox.tagBytes))
  }

  private func hints(of place: BoxPlace) throws(CryptoFailure) -> SealedBox.Hints {
    let hash = try SM3.keyed(place.bytes, key: placeHints)
    return SealedBox.Hints(key: hint, place: Array(hash.prefix(SealedBox.hintBytes)))
  }
}
