import Testing

@testable import Printers

@Suite("What a thermal printer answers")
struct ThermalStatusTests {
  @Test(
    "the bits mean what Epson documents",
    arguments: [
      ([0x12, 0x12, 0x12, 0x12], nil), ([0x1A, 0x32, 0x12, 0x72], PrintFault.Code.mediaEmpty),
      ([0x1A, 0x16, 0x12, 0x12], .coverOpen), ([0x1A, 0x12, 0x1A, 0x12], .printerError),
      ([0x1A, 0x12, 0x12, 0x12], .offline), ([0x12, 0x12, 0x12, 0x1E], nil),
      ([0x1A, 0x36, 0x12, 0x72], .coverOpen),
    ] as [([UInt8], PrintFault.Code?)])
  func hindrances(answers: [UInt8], code: PrintFault.Code?) {
    let status = ThermalStatus(answers: answers)
    #expect(status.hindrance == code)
    #expect(status.isLow == (answers[3] == 0x1E))
  }

  @Test("what a line with echo sends back is no answer")
  func echo() {
    for question in ThermalStatus.questions {
      #expect(!question.contains(where: ThermalStatus.isRealTime))
    }
    #expect(!ThermalStatus.isInLine(0x12) && ThermalStatus.isInLine(0x00))
  }

  @Test(
    "of what is said unasked nothing is heard, wherever it is cut, and all else is",
    arguments: [
      ([0x10, 0x00, 0x0F, 0x00], []), ([0x14, 0x60, 0x0C, 0x0F, 0x00], [0x00]),
      ([0x12, 0x10, 0x00, 0x00, 0x00, 0x12, 0x00], [0x12, 0x12, 0x00]),
      // Broken off: what cannot belong to it is heard again.
      ([0x10, 0x00, 0x12, 0x00], [0x12, 0x00]), ([0x10, 0x10, 0x00, 0x00, 0x00, 0x03], [0x03]),
    ] as [([UInt8], [UInt8])])
  func unasked(said: [UInt8], heard: [UInt8]) {
    for cut in 0...said.count {
      var ear = ThermalEar()
      #expect(ear.hear(Array(said[..<cut])) + ear.hear(Array(said[cut...])) == heard)
    }
  }
}
