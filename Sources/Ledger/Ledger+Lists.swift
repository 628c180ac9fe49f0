package import Rules

extension Ledger {
  /// Which filings a list holds, and in which order.
  package enum List: Hashable, Sendable {
    /// Those that a text finds, the newest first; all where it is empty.
    case matching(String)
    /// Those whose time ends on one of these days, the first to end first.
    case ending(from: Day, through: Day)
    /// Those whose promised papers were not shown yet, the newest first.
    case owed
    /// Those filed late whose discharge is not on record yet, the newest first.
    case waiting
    /// Those that are not on the server yet, the newest first.
    case provisional
  }

  /// Where in a list a page lies.
  package enum Turn: Hashable, Sendable {
    case first
    /// What follows that filing.
    case after(FilingNumber)
    /// What stands before that filing, up to it.
    case before(FilingNumber)
  }

  /// How many filings want something done; `most` stands for that many and more.
  package struct Work: Equatable, Sendable {
    package let ending: Int
    package let owed: Int
    package let waiting: Int
    package let provisional: Int

    /// Further than this nobody counts.
    package static let most = 1_000
  }

  /// A page of a list; what it costs does not hang on how many filings there are, nor on how far down
  /// the page lies.
  ///
  /// The text of `matching` is a filing number, its beginning with or without the letters, its last four
  /// or its serial, an identity number or its last three or four, a name or its beginning, or the first
  /// letters of a name's pinyin.
  ///
  /// - Throws: `noSuchFiling` where the filing to turn from is not there.
  package func page(
    of list: List, _ turn: Turn = .first, limit: Int = 50
  ) throws(Failure) -> [FiledFiling] {
    let (statement, values) = try statement(of: list, turn, limit: limit)
    let page = try store.all(statement, values) { row throws(Failure) in try filedFiling(row) }
    if case .before = turn { return page.reversed() }
    return page
  }

  /// A page of the filings a text finds, as `page` gives it.
  package func filings(matching text: String, limit: Int = 50) throws(Failure) -> [FiledFiling] {
    try page(of: .matching(text), limit: limit)
  }

  /// How much wants doing, among it what ends on one of these days.
  package func work(endingFrom first: Day, through last: Day) throws(Failure) -> Work {
    func count(_ list: List) throws(Failure) -> Int {
      let query = try ListQuery(list, in: self)
      let number = try store.first(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM filing WHERE \(query.conditions.joined(separator: " AND ")) LIMIT ?) AS found
        """, query.values + [.number(Int64(Work.most))]
      ) { row throws(Failure) in try row.number(0) }
      return Int(number ?? 0)
    }
    return Work(
      ending: try count(.ending(from: first, through: last)), owed: try count(.owed),
      waiting: try count(.waiting), provisional: try count(.provisional))
  }

  /// The statement that selects a page, and its values.
  func statement(
    of list: List, _ turn: Turn, limit: Int
  ) throws(Failure) -> (String, [Value]) {
    var query = try ListQuery(list, in: self)
    switch turn {
    case .first: break
    case .after(let number): query.begin(behind: try place(of: number), isBackwards: false)
    case .before(let number): query.begin(behind: try place(of: number), isBackwards: true)
    }
    return (
      "\(FiledFiling.select) \(query.words) LIMIT ?",
      query.values + [.number(Int64(min(max(limit, 0), Limits.pageRowsMax)))]
    )
  }

  private func place(of number: FilingNumber) throws(Failure) -> ListQuery.Place {
    let place = try store.first(
      "SELECT no, filed, ends FROM filing WHERE no = ?", [.text(number.text)]
    ) { row throws(Failure) in
      ListQuery.Place(
        number: try row.text(0), filed: try row.text(1), ends: try row.textOrNull(2) ?? "")
    }
    guard let place else { throw .noSuchFiling }
    return place
  }
}

/// A list as the parts of a statement; each goes along one index, in the index's own order.
struct ListQuery {
  /// What places a filing in any list.
  struct Place {
    let number: String
    let filed: String
    let ends: String
  }

  private(set) var conditions: [String]
  private(set) var values: [Value]
  private let join: String
  private let order: Order
  private var isDescending: Bool

  /// What a list is sorted by.
  private enum Order {
    case filed
    case found
    case number
    case ends

    var columns: [String] {
      switch self {
      case .filed: ["filing.filed", "filing.no"]
      case .found: ["find.filed", "find.no"]
      case .number: ["filing.no"]
      case .ends: ["filing.ends", "filing.no"]
      }
    }

    func values(_ place: Place) -> [Value] {
      switch self {
      case .filed, .found: [.text(place.filed), .text(place.number)]
      case .number: [.text(place.number)]
      case .ends: [.text(place.ends), .text(place.number)]
      }
    }
  }

  /// The whole of that list.
  init(_ list: Ledger.List, in ledger: Ledger) throws(Ledger.Failure) {
    switch list {
    case .matching(let text): try self.init(matching: text, in: ledger)
    case .ending(let first, let last):
      self.init(
        ["filing.state = 'active'", "filing.ends >= ?", "filing.ends <= ?"],
        [.text(first.description), .text(last.description)], by: .ends, isDescending: false)
    case .owed: self.init(["filing.owes = 1"])
    case .waiting: self.init(["filing.waits = 1"])
    case .provisional: self.init(["filing.provisional = 1"])
    }
  }

  private init(
    _ conditions: [String] = [], _ values: [Value] = [], by order: Order = .filed,
    isDescending: Bool = true, join: String = ""
  ) {
    (self.conditions, self.values, self.join) = (conditions, values, join)
    (self.order, self.isDescending) = (order, isDescending)
  }

  /// Those that the text means, by what it looks like.
  private init(matching text: String, in ledger: Ledger) throws(Ledger.Failure) {
    let plain = FilingNumber.plain(text)
    if plain.isEmpty {
      self.init()
    } else if let number = FilingNumber(text) {
      self.init(["filing.no = ?"], [.text(number.text)])
    } else if let person = try ledger.reference(ofIDNumber: plain) {
      self.init(["filing.person = ?"], [.text(person)])
    } else if let number = ListQuery.beginning(plain, prefix: ledger.settings.prefix) {
      // In the order of the numbers: by the moment a whole year would have to be sorted.
      self.init(
        ["filing.no >= ?", "filing.no < ?"], [.text(number), .text(number + ":")], by: .number)
    } else {
      self.init(
        ["find.token = ?"], [.bytes(try ledger.index.token(ListQuery.domain(of: plain), plain))],
        by: .found, join: "JOIN find ON find.no = filing.no")
    }
  }

  /// The beginning of a filing number, with its letters; `nil` where the text is none.
  private static func beginning(_ plain: String, prefix: String) -> String? {
    let letters = plain.utf8.prefix { (65...90).contains($0) }.count
    let digits = plain.utf8.dropFirst(letters)
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    if letters == 2 { return plain }
    return letters == 0 && digits.count > Limits.tailsAsked.upperBound ? prefix + plain : nil
  }

  private static func domain(of plain: String) -> BlindIndex.Domain {
    if plain.utf8.allSatisfy({ (65...90).contains($0) }) { return .initials }
    let isNumber = plain.utf8.first.map { (48...57).contains($0) } ?? false
    return isNumber && Limits.tailsAsked.contains(plain.utf8.count) ? .tail : .name
  }

  /// Leaves only what comes behind that place, or before it and then nearest first.
  mutating func begin(behind place: Place, isBackwards: Bool) {
    if case .ends = order {
      // The place is the nearer end: of two, an engine may go by the one that is further off.
      conditions.remove(at: isBackwards ? 2 : 1)
      values.remove(at: isBackwards ? 1 : 0)
    }
    if isBackwards { isDescending.toggle() }
    let columns = order.columns.joined(separator: ", ")
    let places = order.columns.map { _ in "?" }.joined(separator: ", ")
    conditions.append("(\(columns)) \(isDescending ? "<" : ">") (\(places))")
    values += order.values(place)
  }

  /// What follows the tables of a select.
  var words: String {
    let picked = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    let sorted = order.columns.map { $0 + (isDescending ? " DESC" : "") }.joined(separator: ", ")
    return [join, picked, "ORDER BY \(sorted)"].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
