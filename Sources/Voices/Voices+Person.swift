import Messages
package import Rules

extension Voices {
  /// The decision for the person it is about.
  package func forPerson(_ decision: Decision, _ scene: Scene) -> PersonWords {
    PersonWords(
      headline: headline(decision, scene),
      facts: [direct(decision, scene), ratio(decision, scene), until(decision, scene)],
      because: because(decision, scene), clauses: clauses(decision),
      next: next(decision, scene),
      remarks: decision.notes.filter { isOpen($0, scene) }.map { remark($0, scene) },
      steps: steps(decision, scene))
  }

  private func headline(_ decision: Decision, _ scene: Scene) -> String {
    let key =
      switch scene.moment {
      case .before: "plain.headline.before"
      case .filed: scene.isLate ? "plain.headline.filed_late" : "plain.headline.filed"
      case .noFiling: headlineWithoutFiling(decision, scene)
      }
    return catalogue(key)
  }

  private func headlineWithoutFiling(_ decision: Decision, _ scene: Scene) -> String {
    if decision.settlement == .staff { return "plain.headline.staff" }
    switch decision.status {
    case .notNeeded: return "plain.headline.not_needed"
    case .atHome: return "plain.headline.at_home"
    case .inForce:
      return decision.settlement == .directAfterFiling
        ? "plain.headline.change" : "plain.headline.in_force"
    case .fileNow, .expired, .filedElsewhere, .unclear, .fileThenClaim:
      return scene.paid == .direct ? "plain.headline.settled" : "plain.headline.staff"
    }
  }

  // MARK: - The three facts

  private func direct(_ decision: Decision, _ scene: Scene) -> String {
    let key: String
    switch decision.settlement {
    case .staff: key = "plain.direct.staff"
    case .manual:
      if scene.paid != .selfPaid {
        key = "plain.direct.not_networked"
      } else {
        key = scene.moment == .before ? "plain.direct.paid_before" : "plain.direct.paid"
      }
    case .directAfterFiling where decision.status == .inForce: key = "plain.direct.after_change"
    // Once it is on record, what came after the filing has come.
    case .directAfterFiling where scene.moment == .noFiling: key = "plain.direct.after_filing"
    case .direct, .directAfterFiling:
      if scene.paid == .direct {
        key = "plain.direct.done"
      } else if decision.status == .atHome {
        key = "plain.direct.home"
      } else if scene.inHospital {
        key = "plain.direct.in_hospital"
      } else {
        key = "plain.direct.\(scene.care.rawValue)"
      }
    }
    return catalogue(key, ["place": scene.carePlace])
  }

  private func ratio(_ decision: Decision, _ scene: Scene) -> String {
    guard let delta = decision.deltaPoints else { return catalogue("plain.ratio.none") }
    guard let local = scene.local, !local.rows.isEmpty else { return ratio(delta, decision, scene) }
    // With the office's own figures nobody needs the example.
    let difference =
      delta == 0
      ? ratio(delta, decision, scene)
      : catalogue("plain.ratio.lower.known", ["points": String(-delta)])
    return figures(local, after: difference)
  }

  private func ratio(_ delta: Int, _ decision: Decision, _ scene: Scene) -> String {
    guard delta != 0 else {
      if decision.status == .atHome { return catalogue("plain.ratio.same.home") }
      return catalogue(
        scene.care == .inpatient ? "plain.ratio.same.inpatient" : "plain.ratio.same.other")
    }
    // 80 % is nobody's ratio: it only shows that points are subtracted.
    return catalogue(
      "plain.ratio.lower", ["points": String(-delta), "example": String(80 + delta)])
  }

  private func until(_ decision: Decision, _ scene: Scene) -> String {
    // The bill is past, the filing that is made for it lasts as any other.
    let ofBill = decision.status == .fileThenClaim ? scene.validity : nil
    switch decision.validThrough ?? ofBill {
    case .open: return catalogue("plain.until.open")
    case .through(let last): return catalogue("plain.until.day", ["day": day(last)])
    case nil: return catalogue(untilWithoutDay(decision))
    }
  }

  private func untilWithoutDay(_ decision: Decision) -> String {
    switch decision.status {
    case .notNeeded, .atHome: "plain.until.not_needed"
    case .fileThenClaim: decision.treatedAs.isLongTerm ? "plain.until.long" : "plain.until.half"
    case .inForce, .fileNow, .expired, .filedElsewhere, .unclear: "plain.until.none"
    }
  }

  // MARK: - Why

  private func because(_ decision: Decision, _ scene: Scene) -> String {
    if decision.settlement == .staff { return becauseSilent(decision) }
    if decision.status == .atHome { return catalogue("plain.because.home") }
    switch scene.care {
    case .outpatient: return catalogue("plain.because.outpatient")
    case .pharmacy: return catalogue("plain.because.pharmacy")
    case .twoDiseases, .specialDisease: return catalogue("plain.because.clinic")
    case .inpatient: break
    }
    if let uncounted = uncounted(decision, scene) { return uncounted }
    let category = "plain.because.\(decision.treatedAs.rawValue)"
    return catalogue(
      decision.treatedAs == .referral ? "\(category).\(decision.zone.rawValue)" : category)
  }

  /// That the certificate in hand does not count, and why not.
  private func uncounted(_ decision: Decision, _ scene: Scene) -> String? {
    guard decision.treatedAs == .otherTemporary, let certificate = scene.certificate,
      !certificate.qualified, let why = certificate.citations.first
    else { return nil }
    return catalogue(
      "plain.because.other_temporary.uncounted", ["why": says(why, of: decision.policy)])
  }

  /// What the notice says nearest to the case, or that it says nothing.
  private func becauseSilent(_ decision: Decision) -> String {
    guard let nearest = decision.citations.first else {
      return catalogue("plain.because.silent")
    }
    return says(nearest, of: decision.policy)
  }

  /// The clauses in the order of the decision, such as 达州市规定 三（二）1、四（一）.
  package func clauses(_ decision: Decision) -> String {
    guard !decision.clauses.isEmpty else { return "" }
    let between = catalogue("plain.clauses.between")
    return catalogue(
      "plain.clauses", ["clauses": decision.clauses.joined(separator: between)])
  }

  /// Whether a note still matters: once the bill is paid nobody need ask whether the hospital is networked.
  private func isOpen(_ note: Note, _ scene: Scene) -> Bool {
    note != .ifNetworked || scene.paid == .notYet
  }

  /// A note in a sentence; that a place must be networked is said of a pharmacy where it is one.
  private func remark(_ note: Note, _ scene: Scene) -> String {
    note == .ifNetworked && scene.care == .pharmacy
      ? catalogue("plain.remark.pharmacy") : sentence(note)
  }

  // MARK: - What to do

  private func next(_ decision: Decision, _ scene: Scene) -> [String] {
    nextKeys(decision, scene).map { catalogue($0, ["hotline": scene.hotline]) }
  }

  private func nextKeys(_ decision: Decision, _ scene: Scene) -> [String] {
    let call = "plain.next.call"
    switch decision.settlement {
    case .staff: return ["plain.next.staff", call]
    case .manual: return ["plain.next.keep_bills", "plain.next.claim"]
    case .directAfterFiling where decision.status == .inForce: return ["plain.next.change", call]
    case .direct, .directAfterFiling: break
    }
    switch (decision.status, scene.care) {
    // A filing that is made all the same holds for a stay too.
    case (.notNeeded, _) where scene.moment == .noFiling:
      return ["plain.next.show", "plain.next.file_for_stay", call]
    case (.notNeeded, _): return ["plain.next.show", call]
    case (.atHome, _): return ["plain.next.show", call]
    case (_, .inpatient) where scene.paid == .direct: return [call]
    case (_, .inpatient) where scene.inHospital:
      return ["plain.next.tell_now", "plain.next.bring_now", call]
    case (_, .inpatient): return ["plain.next.bring", "plain.next.tell", call]
    default: return ["plain.next.show", "plain.next.tell", call]
    }
  }
}

extension Scene {
  /// Whether the care began before the filing (补办).
  fileprivate var isLate: Bool { inHospital || paid == .selfPaid }
}
