import Rules
import Support

/// Care cases for every situation that filings, days and papers can make, as far as the tables tell
/// them apart: one for each set of situations of one answer, in every care and way of paying.
struct EverySituation {
  private let policy: Policy
  private let explorer: Explorer
  private let today = Sample.today

  init(_ policy: Policy) {
    self.policy = policy
    explorer = policy.explorer
  }

  /// What makes up an answer, each after what it rests on.
  private static let conclusions: [Slot] = [
    .applies, .treatedAs, .ratio, .status, .settlement, .catalogue, .certificateCited,
    .traumaCited, .validity,
  ]
  private static let triesMax = 4
  /// Of these, what is said where the document does not govern.
  private static let ungoverned: [Slot] = [.applies, .treatedAs, .status, .validity]
  /// What filings, places and days decide.
  private static let filed: [Slot] = [
    .firstDay, .zone, .covered, .coverLong, .coverReferral, .longElsewhere, .elsewhere, .expired,
    .longBegun, .late, .filesOn,
  ]
  /// What is spoken of beside the conclusions, so that each value has its own words.
  private static let spoken: [Slot] = [.care, .paid, .networked]

  /// Hands over the cases one by one; situations that are spoken of alike have one.
  func forEach(_ take: (CareCase) throws -> Void) throws {
    let skeletons = try skeletons()
    var met: Set<[UInt16]> = []
    for piece in pieces {
      for spoken in each(Self.spoken[...], of: piece) {
        let traits = traits(of: spoken)
        guard !met.contains(traits) else { continue }
        // Whether a filing is of the kind that is granted shows only once the case is followed.
        let made = try skeletons.first(Self.triesMax, in: spoken).map { try filledIn($0, spoken) }
        guard var facts = made.first(where: { holds(spoken, policy.situation($0, today: today)) })
        else { continue }
        met.insert(traits)
        try take(facts)
        guard facts.admission == nil else { continue }
        facts.admission = today
        try take(facts)
      }
    }
  }

  /// All situations that are possible, cut until every conclusion has one value and one explanation
  /// in each; what does not count where the document does not govern is left whole.
  private var pieces: [Box] {
    Self.conclusions.reduce([Box()]) { boxes, conclusion in
      boxes.flatMap { box -> [Box] in
        guard isGoverned(box) || Self.ungoverned.contains(conclusion) else { return [box] }
        return explorer.pieces(of: conclusion, in: box, deriving: true).compactMap { piece in
          guard let value = piece.answer.value else { return nil }
          var box = piece.box
          box[conclusion] = 1 << UInt64(value)
          return box
        }
      }
    }
  }

  private func isGoverned(_ box: Box) -> Bool { box[.applies] & 1 == 1 }

  /// What words can depend on: the values and what is cited, and the facts that are spoken of.
  private func traits(of box: Box) -> [UInt16] {
    var situation = Situation()
    for slot in policy.lexicon.entries.map(\.slot) {
      let values = box[slot] & policy.lexicon.everyValue(of: slot)
      if values != 0 { situation[slot] = UInt8(values.trailingZeroBitCount) }
    }
    let asked = isGoverned(box) ? Self.conclusions : Self.ungoverned
    return ([.zone] + Self.spoken).map { UInt16(situation[$0]) }
      + asked.flatMap { conclusion -> [UInt16] in
        guard let why = policy.table(conclusion)?.explanation(situation) else { return [] }
        return [UInt16(why.value)] + why.citations + [.max]
      }
  }

  private func holds(_ box: Box, _ situation: Situation) -> Bool {
    policy.lexicon.entries.allSatisfy { entry in
      box[entry.slot] & entry.everyValue == entry.everyValue
        || box[entry.slot] >> UInt64(situation[entry.slot]) & 1 == 1
    }
  }

  /// The box cut so that each of these slots has one value.
  private func each(_ slots: ArraySlice<Slot>, of box: Box) -> [Box] {
    guard let slot = slots.first else { return [box] }
    let values = 0..<UInt64(policy.lexicon.count(of: slot))
    return values.filter { box[slot] >> $0 & 1 == 1 }.flatMap { value in
      var one = box
      one[slot] = 1 << value
      return each(slots.dropFirst(), of: one)
    }
  }

  // MARK: - Cases

  /// A case with those filings and days, the rest as the box says.
  private func filledIn(_ skeleton: CareCase, _ box: Box) throws -> CareCase {
    func value<Word: CaseIterable>(_ slot: Slot, of: Word.Type) -> Word?
    where Word.AllCases == [Word] {
      let number = box[slot].trailingZeroBitCount
      return number < Word.allCases.count ? Word.allCases[number] : nil
    }
    var facts = skeleton
    if box[.insured] & 1 == 0 { facts.insuredPlace = try Sample.place("510100") }
    facts.category = value(.declared, of: Rules.Category.self) ?? .otherTemporary
    facts.care = value(.care, of: Care.self) ?? .inpatient
    facts.paid = value(.paid, of: Paid.self) ?? .notYet
    facts.trauma = value(.trauma, of: Trauma.self)
    facts.networked = [true, false, nil][min(2, box[.networked].trailingZeroBitCount)]
    facts.certificate =
      switch box[.certificate].trailingZeroBitCount {
      case 0: nil
      case 1: Certificate(scope: .city, grade: .tertiaryA, listed: false)
      default: Certificate(scope: .county, grade: .ungraded, listed: true)
      }
    return facts
  }

  /// Cases of every combination of filings and days; one for each of the facts they make.
  private func skeletons() throws -> Skeletons {
    let days = try [nil, "2026-07-26", "2022-12-01", "2028-02-01"].map { text in
      try text.map(Sample.day)
    }
    var found = Skeletons()
    for place in ["511700", "510100", "500000", "110000"] {
      for admission in days {
        for filesOn in [nil, today] {
          for filings in try filings(to: Sample.place(place), first: admission ?? today) {
            let facts = CareCase(
              insuredPlace: try Sample.place("511703"), category: .otherTemporary,
              care: .inpatient, fileTo: try Sample.place(place), filings: filings,
              admission: admission, filesOn: filesOn)
            let situation = policy.situation(facts, today: today)
            found.insert(facts, Self.filed.map { ($0, situation[$0]) }[...])
          }
        }
      }
    }
    return found
  }

  /// Filings here and elsewhere, over or not, made before the care or during it.
  private func filings(to here: PlaceCode, first: Day) throws -> [[Filing]] {
    let elsewhere = try Sample.place("310000")
    func filing(_ category: Rules.Category, _ days: Int, _ place: PlaceCode) -> [Filing] {
      [Filing(category: category, fileTo: place, effective: first.adding(days: days))]
    }
    let long = Rules.Category.allCases.filter(\.isLongTerm).flatMap { category in
      [filing(category, -100, here), filing(category, 3, here)]
    }
    let choices: [[[Filing]]] = [
      [[]] + long,
      [[], filing(.referral, -10, here)],
      [[], filing(.otherTemporary, -10, here)],
      [[], filing(.otherTemporary, -400, here)],
      [[], filing(.otherTemporary, -10, elsewhere), filing(.longTermResident, -100, elsewhere)],
    ]
    return choices.reduce([[]]) { made, choice in made.flatMap { one in choice.map { one + $0 } } }
  }
}

/// Cases by the facts that filings, places and days make, fact after fact.
private struct Skeletons {
  private var facts: CareCase?
  private var slot: Slot?
  private var branches: [UInt8: Skeletons] = [:]

  /// Takes up a case, unless there is one of these facts.
  mutating func insert(_ facts: CareCase, _ path: ArraySlice<(slot: Slot, value: UInt8)>) {
    guard let step = path.first else { return self.facts = self.facts ?? facts }
    slot = step.slot
    branches[step.value, default: Skeletons()].insert(facts, path.dropFirst())
  }

  /// As many cases of a box, or all there are.
  func first(_ count: Int, in box: Box) -> [CareCase] {
    guard let slot else { return facts.map { [$0] } ?? [] }
    var found: [CareCase] = []
    for (value, branch) in branches.sorted(by: { $0.key < $1.key })
    where found.count < count && box[slot] >> UInt64(value) & 1 == 1 {
      found += branch.first(count - found.count, in: box)
    }
    return found
  }
}
