import Fronts
import Support
import Testing

@Suite("Bytes cut into lines")
struct LineReaderTests {
  @Test("come out the same whole, one byte at a time and in any pieces")
  func pieces() {
    let bytes = Array("1\n张三丰\r\n\n 0 \nlast".utf8)
    let wanted: [LineReader.Line] = ["1", "张三丰", "", "0", "last"].map { .text($0) }
    var random = SeededRandom(seed: 3)
    for size in [1, 2, 3, bytes.count] + (0..<20).map({ _ in Int(random.next() % 7) + 1 }) {
      var reader = LineReader()
      var found: [LineReader.Line] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += reader.feed(bytes[start..<min(bytes.count, start + size)])
      }
      #expect(found + [reader.end()].compactMap { $0 } == wanted)
    }
  }

  @Test("that are no text, or too many, are told and spoil no other line")
  func spoilt() {
    var reader = LineReader()
    let long = [UInt8](repeating: 0x61, count: LineReader.bytesMax + 1)
    let bytes: [UInt8] = [0xC4, 0xE3, 0x0A] + long + [0x0A] + long.dropLast() + Array("\n1\n".utf8)
    let found = reader.feed(bytes)
    #expect(found.count == 4)
    #expect(found.prefix(2) == [.notText, .tooLong])
    #expect(found.last == .text("1"))
    #expect(reader.end() == nil)
  }

  @Test("lose keys that write nothing, and keep what was meant")
  func keys() {
    let lines = [
      "\u{1B}[A张\u{1B}[200~三\u{1B}[201~\u{1B}OP丰": "张三丰", "1\u{7F}2": "2", "\u{1B}": "",
      "\u{1B}[1;5D": "", "a\tb": "a b", "\u{202E}张": "张", "\u{0}2": "2", "　２ ": "２",
    ]
    for (typed, wanted) in lines {
      var reader = LineReader()
      #expect(reader.feed(Array((typed + "\n").utf8)) == [.text(wanted)])
    }
  }
}
