/// One thing a table can ask about: a fact of the case, or a conclusion drawn before.
///
/// Packs name slots and their values in Chinese and give these codes beside them; Swift knows the
/// codes alone, so that wording and law stay in the pack. A document that speaks of something the
/// program has no word for numbers slots of its own, which its `Lexicon` alone can name.
package enum Slot: UInt8, CaseIterable, Sendable {
  // Facts of a care case.
  case insured, firstDay, trauma, zone, declared, care, certificate, covered, coverLong
  case coverReferral, coverSame, longElsewhere, elsewhere, expired, longBegun, late, filesOn
  case paid, networked
  // Facts of the other questions.
  case changeDay, change, filingKind, lock, proof, filingOver, scope, grade, listed
  // Conclusions.
  case applies, treatedAs, ratio, certificateCited, traumaCited, status, settlement, catalogue
  case validity, kindAgrees, hints, qualified, verdict, inForce, place
  // A pack's own facts and conclusions, in the order it lists them.
  case own0, own1, own2, own3, own4, own5, own6, own7, own8, own9
  case own10, own11, own12, own13, own14, own15, own16, own17, own18, own19

  /// How many there are: asked for too often to list them each time.
  package static let count = allCases.count
  /// Those the program can fill or read.
  package static let known = allCases.filter { $0.rawValue < Slot.own0.rawValue }
  /// Those a pack may give a name of its own.
  package static let own = allCases.filter { $0.rawValue >= Slot.own0.rawValue }

  /// The name a pack gives beside its own.
  package var code: String {
    switch self {
    case .insured: "insured"
    case .firstDay: "first_day"
    case .trauma: "trauma"
    case .zone: "zone"
    case .declared: "declared"
    case .care: "care"
    case .certificate: "certificate"
    case .covered: "covered"
    case .coverLong: "cover_long"
    case .coverReferral: "cover_referral"
    case .coverSame: "cover_same"
    case .longElsewhere: "long_elsewhere"
    case .elsewhere: "elsewhere"
    case .expired: "expired"
    case .longBegun: "long_begun"
    case .late: "late"
    case .filesOn: "files_on"
    case .paid: "paid"
    case .networked: "networked"
    case .changeDay: "change_day"
    case .change: "change"
    case .filingKind: "filing_kind"
    case .lock: "lock"
    case .proof: "proof"
    case .filingOver: "filing_over"
    case .scope: "scope"
    case .grade: "grade"
    case .listed: "listed"
    case .applies: "applies"
    case .treatedAs: "treated_as"
    case .ratio: "ratio"
    case .certificateCited: "certificate_cited"
    case .traumaCited: "trauma_cited"
    case .status: "status"
    case .settlement: "settlement"
    case .catalogue: "catalogue"
    case .validity: "validity"
    case .kindAgrees: "kind_agrees"
    case .hints: "hints"
    case .qualified: "qualified"
    case .verdict: "verdict"
    case .inForce: "in_force"
    case .place: "place"
    default: "own_\(rawValue - Slot.own0.rawValue)"
    }
  }

  /// Whether a table of the pack fills it, rather than the case; of a pack's own, its lexicon says.
  package var isConclusion: Bool {
    Slot.applies.rawValue <= rawValue && rawValue < Slot.own0.rawValue
  }

  /// The codes of its values, in the order of their numbers; empty for the ratio, which is points,
  /// and for a pack's own.
  package var values: [String] { valuesOfSlots[Int(rawValue)] }

  /// The same, spelt out; asked once a slot.
  fileprivate var valuesSpeltOut: [String] {
    let categories = Category.allCases.map(\.rawValue)
    let yesNo = ["yes", "no"]
    return switch self {
    case .insured: ["here", "elsewhere"]
    case .firstDay, .changeDay: ["in_force", "outside"]
    case .trauma: Trauma.allCases.map(\.rawValue) + ["unknown"]
    case .zone: Zone.allCases.map(\.rawValue)
    case .declared, .treatedAs: categories
    case .care: Care.allCases.map(\.rawValue)
    case .certificate: ["none", "qualified", "unqualified"]
    case .coverLong: ["none"] + Category.allCases.filter(\.isLongTerm).map(\.rawValue)
    case .filesOn: ["given", "missing"]
    case .paid: Paid.allCases.map(\.rawValue)
    case .networked: ["true", "false", "unknown"]
    case .change: ChangeKind.allCases.map(\.rawValue)
    case .filingKind: ["long", "temporary"]
    case .lock: ["none", "running", "last_day", "over"]
    case .scope: CertificateScope.allCases.map(\.rawValue)
    case .grade: Grade.allCases.map(\.rawValue)
    case .applies: ["yes", "staff"]
    case .ratio: []
    case .status: FilingStatus.allCases.map(\.rawValue)
    case .settlement: Settlement.allCases.map(\.rawValue)
    case .catalogue: Catalogue.allCases.map(\.rawValue) + ["none"]
    case .validity: ["same", "longest", "new", "none"]
    case .verdict: Verdict.allCases.map(\.rawValue)
    case .hints, .place: ["yes"]
    case .covered, .coverReferral, .coverSame, .longElsewhere, .elsewhere, .expired, .longBegun,
      .late, .proof, .filingOver, .listed, .certificateCited, .traumaCited, .kindAgrees,
      .qualified, .inForce:
      yesNo
    default: []
    }
  }
}

/// A pack's reader asks for values thousands of times.
private let valuesOfSlots = Slot.allCases.map(\.valuesSpeltOut)

/// A case in numbers: one small code for each slot that is filled.
package struct Situation: Hashable, Sendable {
  private var codes = SIMD64<UInt8>(repeating: 0)

  /// A situation with every slot at its first value.
  package init() {}

  /// The number of the slot's value, its position in `Slot.values`.
  package subscript(slot: Slot) -> UInt8 {
    get { codes[Int(slot.rawValue)] }
    set { codes[Int(slot.rawValue)] = newValue }
  }
}
