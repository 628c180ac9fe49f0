internal import CCryptoSSL

/// Signatures by SM2 (GB/T 32918.2) whose nonce key and message alone decide.
///
/// libcrypto draws the nonce, so that each signature of the same text is another one; a paper that
/// is printed again must carry the code it had. The nonce comes as in RFC 6979, 3.2, with HMAC-SM3.
enum SM2Signing {
  private static let numberBytes = 32

  /// r and s of that message, 32 bytes each.
  static func sign(_ message: [UInt8], key: KeyHandle) throws(CryptoFailure) -> [UInt8] {
    let run = try Run(key)
    let hash = try run.hash(of: message)
    var secret = try run.bytes(of: run.secret)
    defer { wipe(&secret) }
    var nonces = try NonceRow(secret: secret, hash: try run.reduced(hash))
    // Not one in 2^250 nonces is of no use.
    for _ in 0..<8 {
      var nonce = try nonces.next()
      defer { wipe(&nonce) }
      if let signature = try run.signature(hash: hash, nonce: nonce) { return signature }
    }
    throw CryptoFailure("SM2 nonce")
  }

  /// The same with a nonce from outside: for the example that the standard prints.
  static func sign(
    _ message: [UInt8], key: KeyHandle, nonce: [UInt8]
  ) throws(CryptoFailure) -> [UInt8]? {
    let run = try Run(key)
    return try run.signature(hash: try run.hash(of: message), nonce: nonce)
  }

  /// The numbers that RFC 6979 draws from a key and the hash of a message.
  private struct NonceRow {
    private var key: Secret
    private var value = [UInt8](repeating: 1, count: SM3.length)
    private var isBegun = false

    init(secret: [UInt8], hash: [UInt8]) throws(CryptoFailure) {
      var zeros = [UInt8](repeating: 0, count: SM3.length)
      key = Secret(taking: &zeros)
      for mark: UInt8 in [0, 1] { try stir([mark] + secret + hash) }
    }

    /// The next number; whether it is below the order of the curve, who uses it finds out.
    mutating func next() throws(CryptoFailure) -> [UInt8] {
      if isBegun { try stir([0]) }
      isBegun = true
      value = try SM3.keyed(value, key: key)
      return value
    }

    private mutating func stir(_ more: [UInt8]) throws(CryptoFailure) {
      var text = value + more
      defer { wipe(&text) }
      var fresh = try SM3.keyed(text, key: key)
      key = Secret(taking: &fresh)
      value = try SM3.keyed(value, key: key)
    }
  }

  /// The curve, a private key on it, and room for numbers that is cleared at the end.
  private final class Run {
    private let group: OpaquePointer
    private let room: OpaquePointer
    private let order: OpaquePointer
    let secret: OpaquePointer

    init(_ key: KeyHandle) throws(CryptoFailure) {
      guard let group = EC_GROUP_new_by_curve_name(NID_sm2) else { throw CryptoFailure("SM2") }
      guard let room = BN_CTX_secure_new(), let order = EC_GROUP_get0_order(group) else {
        EC_GROUP_free(group)
        throw CryptoFailure("BN_CTX_secure_new")
      }
      var secret: OpaquePointer?
      guard EVP_PKEY_get_bn_param(key.key, OSSL_PKEY_PARAM_PRIV_KEY, &secret) == 1, let secret
      else {
        BN_CTX_free(room)
        EC_GROUP_free(group)
        throw CryptoFailure("SM2 private key")
      }
      BN_set_flags(secret, BN_FLG_CONSTTIME)
      (self.group, self.room, self.order, self.secret) = (group, room, order, secret)
    }

    deinit {
      BN_clear_free(secret)
      BN_CTX_free(room)
      EC_GROUP_free(group)
    }

    /// e: SM3 over what tells signer and curve (Z) and the message.
    func hash(of message: [UInt8]) throws(CryptoFailure) -> [UInt8] {
      BN_CTX_start(room)
      defer { BN_CTX_end(room) }
      let (a, b) = (BN_CTX_get(room), BN_CTX_get(room))
      guard let b, EC_GROUP_get_curve(group, nil, a, b, room) == 1, let a,
        let generator = EC_GROUP_get0_generator(group)
      else { throw CryptoFailure("SM2 curve") }
      let name = SignatureScheme.signer
      let bits = name.count * 8
      var text = [UInt8(bits >> 8), UInt8(bits & 0xFF)] + name
      text += try bytes(of: a) + bytes(of: b) + coordinates(of: generator)
      try withMultiple(of: secret) { point throws(CryptoFailure) in
        text += try coordinates(of: point)
      }
      return try SM3.hash(try SM3.hash(text) + message)
    }

    /// r and s, or `nil` where the nonce is of no use.
    func signature(hash: [UInt8], nonce: [UInt8]) throws(CryptoFailure) -> [UInt8]? {
      BN_CTX_start(room)
      defer { BN_CTX_end(room) }
      let numbers = (0..<7).map { _ in BN_CTX_get(room) }
      guard let k = numbers[0], let x = numbers[1], let r = numbers[2], let s = numbers[3],
        let product = numbers[4], let inverse = numbers[5], let exponent = numbers[6],
        BN_bin2bn(nonce, Int32(nonce.count), k) != nil,
        BN_bin2bn(hash, Int32(hash.count), x) != nil
      else { throw CryptoFailure("BN_CTX_get") }
      guard BN_is_zero(k) == 0, BN_cmp(k, order) < 0 else { return nil }
      BN_set_flags(k, BN_FLG_CONSTTIME)
      try withMultiple(of: k) { point throws(CryptoFailure) in
        guard EC_POINT_get_affine_coordinates(group, point, r, nil, room) == 1 else {
          throw CryptoFailure("EC_POINT_get_affine_coordinates")
        }
      }
      // r = e + x1, s = (1 + d)^-1 (k - r d), the inverse by Fermat, which takes a steady time.
      guard BN_mod_add(r, r, x, order, room) == 1, BN_mod_add(s, r, k, order, room) == 1 else {
        throw CryptoFailure("BN_mod_add")
      }
      guard BN_is_zero(r) == 0, BN_is_zero(s) == 0 else { return nil }
      guard BN_copy(product, secret) != nil, BN_add_word(product, 1) == 1,
        BN_copy(exponent, order) != nil, BN_sub_word(exponent, 2) == 1,
        BN_mod_exp_mont_consttime(inverse, product, exponent, order, room, nil) == 1,
        BN_mod_mul(product, r, secret, order, room) == 1,
        BN_mod_sub(product, k, product, order, room) == 1,
        BN_mod_mul(s, inverse, product, order, room) == 1
      else { throw CryptoFailure("SM2 signature") }
      guard BN_is_zero(s) == 0 else { return nil }
      return try bytes(of: r) + bytes(of: s)
    }

    /// The bytes of a hash as a number below the order.
    func reduced(_ hash: [UInt8]) throws(CryptoFailure) -> [UInt8] {
      BN_CTX_start(room)
      defer { BN_CTX_end(room) }
      guard let number = BN_CTX_get(room), BN_bin2bn(hash, Int32(hash.count), number) != nil,
        BN_nnmod(number, number, order, room) == 1
      else { throw CryptoFailure("BN_nnmod") }
      return try bytes(of: number)
    }

    /// A number as 32 bytes.
    func bytes(of number: OpaquePointer) throws(CryptoFailure) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: SM2Signing.numberBytes)
      guard BN_bn2binpad(number, &bytes, Int32(bytes.count)) == bytes.count else {
        throw CryptoFailure("BN_bn2binpad")
      }
      return bytes
    }

    /// Both coordinates of a point, 64 bytes.
    private func coordinates(of point: OpaquePointer) throws(CryptoFailure) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 1 + 2 * SM2Signing.numberBytes)
      let form = POINT_CONVERSION_UNCOMPRESSED
      guard EC_POINT_point2oct(group, point, form, &bytes, bytes.count, room) == bytes.count
      else { throw CryptoFailure("EC_POINT_point2oct") }
      return Array(bytes.dropFirst())
    }

    /// Lends the generator taken so many times.
    private func withMultiple(
      of number: OpaquePointer, _ use: (OpaquePointer) throws(CryptoFailure) -> Void
    ) throws(CryptoFailure) {
      guard let point = EC_POINT_new(group) else { throw CryptoFailure("EC_POINT_new") }
      defer { EC_POINT_clear_free(point) }
      guard EC_POINT_mul(group, point, number, nil, nil, room) == 1 else {
        throw CryptoFailure("EC_POINT_mul")
      }
      try use(point)
    }
  }
}
