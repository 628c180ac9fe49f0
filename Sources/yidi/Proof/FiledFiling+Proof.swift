internal import Ledger
internal import Proofs
internal import Receipts
internal import Rules
internal import Terminal

// What is signed of a filing: what was filed and decided, as it is on record. Not the office's
// letterhead, nor what became of the filing since: that the ledger tells.

extension FiledFiling {
  /// The body that a key signs; `nil` where the person's data are gone.
  func body(signedBy key: KeyID) -> SignedBody? { body(signedBy: key, over: canonicalText) }

  /// The body as it was signed when less of the filing was: papers of that time are still out.
  func earlierBody(signedBy key: KeyID) -> SignedBody? {
    body(signedBy: key, over: CanonicalText(earlierFields))
  }

  private func body(signedBy key: KeyID, over text: CanonicalText) -> SignedBody? {
    guard !isErased, let digest = try? text.digest() else { return nil }
    let decision = filing.decision
    return SignedBody(
      key: key, kind: proofKind, number: number.text, effective: filing.effective,
      validity: filing.validThrough, carePlace: filing.carePlace,
      insuredPlace: filing.facts.insuredPlace, insurance: filing.insurance,
      category: filing.category, treatedAs: decision.treatedAs, deltaPoints: decision.deltaPoints,
      settlement: decision.settlement, name: maskedName, idTail: idTail, digest: digest)
  }

  private var proofKind: SignedBody.Kind {
    switch filing.kind {
    case .changed: .change
    case .filedLate: .lateFiling
    default: .filing
    }
  }

  private var maskedName: String { cleaned(Masks.name(filing.person.name)) }

  private var idTail: String {
    let tail = Masks.lastFour(filing.person.idNumber)
    return tail.utf8.count == 4 && tail.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      ? tail : "****"
  }

  /// Everything of it that a receipt says, in codes.
  var canonicalText: CanonicalText {
    var fields = earlierFields
    fields["papers_by"] = filing.papersBy?.description
    fields["actor"] = clerk
    fields["id_kind"] = filing.person.idKind
    return CanonicalText(fields)
  }

  /// What was signed at first: without when promised papers are due, who filed, and what was shown.
  private var earlierFields: [String: String] {
    let (facts, decision) = (filing.facts, filing.decision)
    var fields: [String: String] = [
      "kind": String(proofKind.rawValue), "number": number.text, "filed_at": at,
      "name": maskedName, "id_tail": idTail,
      "insured_place": facts.insuredPlace.description, "insurance": filing.insurance.rawValue,
      "category": filing.category.rawValue, "declared": facts.category.rawValue,
      "care": facts.care.rawValue, "paid": facts.paid.rawValue,
      "care_place": filing.carePlace.description, "file_to": facts.fileTo.description,
      "effective": filing.effective.description, "method": filing.method.rawValue,
      "policy": filing.policy, "policy_hash": filing.policyHash,
      "treated_as": decision.treatedAs.rawValue, "settlement": decision.settlement.rawValue,
      "status": decision.status.rawValue, "clauses": decision.clauses.joined(separator: " "),
      "readings": decision.readings.joined(separator: " "),
      "notes": decision.notes.map(\.rawValue).joined(separator: " "),
    ]
    fields["valid_through"] =
      switch filing.validThrough {
      case .open: "open"
      case .through(let day): day.description
      }
    fields["delta_points"] = decision.deltaPoints.map { String($0) }
    fields["catalogue"] = decision.catalogue?.rawValue
    fields["admission"] = facts.admission?.description
    fields["certificate"] = facts.certificate.map {
      "\($0.scope.rawValue) \($0.grade.rawValue) \($0.listed)"
    }
    fields["agent"] = filing.agent.map { "\(cleaned(Masks.name($0.name))) \($0.relation)" }
    fields["replaces"] = filing.replaces?.number.text
    return fields
  }
}
