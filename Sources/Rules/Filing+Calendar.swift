// The named calendar functions: what they find is again a fact with a few values.

extension Filing {
  /// Until when it holds: open for a long-term filing, else so many calendar months (四（一）).
  package func validity(months: Int) -> Validity {
    category.isLongTerm ? .open : .through(effective.adding(months: months))
  }

  /// Whether it names the place: files to the same, or is the whole province (四（四）).
  func names(_ place: PlaceCode) -> Bool {
    fileTo == place || (fileTo.isWholeProvince && fileTo.province == place.province)
  }

  /// Whether it still holds on a stay that begins on `first`, whenever it was made.
  func isLive(on first: Day, months: Int) -> Bool {
    switch validity(months: months) {
    case .open: true
    case .through(let last): first <= last
    }
  }
}

extension Validity: Comparable {
  /// The one that ends sooner is less; open is the greatest.
  package static func < (first: Validity, second: Validity) -> Bool {
    switch (first, second) {
    case (.through(let one), .through(let other)): one < other
    case (.through, .open): true
    case (.open, _): false
    }
  }
}
