import FoundationEssentials
import Support
import Testing

@testable import Seals

@Suite("Signatures of 64 bytes")
struct CompactSignatureTests {
  private static let secret = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
  private static let point = """
    09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020
    ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13
    """

  private func standardKey() throws -> SigningKey {
    let digits =
      "308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420" + Self.secret
      + "a14403420004" + Self.point
    let text = Data(hex(digits)).base64EncodedString()
    return try #require(
      SigningKey(pem: utf8("-----BEGIN PRIVATE KEY-----\n\(text)\n-----END PRIVATE KEY-----\n")))
  }

  @Test("SM2: with the nonce of GB/T 32918.5, A.2, its signature comes out")
  func vector() throws {
    let key = try standardKey()
    let nonce = hex("59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21")
    let signature = try SM2Signing.sign(utf8("message digest"), key: key.handle, nonce: nonce)
    #expect(
      signature
        == hex(
          """
          f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3
          b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa
          """))
    // Zero, and what is not below the order of the curve.
    for useless in [[UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xFF, count: 32)] {
      #expect(try SM2Signing.sign([1], key: key.handle, nonce: useless) == nil)
    }
  }

  @Test(
    "The same text gives the same signature, another text or key another nonce",
    arguments: SignatureScheme.allCases)
  func steady(_ scheme: SignatureScheme) throws {
    let (key, other) = (try SigningKey(scheme), try SigningKey(scheme))
    let open = try key.verifyingKey()
    var firsts: Set<[UInt8]> = []
    for length in 0..<50 {
      let text = try SeededBytes(UInt64(length)).bytes(length)
      let signature = try key.signCompactly(text)
      #expect(signature.count == VerifyingKey.compactLength)
      #expect(try key.signCompactly(text) == signature)
      #expect(try open.verifiesCompactly(signature, of: text))
      #expect(try !open.verifiesCompactly(signature, of: text + [0]))
      #expect(try !other.verifyingKey().verifiesCompactly(signature, of: text))
      // A nonce used twice would show in the first half, and give the key away.
      firsts.insert(Array(signature.prefix(32)))
      firsts.insert(Array(try other.signCompactly(text).prefix(32)))
    }
    #expect(firsts.count == 100)
  }

  @Test(
    "The nonce is that of RFC 6979 with HMAC-SM3, drawn by another hand",
    .enabled(if: mayRun(with: OpenSSLCommand.isThere)))
  func nonce() throws {
    let folder = try TestFolder()
    // Python's own hmac over OpenSSL's SM3; e, the hash with the signer's name, by hand.
    let script = try folder.put(
      "nonce.py",
      utf8(
        """
        import hmac, hashlib, sys
        x = int(sys.argv[1], 16); m = b"message digest"
        n = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
        h = lambda b: hashlib.new("sm3", b).digest()
        a = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"
        b = "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"
        g = "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7" \\
            "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"
        z = h(b"\\x00\\x80" + b"1234567812345678" + bytes.fromhex(a + b + g + sys.argv[2]))
        e = int.from_bytes(h(z + m), "big") % n
        k, v = b"\\0" * 32, b"\\1" * 32
        mac = lambda k, t: hmac.new(k, t, "sm3").digest()
        for mark in (b"\\0", b"\\1"):
            k = mac(k, v + mark + x.to_bytes(32, "big") + e.to_bytes(32, "big"))
            v = mac(k, v)
        print(mac(k, v).hex())
        """))
    let log = "\(folder.path)/log"
    let open = Self.point.replacing("\n", with: "")
    try ChildProgram.run("/usr/bin/python3", [script, Self.secret, open], log: log)
    let nonce = hex(String(decoding: folder.bytes("log"), as: UTF8.self))
    let key = try standardKey()
    #expect(
      try key.signCompactly(utf8("message digest"))
        == SM2Signing.sign(utf8("message digest"), key: key.handle, nonce: nonce))
  }

  @Test("What is no signature is none", arguments: SignatureScheme.allCases)
  func refused(_ scheme: SignatureScheme) throws {
    let open = try SigningKey(scheme).verifyingKey()
    for length in [0, 1, 63, 65, 128] {
      #expect(try !open.verifiesCompactly([UInt8](repeating: 7, count: length), of: [1]))
    }
    for byte in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
      #expect(try !open.verifiesCompactly([UInt8](repeating: byte, count: 64), of: [1]))
    }
  }
}
