package import Rules

/// The lists that hold now, ready to be asked; a list that is not there gives no answer at all.
package struct OfficeLists: Hashable, Sendable {
  private var issuersByYear: [Int: [Institution]] = [:]
  private var ratiosByYear: [Int: [LocalRatio]] = [:]
  /// Who settles directly, as far as the office knows; `nil` where it has no such list.
  package private(set) var networked: [Institution]?
  /// The same by the area of a filing, which is looked up at every key.
  private var networkedByArea: [PlaceCode: [Institution]] = [:]

  /// No list of any kind.
  package static let none = OfficeLists()

  private init() {}

  /// The lists that hold in a history.
  package init(_ history: OfficeHistory, map: ListMap) {
    for held in history.held {
      switch (held.kind, held.year) {
      case (.referral, let year?):
        issuersByYear[year] = held.rows.compactMap { Institution($0, map) }
      case (.ratio, let year?): ratiosByYear[year] = held.rows.compactMap { LocalRatio($0) }
      case (.networked, _):
        let all = held.rows.compactMap { Institution($0, map) }
        networked = all
        networkedByArea = Dictionary(grouping: all, by: \.filesTo)
      default: break
      }
    }
  }

  /// What looking something up by a text gives.
  package enum Found: Hashable, Sendable {
    /// There is no list to look in.
    case noList
    case notListed
    case one(Institution)
    /// Several are called so; their names in full.
    case several([String])
  }

  // MARK: - Who may issue referral certificates (四（五）)

  /// The institutions on the list of a year; `nil` where there is no such list.
  package func issuers(_ year: Int) -> [Institution]? { issuersByYear[year] }

  /// The issuer on the list of a year with that key.
  package func issuer(key: String, year: Int) -> Institution? {
    issuersByYear[year]?.first { $0.key == key }
  }

  /// Whether the list of any year has an issuer with that key.
  package func hasIssuer(key: String) -> Bool {
    issuersByYear.values.contains { $0.contains { $0.key == key } }
  }

  /// The issuer on the list of a year that is called so.
  package func issuer(called text: String, year: Int) -> Found {
    found(text, in: issuersByYear[year])
  }

  // MARK: - Who settles directly

  /// The institutions on the list in the area of a filing; `nil` where it has none there.
  package func networked(in fileTo: PlaceCode) -> [Institution]? {
    networkedByArea[fileTo]
  }

  /// The institution in the area of a filing with that key.
  package func institution(key: String, in fileTo: PlaceCode) -> Institution? {
    networkedByArea[fileTo]?.first { $0.key == key }
  }

  /// Whether the list has an institution with that key anywhere.
  package func hasNetworked(key: String) -> Bool {
    networked?.contains { $0.key == key } ?? false
  }

  /// The institution that is called so: in the area of a filing, or else anywhere.
  package func institution(called text: String, in fileTo: PlaceCode) -> Found {
    let there = found(text, in: networked.map { _ in networkedByArea[fileTo] ?? [] })
    return there == .notListed ? found(text, in: networked) : there
  }

  /// Whether one that is not on the list of an area is known not to be networked: the list says so of
  /// the area itself, not merely of a district in it.
  package func isComplete(in fileTo: PlaceCode) -> Bool {
    networked(in: fileTo)?.contains { $0.place == fileTo && $0.isComplete } ?? false
  }

  private func found(_ text: String, in list: [Institution]?) -> Found {
    guard let list else { return .noList }
    let called = list.filter { $0.isCalled(text) }
    // A whole name means that institution, though it may be another's second name.
    let named = called.filter { Width.comparable($0.name) == Width.comparable(text) }
    let meant = named.isEmpty ? called : named
    guard let first = meant.first else { return .notListed }
    return meant.count == 1 ? .one(first) : .several(meant.map(\.name))
  }

  // MARK: - What is paid here

  /// What a year's list says of the percentage that is paid here.
  package enum Local: Hashable, Sendable {
    /// There is no such list.
    case noList
    /// The one percentage that holds.
    case known(LocalRatio)
    /// Those that may hold, as far as is known who and where; none where the list does not say.
    case open([LocalRatio])
  }

  /// What is paid here in a year, as far as is known who and where; `nil` is not known.
  ///
  /// It is known only where an entry surely holds: that a list has nothing else does not make it so.
  package func local(
    _ year: Int, _ insurance: Insurance?, _ care: Care, grade: Grade? = nil, group: String? = nil
  ) -> Local {
    guard let ratios = ratiosByYear[year] else { return .noList }
    let possible = ratios.filter { ratio in
      ratio.care == care && (insurance == nil || ratio.insurance == insurance)
        && ratio.grades.mayHold(grade)
        && (group == nil || ratio.group.isEmpty || ratio.group == group)
    }
    let sure = possible.first { ratio in
      insurance != nil && ratio.grades.holds(grade) && (ratio.group.isEmpty || group != nil)
    }
    return sure.map(Local.known) ?? .open(possible)
  }
}

extension OfficeLists {
  /// Where the entries of a list come from, each origin once, in the order of the list.
  package static func sources(_ entries: [Institution]) -> [ListSource] {
    unique(entries.map(\.source))
  }

  /// Where percentages come from, each origin once, in the order of the list.
  package static func sources(_ entries: [LocalRatio]) -> [ListSource] {
    unique(entries.map(\.source))
  }

  private static func unique(_ sources: [ListSource]) -> [ListSource] {
    var seen = Set<ListSource>()
    return sources.filter { seen.insert($0).inserted }
  }
}
