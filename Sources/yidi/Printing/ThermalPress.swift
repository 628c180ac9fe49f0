internal import Messages
internal import Pages
internal import Printers
internal import Receipts
internal import Thermal

extension Press {
  /// The paper as the bytes of such a printer, its long paragraphs left on the full version.
  func bytes(
    _ paper: Paper, for profile: ThermalProfile, _ texts: Messages.Catalogue
  ) throws(PrintFault) -> [UInt8] {
    let short = paper.forRoll(notice: texts("receipt.shortened"))
    do {
      return try ThermalRenderer(
        profile: profile, artist: Artist(maker: maker), codeDots: codeDots
      ).bytes(short)
    } catch let fault as PageFault {
      throw PrintFault(fault)
    } catch ThermalFailure.codeTooWide {
      throw PrintFault(.codeTooWide)
    } catch {
      throw PrintFault(.notDrawn)
    }
  }
}

/// Has what a printer has no type for drawn by the process that draws pages.
private struct Artist: ThermalArtist {
  let maker: PageMaker

  func draw(_ lines: [RasterLine]) throws -> [Bitmap] {
    let wanted = lines.map { line in
      DotLine(
        line.text, column: line.width / 2, height: line.height, isBold: line.isBold,
        widthMax: line.widthMax)
    }
    return try maker.rasters(of: wanted).compactMap(Bitmap.init)
  }

  func code(_ payload: String) throws -> Bitmap {
    guard let code = Bitmap(try maker.code(of: payload)) else { throw PageFault.failed(.nonsense) }
    return code
  }
}

extension Bitmap {
  fileprivate init?(_ raster: Raster) {
    self.init(width: raster.width, height: raster.height, bytes: raster.bytes)
  }
}
