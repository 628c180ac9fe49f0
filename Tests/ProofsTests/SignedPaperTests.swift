import Rules
import Seals
import Support
import Testing

@testable import Proofs

@Suite("The signed body in the code of a paper")
struct SignedPaperTests {
  @Test(
    "is genuine, with every field, and the same on every printing",
    arguments: SignatureScheme.allCases)
  func genuine(_ scheme: SignatureScheme) throws {
    let sample = try SampleProof(scheme)
    let paper = try sample.signed()
    #expect(try sample.signed() == paper)
    guard
      case .genuine(let body, let signer, let code) = try sample.list.verdict(on: paper.payload())
    else {
      Issue.record("not genuine")
      return
    }
    #expect(body == sample.body)
    #expect(signer.id == sample.signer.id)
    #expect(try code == paper.code())
  }

  @Test("with one bit changed anywhere is never genuine")
  func everyBit() throws {
    let sample = try SampleProof()
    let paper = try sample.signed()
    let bytes = try #require(paper.body.bytes) + paper.signature
    var words: [String: Int] = [:]
    for bit in 0..<bytes.count * 8 {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let verdict = try sample.list.verdict(on: "YBBA1:" + Base32.text(changed))
      words[verdict.word, default: 0] += 1
    }
    #expect(words["genuine"] == nil)
    // Version, key id and the length of the name are met before the signature.
    #expect(words["unknown"] == 32)
    #expect((words["altered"] ?? 0) >= bytes.count * 8 - 32 - 8 - 8)
  }

  @Test("with one letter changed, missing, doubled or exchanged is never genuine")
  func everyLetter() throws {
    let sample = try SampleProof(.ed25519)
    // As on old papers: without its sign a code is one of those.
    let text = Array(try sample.signed().payload().utf8.dropFirst())
    for place in text.indices {
      var shorter = text
      shorter.remove(at: place)
      var longer = text
      longer.insert(text[place], at: place)
      var exchanged = text
      exchanged.swapAt(place, max(0, place - 1))
      for changed in [shorter, longer, exchanged, Array(text.prefix(place))] where changed != text {
        let verdict = try sample.list.verdict(on: String(decoding: changed, as: UTF8.self))
        #expect(verdict.word != "genuine", "\(place)")
      }
    }
  }

  @Test("changed in seeded ways is never genuine and never stops the program")
  func fuzz() throws {
    var random = SeededRandom(seed: 20_261_122)
    let sample = try SampleProof(.ed25519)
    let bytes = try #require(sample.body.bytes) + sample.signed().signature
    for _ in 0..<3_000 {
      var changed = bytes
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        changed.removeLast(Int.random(in: 0..<bytes.count, using: &random))
      }
      guard changed != bytes else { continue }
      #expect(try sample.list.verdict(on: Base32.text(changed)).word != "genuine")
    }
    for length in 0..<400 {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = SignedBody(noise)
      _ = SignedBody([1] + noise)
      #expect(try sample.list.verdict(on: String(decoding: noise, as: UTF8.self)).word != "genuine")
      let letters = "YBBA1:" + Base32.text([1] + noise)
      #expect(try sample.list.verdict(on: letters).word != "genuine")
      _ = CheckCode.typed(String(decoding: noise, as: UTF8.self))
      _ = try? SignerList("yidi-signers 1\n" + String(decoding: noise, as: UTF8.self))
    }
    #expect(try sample.list.verdict(on: String(repeating: "A", count: 1_000_000)).word == "foreign")
  }

  @Test("as a scanner, an input method or a hand may put it")
  func tolerance() throws {
    let sample = try SampleProof()
    let paper = try sample.signed()
    let address = "HTTPS://YB.EXAMPLE/V/"
    let text = paper.payload(address: address)
    let fullWidth = String(
      String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) })
    )
    let broken = text.enumerated().map { $0 % 40 == 39 ? "\($1)\r\n " : "\($1)" }.joined()
    #expect(paper.payload().hasPrefix("%YBBA1:"))
    let bare = String(paper.payload().dropFirst(7))
    let typed = [
      text, text.lowercased(), fullWidth, broken, bare, paper.payload().lowercased(),
      // As on papers printed before the code had a sign of its own.
      "YBBA1:" + bare,
      text.replacing("/", with: "、").replacing(".", with: "。"), "\u{FEFF}  \(text)\t",
    ]
    for scan in typed { #expect(try sample.list.verdict(on: scan).word == "genuine", "\(scan)") }
    let short = String(text.dropLast(3))
    let wrong = [
      short: "incomplete", text + "A": "incomplete", "": "foreign",
      "https://yb.example/V/": "foreign",
      "6901028075831": "foreign", "hello": "foreign",
      "01,10,044001900111,12345678,100.00,20260731,12345678901234567890,ABCD": "foreign",
      "https://pay.example/p?id=ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ": "foreign",
      "YBBA1:AHIY": "incomplete", "%YBBA1:AHIY": "incomplete", "%AHIY": "foreign",
      bare.replacing("A", with: "1"): "incomplete",
    ]
    for (scan, word) in wrong { #expect(try sample.list.verdict(on: scan).word == word, "\(scan)") }
  }

  @Test("by a key that does not count says so")
  func keys() throws {
    var sample = try SampleProof()
    let payload = try sample.signed().payload()
    #expect(try SignerList().verdict(on: payload).word == "unknown")
    #expect(try SampleProof().list.verdict(on: payload).word == "unknown")
    let signer = sample.signer
    sample.signer = try signer.ended(.retired, on: day("2026-07-31"))
    #expect(try sample.list.verdict(on: payload).word == "genuine")
    sample.signer = try signer.ended(.retired, on: day("2026-07-30"))
    #expect(try sample.list.verdict(on: payload).word == "late")
    sample.signer = try signer.ended(.withdrawn, on: day("2026-12-31"))
    #expect(try sample.list.verdict(on: payload).word == "withdrawn")
  }

  @Test("fits a QR code of version 10, level M, whatever the name")
  func size() throws {
    var sample = try SampleProof(.ed25519)
    let address = "HTTPS://" + String(repeating: "A", count: SignedPaper.addressMax - 9) + "/"
    #expect(SignedPaper.isAddress(address))
    #expect(!SignedPaper.isAddress("A" + address))
    for wrong in ["https://x/", "HTTPS://X", "FTP://X/", "HTTPS://X?/", "HTTPS://x/", ""] {
      #expect(!SignedPaper.isAddress(wrong), "\(wrong)")
    }
    for name in ["张*", "阿\(String(repeating: "*", count: 60))克", String(repeating: "𬭊", count: 30)]
    {
      sample.body.name = name
      let paper = try sample.signed()
      #expect(try #require(paper.body.bytes).count <= SignedBody.lengthMax)
      #expect(paper.payload(address: address).utf8.count <= SignedPaper.lengthMax)
      #expect(try sample.list.verdict(on: paper.payload()).word == "genuine")
    }
  }

  @Test("takes no field that has no room, and every word the law has")
  func fields() throws {
    let sample = try SampleProof(.ed25519)
    func bytes(_ change: (inout SignedBody) throws -> Void) rethrows -> [UInt8]? {
      var body = sample.body
      try change(&body)
      guard let bytes = body.bytes else { return nil }
      #expect(SignedBody(bytes) == body)
      return bytes
    }
    for category in Category.allCases { #expect(bytes { $0.category = category } != nil) }
    for category in Category.allCases { #expect(bytes { $0.treatedAs = category } != nil) }
    for insurance in Insurance.allCases { #expect(bytes { $0.insurance = insurance } != nil) }
    for settlement in Settlement.allCases { #expect(bytes { $0.settlement = settlement } != nil) }
    for kind in SignedBody.Kind.allCases { #expect(bytes { $0.kind = kind } != nil) }
    #expect(bytes { $0.validity = .open } != nil)
    #expect(bytes { $0.deltaPoints = nil } != nil)
    #expect(bytes { $0.idTail = "****" } != nil)
    #expect(bytes { $0.idTail = "12" } == nil)
    #expect(bytes { $0.deltaPoints = 127 } == nil)
    #expect(bytes { $0.number = "DZ2026073101" } == nil)
    #expect(bytes { $0.number = "DZ2026023101004297" } == nil)
    #expect(bytes { $0.digest = [] } == nil)
    #expect(try bytes { $0.effective = try day("1999-12-31") } == nil)
  }
}
