internal import Messages
internal import Rules

/// Two documents compared, as a page to read.
struct ComparisonPage {
  let comparison: PolicyComparison
  let today: Day
  let texts: Messages.Catalogue

  /// The head, the days and terms, then conclusion by conclusion.
  var lines: [String] {
    var lines = Side.allCases.flatMap(head) + [texts("diff.scope")]
    if !frame.isEmpty { lines += ["", texts("diff.frame")] + frame.map { "  " + $0 } }
    for topic in comparison.topics {
      guard let compared = topic.comparison, !compared.changes.isEmpty else { continue }
      lines += ["", heading(topic, compared)] + remarks(topic, compared).map { "  " + $0 }
      lines += groups(compared).map { "  " + $0 }
    }
    let ends = closing
    return lines + (ends.isEmpty ? [] : [""] + ends)
  }

  private func policy(_ side: Side) -> Policy {
    side == .first ? comparison.first : comparison.second
  }

  /// 甲 or 乙, A or B.
  private func name(_ side: Side) -> String { texts("diff.side.\(side.rawValue)") }

  // MARK: - Head

  /// Which document it is, whether it is in force, and that it decides nothing where it is no law.
  private func head(_ side: Side) -> [String] {
    let identity = policy(side).identity
    var lines = [
      "\(name(side))  \(identity.id)  \(identity.title)",
      "    "
        + texts(
          "policy.number",
          [
            "number": identity.number,
            "nature": PolicyListCommand.nature(of: identity, on: today, texts),
          ]
        ) + texts("diff.between") + force(identity),
    ]
    if !identity.source.isEmpty {
      lines.append("    " + texts("diff.source", ["source": identity.source]))
    }
    if identity.nature != .law {
      lines.append("    " + texts("diff.decides_nothing", ["side": name(side)]))
    }
    return lines
  }

  private func force(_ identity: Policy.Identity) -> String {
    texts(
      "diff.force",
      [
        "day": today.description,
        "force": texts("policy.force.\(identity.force(on: today).rawValue)"),
      ])
  }

  // MARK: - Days and terms

  /// What differs of the days in force, the terms, the regions and the governing days.
  private var frame: [String] {
    let (first, second) = (comparison.first, comparison.second)
    var pairs = [
      (
        texts("diff.from"), first.identity.inForceFrom.text, second.identity.inForceFrom.text
      ),
      (
        texts("diff.through"), first.identity.inForceThrough.text,
        second.identity.inForceThrough.text
      ),
      (
        texts("diff.temporary"), months(first.terms.temporaryMonths),
        months(second.terms.temporaryMonths)
      ),
      (texts("diff.lock"), months(first.terms.lockMonths), months(second.terms.lockMonths)),
    ]
    for zone in Zone.allCases where !first.areas.isEmpty && !second.areas.isEmpty {
      pairs.append((region(zone), codes(first, zone), codes(second, zone)))
    }
    for topic in comparison.topics where topic.first != nil && topic.second != nil {
      pairs.append(
        (
          texts("diff.governing", ["name": topic.first ?? ""]),
          governing(topic.code, first), governing(topic.code, second)
        ))
    }
    return pairs.filter { $0.1 != $0.2 }
      .map { texts("diff.pair", ["name": $0.0, "first": $0.1, "second": $0.2]) }
  }

  private func months(_ count: Int) -> String {
    count == 0 ? texts("diff.not_listed") : texts("diff.months", ["count": String(count)])
  }

  private func region(_ zone: Zone) -> String {
    let entry = comparison.first.lexicon[.zone] ?? comparison.second.lexicon[.zone]
    let value = entry?.values.first { $0.code == zone.rawValue }
    return texts("diff.region", ["name": value?.name ?? zone.rawValue])
  }

  private func codes(_ policy: Policy, _ zone: Zone) -> String {
    let codes = policy.areas.filter { $0.zone == zone }.map { $0.prefix.isEmpty ? "—" : $0.prefix }
    return codes.isEmpty ? texts("diff.not_listed") : codes.joined(separator: texts("diff.list"))
  }

  private func governing(_ code: String, _ policy: Policy) -> String {
    let slot = policy.lexicon.entries.first { $0.code == code && $0.isConclusion }?.slot
    guard let governing = slot.flatMap({ policy.table($0)?.governing }) else {
      return texts("diff.not_listed")
    }
    return governing.day
      + (governing.reading.map {
        texts("diff.by_reading", ["reading": policy.readings[Int($0)].id])
      } ?? "")
  }

  // MARK: - One conclusion

  private func heading(_ topic: PolicyComparison.Topic, _ compared: Comparison) -> String {
    let values = [
      "name": topic.first ?? "", "other": topic.second ?? "",
      "all": String(compared.situations), "differing": String(compared.differing),
    ]
    return texts(topic.first == topic.second ? "diff.topic" : "diff.topic.renamed", values)
  }

  /// Facts only one document asks, and what is called otherwise in the second.
  private func remarks(_ topic: PolicyComparison.Topic, _ compared: Comparison) -> [String] {
    var remarks: [String] = []
    for side in Side.allCases {
      guard let slots = compared.asked[side], !slots.isEmpty else { continue }
      remarks.append(
        texts(
          "diff.only_asks",
          ["side": name(side), "facts": list(slots.map(compared.lexicon.name))]))
    }
    for side in Side.allCases {
      guard let count = compared.excluded[side], count > 0 else { continue }
      remarks.append(
        texts("diff.excluded", ["side": name(side), "count": String(count)]))
    }
    for entry in compared.slots.compactMap({ compared.lexicon[$0] }) {
      guard
        let other = comparison.second.lexicon.entries.first(where: { $0.code == entry.code })
      else { continue }
      var pairs = entry.name == other.name ? [] : [(entry.name, other.name)]
      for value in entry.values {
        if let known = other.values.first(where: { $0.code == value.code }),
          known.name != value.name
        {
          pairs.append((value.name, known.name))
        }
      }
      guard !pairs.isEmpty else { continue }
      let same = pairs.map { texts("diff.same", ["first": $0.0, "second": $0.1]) }
      remarks.append(
        texts("diff.called", ["name": entry.name, "pairs": list(same)]))
    }
    return remarks
  }

  private func list(_ words: [String]) -> String { words.joined(separator: texts("diff.list")) }

  private func groups(_ compared: Comparison) -> [String] {
    let kinds: [(Comparison.Kind, String)] = [
      (.better, "better"), (.worse, "worse"), (.different, "different"),
      (.firstOnly, "first_only"), (.secondOnly, "second_only"),
    ]
    return kinds.flatMap { kind, key -> [String] in
      let changes = compared.changes.filter { $0.kind == kind }
      guard !changes.isEmpty else { return [] }
      return [texts("diff.\(key)")] + changes.flatMap { block($0, compared).map { "  " + $0 } }
    }
  }

  /// The situations, what becomes of them, and on what each document rests.
  private func block(_ change: Comparison.Change, _ compared: Comparison) -> [String] {
    let words = compared.lexicon.words(for: change.box, over: compared.slots)
    var outcome = texts(
      "diff.change", ["first": said(change.first), "second": said(change.second)])
    if let points = change.points {
      outcome += texts(
        points > 0 ? "diff.points.more" : "diff.points.fewer",
        ["points": String(abs(points))])
    }
    var lines = [words.isEmpty ? texts("diff.every_situation") : words, "  " + outcome]
    for (side, position) in [(Side.first, change.first), (.second, change.second)] {
      let grounds = grounds(position)
      if !grounds.isEmpty { lines.append("  \(name(side)) \(grounds)") }
      lines += position.questions.map { "    " + texts("diff.to_ask", ["question": $0]) }
    }
    return lines
  }

  private func said(_ position: Comparison.Position) -> String {
    switch position.say {
    case .value, .silent: list(position.words)
    case .nothing, .impossible: texts("diff.says.nothing")
    case .noWord: texts("diff.says.no_word")
    }
  }

  private func grounds(_ position: Comparison.Position) -> String {
    var grounds = position.clauses.isEmpty ? [] : [list(position.clauses)]
    if !position.readings.isEmpty {
      grounds.append(texts("diff.readings", ["readings": list(position.readings.map(\.id))]))
    }
    return grounds.joined(separator: texts("diff.between"))
  }

  // MARK: - The rest

  /// The conclusions that are the same, those one document alone draws, and what was too much.
  private var closing: [String] {
    var same: [String] = []
    var tooMany: [String] = []
    var only: [Side: [String]] = [:]
    for topic in comparison.topics {
      switch (topic.first, topic.second, topic.comparison) {
      case (let name?, nil, _): only[.first, default: []].append(name)
      case (nil, let name?, _): only[.second, default: []].append(name)
      case (let name?, _, nil): tooMany.append(name)
      case (let name?, _, let compared?) where compared.changes.isEmpty: same.append(name)
      default: break
      }
    }
    var lines: [String] = []
    if !same.isEmpty { lines.append(texts("diff.no_change", ["names": list(same)])) }
    for side in Side.allCases {
      guard let names = only[side] else { continue }
      lines.append(texts("diff.only_draws", ["side": name(side), "names": list(names)]))
    }
    if !tooMany.isEmpty { lines.append(texts("diff.too_many", ["names": list(tooMany)])) }
    return lines
  }
}
