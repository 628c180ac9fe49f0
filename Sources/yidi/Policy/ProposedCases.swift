internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// Boundaries that no case knows, as rows of cases in the form of a pack.
struct ProposedCases {
  let policy: Policy
  let texts: Messages.Catalogue

  /// A table a conclusion, under the heading it belongs to; nothing where none is missing.
  ///
  /// - Throws: `Stop` where the pack's own words are no text.
  func markdown(_ coverages: [Coverage]) throws -> String {
    let text = coverages.map(table).joined()
    do {
      let formatted = try formatPolicy(markdown: Array(text.utf8), file: policy.id)
      return text.isEmpty ? "" : String(decoding: formatted.markdown, as: UTF8.self)
    } catch {
      throw Stop(
        .refused, Program.sentence(for: error.findings[0], file: error.file, texts: texts))
    }
  }

  private func table(_ coverage: Coverage) -> String {
    guard !coverage.boundaries.isEmpty, let sheet = policy.table(coverage.conclusion)?.sheet
    else { return "" }
    let lexicon = policy.lexicon
    let head =
      ["说明"] + sheet.questions.map(lexicon.name(of:)) + ["应得", "应引", "应读", "应提示"]
    var rows: [[String]] = []
    var seen: Set<Box> = []
    for boundary in coverage.boundaries {
      for (side, other) in zip(boundary.sides, boundary.sides.reversed())
      where seen.insert(side.box).inserted {
        rows.append(row(side, against: other, boundary.slot, sheet, coverage.conclusion))
      }
    }
    let lines = [head, head.map { _ in "---" }] + rows
    return "## 用例：\(lexicon.name(of: coverage.conclusion))\n\n"
      + lines.map { "| " + $0.map { cleaned($0) }.joined(separator: " | ") + " |\n" }.joined()
      + "\n"
  }

  private func row(
    _ side: Coverage.Side, against other: Coverage.Side, _ slot: Slot, _ sheet: RowSheet,
    _ conclusion: Slot
  ) -> [String] {
    let lexicon = policy.lexicon
    func value(_ slot: Slot, _ side: Coverage.Side) -> String {
      side.box.single(slot).map { lexicon.name(of: $0, in: slot) } ?? "—"
    }
    let title = "\(lexicon.name(of: slot))＝\(value(slot, side))，对照\(value(slot, other))"
    let answer = side.answer
    return [title] + sheet.questions.map { value($0, side) }
      + [
        lexicon.name(of: answer.value, in: conclusion),
        whole(answer.citations.map { policy.citations[Int($0)].clause }),
        whole(answer.readings.map { policy.readings[Int($0)].id }),
        whole(answer.notes.map(\.rawValue)),
      ]
  }

  /// A demand for these and nothing else.
  private func whole(_ parts: [String]) -> String {
    var named: [String] = []
    for part in parts where !named.contains(part) { named.append(part) }
    return named.isEmpty ? "无" : "仅" + named.joined(separator: "、")
  }
}
