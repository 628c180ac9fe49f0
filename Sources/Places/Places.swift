/// The divisions of the mainland: which codes exist, what they are called, where one files.
///
/// Everything stands ready in three arrays sorted by code; names become text only when asked for.
/// The rules of filing are the same for every policy: a prefecture-level city, a municipality, or
/// a county its province runs (达市医保办发〔2022〕118号 四（四）).
package struct Places: Sendable {
  /// The three tables one behind the other.
  let bytes: [UInt8]
  /// Current places by code.
  let entries: [Entry]
  /// The codes of `entries`, close together for a quick search.
  private let codes: [UInt32]
  /// Codes no longer in force, in order.
  let retired: [Retired]
  let memo = SearchMemo()
  /// The 31 provinces one can be treated in; Sichuan and Chongqing first, then by code.
  package private(set) var provinces: [Place] = []

  /// Reads the tables of `Sources/Places/Tables`.
  ///
  /// - Throws: `PlacesFailure` with table and line, where a row is not as `Tables/README.md` says.
  package init(
    divisions: [UInt8], counties: [UInt8], retired: [UInt8]
  ) throws(PlacesFailure) {
    var joined: [UInt8] = []
    joined.reserveCapacity(divisions.count + counties.count + retired.count)
    joined += divisions
    joined += counties
    joined += retired
    let countiesStart = divisions.count
    let retiredStart = divisions.count + counties.count

    var entries: [Entry] = []
    entries.reserveCapacity((divisions.count + counties.count) / 60)
    // The county table has every county, those that the divisions list too.
    try Entry.read(
      "divisions.tsv", in: 0..<countiesStart, of: joined.span, into: &entries
    ) { $0 != .county }
    try Entry.read(
      "counties.tsv", in: countiesStart..<retiredStart, of: joined.span, into: &entries
    ) { $0 == .county }
    entries.sort { $0.code < $1.code }
    self.retired = try Retired.read(
      "retired.tsv", in: retiredStart..<joined.count, of: joined.span)
    self.bytes = joined
    self.codes = entries.map(\.code)
    self.entries = entries
    provinces = provincesInOrder()
  }

  /// No places at all, for where none are looked up.
  package static let none = Places()

  private init() {
    bytes = []
    entries = []
    codes = []
    retired = []
  }

  /// What a code stands for.
  package enum Standing: Hashable, Sendable {
    /// The place there now, which for a retired code has another code.
    case place(UInt32)
    /// A whole province that is no municipality.
    case province(UInt32)
    /// No such code, or none one can be treated or insured in: groups of places, 71, 81, 82.
    case unknown
  }

  /// The same as `Standing`, with the place in full.
  package enum Resolution: Hashable, Sendable {
    /// The place there now.
    case place(Place)
    /// A whole province that is no municipality.
    case province(Place)
    /// Not a place of ours.
    case unknown
  }

  /// The current place of this code; provinces, 71, 81 and 82 too.
  package func place(_ code: UInt32) -> Place? {
    index(of: code).map { place(at: $0) }
  }

  /// Tells a place, a whole province and neither apart, without making text.
  package func standing(of code: UInt32) -> Standing {
    if let index = index(of: code) {
      let entry = entries[index]
      guard entry.filesTo == 0 else { return .place(code) }
      return Places.isMainland(code) ? .province(code) : .unknown
    }
    guard let now = placeNow(ofRetired: code) else { return .unknown }
    return .place(now)
  }

  /// What `code` stands for, in full.
  package func resolve(_ code: UInt32) -> Resolution {
    switch standing(of: code) {
    case .place(let now): place(now).map(Resolution.place) ?? .unknown
    case .province(let now): place(now).map(Resolution.province) ?? .unknown
    case .unknown: .unknown
    }
  }

  /// The place to file to for care in `code`: city, municipality, or county run by its province.
  ///
  /// `nil` where `standing(of:)` is not a place.
  package func filingPlace(of code: UInt32) -> UInt32? {
    guard case .place(let now) = standing(of: code), let index = index(of: now) else { return nil }
    return entries[index].filesTo
  }

  /// The place a filing on record names: as `filingPlace(of:)`, or the province itself.
  package func filingPlaceOrProvince(of code: UInt32) -> UInt32? {
    if case .province(let whole) = standing(of: code) { return whole }
    return filingPlace(of: code)
  }

  /// Hong Kong, Macao and Taiwan settle nothing through the national platform.
  static func isMainland(_ code: UInt32) -> Bool {
    code < 710_000
  }

  /// Where `code` stands in `entries`.
  func index(of code: UInt32) -> Int? {
    let index = firstIndex(from: code)
    return index < codes.count && codes[index] == code ? index : nil
  }

  /// Where the first code at or behind `code` stands.
  func firstIndex(from code: UInt32) -> Int {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
