import FoundationEssentials
import Messages
import Receipts
import Support
import Testing

@testable import Thermal

@Suite("A whole paper as its commands")
struct WholePaperTests {
  @Test("is what it was, command by command", arguments: [Paper.TypeSize.ordinary, .large])
  func golden(typeSize: Paper.TypeSize) throws {
    var input = try PaperSample.lateFiling.input(.zh)
    input.signature = .init(payload: OtherEncoderTests.payload, code: "7K3M-9QXT")
    let paper = Paper(input, typeSize: typeSize, catalogue: try texts(.zh))
      .forRoll(notice: "全文见普通版回执。")
    // Both rolls, and both ways to double Chinese type.
    let profile =
      typeSize == .ordinary
      ? ThermalProfile() : ThermalProfile(roll: .mm58, hasCutter: false, needsHanziSize: true)
    let bytes = try ThermalRenderer(profile: profile, artist: FakeArtist()).bytes(paper)
    let commands = try PaperReader.use { try $0.commands(bytes, dots: profile.roll.dots) }
    #expect(Support.golden(commands, "ThermalTests/Data/receipt.\(typeSize).txt") == nil)
  }
}

@Suite("The commands as another program encodes them")
struct OtherEncoderTests {
  /// As long as a signed receipt's.
  static let payload =
    "%YBBA1:" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 7)

  /// What python-escpos 3.1 makes of each, recorded by the script of that name, which says how; no
  /// package of Debian 12 has it.
  private static func recorded() throws -> [String: [UInt8]] {
    let path = repositoryPath() + "/Tests/ThermalTests/Data/python-escpos.txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let words = line.split(separator: " ")
        let digits = Array(words[1].utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index in
          UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        return (String(words[0]), bytes)
      })
  }

  /// The picture that both encode.
  private static func picture(width: Int, height: Int) -> Bitmap {
    var picture = Bitmap(width: width, height: height)
    for row in 0..<height {
      for column in 0..<width where (column * 7 + row * 3) % 5 == 0 { picture[column, row] = true }
    }
    return picture
  }

  @Test("codes, pictures, sizes, weights, places, pitches, feeds and cuts are the same bytes")
  func same() throws {
    func bytes(_ body: (inout CommandStream) -> Void) -> [UInt8] {
      var stream = CommandStream(ThermalProfile())
      body(&stream)
      return stream.bytes
    }
    func line(rows: Int, wide: Int, bold: Bool = false, centred: Bool = false) -> [UInt8] {
      var line = ThermalLine(.blank, rows: rows)
      (line.widthFactor, line.isBold, line.isCentred) = (wide, bold, centred)
      let plain = ThermalLine(.blank)
      return bytes { stream in
        stream.line([0x41], line)
        stream.line([0x41], plain)
      }
    }
    let ours: [String: [UInt8]] = [
      "code-6": bytes { $0.code("%YBBA1:AB", dots: 6) },
      "code-5-long": bytes { $0.code(Self.payload, dots: 5) },
      "picture": bytes {
        $0.picture(Self.picture(width: 20, height: 30), ThermalLine(.blank))
      },
      "picture-in-bands": bytes {
        $0.picture(Self.picture(width: 16, height: 300), ThermalLine(.blank))
      },
      "double": line(rows: 2, wide: 2), "tall": line(rows: 2, wide: 1),
      "plain": line(rows: 2, wide: 2), "bold": line(rows: 1, wide: 1, bold: true),
      "light": line(rows: 1, wide: 1, bold: true),
      "centred": line(rows: 1, wide: 1, centred: true),
      "left": line(rows: 1, wide: 1, centred: true), "pitch-26": line(rows: 1, wide: 1),
      "reset": bytes { _ in }, "feed-4": bytes { $0.end() }, "cut": bytes { $0.end() },
    ]
    let recorded = try Self.recorded()
    #expect(Set(recorded.keys) == Set(ours.keys))
    for (name, wanted) in recorded {
      let own = ours[name] ?? []
      #expect(own.firstRange(of: wanted) != nil, "\(name): \(own)")
    }
  }
}
