internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Rules

/// Changes of filings on record (四（三）).
extension World {
  /// What is on record of a filing that is to be changed, and beside it.
  func open(_ number: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let record = try ledger().filing(filingNumber)
      let others = try ledger().filings(of: record.filing.person.idNumber)
        .filter { $0.state == .active && $0.number != filingNumber }
      return .opened(
        number: number,
        OpenedFiling(answers: Answers(of: record.filing), others: others.map(\.onRecord)))
    } catch {
      return .notFound(error.message)
    }
  }

  /// Puts a change on record: a filing in the place of the old one, for the same person.
  func change(_ request: ChangeRequest, language: Language) -> EffectResult {
    guard let number = FilingNumber(request.number) else {
      return .notFiled(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledger()
      let old = try ledger.filing(number)
      var filing = old.filing
      filing.id = changeID(request, ledger)
      // What was promised and has come since is not owed a second time.
      if filing.method == .promise, !old.owes {
        (filing.method, filing.papersBy) = (.complete, nil)
      }
      filing.agent = nil
      filing.replaces = Supersession(
        number: number, change: request.change, hasProof: request.hasProof,
        clauses: request.clauses)
      (filing.insurance, filing.category) = (request.insurance, request.category)
      (filing.carePlace, filing.facts) = (request.carePlace, request.facts)
      (filing.today, filing.effective) = (day, request.effective)
      filing.validThrough = Filing(
        category: request.category, fileTo: request.facts.fileTo, effective: request.effective
      ).validity(months: months)
      (filing.policy, filing.policyHash) = (request.policy, request.policyHash)
      filing.decision = CodedDecision(request.decision)
      (filing.language, filing.front) = (language.rawValue, .clerk)
      let record = try ledger.append(filing)
      unacknowledgedChange = nil
      return filedReceipt(of: record)
    } catch .alreadyFiled(let number) {
      return .duplicate(number: number.text)
    } catch {
      return .notFiled(error.message)
    }
  }

  /// The same change tried again must be the same event.
  private func changeID(_ request: ChangeRequest, _ ledger: Ledger) -> Identifier {
    if let tried = unacknowledgedChange, tried.request == request { return tried.id }
    let id = ledger.newIdentifier()
    unacknowledgedChange = (request, id)
    return id
  }
}

extension Supersession {
  /// What the ledger keeps of a succession; `nil` where its number is none.
  init?(_ succession: Succession) {
    guard let number = FilingNumber(succession.number) else { return nil }
    self.init(
      number: number, change: succession.change, hasProof: false, clauses: succession.clauses)
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
