import Interview
import OfficeLists
import Places
import Rules
import Screens
import Terminal

/// The change of a filing on record while it is filled in: a value, so that every step can be tested.
struct ClerkChange: Sendable {
  /// Where the keyboard is: in a field, or behind the question whether it is right.
  enum Focus: Hashable, Sendable {
    case field(ChangeField)
    case answer
  }

  let row: FiledRow
  let details: FiledDetails
  let places: Places
  let ground: any Ground
  /// The civil day, on which the change is asked for.
  private(set) var today: Day
  /// Who may issue certificates, as the list of the year has it; `nil` where there is none.
  private(set) var issuers: [Institution]?
  /// What the ledger told of it beyond the row; the change waits for it.
  var opened: OpenedFiling?
  var values: [ChangeField: String] = [:]
  var focus = Focus.field(.kind)
  /// What is typed to find a value.
  var line = EditLine()
  /// Whether the list of values was asked for; it also stands open while one types.
  var listIsOpen = false
  /// The line of the list that Enter takes.
  var mark = 0
  /// What the field held when the keyboard came to it.
  var before: String?
  /// What was filled in before each change, the latest last, and where.
  var history: [Past] = []

  /// What a change can be taken back to.
  struct Past: Hashable, Sendable {
    var values: [ChangeField: String]
    var focus: Focus
  }

  /// A change of that filing, nothing filled in yet.
  init(_ row: FiledRow, _ details: FiledDetails, context: Context) {
    self.row = row
    self.details = details
    places = context.places
    ground = context.ground
    today = context.today
    issuers = context.lists.issuers(today.civil.year)
  }

  /// Goes on on another day, by the list of its year.
  mutating func take(today: Day, lists: OfficeLists) {
    self.today = today
    issuers = lists.issuers(today.civil.year)
  }

  /// The fields that matter for what is changed, in order.
  var fields: [ChangeField] {
    switch kind {
    case nil: [.kind]
    case .place where row.category.isLongTerm: [.kind, .place, .proof]
    case .place: [.kind, .place, .certificate] + certificateFields
    case .insurance: [.kind, .insurance, .proof]
    case .insuredPlace: [.kind, .insuredPlace]
    }
  }

  /// What describes the certificate shown: who issued it by the list, else its level and grade.
  private var certificateFields: [ChangeField] {
    guard values[.certificate] == Value.yes else { return [] }
    let byList: [ChangeField] = issuers == nil ? [] : [.issuerName]
    guard issuers == nil || values[.issuerName] == Value.notListed else { return byList }
    return switch scope {
    case .city: byList + [.issuer, .grade]
    // What the list does not have is known not to be listed.
    case .county: byList + [.issuer, .grade] + (issuers == nil ? [.listed] : [])
    case .elsewhere, nil: byList + [.issuer]
    }
  }

  /// The institution that was picked from the list.
  var issuer: Institution? { issuers?.first { $0.key == values[.issuerName] } }

  /// Whether what was picked, or not found, rests on a list that is a sample.
  var usesSample: Bool {
    fields.contains(.issuerName) && values[.issuerName] != nil
      && issuers?.contains(where: \.source.isSample) ?? false
  }

  /// What is to be changed; `nil` before it is said.
  var kind: ChangeKind? { values[.kind].flatMap(ChangeKind.init(rawValue:)) }

  /// Whether every field is filled in.
  var isComplete: Bool { kind != nil && fields.allSatisfy(isFilled) }

  /// Whether a field holds something; of another year's list an institution is none.
  func isFilled(_ field: ChangeField) -> Bool {
    guard let value = values[field] else { return false }
    return field != .issuerName || value == Value.notListed || issuer != nil
  }

  /// What a field holds, where it is asked for what is changed; what was filled in for another kind of
  /// change has no say.
  func value(_ field: ChangeField) -> String? { fields.contains(field) ? values[field] : nil }

  /// The filing as the law sees it.
  var filing: Filing {
    Filing(category: row.category, fileTo: row.fileTo, effective: row.effective)
  }

  /// The place the filing is to be moved to.
  var place: PlaceCode? { value(.place).flatMap { PlaceCode($0) } }

  /// Where the filing goes then; the place it has unless another is named.
  var fileTo: PlaceCode { place.flatMap { ground.filesTo($0) } ?? row.fileTo }

  /// The insurance then.
  var insurance: Insurance {
    value(.insurance).flatMap(Insurance.init(rawValue:)) ?? details.insurance
  }

  /// Whether papers that show the reason are in hand.
  var hasProof: Bool { value(.proof) == Value.yes }

  private var scope: CertificateScope? {
    values[.issuer].flatMap(CertificateScope.init(rawValue:))
  }

  /// The referral certificate shown; what is not said of it counts for the least.
  var certificate: Certificate? {
    guard kind == .place, !row.category.isLongTerm, values[.certificate] == Value.yes else {
      return nil
    }
    if let issuer { return issuer.certificate }
    guard let scope else { return nil }
    let grade = value(.grade).flatMap(Grade.init(rawValue:)) ?? .ungraded
    return Certificate(scope: scope, grade: grade, listed: value(.listed) == Value.yes)
  }

  /// What the law is asked; `nil` before it is said what is to be changed.
  var question: ChangeCase? {
    kind.map {
      ChangeCase(
        filing: filing, on: today, change: $0, proof: hasProof, certificate: certificate)
    }
  }

  /// Whether the record would say anything else than it does now.
  var changesAnything: Bool {
    switch kind {
    case .place:
      fileTo != row.fileTo || certificate != nil && row.category != .referral
    case .insurance: insurance != details.insurance
    case .insuredPlace: values[.insuredPlace] != details.insuredPlace.description
    case nil: false
    }
  }

  /// The case of the changed filing, from which its own decision is made.
  ///
  /// It is a filing made today; what is left of the care it was first made for is not known.
  var facts: CareCase {
    var facts = details.facts
    facts.category = certificate == nil ? row.category : .referral
    facts.fileTo = fileTo
    if kind == .place { facts.certificate = certificate }
    facts.filings = opened?.others ?? []
    (facts.admission, facts.discharge, facts.paid) = (nil, nil, .notYet)
    (facts.filesOn, facts.networked) = (today, nil)
    return facts
  }
}
