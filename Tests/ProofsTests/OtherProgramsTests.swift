import FoundationEssentials
import Glibc
import Seals
import Support
import Testing

@testable import Proofs

@Suite("What others make of our signatures")
struct OtherProgramsTests {
  static func isThere(_ program: String) -> Bool { access(program, X_OK) == 0 }

  @Test(
    "openssl verifies an SM2 signature over the body, with the usual signer, and no changed one",
    .enabled(if: mayRun(with: isThere("/usr/bin/openssl"))))
  func openssl() throws {
    let folder = try ProofFolder()
    let sample = try SampleProof()
    let paper = try sample.signed()
    let key = try folder.put("key.pem", try sample.signer.key.pem())
    let body = try #require(paper.body.bytes)
    let signature = try folder.put("sig", der(paper.signature))
    func verify(_ bytes: [UInt8], id: String) throws -> String {
      try folder.run(
        "/usr/bin/openssl",
        [
          "dgst", "-sm3", "-verify", key, "-signature", signature, "-sigopt", "distid:\(id)",
          try folder.put("body", bytes),
        ])
    }
    #expect(try verify(body, id: "1234567812345678").contains("Verified OK"))
    #expect(throws: ChildProgram.Failure.self) { try verify(body, id: "1234567812345679") }
    #expect(throws: ChildProgram.Failure.self) { try verify(body + [0], id: "1234567812345678") }
  }

  /// As the standard of DER has it, and not as we write it.
  private func der(_ raw: [UInt8]) -> [UInt8] {
    let numbers = [raw.prefix(32), raw.suffix(32)].map { number -> [UInt8] in
      let digits = [0] + number
      return [2, UInt8(digits.count)] + digits
    }
    // Openssl takes only the shortest form.
    let short = numbers.map { number -> [UInt8] in
      var digits = Array(number.dropFirst(2))
      while digits.count > 1, digits[0] == 0, digits[1] < 0x80 { digits.removeFirst() }
      return [2, UInt8(digits.count)] + digits
    }
    return [0x30, UInt8(short[0].count + short[1].count)] + short[0] + short[1]
  }

  @Test(
    "Botan, which shares no code with libcrypto, verifies both schemes, and its own are ours",
    .enabled(if: mayRun(with: botan)), arguments: SignatureScheme.allCases)
  func other(_ scheme: SignatureScheme) throws {
    let folder = try ProofFolder()
    let sample = try SampleProof(scheme)
    let paper = try sample.signed()
    let key = try folder.put("key.pem", try sample.signer.key.pem())
    let body = try folder.put("body", try #require(paper.body.bytes))
    let signature = try folder.put("sig", paper.signature)
    let padding = scheme == .sm2 ? "1234567812345678,SM3" : "Pure"
    let script = try folder.put(
      "verify.py",
      Array(
        """
        import base64, sys, botan2
        key, padding, body, signature = sys.argv[1:]
        pem = open(key).read()
        if padding == "Pure":
            public = botan2.PublicKey.load(pem)
        else:
            # To Botan the usual name of the key type means ECDSA; the point is what comes last.
            der = base64.b64decode("".join(pem.split("\\n")[1:-2]))
            public = botan2.PublicKey.load_sm2(
                "sm2p256v1", *(int.from_bytes(der[i:][:32], "big") for i in (-64, -32)))
        verify = botan2.PKVerify(public, padding)
        data, sign = open(body, "rb").read(), open(signature, "rb").read()
        verify.update(data)
        first = verify.check_signature(sign)
        verify.update(data[:-1] + bytes([data[-1] ^ 1]))
        print(first, verify.check_signature(sign))
        """.utf8))
    let said = try folder.run("/usr/bin/python3", [script, key, padding, body, signature])
    #expect(said == "True False\n")
  }

  /// Whether Python finds Botan.
  static let botan: Bool = {
    guard let child = try? ChildProgram(starting: "/usr/bin/python3", ["-c", "import botan2"])
    else {
      return false
    }
    return child.wait() == 0
  }()

  @Test(
    "A QR code of version 10, level M, at most, read back by another program",
    .enabled(if: mayRun(with: isThere("/usr/bin/qrencode") && isThere("/usr/bin/zbarimg"))))
  func picture() throws {
    let folder = try ProofFolder()
    var sample = try SampleProof()
    sample.body.name = "阿\(String(repeating: "*", count: 60))克"
    let address = "HTTPS://" + String(repeating: "A", count: SignedPaper.addressMax - 9) + "/"
    for payload in [
      try sample.signed().payload(), try sample.signed().payload(address: address),
    ] {
      let picture = "\(folder.path)/code.png"
      // Symversion and level M as wanted: it fails where the text does not fit.
      _ = try folder.run(
        "/usr/bin/qrencode", ["-l", "M", "-v", "10", "--strict-version", "-o", picture, payload])
      let read = try folder.run(
        "/usr/bin/zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture])
      #expect(read.contains(payload))
      #expect(try sample.list.verdict(on: payload).word == "genuine")
    }
  }
}
