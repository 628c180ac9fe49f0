/// A document of law, compiled: it answers from its tables alone.
package struct Policy: Sendable {
  /// Who, since when, until when.
  package struct Identity: Hashable, Sendable {
    /// Stable, in ASCII, such as dazhou-2022-118.
    package var id: String
    package var title: String
    /// The document's number, such as 达市医保办发〔2022〕118号.
    package var number: String
    /// What it is: 现行, and for packs to come 试点, 协议, 建议.
    package var nature: String
    package var inForceFrom: Day
    /// Its last day.
    package var inForceThrough: Day
    /// The documents above it, as it names them.
    package var above: String
    /// When it was last checked, and against what.
    package var checked: String
    /// A digest of the pack's bytes, in hexadecimal.
    package var hash: String

    /// An identity of these parts.
    package init(
      id: String, title: String, number: String, nature: String, inForceFrom: Day,
      inForceThrough: Day, above: String, checked: String, hash: String
    ) {
      self.id = id
      self.title = title
      self.number = number
      self.nature = nature
      self.inForceFrom = inForceFrom
      self.inForceThrough = inForceThrough
      self.above = above
      self.checked = checked
      self.hash = hash
    }
  }

  /// A zone and how the codes in it begin; the one without a beginning takes the rest.
  package struct Area: Hashable, Sendable {
    package var zone: Zone
    /// One to six digits, or empty.
    package var prefix: String

    /// The zone of codes that begin so.
    package init(zone: Zone, prefix: String) {
      self.zone = zone
      self.prefix = prefix
    }
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

  package let identity: Identity
  package let areas: [Area]
  package let terms: Terms
  package let citations: [Citation]
  package let readings: [Reading]
  /// The ratios it knows, in percentage points against the local one; `nil`: it states none.
  package let points: [Int?]
  private let tables: [Table?]
  /// The conclusions of a care case that are cited, in the order they are cited.
  package let citedInOrder: [Slot]

  /// A policy of compiled tables, one for each conclusion.
  package init(
    identity: Identity, areas: [Area], terms: Terms, citations: [Citation], readings: [Reading],
    points: [Int?], tables: [Table], citedInOrder: [Slot]
  ) {
    self.identity = identity
    self.areas = areas.sorted { $0.prefix.utf8.count > $1.prefix.utf8.count }
    self.terms = terms
    self.citations = citations
    self.readings = readings
    self.points = points
    var bySlot = [Table?](repeating: nil, count: Slot.allCases.count)
    for table in tables { bySlot[Int(table.conclusion.rawValue)] = table }
    self.tables = bySlot
    self.citedInOrder = citedInOrder
  }

  /// Its stable name.
  package var id: String { identity.id }
  /// Its title, in Chinese.
  package var title: String { identity.title }
  /// A digest of the pack's bytes.
  package var hash: String { identity.hash }
  /// Its first day.
  package var inForceFrom: Day { identity.inForceFrom }
  /// Its last day.
  package var inForceThrough: Day { identity.inForceThrough }
  /// Calendar months a temporary filing holds.
  package var monthsTemporary: Int { terms.temporaryMonths }

  /// The table that draws this conclusion, or `nil` where the document has none.
  package func table(_ conclusion: Slot) -> Table? {
    tables[Int(conclusion.rawValue)]
  }

  /// Whether the document is in force on that day, its first and last included.
  package func isInForce(on day: Day) -> Bool {
    identity.inForceFrom <= day && day <= identity.inForceThrough
  }

  /// Where a place lies, by the longest beginning that fits its code.
  package func zone(of code: PlaceCode) -> Zone {
    let digits = code.description
    return areas.first { digits.hasPrefix($0.prefix) }?.zone ?? .outOfProvince
  }
}
