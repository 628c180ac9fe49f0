package import Rules

/// What is printed: the papers of a filing, or one of the few that are no filing's.
package enum PaperID: Hashable, Sendable {
  /// Those of the filing of that number, one of which is printed at a time.
  case filing(String)
  /// The report of a day (日结单).
  case day(Day)
  /// What is missing for what is not on record yet (一次性告知单).
  case notice
  /// A page that shows what a printer can do.
  case test

  /// What names its file and its print job.
  package var text: String {
    switch self {
    case .filing(let number): number
    case .day(let day): "day-\(day)"
    case .notice: "missing"
    case .test: "test"
    }
  }
}
