internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Receipts
internal import Rules

/// Puts filings on record at a window, and what befalls them.
final class WindowFilings {
  private let office: OfficeToday
  private let ledgers: WindowLedgers
  private let drafts: WindowDrafts
  private let staff: WindowStaff
  private let visitor: WindowVisitor
  private var filings = Retry<FilingRequest>()
  private var changes = Retry<ChangeRequest>()
  private var acts = Retry<LifeRequest>()

  /// What files into those ledgers; filed drafts are no drafts any more, and some acts take a second
  /// person.
  init(
    _ office: OfficeToday, _ ledgers: WindowLedgers, _ drafts: WindowDrafts, _ staff: WindowStaff,
    _ visitor: WindowVisitor
  ) {
    self.office = office
    self.ledgers = ledgers
    self.drafts = drafts
    self.staff = staff
    self.visitor = visitor
  }

  /// Puts a filing on record, in the place of another where there is one.
  func file(
    _ request: FilingRequest, instead succession: Succession? = nil, language: Language
  ) -> EffectResult {
    let front = request.front
    let act = succession.map { Effect.fileAnew(request, $0) } ?? .file(request)
    let second = staff.takeSecond(for: act)
    // Somebody with another's number would learn by filing what they may not look up any more, unless
    // nobody files here then, on record or not.
    guard front == .clerk || visitor.mayLearn(of: request.person.identity.number) else {
      return .notFiled(Message("guided.check.ceiling", ["hotline": office.settings.hotline]))
    }
    do {
      var filing = NewFiling(
        request, id: filings.id(for: request), today: office.day, months: office.months,
        initials: office.initials.value, language: language,
        front: front == .guided ? .guided : .clerk, draft: drafts[front])
      filing.replaces = succession.flatMap { Supersession($0) }
      let file = { (ledger: Ledger) throws(Ledger.Failure) in
        try ledger.acting(at: front) { () throws(Ledger.Failure) in
          try ledger.append(filing, second: second)
        }
      }
      // What takes another's place can only be filed where that one is.
      let record =
        filing.replaces == nil ? try ledgers.goingOn(file) : try file(try ledgers.ledger())
      filings.acknowledge()
      drafts.begin(front)
      if front == .guided { visitor.add(record.number) }
      return filed(record)
    } catch .alreadyFiled(let number) {
      return .duplicate(number: number.text)
    } catch .secondWanted {
      return staff.wantSecond(for: act)
    } catch {
      return .notFiled(error.message)
    }
  }

  /// Puts a change on record (四（三）): a filing in the place of the old one, for the same person.
  func change(_ request: ChangeRequest, language: Language) -> EffectResult {
    guard let number = FilingNumber(request.number) else {
      return .notFiled(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledgers.ledger()
      let filing = NewFiling(
        request, of: try ledger.filing(number), id: changes.id(for: request), today: office.day,
        months: office.months, language: language)
      let record = try ledger.append(filing)
      changes.acknowledge()
      return filed(record)
    } catch .alreadyFiled(let number) {
      return .duplicate(number: number.text)
    } catch {
      return .notFiled(error.message)
    }
  }

  /// Puts something on record of a filing.
  func act(_ request: LifeRequest) -> EffectResult {
    guard let number = FilingNumber(request.number) else {
      return .notActed(Message("failure.ledger.no_such_filing"))
    }
    let second = staff.takeSecond(for: .act(request))
    do {
      let ledger = try ledgers.ledger(of: number)
      let law = office.desk.policy
      let grounds = Grounds(
        id: acts.id(for: request), reason: request.reason, second: second,
        policy: PolicyMark(id: law.id, hash: law.hash))
      switch request.deed {
      case .end(let day): try ledger.end(number, on: day, grounds)
      case .papers: try ledger.recordPapers(of: number, grounds)
      case .discharge(let day): try ledger.recordDischarge(of: number, on: day, grounds)
      case .correct(let name, let phone):
        var person = try ledger.filing(number).filing.person
        if let name {
          (person.name, person.initials) = (name, office.initials.value.initials(of: name))
        }
        if let phone { person.phone = phone ?? "" }
        try ledger.correct(number, person, grounds)
      }
      acts.acknowledge()
      return .acted(number: request.number)
    } catch .secondWanted {
      return staff.wantSecond(for: .act(request))
    } catch {
      return .notActed(error.message)
    }
  }

  /// Puts on record that somebody read how their data are used, before they gave any.
  func recordNotice(_ language: Language) {
    let grounds = Grounds(id: Identifier(SystemEntropy()))
    // A ledger that cannot be written says so at the first answer that is to be kept.
    try? ledgers.goingOn { ledger throws(Ledger.Failure) in
      try ledger.acting(at: .guided) { () throws(Ledger.Failure) in
        try ledger.recordNotice(language: language.rawValue, grounds)
      }
    }
  }

  /// What is shown of a filing that has just been put on record.
  private func filed(_ record: FiledFiling) -> EffectResult {
    let time = ReceiptDesk.moment(record.at, else: office.day).time
    return .filed(
      FiledReceipt(
        number: record.number.text, time: time,
        receipt: office.pages(of: ledgers.followed(record)), isProvisional: record.isProvisional))
  }
}
