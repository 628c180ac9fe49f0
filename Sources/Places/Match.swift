/// What a search may give.
package enum SearchScope: Hashable, Sendable {
  /// Where one may be treated: cities, municipalities, and counties leading to their city.
  case filing
  /// Every county and district, and nothing above.
  case counties
  /// Where one may be insured: as `filing`, with the pools of provinces; 达州 comes first.
  case insured
}

/// One place a search found.
package struct Match: Hashable, Sendable {
  /// What was found: 邻水县.
  package let place: Place
  /// Where one files for care there, if that is another place: 广安市.
  package let filesTo: Place?
  /// What of it the text met.
  package let reason: Reason
  /// How well the text met it, the less the better; equal where only the code tells two apart.
  package let rank: UInt64

  /// What of a place a text met.
  package enum Reason: Hashable, Sendable {
    /// Its name, its short name, or a part of them.
    case name
    /// The spelling of its name.
    case pinyin
    /// The first letters of its syllables.
    case initials
    /// Another name or spelling, given here.
    case alias(String)
    /// A name no longer in force, given here.
    case formerName(String)
    /// Its code, or the beginning of it.
    case code
    /// A code no longer in force, given here.
    case formerCode(UInt32)
    /// The name of the province or city it lies in, given here in short.
    case inside(String)
  }
}

/// How well a text met a place: the better first.
enum Grade: UInt64 {
  /// The whole name, short name, spelling, alias or code.
  case exact
  /// The beginning of one of these.
  case prefix
  /// The first letters of all syllables.
  case initials
  /// The first letters of the first syllables.
  case initialsPrefix
  /// The name of the province or city around it.
  case inside
  /// Something in the middle of a name.
  case part
}

/// A place a search met, before any text is made of it.
struct Found {
  /// The least key of what only lies in a region that was named.
  static let insideKey = Grade.inside.rawValue << (gradeShift + codeBits)
  private static let gradeShift: UInt64 = 8
  private static let codeBits: UInt64 = 32

  /// Sorts the better before the worse: the grade above all, the code below all.
  let key: UInt64
  /// Where it stands in `entries`.
  let entry: Int
  /// What of the place was met.
  let why: Why

  /// `Match.Reason` without text.
  enum Why {
    /// Its name or a part of it.
    case name
    /// The spelling.
    case pinyin
    /// First letters.
    case initials
    /// This word of its aliases.
    case alias(Run)
    /// This name of a retired row.
    case formerName(Run)
    /// Its code.
    case code
    /// The code of a retired row.
    case formerCode(UInt32)
    /// The short name of its province or city.
    case inside(Run)
  }

  /// All of the key but the code.
  var rank: UInt64 { key >> Found.codeBits }

  /// Ranks by grade, then current before former, then home if the scope is `insured`, then cities
  /// before counties, then what its initials mean too, then Sichuan and Chongqing, then own names, then
  /// municipalities and capitals of provinces, then code.
  init(_ grade: Grade, _ why: Why, entry index: Int, _ entry: Entry, scope: SearchScope) {
    let former: UInt64
    let begun: UInt64
    switch why {
    case .formerName, .formerCode: (former, begun) = (1, 1)
    case .initials: (former, begun) = (0, 0)
    default: (former, begun) = (0, 1)
    }
    let away: UInt64 = scope == .insured && entry.code / 100 != 5117 ? 1 : 0
    // 达州 was called 达川, too, but 达川区 is: by another name a city is not before its counties.
    let other: UInt64 = if case .alias = why, grade == .exact { 1 } else { 0 }
    let below: UInt64 =
      entry.level == .county ? (entry.filesTo == entry.code ? 1 : 2) : 2 * other
    let far: UInt64 = Places.isNear(entry.code) ? 0 : 1
    // GB/T 2260 gives a province's first city 01; a municipality has none below it.
    let minor: UInt64 = entry.code % 10_000 == 0 || entry.code % 10_000 == 100 ? 0 : 1
    let rank =
      (grade.rawValue << Found.gradeShift) | (former << 7) | (away << 6) | (below << 4)
      | (begun << 3) | (far << 2) | (other << 1) | minor
    self.key = rank << Found.codeBits | UInt64(entry.code)
    self.entry = index
    self.why = why
  }
}
