internal import Messages
internal import Rules

/// Filings decided again by two packs, as a page to read.
struct ReplayPage {
  let replay: Replay
  /// Whether both packs were taken as if in force on every day.
  let isOnAnyDay: Bool
  /// Of how many filings the ledger says something else than the first pack.
  let otherwise: Int
  let texts: Messages.Catalogue
  private(set) var page = PlainPage()

  init(replay: Replay, isOnAnyDay: Bool, otherwise: Int, texts: Messages.Catalogue) {
    self.replay = replay
    self.isOnAnyDay = isOnAnyDay
    self.otherwise = otherwise
    self.texts = texts
  }

  /// Both packs, the counts, then change after change.
  mutating func write() {
    for side in Side.allCases {
      let identity = policy(side).identity
      page.add("\(identity.id)  \(identity.title)", lead: name(side) + "  ")
    }
    if isOnAnyDay { page.add(texts("replay.any_day")) }
    page.gap()
    let same = replay.count - replay.differing
    page.add(
      texts(
        "replay.count",
        [
          "count": String(replay.count), "differing": String(replay.differing),
          "same": String(same),
        ]))
    if otherwise > 0 {
      page.add(texts("replay.otherwise", ["count": String(otherwise)]))
    }
    for group in replay.groups { write(group) }
  }

  private func policy(_ side: Side) -> Policy {
    side == .first ? replay.first : replay.second
  }

  private func name(_ side: Side) -> String { texts("diff.side.\(side.rawValue)") }

  private func list(_ words: [String]) -> String { words.joined(separator: texts("diff.list")) }

  // MARK: - One change

  private mutating func write(_ group: Replay.Group) {
    page.gap()
    page.add(texts("replay.group", ["count": String(group.count)]))
    for change in group.changes { write(change) }
    for side in Side.allCases {
      let readings = (group.readings[side] ?? []).map(\.id)
      guard !readings.isEmpty else { continue }
      page.add(
        texts("diff.readings", ["readings": list(readings)]), indent: 2, lead: name(side) + " ")
    }
    let lexicon = replay.first.lexicon
    let common = lexicon.words(for: group.box, over: lexicon.entries.map(\.slot))
    if !common.isEmpty { page.add(texts("replay.common", ["situation": common]), indent: 2) }
    guard !group.numbers.isEmpty else { return }
    let numbers = list(group.numbers)
    let rest = group.count - group.numbers.count
    page.add(
      rest == 0
        ? numbers : texts("replay.more", ["numbers": numbers, "count": String(rest)]), indent: 2)
  }

  private mutating func write(_ change: Replay.Change) {
    switch change {
    case .conclusion(let slot, let before, let after):
      let lexicon = replay.first.lexicon
      var line = texts(
        "diff.pair",
        ["name": lexicon.name(of: slot), "first": said(before), "second": said(after)])
      if slot == .ratio, let old = before.code.flatMap({ Int($0) }),
        let new = after.code.flatMap({ Int($0) })
      {
        line += texts(
          new > old ? "diff.points.more" : "diff.points.fewer", ["points": String(abs(new - old))])
      }
      page.add(line, indent: 2)
      for (side, saying) in [(Side.first, before), (.second, after)]
      where !saying.clauses.isEmpty {
        page.add(list(saying.clauses), indent: 4, lead: name(side) + " ")
      }
    case .term(let before, let after, let isLonger):
      guard let isLonger else {
        let pair = ["first": texts(key(before)), "second": texts(key(after))]
        return page.add(texts("replay.term", pair), indent: 2)
      }
      page.add(texts(isLonger ? "replay.term.longer" : "replay.term.shorter"), indent: 2)
    }
  }

  private func said(_ saying: Replay.Saying) -> String {
    saying.code == nil ? texts("diff.says.nothing") : saying.name
  }

  private func key(_ term: Replay.Term) -> String {
    switch term {
    case .nothing: "replay.term.nothing"
    case .untilADay: "replay.term.day"
    case .open: "replay.term.open"
    }
  }
}
