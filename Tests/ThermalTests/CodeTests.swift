import Messages
import Receipts
import Support
import Testing

@testable import Thermal

@Suite("The code on a thermal printer")
struct CodeTests {
  /// As long as a signed receipt's.
  private static let payload =
    "HTTPS://YB.EXAMPLE.CN/V/" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 6)

  private func paper(_ payload: String) -> Paper {
    Paper(
      number: "DZ", typeSize: .ordinary, language: .zh,
      blocks: [.proof(.init(payload: payload, sentences: ["核验码 ABCD EFGH"]))])
  }

  @Test(
    "is read back from the paper, drawn by the printer or by us",
    arguments: ThermalProfile.Roll.allCases, [true, false])
  func scanned(roll: ThermalProfile.Roll, isNative: Bool) throws {
    try PaperReader.use { reader in
      let renderer = ThermalRenderer(
        profile: ThermalProfile(roll: roll, hasNativeQR: isNative),
        artist: FakeArtist(code: try reader.matrix(Self.payload)))
      let read = try reader.read(
        [try renderer.bytes(paper(Self.payload))], dots: roll.dots, scans: true)
      #expect(read[0].scanned == [Self.payload])
      #expect(read[0].texts == ["核验码 ABCD EFGH"])
      let native = read[0].rows.first { $0.kind == "code" }
      #expect((native != nil) == isNative)
      if let native {
        #expect((Int(native.parts[1]) ?? 0) >= 5)
        #expect(native.parts[2] == "49")
      }
    }
  }

  @Test("is asked for in the bytes that Epson documents")
  func bytes() throws {
    let bytes = try ThermalRenderer(profile: ThermalProfile(), artist: FakeArtist())
      .bytes(paper("%YBBA1:AB"))
    let documented: [UInt8] =
      [0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00]  // model 2
      + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, 0x06]  // 6 dots a module
      + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31]  // level M
      + [0x1D, 0x28, 0x6B, 0x0C, 0x00, 0x31, 0x50, 0x30] + Array("%YBBA1:AB".utf8)
      + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30]
    #expect(bytes.split(separator: documented, maxSplits: 1).count == 2)
  }

  @Test("grows as the standard says, and is never printed smaller than telephones read")
  func sizes() throws {
    try PaperReader.use { reader in
      for length in [1, 20, 21, 178, 221, 222, 262, 311] {
        let payload = String(repeating: "A", count: length)
        let plain = try reader.matrix(payload).width
        #expect(CodeSize.modules(for: payload) == plain)
        let mixed = String(repeating: "a", count: length)
        let octets = try reader.matrix(mixed).width
        #expect(CodeSize.modules(for: mixed) == octets)
      }
    }
    #expect(try CodeSize.dots(modules: 53, roll: .mm58) == 6)
    #expect(try CodeSize.dots(modules: 61, roll: .mm58) == 5)
    #expect(throws: ThermalFailure.codeTooWide) { try CodeSize.dots(modules: 69, roll: .mm58) }
    // Where somebody found out what can be read, no larger than that, and smaller where it must be.
    #expect(try CodeSize.dots(modules: 53, roll: .mm80, most: 5) == 5)
    #expect(try CodeSize.dots(modules: 53, roll: .mm80, most: 4) == 4)
    #expect(try CodeSize.dots(modules: 53, roll: .mm80, most: 8) == 8)
    #expect(try CodeSize.dots(modules: 61, roll: .mm58, most: 6) == 5)
    let capped = try ThermalRenderer(profile: ThermalProfile(codeDots: 5), artist: FakeArtist())
      .bytes(paper("%YBBA1:AB"))
    #expect(capped.split(separator: [0x31, 0x43, 0x05] as [UInt8], maxSplits: 1).count == 2)
    #expect(throws: ThermalFailure.codeTooWide) {
      try ThermalRenderer(profile: ThermalProfile(), artist: FakeArtist())
        .bytes(paper(String(repeating: "A", count: 2000)))
    }
  }
}
