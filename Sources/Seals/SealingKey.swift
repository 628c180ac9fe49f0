/// A key that seals and opens boxes, with the keys derived from it for each suite and use.
struct SealingKey: Sendable {
  /// What boxes name it by.
  let id: UInt16
  /// The 32 bytes all others are derived from.
  let root: Secret

  /// The keys of the suite that is mostly used.
  private let usual: Keys
  private let hint: [UInt8]

  /// Bytes of a root.
  static let rootBytes = 32

  /// What a suite seals with.
  private enum Keys {
    case sm(encryption: Secret, authentication: HashingKey)
    case aes(Secret)

    init(_ suite: Suite, _ root: HashingKey) throws(CryptoFailure) {
      let use = [suite.rawValue]
      let encryption = try root.derived("yidi encryption", context: use)
      switch suite {
      case .sm:
        let authentication = try root.derived("yidi authentication", context: use)
        self = .sm(encryption: encryption, authentication: try HashingKey(authentication))
      case .aes: self = .aes(encryption)
      }
    }

    var suite: Suite {
      switch self {
      case .sm: .sm
      case .aes: .aes
      }
    }
  }

  /// The key of that root; it opens boxes of every suite, `mostly` those of one.
  init(id: UInt16, root: Secret, mostly suite: Suite) throws(CryptoFailure) {
    self.id = id
    self.root = root
    let deriving = try HashingKey(root)
    usual = try Keys(suite, deriving)
    let keyHint = try deriving.derived("yidi key hint")
    hint = keyHint.withBytes { Array($0.prefix(SealedBox.hintBytes)) }
  }

  /// The box of those bytes for that place.
  func seal(
    _ plain: [UInt8], in place: BoxPlace, suite: Suite, random: some RandomSource
  ) throws(CryptoFailure) -> [UInt8] {
    let bytes = place.bytes
    let hints = SealedBox.Hints(key: hint, place: SealedBox.hint(of: bytes))
    let nonce = try random.bytes(SealedBox.nonceBytes)
    let empty = SealedBox(
      suite: suite, keyID: id, nonce: nonce, hints: hints, content: [], tag: [])
    let associated = empty.associated(bytes, hints: hints, before: plain.count)
    let sealed: (content: [UInt8], tag: [UInt8])
    switch try keys(suite) {
    case .sm(let encryption, let authentication):
      let content = try Cipher.sm4CTR(plain, key: encryption, counter: nonce)
      sealed = (content, try tag(authentication, of: content, along: associated))
    case .aes(let key):
      sealed = try Cipher.aesGCM(
        sealing: plain, key: key, nonce: nonce, along: associated.bytes)
    }
    return SealedBox(
      suite: suite, keyID: id, nonce: nonce, hints: hints, content: sealed.content,
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
    let bytes = place.bytes
    if let plain = try unseal(box, bytes, hints: box.hints) { return .success(plain) }
    let places = [SealedBox.hint(of: bytes), try keyedHint(of: bytes)]
    // With the hints mended it opens: they alone were changed, and tell nothing.
    for place in places {
      let mended = SealedBox.Hints(key: hint, place: place)
      if try unseal(box, bytes, hints: mended) != nil { return .failure(.altered) }
    }
    guard box.hints.key == hint else { return .failure(.wrongKey) }
    return .failure(places.contains(box.hints.place) ? .altered : .wrongPlace)
  }

  private func unseal(
    _ box: SealedBox, _ place: [UInt8], hints: SealedBox.Hints
  ) throws(CryptoFailure) -> [UInt8]? {
    let associated = box.associated(place, hints: hints, before: box.content.count)
    switch try keys(box.suite) {
    case .sm(let encryption, let authentication):
      let tag = try tag(authentication, of: box.content, along: associated)
      guard sameInConstantTime(tag, box.tag) else { return nil }
      return try Cipher.sm4CTR(box.content, key: encryption, counter: box.nonce)
    case .aes(let key):
      return try Cipher.aesGCM(
        opening: box.content, tag: box.tag, key: key, nonce: box.nonce, along: associated.bytes)
    }
  }

  private func keys(_ suite: Suite) throws(CryptoFailure) -> Keys {
    suite == usual.suite ? usual : try Keys(suite, HashingKey(root))
  }

  private func tag(
    _ key: HashingKey, of content: [UInt8], along associated: consuming LengthPrefixed
  ) throws(CryptoFailure) -> [UInt8] {
    associated.add(content)
    return Array(try key.hash(associated.bytes).prefix(SealedBox.tagBytes))
  }

  /// The place hint of boxes from before it had no key.
  private func keyedHint(of place: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    let key = try HashingKey(root.derived("yidi place hint"))
    return Array(try key.hash(place).prefix(SealedBox.hintBytes))
  }
}
