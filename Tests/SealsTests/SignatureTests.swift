import FoundationEssentials
import Glibc
import Support
import Testing

@testable import Seals

@Suite("Signatures")
struct SignatureTests {
  @Test("What was signed is known, anything else is not", arguments: SignatureScheme.allCases)
  func signing(_ scheme: SignatureScheme) throws {
    let key = try SigningKey(scheme)
    let open = try key.verifyingKey()
    #expect(key.scheme == scheme && open.scheme == scheme)
    for length in [0, 1, 1000] {
      let message = try SeededBytes(UInt64(length)).bytes(length)
      let signature = try key.sign(message)
      #expect(try open.verifies(signature, of: message))
      #expect(try !open.verifies(signature, of: message + [0]))
      for bit in 0..<signature.count * 8 {
        var changed = signature
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(try !open.verifies(changed, of: message), "bit \(bit)")
      }
    }
    let signature = try key.sign([1])
    for count in 0..<signature.count {
      #expect(try !open.verifies(Array(signature.prefix(count)), of: [1]))
    }
    #expect(try !open.verifies(signature + [0], of: [1]))
    #expect(try !SigningKey(scheme).verifyingKey().verifies(signature, of: [1]))
  }

  @Test("SM2: the example of GB/T 32918.5, A.2, with the default signer")
  func sm2Vector() throws {
    let point = """
      09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020
      ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13
      """
    let key = try #require(
      VerifyingKey(
        pem: pem("PUBLIC KEY", "3059301306072a8648ce3d020106082a811ccf5501822d03420004" + point)))
    #expect(key.scheme == .sm2)
    let signature = hex(
      """
      3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3
      022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa
      """)
    #expect(try key.verifies(signature, of: utf8("message digest")))
    #expect(try !key.verifies(signature, of: utf8("message digesT")))
  }

  @Test("Ed25519: RFC 8032, 7.1, test 2")
  func ed25519Vector() throws {
    let key = try #require(
      SigningKey(
        pem: pem(
          "PRIVATE KEY",
          """
          302e020100300506032b657004220420
          4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb
          """)))
    let signature = hex(
      """
      92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
      085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
      """)
    #expect(try key.sign([0x72]) == signature)
    #expect(try key.verifyingKey().verifies(signature, of: [0x72]))
  }

  @Test("Keys come back from PEM; a public one has the fingerprint of its private one")
  func pemRoundTrip() throws {
    for scheme in SignatureScheme.allCases {
      let key = try SigningKey(scheme)
      let open = try key.verifyingKey()
      let again = try #require(VerifyingKey(pem: try open.pem()))
      #expect(again.scheme == scheme)
      #expect(try again.fingerprint() == open.fingerprint())
      #expect(try open.fingerprint() != SigningKey(scheme).verifyingKey().fingerprint())
      #expect(try again.verifies(key.sign([7]), of: [7]))
      #expect(SigningKey(pem: try open.pem()) == nil)
    }
    #expect(SigningKey(pem: []) == nil && VerifyingKey(pem: utf8("-----BEGIN")) == nil)
  }

  @Test("A key file is guarded as the keyring's is, and never overwritten")
  func files() throws {
    let folder = try TestFolder()
    let path = folder.path + "/sign.pem"
    let key = try SigningKey(.sm2)
    try key.create(path)
    #expect(throws: KeyFileFailure.exists(path: path)) { try key.create(path) }
    let read = try SigningKey.read(path)
    #expect(try read.verifyingKey().fingerprint() == key.verifyingKey().fingerprint())
    chmod(path, 0o640)
    #expect(throws: KeyFileFailure.exposed(path: path, mode: 0o640)) { try SigningKey.read(path) }
    let other = try folder.put("other.pem", utf8("nothing"))
    #expect(throws: KeyFileFailure.notASigningKey(path: other)) { try SigningKey.read(other) }
    #expect(throws: KeyFileFailure.missing(path: "/none/x")) { try SigningKey.read("/none/x") }
  }

  @Test(
    "The openssl command verifies ours, and we verify its",
    .enabled(if: mayRun(with: OpenSSLCommand.isThere)),
    arguments: SignatureScheme.allCases)
  func command(_ scheme: SignatureScheme) throws {
    let folder = try TestFolder()
    let message = utf8("达市医保办发")
    let file = try folder.put("message", message)
    let options =
      scheme == .sm2 ? ["-digest", "sm3", "-pkeyopt", "distid:1234567812345678"] : []

    let own = try SigningKey(scheme)
    let ownPublic = try folder.put("own.pub", try own.verifyingKey().pem())
    let ownSignature = try folder.put("own.sig", try own.sign(message))
    let said = try OpenSSLCommand.run(
      [
        "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", ownPublic, "-in", file, "-sigfile",
        ownSignature,
      ] + options, in: folder)
    #expect(said.contains("Verified Successfully"))

    let made = "\(folder.path)/theirs.pem"
    _ = try OpenSSLCommand.run(
      ["genpkey", "-algorithm", scheme == .sm2 ? "SM2" : "ED25519", "-out", made], in: folder)
    _ = try OpenSSLCommand.run(
      [
        "pkeyutl", "-sign", "-rawin", "-inkey", made, "-in", file, "-out",
        "\(folder.path)/theirs.sig",
      ] + options, in: folder)
    chmod(made, 0o600)
    let theirs = try SigningKey.read(made)
    #expect(theirs.scheme == scheme)
    #expect(try theirs.verifyingKey().verifies(folder.bytes("theirs.sig"), of: message))
  }

  @Test(
    "Keys of other schemes, and keys behind a passphrase, are refused without asking",
    .enabled(if: mayRun(with: OpenSSLCommand.isThere)))
  func refused() throws {
    let folder = try TestFolder()
    let path = "\(folder.path)/key.pem"
    let ways: [[String]] = [
      ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path],
      ["genpkey", "-algorithm", "X25519", "-out", path],
      ["genpkey", "-algorithm", "ED25519", "-aes-128-cbc", "-pass", "pass:1234", "-out", path],
    ]
    for way in ways {
      _ = try OpenSSLCommand.run(way, in: folder)
      chmod(path, 0o600)
      #expect(throws: KeyFileFailure.notASigningKey(path: path)) { try SigningKey.read(path) }
    }
  }

  private func pem(_ kind: String, _ digits: String) -> [UInt8] {
    let text = Data(hex(digits)).base64EncodedString()
    return utf8("-----BEGIN \(kind)-----\n\(text)\n-----END \(kind)-----\n")
  }
}
