internal import Glibc

/// The figures as lines, and whether they pass.
struct Report {
  /// Whether every gate so far was met.
  private(set) var isMet = true
  /// What all that was measured came to.
  private var results: UInt64 = 0

  /// A line above others, with the load of the machine while they were taken.
  func head(_ text: String) {
    var loads = [0.0, 0.0, 0.0]
    getloadavg(&loads, 3)
    print("\n\(text) (load \(fixed(loads[0], 1)))\n")
  }

  /// A figure: nanoseconds and millions a second, or milliseconds.
  mutating func row(_ name: String, _ rounds: Rounds) {
    results ^= rounds.results
    let median = rounds.median
    let figure =
      median < 10_000
      ? "\(padded(fixed(median, 2), 8)) ns  \(padded(fixed(1000 / median, 1), 8)) M/s"
      : "\(padded(fixed(median / 1e6, 2), 8)) ms"
    print("  \(name.padding(to: 44))\(figure)")
  }

  /// A figure that only shows where another comes from.
  func ratio(_ name: String, _ rounds: Rounds) {
    print("  \(name.padding(to: 44))\(padded(fixed(rounds.median, 2), 8))  (\(spread(rounds)))")
  }

  /// A figure that must not be less, of two counts.
  mutating func gate(_ name: String, _ count: Int, _ other: Int, atLeast least: Double) {
    var rounds = Rounds()
    rounds.add(Double(count), of: max(other, 1))
    gate(name, rounds, atLeast: least)
  }

  /// A figure that must not be less.
  mutating func gate(_ name: String, _ rounds: Rounds, atLeast least: Double) {
    verdict(name, rounds, rounds.median >= least, "at least \(least)")
  }

  /// A figure that must not be more.
  mutating func gate(_ name: String, _ rounds: Rounds, atMost most: Double) {
    verdict(name, rounds, rounds.median <= most, "at most \(most)")
  }

  /// The last line.
  func end() {
    print("\n\(isMet ? "All gates met" : "Not all gates met"); answers add up to \(results).")
  }

  private func spread(_ rounds: Rounds) -> String {
    "\(fixed(rounds.least, 2)) to \(fixed(rounds.most, 2))"
  }

  private mutating func verdict(
    _ name: String, _ rounds: Rounds, _ passes: Bool, _ wanted: String
  ) {
    isMet = isMet && passes
    print(
      "  \(name.padding(to: 44))\(padded(fixed(rounds.median, 2), 8))  (\(spread(rounds))), "
        + "\(wanted): \(passes ? "met" : "MISSED")")
  }
}
