import Messages
package import Rules

extension Voices {
  /// The decision for the clerk.
  package func forClerk(_ decision: Decision, _ scene: Scene) -> ClerkWords {
    ClerkWords(
      summary: catalogue(
        "desk.summary",
        [
          "category": word(decision.treatedAs), "care": word(scene.care),
          "zone": word(decision.zone),
        ]),
      ratio: ratio(decision.deltaPoints), local: scene.local.map(deskFigures) ?? [],
      localSource: scene.local?.source ?? "",
      settlement: settlement(decision, scene) + condition(decision, scene),
      settlementBrief: settlement(decision, scene),
      // Where there is no term, what stands instead of one: 不用备案, 补办后报销.
      validity: decision.validThrough.map { word($0) } ?? word(decision.status),
      catalogue: decision.catalogue.map { catalogue("desk.catalogue", ["whose": word($0)]) } ?? "",
      basis: basis(decision), remarks: notes(decision, scene).map { word($0) },
      readings: decision.readings.map(says), steps: decision.steps.map(step),
      asks: decision.asks.map(question),
      trace: decision.citations.map {
        TraceRow(clause: $0.clause, says: says($0, of: decision.policy), quote: $0.quote)
      })
  }

  /// The decision for the clerk while facts are open that decide between those outcomes.
  ///
  /// Ratio and settlement name all that is possible, the summary the category declared; the rest is
  /// the decision as it stands.
  package func forClerk(
    _ decision: Decision, _ scene: Scene, declared: Category, open: [Outcome]
  ) -> ClerkWords {
    var words = forClerk(decision, scene)
    words.ratio = ratio(among: unique(open.map(\.deltaPoints)))
    // Of what is open nobody can say what is paid.
    (words.local, words.localSource) = ([], "")
    let ways = unique(open.map { settlement($0.settlement) })
    words.settlement = ways.joined(separator: catalogue("desk.or"))
    words.settlementBrief = words.settlement
    words.summary = catalogue(
      "desk.summary",
      [
        "category": word(declared), "care": word(scene.care), "zone": word(decision.zone),
      ])
    return words
  }

  private func unique<Value: Equatable>(_ values: [Value]) -> [Value] {
    values.enumerated().filter { values.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// Every ratio that is possible: not lowered, lowered by one of those points, not stated.
  private func ratio(among deltas: [Int?]) -> String {
    let or = catalogue("desk.or")
    let points = deltas.compactMap { $0 }.filter { $0 != 0 }.map { String(-$0) }
    var parts: [String] = []
    if deltas.contains(0) { parts.append(catalogue("desk.points.same")) }
    if !points.isEmpty {
      parts.append(catalogue("desk.points.lower", ["points": points.joined(separator: or)]))
    }
    if deltas.contains(nil) { parts.append(catalogue("desk.points.none")) }
    return catalogue("desk.ratio.open", ["points": parts.joined(separator: or)])
  }

  /// How the bill is settled, at the moment of the scene.
  private func settlement(_ decision: Decision, _ scene: Scene) -> String {
    let isDirect = [.direct, .directAfterFiling].contains(decision.settlement)
    if scene.paid == .direct, isDirect { return catalogue("desk.settlement.done") }
    guard decision.settlement == .directAfterFiling else { return settlement(decision.settlement) }
    // Where another filing is in force, that one must be changed first.
    if decision.status == .inForce { return catalogue("desk.settlement.after_change") }
    // Once it is on record, what came after the filing has come.
    return settlement(scene.moment == .filed ? .direct : .directAfterFiling)
  }

  private func settlement(_ settlement: Settlement) -> String {
    catalogue("desk.settlement.\(settlement.rawValue)")
  }

  /// What direct settlement hangs on that nobody knows yet; empty where it hangs on nothing.
  private func condition(_ decision: Decision, _ scene: Scene) -> String {
    let isDirect = [.direct, .directAfterFiling].contains(decision.settlement)
    guard isDirect, scene.paid == .notYet, decision.notes.contains(.ifNetworked) else { return "" }
    return catalogue("desk.settlement.if_networked" + (scene.care == .pharmacy ? ".pharmacy" : ""))
  }

  /// What is noted; of a network nothing where none settles: the bill is paid, or the care is at home.
  private func notes(_ decision: Decision, _ scene: Scene) -> [Note] {
    guard scene.paid != .notYet || decision.status == .atHome else { return decision.notes }
    return decision.notes.filter { $0 != .ifNetworked }
  }

  /// The decision in one line for the file: codes and clauses, the same in every language.
  ///
  /// Policy, category, care, zone, points, settlement, catalogue, status, validity, clauses,
  /// readings, notes, what to ask where the text is silent; `-` stands for nothing.
  package func forFile(_ decision: Decision, _ scene: Scene) -> String {
    let validity =
      switch decision.validThrough {
      case .open: "open"
      case .through(let last): last.description
      case nil: "-"
      }
    let fields: [String] = [
      decision.policy, decision.treatedAs.rawValue, scene.care.rawValue, decision.zone.rawValue,
      decision.deltaPoints.map(String.init) ?? "-", decision.settlement.rawValue,
      decision.catalogue?.rawValue ?? "-", decision.status.rawValue, validity,
      listed(decision.clauses), listed(decision.readings.map(\.id)),
      listed(decision.notes.map(\.rawValue)), listed(decision.asks),
    ]
    return fields.joined(separator: "; ")
  }

  private func listed(_ words: [String]) -> String {
    words.isEmpty ? "-" : words.joined(separator: " ")
  }

  private func basis(_ decision: Decision) -> String {
    guard !decision.clauses.isEmpty else { return catalogue("desk.basis.none") }
    return catalogue("desk.basis", ["clauses": decision.clauses.joined(separator: " ")])
  }

  private func step(_ step: Step) -> String {
    catalogue(
      "desk.step",
      [
        "change": catalogue("desk.change.\(step.change.rawValue)"),
        "outcome": ratio(step.deltaPoints) + catalogue("step.between")
          + settlement(step.settlement),
      ])
  }
}
