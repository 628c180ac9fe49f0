import Interview
import Messages
import Rules
import Terminal
import Voices

extension Clerk {
  /// Beside the form where there is room: the decision, the steps to it, what would change it.
  func drawSide(_ form: ClerkForm, from edge: Int, on picture: inout ClerkPicture) {
    let rows = ClerkPicture.bodyStart..<picture.bodyEnd
    for row in rows {
      picture.grid.put("|", at: Position(column: edge, row: row), style: .rule)
    }
    let column = edge + 2
    let columns = picture.grid.size.columns - column - 1
    for (row, line) in zip(rows, fitted(side(form, columns), form, columns, rows.count)) {
      picture.grid.put(line.text, at: Position(column: column, row: row), style: line.style)
    }
  }

  /// The lines with the receipt's preview where there is room for all of it; what has none is said.
  private func fitted(
    _ lines: [(text: String, style: Style)], _ form: ClerkForm, _ columns: Int, _ rows: Int
  ) -> [(text: String, style: Style)] {
    guard lines.count <= rows else {
      var shown = Array(lines.prefix(rows - 1))
      // A heading with nothing under it would be read as the heading of what follows.
      while let last = shown.last, last.style == .title || last.text.isEmpty { shown.removeLast() }
      return shown + [(words("clerk.form.see_reasons"), .hint)]
    }
    let preview = preview(form, columns)
    return lines.count + preview.count <= rows ? lines + preview : lines
  }

  private func side(_ form: ClerkForm, _ columns: Int) -> [(text: String, style: Style)] {
    var lines: [(text: String, style: Style)] = []
    func add(_ text: String, _ style: Style = .text, indent: Int = 0) {
      for row in phraseRows(text, columns: columns - indent) {
        lines.append((String(repeating: " ", count: indent) + row, style))
      }
    }
    let remark = remark(form)
    if !remark.text.isEmpty, remark.style != .hint {
      add(remark.text, remark.style)
      add("")
    }
    let range = form.interview.range
    guard let said = said(of: form.interview, open: range) else {
      add(words("clerk.form.no_decision_yet"), .title)
      return lines
    }
    add(words("clerk.side.outcome"), .title)
    for text in [said.words.summary, said.words.ratio, said.words.settlement, said.words.validity]
      + said.words.remarks where !text.isEmpty
    {
      add(text, indent: 2)
    }
    for text in said.words.local { add(text, indent: 2) }
    if !said.words.local.isEmpty { add(said.words.localSource, .hint, indent: 2) }
    let lists = context.listWords(language).lines(form.interview)
    for text in lists { add(text, .hint, indent: 2) }
    if let deciding = deciding(range) { add(deciding, .title, indent: 2) }
    add("")
    add(words(range == nil ? "clerk.side.reasons" : "clerk.reasons.as_it_stands"), .title)
    lines += traceLines(form.interview, columns)
    for reading in said.words.readings { add(reading, .hint, indent: 2) }
    let others = range == nil ? otherwise(form.interview) : []
    if !others.isEmpty {
      add("")
      add(words("clerk.side.otherwise"), .title)
      let width = min(columns / 2, others.map { Terminal.columns(of: $0.label) }.max() ?? 0)
      for other in others {
        let rows = phraseRows(other.outcome, columns: columns - 4 - width)
        for (number, text) in rows.enumerated() {
          let lead = number == 0 ? truncated(other.label, columns: width) : ""
          lines.append(("  " + padded(lead, columns: width) + "  " + text, .text))
        }
      }
    }
    return lines
  }

  /// C6: what was asked, by which clause it counts, the answer; then what is concluded by that clause.
  ///
  /// An answer stands once, by the first clause that hangs on it.
  private func traceLines(
    _ interview: Interview, _ columns: Int
  ) -> [(text: String, style: Style)] {
    var told: Set<TraceStep.Fact> = []
    var rows: [(asked: String, clause: String, answer: String)] = []
    for step in steps(of: interview) {
      rows += step.facts.filter { told.insert($0).inserted }
        .map { ($0.asked, step.clause, $0.answer) }
      rows.append((step.subject, step.clause, step.effect))
    }
    func widest(_ parts: [String]) -> Int { parts.map { Terminal.columns(of: $0) }.max() ?? 0 }
    let digits = String(rows.count).count
    let (asked, clause) = (widest(rows.map(\.asked)), widest(rows.map(\.clause)))
    return rows.enumerated().flatMap { index, row in
      let number = String(index + 1)
      let lead =
        "  " + String(repeating: " ", count: digits - number.count) + number + " "
        + padded(row.asked, columns: asked) + " " + padded(row.clause, columns: clause) + " "
      let hang = Terminal.columns(of: lead)
      return phraseRows(row.answer, columns: columns - hang).enumerated().map { line, text in
        ((line == 0 ? lead : String(repeating: " ", count: hang)) + text, Style.text)
      }
    }
  }

  /// What the receipt will say in its first lines, once everything is filled in.
  private func preview(_ form: ClerkForm, _ columns: Int) -> [(text: String, style: Style)] {
    guard let request = form.interview.request else { return [] }
    let filing = Filing(
      category: request.category, fileTo: request.decision.fileTo, effective: request.effective)
    let term = context.voices(language).word(
      filing.validity(months: context.law.monthsTemporary))
    let inner = columns - 6
    let edge = "  +" + String(repeating: "-", count: inner + 2) + "+"
    let rows = [
      Mask.name(request.person.name) + "  " + Mask.firstSixLastFour(request.person.identity.number),
      words("word.category.\(request.category.rawValue)") + "  "
        + context.name(of: request.decision.fileTo, language),
      "\(request.effective)  \(term)",
    ]
    let boxed = rows.map {
      ("  | " + padded(truncated($0, columns: inner), columns: inner) + " |", Style.text)
    }
    return [("", .text), (words("clerk.side.preview"), .title), (edge, .rule)] + boxed
      + [(edge, .rule)]
  }
}
