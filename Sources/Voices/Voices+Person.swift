import Messages
package import Rules

extension Voices {
  /// The decision for the person it is about.
  package func forPerson(_ decision: Decision, _ scene: Scene) -> PersonWords {
    PersonWords(
      headline: headline(decision, scene),
      facts: [direct(decision, scene), ratio(decision, scene), until(decision)],
      because: because(decision, scene), clauses: clauses(decision),
      next: next(decision, scene), remarks: decision.notes.map(sentence),
      steps: steps(decision, scene))
  }

  private func headline(_ decision: Decision, _ scene: Scene) -> String {
    let key =
      switch scene.moment {
      case .before: "person.headline.before"
      case .filed: scene.isLate ? "person.headline.filed_late" : "person.headline.filed"
      case .noFiling: headlineWithoutFiling(decision, scene)
      }
    return catalogue(key)
  }

  private func headlineWithoutFiling(_ decision: Decision, _ scene: Scene) -> String {
    if decision.settlement == .staff { return "person.headline.staff" }
    switch decision.status {
    case .notNeeded: return "person.headline.not_needed"
    case .atHome: return "person.headline.at_home"
    case .inForce:
      return decision.settlement == .directAfterFiling
        ? "person.headline.change" : "person.headline.in_force"
    case .fileNow, .expired, .filedElsewhere, .unclear, .fileThenClaim:
      return scene.paid == .direct ? "person.headline.settled" : "person.headline.staff"
    }
  }

  // MARK: - The three facts

  private func direct(_ decision: Decision, _ scene: Scene) -> String {
    let key: String
    switch decision.settlement {
    case .staff: key = "person.direct.staff"
    case .manual:
      if scene.paid != .selfPaid {
        key = "person.direct.not_networked"
      } else {
        key = scene.moment == .before ? "person.direct.paid_before" : "person.direct.paid"
      }
    case .directAfterFiling where decision.status == .inForce: key = "person.direct.after_change"
    // Once it is on record, what came after the filing has come.
    case .directAfterFiling where scene.moment == .noFiling: key = "person.direct.after_filing"
    case .direct, .directAfterFiling:
      if scene.paid == .direct {
        key = "person.direct.done"
      } else if decision.status == .atHome {
        key = "person.direct.home"
      } else if scene.inHospital {
        key = "person.direct.in_hospital"
      } else {
        key = "person.direct.\(scene.care.rawValue)"
      }
    }
    return catalogue(key, ["place": scene.carePlace])
  }

  private func ratio(_ decision: Decision, _ scene: Scene) -> String {
    guard let delta = decision.deltaPoints else { return catalogue("person.ratio.none") }
    guard delta != 0 else {
      if decision.status == .atHome { return catalogue("person.ratio.same.home") }
      return catalogue(
        scene.care == .inpatient ? "person.ratio.same.inpatient" : "person.ratio.same.other")
    }
    // 80 % is nobody's ratio: it only shows that points are subtracted.
    return catalogue(
      "person.ratio.lower", ["points": String(-delta), "example": String(80 + delta)])
  }

  private func until(_ decision: Decision) -> String {
    switch decision.validThrough {
    case .open: return catalogue("person.until.open")
    case .through(let last): return catalogue("person.until.day", ["day": day(last)])
    case nil:
      let isNotNeeded = decision.status == .notNeeded || decision.status == .atHome
      return catalogue(isNotNeeded ? "person.until.not_needed" : "person.until.none")
    }
  }

  // MARK: - Why

  private func because(_ decision: Decision, _ scene: Scene) -> String {
    if decision.settlement == .staff { return becauseSilent(decision) }
    if decision.status == .atHome { return catalogue("person.because.home") }
    switch scene.care {
    case .outpatient: return catalogue("person.because.outpatient")
    case .pharmacy: return catalogue("person.because.pharmacy")
    case .twoDiseases, .specialDisease: return catalogue("person.because.clinic")
    case .inpatient: break
    }
    let category = "person.because.\(decision.treatedAs.rawValue)"
    return catalogue(
      decision.treatedAs == .referral ? "\(category).\(decision.zone.rawValue)" : category)
  }

  /// What the notice says nearest to the case, or that it says nothing.
  private func becauseSilent(_ decision: Decision) -> String {
    guard let nearest = decision.citations.first else {
      return catalogue("person.because.silent")
    }
    return says(nearest, of: decision.policy)
  }

  /// The clauses in the order of the decision, such as 达州市规定 三（二）1、四（一）.
  package func clauses(_ decision: Decision) -> String {
    guard !decision.clauses.isEmpty else { return "" }
    let between = catalogue("person.clauses.between")
    return catalogue(
      "person.clauses", ["clauses": decision.clauses.joined(separator: between)])
  }

  // MARK: - What to do

  private func next(_ decision: Decision, _ scene: Scene) -> [String] {
    nextKeys(decision, scene).map { catalogue($0, ["hotline": scene.hotline]) }
  }

  private func nextKeys(_ decision: Decision, _ scene: Scene) -> [String] {
    let call = "person.next.call"
    switch decision.settlement {
    case .staff: return ["person.next.staff", call]
    case .manual: return ["person.next.keep_bills", "person.next.claim"]
    case .directAfterFiling where decision.status == .inForce: return ["person.next.change", call]
    case .direct, .directAfterFiling: break
    }
    switch (decision.status, scene.care) {
    case (.notNeeded, _): return ["person.next.show", "person.next.file_for_stay", call]
    case (.atHome, _): return ["person.next.show", call]
    case (_, .inpatient) where scene.paid == .direct: return [call]
    case (_, .inpatient) where scene.inHospital:
      return ["person.next.tell_now", "person.next.bring", call]
    case (_, .inpatient): return ["person.next.bring", "person.next.tell", call]
    default: return ["person.next.show", "person.next.tell", call]
    }
  }
}

extension Scene {
  /// Whether the care began before the filing (补办).
  fileprivate var isLate: Bool { inHospital || paid == .selfPaid }
}
