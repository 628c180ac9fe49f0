/// One line as the printer gets it.
struct ThermalLine {
  /// What it is made of.
  enum Content {
    case blank
    case type([UInt8])
    case drawing(RasterLine)
    case code(String)
  }

  var content: Content
  let heightFactor: Int
  var widthFactor = 1
  var isBold = false
  var isCentred = false

  /// A line `rows` times as high as ordinary type.
  init(_ content: Content, rows: Int = 1) {
    self.content = content
    heightFactor = rows
  }

  /// From this line to the next, in dots: a character is 24 high.
  var pitch: Int { 26 * heightFactor }

  /// What is to be drawn of it.
  var drawing: RasterLine? { if case .drawing(let line) = content { line } else { nil } }
}

/// The commands and characters sent to a printer; says what changes, once.
struct CommandStream {
  /// Lines fed behind the last, so that it is past the cutter or the edge one tears at.
  private enum Feed {
    static let cut: UInt8 = 4
    static let tear: UInt8 = 6
  }

  private(set) var bytes: [UInt8] = []
  private let profile: ThermalProfile
  private var pitch = 30
  private var isBold = false
  private var isCentred = false
  private var factors = (width: 1, height: 1)
  private var hanziFactors = (width: 1, height: 1)

  /// Begins with a printer as it was switched on.
  init(_ profile: ThermalProfile) {
    self.profile = profile
    bytes.reserveCapacity(4096)
    bytes += [0x1B, 0x40]
    if profile.hasHanzi { bytes += [0x1C, 0x26] }
  }

  /// Air.
  mutating func blank(height: Int) {
    set(pitch: height)
    bytes.append(0x0A)
  }

  /// A line in the printer's own type.
  mutating func line(_ text: [UInt8], _ line: ThermalLine) {
    set(isCentred: line.isCentred)
    set(pitch: line.pitch)
    set(width: line.widthFactor, height: line.heightFactor, hasHanzi: text.contains { $0 > 0x7F })
    if isBold != line.isBold {
      isBold = line.isBold
      bytes += [0x1B, 0x45, isBold ? 1 : 0]
    }
    bytes += text
    bytes.append(0x0A)
  }

  /// A line that was drawn, as high as its neighbours.
  mutating func picture(_ picture: Bitmap, _ line: ThermalLine) {
    let left = line.isCentred ? (profile.roll.dots - picture.width) / 2 : 0
    raster(
      picture.placed(
        onWidth: left + picture.width, height: max(line.pitch, picture.height), column: left,
        row: max(0, line.pitch - picture.height) / 2))
  }

  /// A code the printer draws itself (GS ( k), model 2, level M.
  mutating func code(_ payload: String, dots: Int) {
    blank(height: CodeSize.quiet * dots)
    set(isCentred: true)
    let data = Array(payload.utf8)
    let length = data.count + 3
    bytes += [0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0]
    bytes += [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, UInt8(dots)]
    bytes += [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31]
    bytes += [0x1D, 0x28, 0x6B, UInt8(length & 0xFF), UInt8(length >> 8), 0x31, 0x50, 0x30] + data
    bytes += [0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30]
    blank(height: CodeSize.quiet * dots)
  }

  /// A code that was drawn, in the middle, with its white above and below.
  mutating func code(_ code: Bitmap, quiet: Int) {
    let left = (profile.roll.dots - code.width) / 2
    raster(
      code.placed(
        onWidth: left + code.width, height: code.height + 2 * quiet, column: left, row: quiet))
  }

  /// Feeds the last line out, and cuts.
  mutating func end() {
    set(pitch: 30)
    bytes += [0x1B, 0x64, profile.hasCutter ? Feed.cut : Feed.tear]
    if profile.hasCutter { bytes += [0x1D, 0x56, 0x42, 0] }
  }

  /// Bands, since clones take no more than 255 rows at once.
  private mutating func raster(_ picture: Bitmap) {
    set(isCentred: false)
    let stride = picture.stride
    var row = 0
    while row < picture.height {
      let rows = min(255, picture.height - row)
      bytes += [0x1D, 0x76, 0x30, 0, UInt8(stride & 0xFF), UInt8(stride >> 8), UInt8(rows), 0]
      bytes += picture.bytes[row * stride..<(row + rows) * stride]
      row += rows
    }
  }

  private mutating func set(pitch new: Int) {
    guard pitch != new else { return }
    pitch = new
    bytes += [0x1B, 0x33, UInt8(new)]
  }

  private mutating func set(isCentred new: Bool) {
    guard isCentred != new else { return }
    isCentred = new
    bytes += [0x1B, 0x61, new ? 1 : 0]
  }

  private mutating func set(width: Int, height: Int, hasHanzi: Bool) {
    if factors != (width, height) {
      factors = (width, height)
      bytes += [0x1D, 0x21, UInt8((width - 1) << 4 | (height - 1))]
    }
    if profile.needsHanziSize, hasHanzi, hanziFactors != (width, height) {
      hanziFactors = (width, height)
      bytes += [0x1C, 0x21, (width > 1 ? 4 : 0) | (height > 1 ? 8 : 0)]
    }
  }
}
