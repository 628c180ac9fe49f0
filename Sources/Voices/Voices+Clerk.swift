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
      settlement: catalogue("desk.settlement", ["how": word(decision.settlement)]),
      // Where there is no term, what stands instead of one: 不用备案, 补办后报销.
      validity: decision.validThrough.map { word($0) } ?? word(decision.status),
      catalogue: decision.catalogue.map { catalogue("desk.catalogue", ["whose": word($0)]) } ?? "",
      basis: basis(decision), remarks: decision.notes.map { word($0) },
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
    let points = unique(
      open.map { $0.deltaPoints.map(String.init) ?? catalogue("desk.points.none") })
    let ways = unique(open.map { word($0.settlement) })
    let or = catalogue("desk.or")
    words.ratio = catalogue("desk.ratio", ["points": points.joined(separator: or)])
    // Of what is open nobody can say what is paid.
    (words.local, words.localSource) = ([], "")
    words.settlement = catalogue("desk.settlement", ["how": ways.joined(separator: or)])
    words.summary = catalogue(
      "desk.summary",
      [
        "category": word(declared), "care": word(scene.care), "zone": word(decision.zone),
      ])
    return words
  }

  private func unique(_ words: [String]) -> [String] {
    words.enumerated().filter { words.firstIndex(of: $1) == $0 }.map(\.element)
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
    let settlement = catalogue("desk.settlement", ["how": word(step.settlement)])
    return catalogue(
      "desk.step",
      [
        "change": catalogue("desk.change.\(step.change.rawValue)"),
        "outcome": ratio(step.deltaPoints) + catalogue("step.between") + settlement,
      ])
  }
}
