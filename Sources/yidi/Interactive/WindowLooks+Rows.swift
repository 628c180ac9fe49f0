internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Receipts
internal import Rules

/// What a filing on record is on a screen: masked, as it stands today.
extension WindowLooks {
  /// A filing as the person who looks it up is shown it.
  func found(_ record: FiledFiling, _ language: Language) -> FoundFiling {
    let validity = office.desk.policy.validity(of: record.onRecord, on: office.day)
    var found = FoundFiling(
      number: record.number.text,
      name: record.isErased
        ? office.texts(language)("ledger.erased") : Mask.name(record.filing.person.name),
      filing: record.onRecord, validThrough: validity.validThrough,
      isInForce: validity.inForce && record.state == .active,
      isGoverned: validity.notes.isEmpty, receipt: office.pages(of: ledgers.followed(record)),
      facts: record.filing.facts, decidedOn: record.filing.today)
    found.isEnded = record.state == .ended
    return found
  }

  /// A filing as a row of the clerk's list.
  func row(_ record: FiledFiling) -> FiledRow {
    let followed = ledgers.followed(record)
    var row = unreplaced(followed)
    row.isReplaced = record.state == .changed
    row.isEnded = record.state == .ended
    row.isErased = record.isErased
    (row.owes, row.waits) = (record.owes, record.waits)
    row.isProvisional = record.isProvisional
    let isOpen = !row.isReplaced && !row.isEnded
    row.details?.materials =
      record.filing.method == .promise && isOpen && !record.owes
      ? .complete : record.filing.materials
    row.details?.replaces = record.filing.replaces?.number.text
    row.details?.replacedBy = followed.successor?.text
    return row
  }

  private func unreplaced(_ followed: FollowedFiling) -> FiledRow {
    let record = followed.filed
    let filing = record.filing
    let validity = office.desk.policy.validity(of: record.onRecord, on: office.day)
    let details = FiledDetails(
      identity: record.isErased ? "" : Mask.firstSixLastFour(filing.person.idNumber),
      phone: filing.person.phone.isEmpty ? nil : Mask.phone(filing.person.phone),
      insuredPlace: filing.facts.insuredPlace, insurance: filing.insurance,
      carePlace: filing.carePlace, facts: filing.facts, decidedOn: filing.today,
      time: String(ReceiptDesk.moment(record.at, else: filing.today).time.prefix(5)),
      validThrough: filing.validThrough, prints: record.prints)
    return FiledRow(
      number: record.number.text, name: Mask.name(filing.person.name),
      category: filing.category, fileTo: filing.facts.fileTo, clerk: shown(record.actor),
      effective: filing.effective, isInForce: validity.inForce && record.state == .active,
      isGoverned: validity.notes.isEmpty, receipt: office.pages(of: followed), details: details)
  }

  /// Who filed it; nothing where that was the guided front, or a window without a name for its clerk.
  private func shown(_ actor: String) -> String {
    switch NamelessActor(rawValue: actor) {
    case .guided, .window: ""
    case .command, nil: actor
    }
  }
}

extension ListRequest {
  /// What the ledger is asked for.
  func list(on day: Day) -> Ledger.List {
    switch work {
    case nil: .matching(text)
    case .ending: .ending(from: day, through: day.adding(days: Ledger.List.daysAhead))
    case .owed: .owed
    case .waiting: .waiting
    case .provisional: .provisional
    }
  }
}

extension Ledger.Turn {
  /// The turn to or from that filing.
  init(_ turn: ListRequest.Turn) throws(Ledger.Failure) {
    switch turn {
    case .first: self = .first
    case .after(let text):
      guard let number = FilingNumber(text) else { throw .noSuchFiling }
      self = .after(number)
    case .before(let text):
      guard let number = FilingNumber(text) else { throw .noSuchFiling }
      self = .before(number)
    }
  }
}

extension WorkLeft {
  /// How much the ledger says wants doing.
  init(_ work: Ledger.Work) {
    self = [
      .ending: work.ending, .owed: work.owed, .waiting: work.waiting,
      .provisional: work.provisional,
    ]
  }
}

extension Answers {
  /// What is on record of a filing, as answers that a new form can begin with.
  init(of filing: NewFiling) {
    self.init()
    let person = filing.person
    func put(_ value: String) -> Answer { Answer(value, source: .copied) }
    self[.identityKind] = put(person.idKind)
    self[.identity] = put(person.idNumber)
    self[.name] = put(person.name)
    self[.phone] = put(person.phone.isEmpty ? Value.noPhone : person.phone)
    self[.insuredPlace] = put(filing.facts.insuredPlace.description)
    self[.insurance] = put(filing.insurance.rawValue)
    self[.category] = put(filing.category.rawValue)
    self[.carePlace] = put(filing.carePlace.description)
    self[.care] = put(filing.facts.care.rawValue)
  }
}
