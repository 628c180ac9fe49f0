internal import Glibc
package import Receipts

/// Has pages drawn by a process of its own, so that a fault in a library takes no form down.
///
/// What is to be drawn goes in over a socket: never in arguments, the environment or a file.
package struct PageMaker: Sendable {
  private let program: String
  private let arguments: [String]
  private let secondsAllowed: Double

  /// The word that makes the program the drawing process instead.
  package static let argument = "draw-pages"

  /// By that program, this one unless said; it has ten seconds for each request.
  package init(
    program: String = "/proc/self/exe", arguments: [String] = [PageMaker.argument],
    secondsAllowed: Double = 10
  ) {
    self.program = program
    self.arguments = arguments
    self.secondsAllowed = secondsAllowed
  }

  /// The paper as PDF on sheets of that format; see `PageDrawing.pdf`.
  package func pdf(
    _ paper: Paper, _ format: PageFormat, footer: String
  ) throws(PageFault) -> [UInt8] {
    let bytes = try answer(to: .pdf(paper, format, footer: footer))
    guard bytes.starts(with: "%PDF-".utf8) else { throw .failed(.nonsense) }
    return bytes
  }

  /// The lines in dots, in their order.
  package func rasters(of lines: [DotLine]) throws(PageFault) -> [Raster] {
    guard !lines.isEmpty else { return [] }
    guard let rasters = Raster.all(pbm: try answer(to: .lines(lines))), rasters.count == lines.count
    else { throw .failed(.nonsense) }
    return rasters
  }

  /// The QR code of that payload at level M, one dot a module, without the white around it.
  package func code(of payload: String) throws(PageFault) -> Raster {
    guard let raster = Raster.all(pbm: try answer(to: .code(payload)))?.first else {
      throw .failed(.nonsense)
    }
    return raster
  }

  /// The type that papers come out in.
  package func type() throws(PageFault) -> PaperType {
    guard let type = PaperType(try answer(to: .type)) else { throw .failed(.nonsense) }
    return type
  }

  private func answer(to request: PageRequest) throws(PageFault) -> [UInt8] {
    let child = try DrawingProcess(program, arguments)
    let ended = child.converse(request.bytes, secondsAllowed: secondsAllowed)
    switch ended {
    case .hung: throw .failed(.hung)
    case .exited(0, let sealed):
      guard let bytes = Sealed.open(sealed) else { throw .failed(.nonsense) }
      return bytes
    case .exited(65, let bytes):
      let words = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
      guard words.count == 2,
        let fault = PageFault(kind: String(words[0]), detail: String(words[1]))
      else { throw .failed(.nonsense) }
      throw fault
    case .exited, .killed: throw .failed(.ended)
    }
  }
}
