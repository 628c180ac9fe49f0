internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// What `policy check --literal` prints: how much of a document decides by itself, and each place
/// where it contradicts itself or says nothing.
struct LiteralReport {
  let words: LiteralWords

  private var texts: Messages.Catalogue { words.texts }

  /// The report, line by line.
  var lines: [String] {
    let number = words.pack.policy.identity.number
    return words.hung("", texts("literal.title", ["number": number]), indent: 0, by: 0)
      + words.hung("", texts("literal.intro"), indent: 0, by: 0) + [""] + table
      + words.surveys.flatMap(section) + terms
  }

  /// The words that the document uses and does not explain.
  private var terms: [String] {
    let questions = words.pack.questions.filter(\.conclusions.isEmpty)
    guard !questions.isEmpty else { return [] }
    return ["", texts("literal.terms")] + questions.flatMap { asked($0) }
  }

  /// How many situations of each conclusion are decided, and how.
  private var table: [String] {
    let heads = ["all", "alone", "agreeing", "settled", "conflicting", "silent"].map {
      texts("literal.column.\($0)")
    }
    var rows = words.surveys.map { [words.name($0.conclusion)] + numbers($0.count) }
    let sum = words.surveys.reduce(LiteralSurvey.Count()) { $0 + $1.count }
    rows.append([texts("literal.sum")] + numbers(sum))
    rows.insert([texts("literal.column.conclusion")] + heads, at: 0)
    return TextTable(rows, rightFrom: 1).lines
  }

  private func numbers(_ count: LiteralSurvey.Count) -> [String] {
    [
      count.all, count.alone, count.agreeing, count.settled, count.conflicting, count.silent,
    ].map(String.init)
  }

  private func section(_ survey: LiteralSurvey) -> [String] {
    guard !survey.troubles.isEmpty else { return [] }
    var lines = ["", words.name(survey.conclusion)]
    for (index, trouble) in survey.troubles.enumerated() {
      lines += block(trouble, of: survey.conclusion)
      let rest = survey.troubles.dropFirst(index + 1)
      if rest.first.map({ $0.question != trouble.question }) ?? true {
        lines += asked(trouble.question, in: survey.conclusion)
      }
    }
    return lines
  }

  /// The situations, and what the text says of them, after an arrow.
  private func block(_ trouble: LiteralSurvey.Trouble, of conclusion: Slot) -> [String] {
    let situations = words.situations(trouble, of: conclusion)
    return words.hung(
      "", words.broken(situations, columns: LiteralWords.columnsMax - 2), indent: 2, by: 0)
      + words.hung("→", words.matter(trouble, of: conclusion), indent: 4, by: 2)
  }

  /// The question to the bureau, and the answer till then; both once, where they come up first.
  private func asked(_ position: Int?, in conclusion: Slot) -> [String] {
    guard let position else {
      return words.hung("", texts("literal.unasked"), indent: 4, by: 0)
    }
    let question = words.pack.questions[position]
    let first = words.surveys.first { survey in
      survey.troubles.contains { $0.question == position }
    }
    if let first, first.conclusion != conclusion {
      let above = texts("literal.above", ["name": words.name(first.conclusion)])
      return asked(question, above: above)
    }
    return asked(question)
  }

  /// The question and the answer till then, or where both stand already.
  private func asked(_ question: LiteralPack.Question, above: String? = nil) -> [String] {
    let head = texts("literal.ask", ["number": question.number])
    let till = texts("literal.meanwhile")
    let hang = max(columns(of: head), columns(of: till)) + 1
    if let above { return words.hung(head, above, indent: 4, by: hang) }
    return words.hung(head, question.text, indent: 4, by: hang)
      + words.hung(till, words.meanwhile(question), indent: 4, by: hang)
  }
}
