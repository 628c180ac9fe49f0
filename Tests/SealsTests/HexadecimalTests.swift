import Testing

@testable import Seals

@Suite("Hexadecimal digits")
struct HexadecimalTests {
  @Test("Bytes come back, and only lower-case pairs are read")
  func roundTrip() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Hexadecimal.bytes(Hexadecimal.text(bytes).utf8) == bytes)
    for wrong in ["0", "0G", "AB", " 1", "0x", "é"] {
      #expect(Hexadecimal.bytes(wrong.utf8) == nil, "\(wrong)")
    }
  }
}
