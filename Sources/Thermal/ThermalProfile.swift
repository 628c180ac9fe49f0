/// What one thermal printer can do, as its test page showed.
package struct ThermalProfile: Hashable, Sendable {
  /// The roll it takes.
  package enum Roll: Int, CaseIterable, Sendable {
    case mm80 = 80
    case mm58 = 58

    /// Characters of ordinary type to the line; a Chinese one takes two.
    package var columns: Int { self == .mm80 ? 48 : 32 }

    /// Dots to the line, at 8 to the millimetre.
    package var dots: Int { self == .mm80 ? 576 : 384 }
  }

  /// The Chinese characters it has type for.
  package enum Charset: String, CaseIterable, Sendable {
    case gb2312
    case gbk
    case gb18030
  }

  package var roll: Roll
  package var charset: Charset
  /// Whether it has Chinese type at all; without, every Chinese line is drawn.
  package var hasHanzi: Bool
  /// Whether it draws QR codes itself.
  package var hasNativeQR: Bool
  /// The most dots to a module of a code, where larger ones cannot be read; `nil`: as many as fit.
  package var codeDots: Int?
  package var hasCutter: Bool
  /// Whether it doubles Chinese type only when told by FS ! too.
  package var needsHanziSize: Bool

  /// A profile; unless said, that of what most offices have.
  package init(
    roll: Roll = .mm80, charset: Charset = .gb18030, hasHanzi: Bool = true,
    hasNativeQR: Bool = true, codeDots: Int? = nil, hasCutter: Bool = true,
    needsHanziSize: Bool = false
  ) {
    self.roll = roll
    self.charset = charset
    self.hasHanzi = hasHanzi
    self.hasNativeQR = hasNativeQR
    self.codeDots = codeDots
    self.hasCutter = hasCutter
    self.needsHanziSize = needsHanziSize
  }
}
