internal import Glibc

/// The figures of one thing that is measured, a round each.
struct Rounds {
  private var figures: [Double] = []
  /// What came out, all in one; it is printed, so that no work can be left out.
  private(set) var results: UInt64 = 0

  /// Measures one round: nanoseconds of CPU time for each of so many.
  mutating func time(_ count: Int, _ run: () -> UInt64) {
    let start = Self.nanoseconds
    results ^= run()
    figures.append((Self.nanoseconds - start) / Double(count))
  }

  /// Adds a round that took so many nanoseconds, for so many.
  mutating func add(_ nanoseconds: Double, of count: Int) {
    figures.append(nanoseconds / Double(count))
  }

  /// Round by round, how many times as long it took as the other.
  func over(_ other: Rounds) -> Rounds {
    var ratio = Rounds()
    ratio.figures = zip(figures, other.figures).map { $0 / $1 }
    return ratio
  }

  /// The same in another unit.
  func scaled(_ factor: Double) -> Rounds {
    var scaled = Rounds()
    scaled.figures = figures.map { $0 * factor }
    return scaled
  }

  /// The figure in the middle.
  var median: Double { figures.sorted()[figures.count / 2] }
  /// The smallest figure.
  var least: Double { figures.min() ?? 0 }
  /// The greatest figure.
  var most: Double { figures.max() ?? 0 }

  private static var nanoseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

/// A number with so many digits behind the point.
func fixed(_ number: Double, _ digits: Int) -> String {
  let power = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  let whole = Int((number * power).rounded())
  let text = String(whole)
  guard digits > 0 else { return text }
  let filled = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
  return filled.dropLast(digits) + "." + filled.suffix(digits)
}

/// A text filled up from the left.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

extension String {
  /// The text filled up from the right.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
