import Support
import Testing

@testable import Seals

@Suite("Algorithms give what their standards print")
struct VectorTests {
  @Test("SM3: GB/T 32905, examples 1 and 2")
  func sm3() throws {
    #expect(
      try SM3.hash(utf8("abc"))
        == hex("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"))
    #expect(
      try SM3.hash(utf8(String(repeating: "abcd", count: 16)))
        == hex("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"))
    #expect(
      try SM3.hash([])
        == hex("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"))
  }

  @Test("HMAC-SM3 is RFC 2104 over SM3, also for keys longer than a block")
  func hmac() throws {
    for length in [1, 32, 63, 64, 65, 200] {
      var key = try SeededBytes(UInt64(length)).bytes(length)
      var block = length > 64 ? try SM3.hash(key) : key
      block += [UInt8](repeating: 0, count: 64 - block.count)
      let secret = Secret(taking: &key)
      // Taken in once, it makes one hash after the other.
      let hashing = try HashingKey(secret)
      for size in [0, 1, 3 * length] {
        let message = try SeededBytes(9).bytes(size)
        let inner = try SM3.hash(block.map { $0 ^ 0x36 } + message)
        let expected = try SM3.hash(block.map { $0 ^ 0x5C } + inner)
        #expect(try hashing.hash(message) == expected)
        #expect(try SM3.keyed(message, key: secret) == expected)
      }
    }
  }

  @Test("SM4: GB/T 32907 example 1, and example 2 with a million rounds")
  func sm4() throws {
    let key = Secret(hex: "0123456789abcdeffedcba9876543210")
    var block = hex("0123456789abcdeffedcba9876543210")
    // Counter mode over zeros gives the block cipher of the counter.
    let zeros = [UInt8](repeating: 0, count: 16)
    block = try Cipher.sm4CTR(zeros, key: key, counter: block)
    #expect(block == hex("681edf34d206965e86b3e94f536e4246"))
    for _ in 1..<1_000_000 { block = try Cipher.sm4CTR(zeros, key: key, counter: block) }
    #expect(block == hex("595298c7c6fd271f0402f804c33d3f66"))
  }

  @Test("SM4-CTR: draft-ribose-cfrg-sm4, A.2.5, and back")
  func sm4CTR() throws {
    let key = Secret(hex: "0123456789abcdeffedcba9876543210")
    let counter = hex("000102030405060708090a0b0c0d0e0f")
    let plain = [0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xAA, 0xBB]
      .flatMap { [UInt8](repeating: $0, count: 8) }
    let sealed = hex(
      """
      ac3236cb970cc20791364c395a1342d1 a3cbc1878c6f30cd074cce385cdd70c7
      f234bc0e24c11980fd1286310ce37b92 6e02fcd0faa0baf38b2933851d824514
      """)
    #expect(try Cipher.sm4CTR(plain, key: key, counter: counter) == sealed)
    #expect(try Cipher.sm4CTR(sealed, key: key, counter: counter) == plain)
  }

  @Test(
    "AES-256-GCM: test cases 13 to 17 of McGrew and Viega, as NIST took them over",
    arguments: GCMVector.all)
  func gcm(_ vector: GCMVector) throws {
    let key = Secret(hex: vector.key)
    let nonce = hex(vector.nonce)
    let along = hex(vector.along)
    let sealed = try Cipher.aesGCM(
      sealing: hex(vector.plain), key: key, nonce: nonce, along: along)
    #expect(sealed.content == hex(vector.content))
    #expect(sealed.tag == hex(vector.tag))
    let opened = try Cipher.aesGCM(
      opening: sealed.content, tag: sealed.tag, key: key, nonce: nonce, along: along)
    #expect(opened == hex(vector.plain))
  }

  @Test("scrypt: RFC 7914, section 12")
  func scrypt() throws {
    let cases: [(String, String, (Int, Int, Int), String)] = [
      (
        "", "", (4, 1, 1),
        """
        77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
        fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
        """
      ),
      (
        "password", "NaCl", (10, 8, 16),
        """
        fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
        2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
        """
      ),
      (
        "pleaseletmein", "SodiumChloride", (14, 8, 1),
        """
        7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
        d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
        """
      ),
    ]
    for (secret, salt, cost, expected) in cases {
      let cost = try #require(PINHash.Cost(logN: cost.0, blocks: cost.1, lanes: cost.2))
      let hash = try PINHash.scrypt(utf8(secret), salt: utf8(salt), cost, length: 64)
      #expect(hash == hex(expected))
    }
  }

  @Test("The openssl command agrees", .enabled(if: mayRun(with: OpenSSLCommand.isThere)))
  func command() throws {
    let folder = try TestFolder()
    let plain = try SeededBytes(1).bytes(1000)
    let file = try folder.put("plain", plain)
    let key = try SeededBytes(2).bytes(16)
    let digits = Hexadecimal.text(key)
    let counter = try SeededBytes(3).bytes(16)

    let hash = try OpenSSLCommand.run(["dgst", "-sm3", "-r", file], in: folder)
    #expect(hash.prefix(64) == Hexadecimal.text(try SM3.hash(plain)))
    let keyed = try OpenSSLCommand.run(
      ["dgst", "-sm3", "-r", "-mac", "HMAC", "-macopt", "hexkey:" + digits, file], in: folder)
    #expect(
      keyed.prefix(64) == Hexadecimal.text(try SM3.keyed(plain, key: Secret(hex: digits))))
    _ = try OpenSSLCommand.run(
      [
        "enc", "-sm4-ctr", "-K", digits, "-iv", Hexadecimal.text(counter), "-in", file,
        "-out", "\(folder.path)/sealed",
      ], in: folder)
    #expect(
      try folder.bytes("sealed")
        == Cipher.sm4CTR(plain, key: Secret(hex: digits), counter: counter))
  }
}

/// One printed case of AES-256-GCM, in hexadecimal digits.
struct GCMVector: Sendable, CustomTestStringConvertible {
  let name: String
  let key: String
  let nonce: String
  var along = ""
  var plain = ""
  var content = ""
  let tag: String

  var testDescription: String { name }

  private static let zeroKey = String(repeating: "00", count: 32)
  private static let key = String(repeating: "feffe9928665731c6d6a8f9467308308", count: 2)
  private static let along = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
  private static let plain = """
    d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
    1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
    """

  static let all = [
    GCMVector(
      name: "13", key: zeroKey, nonce: "000000000000000000000000",
      tag: "530f8afbc74536b9a963b4f1c4cb738b"),
    GCMVector(
      name: "14", key: zeroKey, nonce: "000000000000000000000000",
      plain: "00000000000000000000000000000000", content: "cea7403d4d606b6e074ec5d3baf39d18",
      tag: "d0d1c8a799996bf0265b98b5d48ab919"),
    GCMVector(
      name: "16", key: key, nonce: "cafebabefacedbaddecaf888", along: along, plain: plain,
      content: """
        522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
        8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
        """,
      tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
    GCMVector(
      name: "17", key: key, nonce: "cafebabefacedbad", along: along, plain: plain,
      content: """
        c3762df1ca787d32ae47c13bf19844cbaf1ae14d0b976afac52ff7d79bba9de0
        feb582d33934a4f0954cc2363bc73f7862ac430e64abe499f47c9b1f
        """,
      tag: "3a337dbf46a792c45e454913fe2ea8f2"),
  ]
}
