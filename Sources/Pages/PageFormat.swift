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
    /// Whether rows of a few words stand two beside each other.
    var isPaired = false
  }

  let width: Double
  let height: Double
  /// Left and right.
  let side: Double
  let top: Double
  /// Above the footer's line.
  let bottom: Double
  let body: Body
  let isLarge: Bool
  /// Whether a code stands at the top right, beside the fields, where there is room and the eye falls.
  let hasCodeAbove: Bool

  /// What is tried in turn; of those with the fewest pages the first is taken.
  ///
  /// Large type is never made smaller, it only moves its lines together.
  static func bodies(_ format: PageFormat, _ typeSize: Paper.TypeSize) -> [Body] {
    switch (format, typeSize) {
    case (.a4, .ordinary): [10.5, 10, 9.5, 9].map { Body(size: $0, leading: 1.5) }
    case (.a5, .ordinary):
      [9.5, 9].flatMap { size in
        [false, true].map { Body(size: size, leading: 1.45, isPaired: $0) }
      }
    case (.a4, .large): [1.5, 1.4, 1.3].map { Body(size: 20, leading: $0) }
    case (.a5, .large): [1.5, 1.4, 1.3].map { Body(size: 15, leading: $0) }
    }
  }

  /// A sheet of that format whose body is set so.
  init(_ format: PageFormat, _ typeSize: Paper.TypeSize, _ body: Body) {
    (width, height) = format.points
    let isA4 = format == .a4
    side = isA4 ? 62 : 38
    top = isA4 ? 54 : 34
    isLarge = typeSize == .large
    bottom = (isA4 ? 44 : 30) + (isLarge ? body.size * 1.5 : 16)
    self.body = body
    hasCodeAbove = !isLarge
  }

  /// Room for text between the margins.
  var textWidth: Double { width - 2 * side }
  /// Room for text above the footer.
  var textHeight: Double { height - top - bottom }
  /// The line that the footer stands on.
  var footerBaseline: Double { height - bottom + (isLarge ? body.size * 1.5 : 24) }

  /// Smaller type for small print; never on large paper.
  var small: Double { isLarge ? body.size : max(8, body.size - 1) }

  /// Millimetres in points.
  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
