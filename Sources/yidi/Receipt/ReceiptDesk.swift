internal import Interview
internal import Ledger
internal import Messages
internal import Packs
internal import Places
internal import Receipts
internal import Rules
internal import Screens

/// Turns filings into decisions and the contents of papers: by law, office and the key that signs.
struct ReceiptDesk: Sendable {
  let policy: Policy
  let places: Places
  let office: ReceiptInput.Office
  let hotline: String
  /// What the office asks for with each kind of filing, where it has said so.
  var materials: [Category: [String]] = [:]
  /// What signs the papers.
  var signing = Signing.none

  /// The decision as it was recorded, with the reasons of the law; where the pack has changed
  /// since, what was recorded stands and the reasons are those of the same clauses today.
  func decision(of filed: FiledFiling) -> Decision {
    let filing = filed.filing
    let recorded = filing.decision
    if let now = policy.decisionAgain(of: filing) { return now }
    return Decision(
      policy: filing.policy, treatedAs: recorded.treatedAs, zone: recorded.zone,
      deltaPoints: recorded.deltaPoints, settlement: recorded.settlement,
      catalogue: recorded.catalogue, status: recorded.status,
      validThrough: recorded.validThrough, fileTo: filing.facts.fileTo,
      citations: recorded.clauses.map(policy.citation),
      readings: policy.readings.filter { recorded.readings.contains($0.id) },
      notes: recorded.notes, steps: [])
  }

  /// The receipt's contents; the paper masks them.
  func receipt(
    of followed: FollowedFiling, copy: Int, printedAt: ReceiptInput.Moment,
    texts: Messages.Catalogue
  ) -> ReceiptInput {
    let filed = followed.filed
    var receipt = receipt(
      of: filed.filing, decision(of: filed), printedAt, texts, isDischarged: followed.isDischarged)
    receipt.number = filed.number.text
    receipt.filedAt = ReceiptDesk.moment(filed.at, else: filed.filing.today)
    // Hours and minutes: the ledger has the rest.
    receipt.filedAt.time = String(receipt.filedAt.time.prefix(5))
    receipt.citeValidity(policy, filed.onRecord)
    receipt.copy = copy
    receipt.office.window = String(filed.number.window)
    receipt.office.clerk = filed.clerk
    receipt.standing = followed.standing
    if followed.hasSupplied { receipt.method = .supplied }
    receipt.isProvisional = filed.isProvisional
    receipt.signature = signing.sign { filed.body(signedBy: $0) }.map {
      .init(payload: $0.payload, code: $0.code)
    }
    return receipt
  }

  /// The contents of a paper about a filing that is not on record.
  func receipt(
    of filing: NewFiling, _ decision: Decision, _ printedAt: ReceiptInput.Moment,
    _ texts: Messages.Catalogue, isDischarged: Bool = false
  ) -> ReceiptInput {
    let isInHospital = !isDischarged && isInHospital(filing)
    var receipt = ReceiptInput(
      number: "", filedAt: printedAt,
      name: filing.person.name, idNumber: filing.person.idNumber,
      insuredPlace: places.nameOnRecord(filing.facts.insuredPlace, isFull: true, texts),
      insurance: filing.insurance, category: filing.category, care: filing.facts.care,
      paid: filing.facts.paid,
      carePlace: places.nameOnRecord(filing.carePlace, isFull: true, texts),
      carePlaceShort: places.nameOnRecord(filing.facts.fileTo, texts),
      certificate: filing.facts.certificate, effective: filing.effective,
      validity: filing.validThrough, admission: filing.facts.admission,
      isInHospital: isInHospital, method: method(filing),
      agent: filing.agent.map {
        .init(name: $0.name, relation: texts("word.relation.\($0.relation)"))
      },
      decision: decision, document: policy.identity.number, office: office,
      hotline: hotline, printedAt: printedAt)
    receipt.idKind = texts("word.identity_kind.\(filing.person.idKind)")
    receipt.phone = filing.person.phone
    receipt.isCertificateUnseen = filing.front == .guided
    receipt.source = texts("day.front.\(filing.front.rawValue)")
    let identity = try? PersonCheck.identity(
      filing.person.idNumber, kind: .init(rawValue: filing.person.idKind), today: filing.today)
    receipt.sex = identity?.sex.map { texts("clerk.sex.\($0.rawValue)") } ?? ""
    receipt.birth = identity?.birth
    receipt.agent?.idNumber = filing.agent?.idNumber ?? ""
    receipt.agent?.idKind = filing.agent.map { kind(of: $0, on: filing.today, texts) } ?? ""
    receipt.agent?.phone = filing.agent?.phone ?? ""
    receipt.issuer = filing.issuer?.name ?? ""
    receipt.issuerCode = filing.issuer?.code ?? ""
    receipt.careCode = filing.carePlace.description
    receipt.cite(
      policy, filing.facts, today: filing.today, isLate: filing.kind == .filedLate,
      settling: settling(filing.facts.care), uploaded: quoted(.uploaded))
    receipt.materials = materials[filing.category] ?? []
    receipt.replaces = filing.replaces?.number.text
    return receipt
  }

  /// The paper of somebody who came instead, which nobody asks for: a citizen's number proves itself.
  private func kind(of agent: Agent, on day: Day, _ texts: Messages.Catalogue) -> String {
    guard let identity = try? PersonCheck.identity(agent.idNumber, today: day),
      [.resident, .residencePermit].contains(identity.kind)
    else { return "" }
    return texts("word.identity_kind.\(identity.kind.rawValue)")
  }

  /// That such care is settled directly in the filed place; no row rests on it, so that it comes from the
  /// document in full.
  private func settling(_ care: Care) -> [Citation] {
    HelpQuote.settling(care).map(quoted) ?? []
  }

  /// A sentence of the document in full that no row rests on.
  private func quoted(_ quote: HelpQuote) -> [Citation] {
    quote.cited(in: Program.document(of: policy)())
  }

  private func method(_ filing: NewFiling) -> ReceiptInput.Method? {
    switch filing.materials {
    case .complete: .complete
    case .promised(let day): .promise(by: day)
    case nil: nil
    }
  }

  private func isInHospital(_ filing: NewFiling) -> Bool {
    guard let admission = filing.facts.admission else { return false }
    return admission <= filing.today && filing.facts.paid == .notYet
  }

  /// A moment as the ledger writes it, "2026-07-31T09:45:12+08:00".
  static func moment(_ text: String, else day: Day) -> ReceiptInput.Moment {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = Day(parts[0]) else { return .init(day, "") }
    return .init(day, String(parts[1].prefix(8)))
  }
}

extension ReceiptDesk {
  /// The desk of an office with those settings, its papers signed as on that day.
  init(policy: Policy, places: Places, _ settings: Settings, on day: Day) {
    self.init(
      policy: policy, places: places, office: settings.office, hotline: settings.hotline,
      materials: settings.materials, signing: Signing(settings, on: day))
  }
}

extension Settings {
  /// What the office prints about itself.
  var office: ReceiptInput.Office {
    .init(
      name: officeName, phone: officePhone, window: String(window),
      clerk: clerk.isEmpty ? nil : clerk)
  }
}

extension Policy {
  /// The decision of a filing on record, where this policy still comes to it.
  func decisionAgain(of filing: NewFiling) -> Decision? {
    let now = decide(filing.facts, today: filing.today)
    return CodedDecision(now) == filing.decision ? now : nil
  }

  /// All that is cited of a clause, each sentence once.
  func sentences(of clause: String) -> [Citation] {
    citations.filter { $0.clause == clause }.reduce(into: []) { found, citation in
      if !found.contains(where: { $0.quote == citation.quote }) { found.append(citation) }
    }
  }

  /// A clause as a reason; of several sentences its number does not say which one decided, so all stand
  /// there as they are, and in no other words.
  fileprivate func citation(_ clause: String) -> Citation {
    let sentences = sentences(of: clause)
    guard let first = sentences.first else { return Citation(clause: clause, quote: "", row: "") }
    guard sentences.count > 1 else { return first }
    return Citation(
      clause: clause, quote: sentences.map(\.quote).joined(separator: " "),
      row: String(first.row.prefix { $0 != "." }))
  }
}
