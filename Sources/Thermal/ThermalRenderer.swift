package import Receipts

/// Turns a paper into the bytes a thermal printer prints (ESC/POS).
package struct ThermalRenderer: Sendable {
  package let profile: ThermalProfile
  private let artist: any ThermalArtist
  private let codeDots: [String: Int]

  /// A renderer for that printer; `artist` is asked only for what the printer cannot do itself.
  ///
  /// `codeDots` are the dots to a module of codes that are not as large as fits, by what they hold.
  package init(
    profile: ThermalProfile, artist: any ThermalArtist, codeDots: [String: Int] = [:]
  ) {
    self.profile = profile
    self.artist = artist
    self.codeDots = codeDots
  }

  /// The whole paper, fed out and cut.
  package func bytes(_ paper: Paper) throws -> [UInt8] {
    let isLarge = paper.typeSize == .large
    let rows = TextRenderer(rollColumns: profile.roll.columns, typeSize: paper.typeSize).rows(paper)
    let type = PrinterType(profile)
    // A title is doubled where the paper is wide enough for all of it.
    let doublesTitle = rows.allSatisfy { row in
      row.role != .title
        || (type.bytes(String(row.text.drop { $0 == " " }))?.count ?? Int.max / 4) * 2
          <= profile.roll.columns
    }
    let lines = rows.map { line($0, isLarge: isLarge, doublesTitle: doublesTitle, type) }
    let missing = lines.compactMap(\.drawing)
    var drawn = (missing.isEmpty ? [] : try artist.draw(missing))[...]
    guard drawn.count == missing.count else {
      throw ThermalFailure.notDrawn(missing.first?.text ?? "")
    }
    var stream = CommandStream(profile)
    for line in lines {
      switch line.content {
      case .blank: stream.blank(height: line.pitch / 2)
      case .type(let bytes): stream.line(bytes, line)
      case .drawing(let wanted):
        guard let picture = drawn.popFirst(), picture.width <= profile.roll.dots else {
          throw ThermalFailure.notDrawn(wanted.text)
        }
        stream.picture(picture, line)
      case .code(let payload): try add(payload, to: &stream)
      }
    }
    stream.end()
    return stream.bytes
  }

  private func add(_ payload: String, to stream: inout CommandStream) throws {
    guard profile.hasNativeQR else {
      let code = try artist.code(payload)
      let dots = try self.dots(of: payload, modules: code.width)
      return stream.code(code.scaled(by: dots), quiet: CodeSize.quiet * dots)
    }
    guard let modules = CodeSize.modules(for: payload) else { throw ThermalFailure.codeTooWide }
    stream.code(payload, dots: try dots(of: payload, modules: modules))
  }

  private func dots(of payload: String, modules: Int) throws(ThermalFailure) -> Int {
    guard let wanted = codeDots[payload] else {
      return try CodeSize.dots(
        modules: modules, roll: profile.roll, most: profile.codeDots)
    }
    guard CodeSize.fits(modules: modules, dots: wanted, roll: profile.roll) else {
      throw .codeTooWide
    }
    return wanted
  }

  private func line(
    _ row: PaperRow, isLarge: Bool, doublesTitle: Bool, _ type: borrowing PrinterType
  ) -> ThermalLine {
    if case .code(let payload) = row.role { return ThermalLine(.code(payload)) }
    if row.role == .blank { return ThermalLine(.blank, rows: isLarge ? 2 : 1) }
    let isCentred = row.role == .title || row.role == .office
    let text = isCentred ? String(row.text.drop { $0 == " " }) : row.text
    let bytes = type.bytes(text)
    let isTitle = row.role == .title && !isLarge
    let doubles = isTitle && doublesTitle
    var line = ThermalLine(.blank, rows: isLarge || isTitle ? 2 : 1)
    line.widthFactor = doubles || (isLarge && !row.isNarrow) ? 2 : 1
    line.isBold = row.role == .title || row.role == .heading
    line.isCentred = isCentred
    if let bytes, bytes.count * line.widthFactor <= profile.roll.columns {
      line.content = .type(bytes)
    } else {
      line.content = .drawing(
        RasterLine(
          text: String(text.filter { $0.isPrintable }), height: 24 * line.heightFactor,
          width: 24 * line.widthFactor, isBold: line.isBold, widthMax: profile.roll.dots))
    }
    return line
  }
}

extension Character {
  /// Whether it is no control, which would be drawn as nothing or worse.
  fileprivate var isPrintable: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
