internal import CQREncode

/// The modules of a QR code, at level M: it stands a crease and a stain.
struct QRCode: Hashable {
  /// Modules along a side, without the quiet zone.
  let side: Int
  private let dark: [Bool]

  /// The code of that text.
  ///
  /// - Throws: that the library is missing; also for a text longer than any code holds.
  init(_ text: String) throws(PageFault) {
    // Capital letters, digits and a few marks get the alphanumeric mode by themselves.
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
      throw yidi_has_qrencode() == 0 ? .codes : .failed(.ended)
    }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Each run of dark modules of a row: its row, its first column and its length.
  var runs: [(row: Int, column: Int, length: Int)] {
    (0..<side).flatMap { row in
      var runs: [(row: Int, column: Int, length: Int)] = []
      var column = 0
      while column < side {
        let start = column
        while column < side, dark[row * side + column] { column += 1 }
        if column > start { runs.append((row, start, column - start)) } else { column += 1 }
      }
      return runs
    }
  }

  /// One dot a module, without the white around it.
  var raster: Raster? {
    let stride = (side + 7) / 8
    var bytes = [UInt8](repeating: 0, count: stride * side)
    for run in runs {
      for column in run.column..<run.column + run.length {
        bytes[run.row * stride + column / 8] |= 0x80 >> UInt8(column % 8)
      }
    }
    return Raster(width: side, height: side, bytes: bytes)
  }
}
