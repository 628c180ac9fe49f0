/// A dot-matrix printer of the tests' own: coarse unless it is asked for finer dots, Letter unless told.
enum DotMatrix {
  /// What such a printer says of itself to CUPS; its data stay CUPS raster, which tells what was drawn.
  static let ppd = """
    *PPD-Adobe: "4.3"
    *FormatVersion: "4.3"
    *FileVersion: "1.0"
    *LanguageVersion: English
    *LanguageEncoding: ISOLatin1
    *PCFileName: "DOTS.PPD"
    *Product: "(Dots)"
    *PSVersion: "(3010.000) 0"
    *Manufacturer: "Tests"
    *ModelName: "Dots"
    *ShortNickName: "Dots"
    *NickName: "Dots"
    *ColorDevice: False
    *DefaultColorSpace: Gray
    *LanguageLevel: "3"
    *cupsVersion: 2.4
    *cupsFilter: "application/vnd.cups-raster 0 -"
    *OpenUI *PageSize/Sheet: PickOne
    *OrderDependency: 10 AnySetup *PageSize
    *DefaultPageSize: Letter
    *PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
    *PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
    *CloseUI: *PageSize
    *OpenUI *PageRegion/Sheet: PickOne
    *OrderDependency: 10 AnySetup *PageRegion
    *DefaultPageRegion: Letter
    *PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
    *PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
    *CloseUI: *PageRegion
    *DefaultImageableArea: Letter
    *ImageableArea Letter/Letter: "0 0 612 792"
    *ImageableArea A4/A4: "0 0 595 842"
    *DefaultPaperDimension: Letter
    *PaperDimension Letter/Letter: "612 792"
    *PaperDimension A4/A4: "595 842"
    *OpenUI *Resolution/Dots: PickOne
    *OrderDependency: 20 AnySetup *Resolution
    *DefaultResolution: 60dpi
    *Resolution 60dpi/60 DPI: "<</HWResolution[60 60]>>setpagedevice"
    *Resolution 180dpi/180 DPI: "<</HWResolution[180 180]>>setpagedevice"
    *CloseUI: *Resolution

    """

  /// A first page of CUPS raster.
  struct Raster {
    let dotsPerInch: [Int]
    /// Width and height in points.
    let sheet: [Int]
    /// Width and height.
    let dots: [Int]
    /// How dark each dot is, row after row: 0 is black; empty where it is compressed or in colour.
    let shades: [UInt8]

    /// Of version 2 or 3, in the order of bytes of the machine; `nil` where it is none.
    init?(_ bytes: [UInt8]) {
      let (word, head) = (4, 4)
      guard bytes.count > 1800,
        [Array("3SaR".utf8), Array("2SaR".utf8)].contains(Array(bytes[..<4]))
      else { return nil }
      func numbers(at place: Int) -> [Int] {
        [place, place + word].map { start in
          (0..<word).reversed().reduce(0) { $0 << 8 | Int(bytes[head + start + $1]) }
        }
      }
      // Behind four names of 64 bytes each; the places are those of cups_page_header2_t.
      dotsPerInch = numbers(at: 276)
      sheet = numbers(at: 352)
      dots = numbers(at: 372)
      let (bits, lineLength, space) = (
        numbers(at: 388)[0], numbers(at: 392)[0], numbers(at: 400)[0]
      )
      let body = bytes.dropFirst(head + 1796)
      guard bytes[0] == UInt8(ascii: "3"), bits == 1 || bits == 8,
        body.count >= lineLength * dots[1]
      else {
        self.shades = []
        return
      }
      // Black is counted up, every other space of one colour counts the light.
      let isInk = space == 3
      var shades: [UInt8] = []
      shades.reserveCapacity(dots[0] * dots[1])
      for row in 0..<dots[1] {
        let line = body.dropFirst(row * lineLength).prefix(lineLength)
        for column in 0..<dots[0] {
          let byte = line[line.startIndex + column * bits / 8]
          let value = bits == 8 ? byte : (byte >> UInt8(7 - column % 8)) & 1 == 1 ? 255 : 0
          shades.append(isInk ? 255 - value : value)
        }
      }
      self.shades = shades
    }

    /// The page as a picture that other programs read.
    var picture: [UInt8] { Array("P5\n\(dots[0]) \(dots[1])\n255\n".utf8) + shades }
  }
}
