import Messages
package import Rules

extension Voices {
  /// What one step would change, a full sentence each; what the filing itself brought is left out.
  package func steps(_ decision: Decision, _ scene: Scene) -> [String] {
    decision.steps.compactMap { step in
      if step.change == .filingMade, scene.moment != .noFiling { return nil }
      let between = catalogue("step.between")
      let parts = effects(of: step, on: decision)
      guard !parts.isEmpty else { return nil }
      return ([catalogue(lead(step, scene))] + parts).joined(separator: between)
        + catalogue("step.end")
    }
  }

  /// How the sentence begins: a certificate that comes after the filing does nothing by itself.
  private func lead(_ step: Step, _ scene: Scene) -> String {
    let key = "step.\(step.change.rawValue)"
    return step.change == .certificateQualified && scene.moment == .filed ? "\(key).filed" : key
  }

  /// What a step would give, in words: the ratio where it differs, the settlement where it does.
  private func effects(of step: Step, on decision: Decision) -> [String] {
    var parts: [String] = []
    if step.deltaPoints != decision.deltaPoints {
      parts.append(ratio(of: step.deltaPoints, instead: decision.deltaPoints))
    }
    if step.settlement != decision.settlement {
      parts.append(catalogue("step.settlement.\(step.settlement.rawValue)"))
    }
    return parts
  }

  private func ratio(of delta: Int?, instead now: Int?) -> String {
    guard let delta else { return catalogue("step.ratio.unstated") }
    var values = ["to": String(-delta)]
    guard let now else { return catalogue("step.ratio.stated", values) }
    values["from"] = String(-now)
    if delta == 0 { return catalogue("step.ratio.zero", values) }
    return catalogue(delta > now ? "step.ratio.less" : "step.ratio.more", values)
  }

  /// The outcomes that what is 不清楚 leaves open: a first line, one line each, and what decides.
  ///
  /// `deciding` is the label of the question to clear up first.
  package func openOutcomes(_ outcomes: [Outcome], deciding: String?) -> [String] {
    guard outcomes.count > 1 else { return [] }
    var lines = [catalogue("open.outcomes", ["count": String(outcomes.count)])]
    lines += outcomes.map { outcome in
      let ratio =
        switch outcome.deltaPoints {
        case .some(0): catalogue("open.ratio.zero")
        case .some(let points): catalogue("open.ratio.lower", ["points": String(-points)])
        case nil: catalogue("open.ratio.none")
        }
      let settlement = catalogue("open.settlement.\(outcome.settlement.rawValue)")
      return catalogue("open.outcome", ["ratio": ratio, "settlement": settlement])
    }
    if let deciding { lines.append(catalogue("open.deciding", ["question": deciding])) }
    return lines
  }
}
