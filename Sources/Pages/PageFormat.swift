internal import Messages
internal import Receipts

/// The sheets that papers are laid out for.
package enum PageFormat: String, CaseIterable, Sendable {
  case a4
  case a5

  /// Width and height in points, as cairo writes them.
  package var points: (width: Double, height: Double) {
    switch self {
    case .a4: (595.276, 841.89)
    case .a5: (419.528, 595.276)
    }
  }

  /// Its name in the words of PWG 5101.1.
  package var media: String {
    switch self {
    case .a4: "iso_a4_210x297mm"
    case .a5: "iso_a5_148x210mm"
    }
  }
}

/// Sizes of one layout, in points.
struct Sheet {
  /// How the paper's body is set.
  struct Body: Hashable {
    /// Its type, in points.
    let size: Double
    /// The distance of its lines as a multiple of the type.
    let leading: Double
    /// Whether it takes as little room as that type can: narrow margins, short rows two beside each other.
    var isTight = false

    /// That type with lines close, and still easily followed.
    static func tight(_ size: Double, leading: Double = 1.3) -> Body {
      Body(size: size, leading: leading, isTight: true)
    }

    /// Whether lines that a list is written on have the whole width: the first that gives way.
    var hasWholeLines: Bool { leading > 1.3 }

    /// The room between blocks against that of an ordinary sheet.
    var closeness: Double { isTight ? (leading < 1.3 ? 0.4 : 0.6) : 1 }
  }

  let width: Double
  let height: Double
  /// Left and right.
  let side: Double
  let top: Double
  /// Above the footer's line.
  let bottom: Double
  /// The line that the footer stands on.
  let footerBaseline: Double
  let body: Body
  let isLarge: Bool
  /// Whether a code stands at the top right, beside the fields, where there is room and the eye falls.
  let hasCodeAbove: Bool

  /// What is tried in turn; of those with the fewest pages the first is taken, see `PageDrawing`.
  ///
  /// Large type is never made smaller, it only moves together. Other type gives way as far as official
  /// papers do (五号, 10.5 points; on A5 小五 and a half, 9.5): one sheet cannot lose its second. English
  /// takes more lines to say the same, and on A5 goes down to 小五, 9 points.
  static func bodies(
    _ format: PageFormat, _ typeSize: Paper.TypeSize, _ language: Language
  ) -> [Body] {
    switch (format, typeSize) {
    case (.a4, .ordinary):
      [
        Body(size: 12, leading: 1.5), .tight(12, leading: 1.5), .tight(12), .tight(11),
        .tight(10.5, leading: 1.25),
      ]
    case (.a5, .ordinary):
      [
        Body(size: 10.5, leading: 1.45), .tight(10.5, leading: 1.45), .tight(10.5), .tight(10),
        .tight(9.5, leading: 1.25),
      ] + (language.isChinese ? [] : [.tight(9, leading: 1.25)])
    case (.a4, .large): large(20)
    case (.a5, .large): large(15)
    }
  }

  private static func large(_ size: Double) -> [Body] {
    [Body(size: size, leading: 1.5)] + [1.5, 1.3, 1.25, 1.2].map { .tight(size, leading: $0) }
  }

  /// A sheet of that format whose body is set so.
  init(_ format: PageFormat, _ typeSize: Paper.TypeSize, _ body: Body) {
    (width, height) = format.points
    isLarge = typeSize == .large
    self.body = body
    hasCodeAbove = !isLarge
    let foot: Double
    switch (format, body.isTight) {
    case (.a4, false): (side, top, foot) = (62, 54, 44)
    case (.a4, true): (side, top, foot) = (46, 30, 26)
    case (.a5, false): (side, top, foot) = (38, 34, 30)
    case (.a5, true): (side, top, foot) = (28, 20, 24)
    }
    bottom = foot + (isLarge ? body.size * (body.isTight ? 1.2 : 1.5) : body.isTight ? 10 : 16)
    footerBaseline = height - (isLarge ? foot : foot - 8)
  }

  /// Room for text between the margins.
  var textWidth: Double { width - 2 * side }
  /// Room for text above the footer.
  var textHeight: Double { height - top - bottom }

  /// Smaller type for small print; never on large paper.
  var small: Double { isLarge ? body.size : min(10.5, max(8.5, body.size - 1)) }

  /// Millimetres in points.
  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
