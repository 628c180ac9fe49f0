import Rules
import Support
import Testing

@testable import Ledger

@Suite("What an event's body and its time are written as")
struct FieldsTests {
  @Test("Fields are the same bytes in whatever order they were added")
  func canonical() throws {
    var first = Fields()
    first.add("b", "2")
    first.add("a", "张三\n1 5\n")
    first.add("b", [0, 255, 10])
    var second = Fields()
    second.add("a", "张三\n1 5\n")
    second.add("b", "2")
    second.add("b", [0, 255, 10])
    #expect(first.bytes == second.bytes)
    #expect(Fields(first.bytes) == first)
    #expect(first.text("a") == "张三\n1 5\n")
    #expect(Fields([]) == Fields())
  }

  @Test("Bytes that no fields would write are refused")
  func refused() throws {
    for text in [
      "a", "a 1", "a 1\n", "a 1\nx", "a 2\nx\n", "a 1\nxx", "a 01\nx\n", "a +1\nx\n", "a -1\nx\n",
      "b 1\nx\na 1\ny\n", "a 99999999999999999999\nx\n", "a 9223372036854775807\nx\n", "a x\nx\n",
      "\n", " 0\n", "a 1\nx\n\n",
    ] {
      #expect(Fields(Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test("Any bytes at all are read or refused, never more")
  func random() {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("ab 0129\n".utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &random)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<8, using: &random)] }
      if let fields = Fields(bytes) { #expect(fields.bytes == bytes) }
    }
  }

  @Test(
    "A number that may be somebody's is hidden in a reason, and a filing's or a day is not",
    arguments: [
      ("本人要求查511700195503120015，急", "本人要求查**************0015，急"),
      ("5117 0019 5503 1200 1X", "**** **** **** **00 1X"),
      ("５１１７００１９５５０３１２００１５", "**************００１５"), ("511700550312001", "***********2001"),
      ("代 DZ 2026 0731 0100 0163", "代 DZ 2026 0731 0100 0163"),
      ("511700.19550312.0015 来", "******.********.0015 来"),
      ("511700/1955_0312，\t001，5", "******/****_****，\t001，5"),
      ("51170019801231，007x", "**************，007x"),
      ("511700.19550312.0016", "511700.19550312.0016"),
      ("号511700.19550312号0015", "号511700.19550312号0015"),
      ("13800001234，13900005678", "*******1234，*******5678"), ("x", "x"), ("", ""),
      ("电话 138 0000-1234", "电话 *** ****-1234"), ("0818-2380001", "0818-***0001"),
      ("护照 E12345678", "护照 E****5678"), ("123456 号", "123456 号"),
      ("20260731 出院，2026-07-31", "20260731 出院，2026-07-31"), ("20261331", "****1331"),
      ("DZ2026073101000163", "DZ2026073101000163"),
    ])
  func reasons(_ text: String, _ stored: String) {
    #expect(Normalised.withoutNumbers(text) == stored)
  }

  @Test(
    "A moment is written as civil time in China",
    arguments: [
      (0, "1970-01-01T08:00:00+08:00"), (1_785_462_312, "2026-07-31T09:45:12+08:00"),
      (1_785_427_199, "2026-07-30T23:59:59+08:00"), (1_785_427_200, "2026-07-31T00:00:00+08:00"),
      (-28_801, "1969-12-31T23:59:59+08:00"), (2_147_483_648, "2038-01-19T11:14:08+08:00"),
    ])
  func moments(_ seconds: Int64, _ text: String) {
    #expect(Moment(secondsSince1970: seconds).description == text)
  }

  @Test("A clock that is out of all bounds gives a moment all the same")
  func bounds() {
    for seconds in [Int64.min, Int64.max] {
      #expect(Moment(secondsSince1970: seconds).description.count == 25)
    }
  }

  @Test("An identifier keeps its 128 bits, and only what is one is taken for one")
  func identifiers() {
    let made = (0..<1000).map { _ in Identifier(SystemEntropy()) }
    #expect(Set(made).count == 1000)
    for identifier in made { #expect(Identifier(identifier.text) == identifier) }
    for text in ["", "0", String(repeating: "U", count: 26), String(repeating: "0", count: 27)] {
      #expect(Identifier(text) == nil)
    }
  }
}
