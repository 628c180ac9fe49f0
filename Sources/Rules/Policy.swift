/// A document of law, compiled: it answers from its tables alone.
package struct Policy: Sendable {
  /// Who, since when, until when.
  package struct Identity: Hashable, Sendable {
    /// Stable, in ASCII, such as dazhou-2022-118.
    package var id: String
    package var title: String
    /// The document's number, such as 达市医保办发〔2022〕118号.
    package var number: String
    package var nature: Nature
    /// Where the text was taken from, where it is not the document itself; empty otherwise.
    package var source: String
    package var inForceFrom: LawDay
    /// Its last day.
    package var inForceThrough: LawDay
    /// How high its maker stands: 1 a city, 2 a province, 3 the state, 0 none of these.
    package var rank: Int
    /// The documents above it, as it names them.
    package var above: String
    /// The documents it amends, by identifier.
    package var amends: [String]
    /// Whether it says that it yields to new rules of those above (从其规定).
    package var yields: Bool
    /// When it was last checked, and against what.
    package var checked: String
    /// A digest of the pack's bytes, in hexadecimal.
    package var hash: String

    /// An identity of these parts.
    package init(
      id: String, title: String, number: String, nature: Nature, source: String,
      inForceFrom: LawDay, inForceThrough: LawDay, rank: Int, above: String, amends: [String],
      yields: Bool, checked: String, hash: String
    ) {
      self.yields = yields
      self.id = id
      self.title = title
      self.number = number
      self.nature = nature
      self.source = source
      self.inForceFrom = inForceFrom
      self.inForceThrough = inForceThrough
      self.rank = rank
      self.above = above
      self.amends = amends
      self.checked = checked
      self.hash = hash
    }

    /// Whether the document governs a day; never guessed where it names no days.
    package func force(on day: Day) -> Force {
      if let from = inForceFrom.range, day < from.lowerBound { return .notYet }
      if let through = inForceThrough.range, through.upperBound < day { return .over }
      guard let from = inForceFrom.range, from.upperBound <= day,
        let through = inForceThrough.range, day <= through.lowerBound
      else { return .notSaid }
      return .inForce
    }
  }

  /// A zone and how the codes in it begin; the one without a beginning takes the rest.
  package struct Area: Hashable, Sendable {
    package var zone: Zone
    /// One to six digits, or empty.
    package let prefix: String
    /// The prefix as a number, and what a code is divided by to leave as many digits.
    private let head: UInt32
    private let divisor: UInt32

    /// The zone of codes that begin so; `nil` unless the prefix is at most six digits.
    package init?(zone: Zone, prefix: String) {
      guard prefix.utf8.count <= 6, prefix.isEmpty || UInt32(prefix) != nil else { return nil }
      self.zone = zone
      self.prefix = prefix
      head = UInt32(prefix) ?? 0
      divisor = (0..<6 - prefix.utf8.count).reduce(1) { power, _ in power * 10 }
    }

    /// Whether a code begins so.
    func contains(_ code: PlaceCode) -> Bool { code.value / divisor == head }
  }

  /// The named calendar functions, each with its length and the reading it rests on.
  package struct Terms: Hashable, Sendable {
    /// Calendar months a temporary filing holds.
    package var temporaryMonths: Int
    /// Calendar months a long-term filing is locked.
    package var lockMonths: Int
    /// Positions in `readings`: the end of a term, the governing day, reaching back to the stay.
    package var endReading: UInt8?
    package var governingDayReading: UInt8?
    package var reachBackReading: UInt8?

    /// Terms of these parts.
    package init(
      temporaryMonths: Int, lockMonths: Int, endReading: UInt8?, governingDayReading: UInt8?,
      reachBackReading: UInt8?
    ) {
      self.temporaryMonths = temporaryMonths
      self.lockMonths = lockMonths
      self.endReading = endReading
      self.governingDayReading = governingDayReading
      self.reachBackReading = reachBackReading
    }
  }

  package internal(set) var identity: Identity
  /// What it is while packs that amend it are in force.
  package internal(set) var versions: [Version] = []
  package let areas: [Area]
  package let terms: Terms
  package let citations: [Citation]
  package let readings: [Reading]
  /// The ratios it knows, in percentage points against the local one; `nil`: it states none.
  package let points: [Int?]
  /// What the pack calls its facts, conclusions and values.
  package let lexicon: Lexicon
  /// Situations that cannot be.
  package let impossible: [Impossible]
  private let tables: [Table?]
  /// The days on which it must be in force to decide a care case, as its conclusions name them.
  let careDays: [GoverningDay]
  /// The conclusions of a care case that are cited, in the order they are cited.
  package let citedInOrder: [Slot]
  /// What the pack says some situations must get.
  package let cases: [WorkedCase]
  /// Every citation the answer to a care case can make, as positions in `citations`, in order.
  package let cited: [UInt16]
  /// All care cases decided beforehand; `nil` where nobody asked for it, or they are too many.
  package private(set) var cascade: Cascade?

  /// A policy of compiled tables, one for each conclusion.
  package init(
    identity: Identity, areas: [Area], terms: Terms, citations: [Citation], readings: [Reading],
    points: [Int?], lexicon: Lexicon, impossible: [Impossible], tables: [Table],
    citedInOrder: [Slot], cases: [WorkedCase] = []
  ) {
    self.identity = identity
    self.areas = areas.sorted { $0.prefix.utf8.count > $1.prefix.utf8.count }
    self.terms = terms
    self.citations = citations
    self.readings = readings
    self.points = points
    self.lexicon = lexicon
    self.impossible = impossible
    var bySlot = [Table?](repeating: nil, count: Slot.count)
    for table in tables { bySlot[Int(table.conclusion.rawValue)] = table }
    self.tables = bySlot
    careDays = Policy.careDays(tables)
    // What only the pack has a word for, no case says.
    drawsCare =
      Policy.careConclusions.allSatisfy { bySlot[Int($0.rawValue)] != nil }
      && tables.allSatisfy { table in
        Slot.own.contains(table.conclusion)
          || table.questions.allSatisfy { !Slot.own.contains($0.slot) }
      }
    self.citedInOrder = citedInOrder
    self.cases = cases
    cited = Policy.cited(citedInOrder, by: tables)
  }

  /// The same policy with all cases decided beforehand, if it decides any: worth it where many come.
  ///
  /// Where that takes more than `stageEntriesMax` entries in a stage, it goes on following tables.
  package func decidingBeforehand(stageEntriesMax: Int = 1 << 18) -> Policy {
    guard decidesCare, cascade == nil else { return self }
    var builder = CascadeBuilder(self, stageEntriesMax: stageEntriesMax)
    var policy = self
    policy.cascade = builder?.build()
    return policy
  }

  /// Its stable name.
  package var id: String { identity.id }
  /// Its title, in Chinese.
  package var title: String { identity.title }
  /// A digest of the pack's bytes.
  package var hash: String { identity.hash }
  /// Its first day, where the document names one.
  package var inForceFrom: Day? { identity.inForceFrom.day }
  /// Its last day, where the document names one.
  package var inForceThrough: Day? { identity.inForceThrough.day }
  /// Whether it may answer cases of care: it is law, amends no other, and draws a whole answer.
  package var decidesCare: Bool {
    identity.nature == .law && identity.amends.isEmpty && drawsCare
  }
  /// Whether it draws all that makes up an answer to a case of care, and asks only what a case says.
  package let drawsCare: Bool
  /// The conclusions without which a case of care has no answer.
  package static let careConclusions: [Slot] = [
    .applies, .treatedAs, .ratio, .status, .settlement, .catalogue,
  ]
  /// Calendar months a temporary filing holds.
  package var monthsTemporary: Int { terms.temporaryMonths }

  /// The table that draws this conclusion, or `nil` where the document has none.
  package func table(_ conclusion: Slot) -> Table? {
    tables[Int(conclusion.rawValue)]
  }

  /// Cuts boxes of situations along this document's rows.
  package var explorer: Explorer {
    Explorer(
      lexicon: lexicon, sheets: tables.compactMap { $0?.sheet }, impossible: impossible)
  }

  /// The cell of a conclusion's table for a situation, and the value it concludes.
  func answer(_ conclusion: Slot, _ situation: Situation) -> (cell: UInt16, value: UInt8?) {
    guard let table = tables[Int(conclusion.rawValue)] else { return (Table.unreachable, nil) }
    let cell = table.cell(situation)
    return (cell, cell == Table.unreachable ? nil : table.explanations[Int(cell)].value)
  }

  /// Why a conclusion was drawn; `nil` where it was not drawn from a table.
  func why(_ conclusion: Slot, _ trace: Trace) -> Explanation? {
    let cell = trace[conclusion]
    guard cell != Table.unreachable else { return nil }
    return tables[Int(conclusion.rawValue)]?.explanations[Int(cell)]
  }

  /// Whether the document is in force on that day, its first and last included, as far as it says.
  package func force(on day: Day) -> Force { identity.force(on: day) }

  /// The same document as if it were in force on no day.
  var onNoDay: Policy {
    var policy = self
    if let first = LawDay("0001-01-01") {
      (policy.identity.inForceFrom, policy.identity.inForceThrough) = (first, first)
    }
    return policy
  }

  /// The same document as if it were in force on every day: for comparison, never for deciding.
  package var onEveryDay: Policy {
    var policy = self
    if let first = LawDay("0001-01-01"), let last = LawDay("9999-12-31") {
      (policy.identity.inForceFrom, policy.identity.inForceThrough) = (first, last)
    }
    return policy
  }

  /// Whether the document is surely in force on that day.
  package func isInForce(on day: Day) -> Bool {
    identity.force(on: day) == .inForce
  }

  /// Where a place lies, by the longest beginning that fits its code.
  package func zone(of code: PlaceCode) -> Zone {
    areas.first { $0.contains(code) }?.zone ?? .outOfProvince
  }
}
