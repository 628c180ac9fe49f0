package import Receipts

/// What the drawing process is asked for, on its standard input.
package enum PageRequest: Hashable, Sendable {
  /// A paper as PDF, with the words at each page's foot.
  case pdf(Paper, PageFormat, footer: String)
  /// Lines in dots.
  case lines([DotLine])
  /// A QR code, one dot a module.
  case code(String)
  /// Which type papers are set in.
  case type

  /// The first word of each request: parent and child are one program, so there is one version.
  private static let greeting = "yidi-pages"

  /// The request as bytes.
  var bytes: [UInt8] {
    var wire = WireWriter()
    wire.put(Self.greeting)
    switch self {
    case .pdf(let paper, let format, let footer):
      wire.put("pdf")
      wire.put(format.rawValue)
      wire.put(footer)
      wire.put(paper)
    case .lines(let lines):
      wire.put("lines")
      wire.put(lines) { wire, line in
        wire.put(line.text)
        for number in [line.column, line.height, line.isBold ? 1 : 0, line.widthMax] {
          wire.put(number)
        }
      }
    case .code(let payload):
      wire.put("code")
      wire.put(payload)
    case .type: wire.put("type")
    }
    return wire.bytes
  }

  /// The request that those bytes are, or `nil` where they are none.
  init?(_ bytes: [UInt8]) {
    do {
      var wire = WireReader(bytes)
      self = try Self.read(&wire)
      guard wire.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }

  private static func read(_ wire: inout WireReader) throws(WireReader.Failure) -> PageRequest {
    guard try wire.word() == greeting else { throw .init() }
    switch try wire.word() {
    case "pdf":
      guard let format = PageFormat(rawValue: try wire.word()) else { throw .init() }
      let footer = try wire.word()
      return .pdf(try wire.paper(), format, footer: footer)
    case "lines":
      return .lines(
        try wire.items { (wire) throws(WireReader.Failure) in
          let text = try wire.word()
          let (column, height) = (try wire.number(), try wire.number())
          let isBold = try wire.number() == 1
          let widthMax = try wire.number()
          // Pictures of any size would take any memory.
          guard (1...96).contains(column), (1...192).contains(height),
            (1...4096).contains(widthMax)
          else { throw .init() }
          return DotLine(
            text, column: column, height: height, isBold: isBold, widthMax: widthMax)
        })
    case "code": return .code(try wire.word())
    case "type": return .type
    default: throw .init()
    }
  }
}
