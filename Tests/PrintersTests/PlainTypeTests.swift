import Support
import Testing

@testable import Printers
@testable import Receipts

@Suite("What a printer's plain type can print")
struct PlainTypeTests {
  @Test("full-width marks are spelt at the same width, their air on the same side")
  func marks() throws {
    let text = "三（二）1：起付线，限额；“两病”—好…"
    let spelt = try PlainType.spelt(text)
    #expect(spelt == "三 (二) 1: 起付线, 限额; 「两病」--好..")
    #expect(columns(of: spelt) == columns(of: text))
  }

  @Test("a name it has no type for stops the print, and the character is named")
  func rareName() {
    #expect(throws: PrintFault(.missingCharacter, reason: "𬭊")) {
      try PlainType.spelt("姓名 𬭊*三")
    }
  }

  @Test(
    "every paper can be printed in it, and no line of it grows too wide", arguments: SamplePaper.all
  )
  func papers(_ paper: SamplePaper) throws {
    let text = try PlainType.spelt(TextRenderer.forPaper(try paper.receipt))
    let columnsMax = paper.typeSize == .large ? 48 : 72
    for line in text.split(separator: "\n") {
      #expect(columns(of: line) <= columnsMax, "\(line)")
      #expect(line.unicodeScalars.allSatisfy { $0.value <= 0x4FF || 0x3000...0x9FFF ~= $0.value })
    }
  }
}
