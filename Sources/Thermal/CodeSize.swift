/// How large a QR code of level M becomes.
package enum CodeSize {
  /// The least dots to a module that telephones read off thermal paper, and what is better.
  static let dotsWanted = [6, 5]
  /// White modules that belong on every side.
  static let quiet = 4

  /// Capital letters and digits that versions 1 to 20 hold (ISO/IEC 18004, table 7).
  private static let letters = [
    20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909, 970,
  ]
  /// Bytes of any kind that they hold.
  private static let octets = [
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
  ]

  /// Modules on a side, or `nil` where the payload is longer than any paper is wide.
  static func modules(for payload: String) -> Int? {
    let isPlain = payload.utf8.allSatisfy { alphanumeric.contains($0) }
    let capacities = isPlain ? letters : octets
    guard let index = capacities.firstIndex(where: { $0 >= payload.utf8.count }) else { return nil }
    return 21 + 4 * index
  }

  /// Dots to a module of a code that is that many modules wide, with its white, on the roll; no more than
  /// `most`, which may be fewer than telephones mostly read where somebody has read such a code.
  static func dots(
    modules: Int, roll: ThermalProfile.Roll, most: Int? = nil
  ) throws(ThermalFailure) -> Int {
    let sizes = ([most].compactMap { $0 } + dotsWanted).filter { $0 <= most ?? $0 }
    guard let dots = sizes.first(where: { fits(modules: modules, dots: $0, roll: roll) })
    else { throw .codeTooWide }
    return dots
  }

  /// Whether a code of so many modules, so many dots each, has room on the roll with its white.
  static func fits(modules: Int, dots: Int, roll: ThermalProfile.Roll) -> Bool {
    (modules + 2 * quiet) * dots <= roll.dots
  }

  /// The sizes among these at which a code of that payload has room on the roll, and the one papers get:
  /// no more than `most`, where somebody has read such a code.
  package static func sizes(
    _ sizes: [Int], for payload: String, roll: ThermalProfile.Roll, most: Int? = nil
  ) -> (all: [Int], usual: Int?) {
    guard let modules = modules(for: payload) else { return ([], nil) }
    return (
      sizes.filter { fits(modules: modules, dots: $0, roll: roll) },
      try? dots(modules: modules, roll: roll, most: most)
    )
  }

  private static let alphanumeric = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
}
