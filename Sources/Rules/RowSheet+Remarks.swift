extension RowSheet {
  /// Two rows, by position.
  package struct Pair: Hashable, Sendable {
    package let row: Int
    package let other: Int

    /// Those rows.
    package init(row: Int, other: Int) {
      self.row = row
      self.other = other
    }
  }

  /// Rows that change nothing: wherever `row` decides, `other` decides too and says as much.
  ///
  /// - Parameters:
  ///   - answers: Every answer the table gives.
  ///   - citations: What the rows cite, by position.
  /// - Returns: Of two rows that are alike the later one as `row`.
  package func repeated(
    in answers: some Collection<Explanation>, citing citations: [Citation]
  )
    -> [Pair]
  {
    var company = [Set<Int>?](repeating: nil, count: rows.count)
    for answer in answers {
      for winner in answer.winners {
        company[winner] =
          company[winner]?.intersection(answer.winners) ?? Set(answer.winners)
      }
    }
    var pairs: [Pair] = []
    for (row, others) in company.enumerated() {
      let other = (others ?? []).sorted().first { other in
        other != row && saysAsMuch(other, as: row, citing: citations)
          // Of two that are alike the later one is told.
          && !pairs.contains(Pair(row: other, other: row))
          && (other < row || !(company[other]?.contains(row) ?? false)
            || !saysAsMuch(row, as: other, citing: citations))
      }
      if let other { pairs.append(Pair(row: row, other: other)) }
    }
    return pairs
  }

  private func saysAsMuch(_ one: Int, as other: Int, citing citations: [Citation]) -> Bool {
    let (more, less) = (rows[one], rows[other])
    func quotes(_ row: Row) -> Set<[String]> {
      Set(row.citations.map { [citations[Int($0)].clause, citations[Int($0)].quote] })
    }
    return quotes(less).isSubset(of: quotes(more))
      && Set(less.readings).isSubset(of: more.readings)
      && Set(less.notes).isSubset(of: more.notes)
      && (less.question.isEmpty || less.question == more.question)
      && Set(less.exceptions).isSubset(of: more.exceptions)
  }

  /// Exceptions without which every answer stays as it is; the later row's where two rows do the same.
  ///
  /// - Returns: Each with the row set aside as `other`.
  package func needlessExceptions(
    in answers: some Collection<Explanation>, citing citations: [Citation]
  ) -> [Pair] {
    var sheet = self
    var pairs: [Pair] = []
    for row in rows.indices.reversed() {
      for exception in rows[row].exceptions {
        var without = sheet
        without.rows[row].exceptions.removeAll { $0.row == exception.row }
        let isNeeded = answers.contains { answer in
          let matching = answer.winners + answer.setAside.map(\.row)
          return matching.contains(row) && matching.contains(exception.row)
            && !without.saysTheSame(as: sheet, of: matching, value: answer.value, citing: citations)
        }
        guard !isNeeded else { continue }
        sheet = without
        pairs.append(Pair(row: row, other: exception.row))
      }
    }
    return pairs.reversed()
  }

  /// Whether two rows match the same situation anywhere.
  package func meet(_ pair: Pair, in answers: some Collection<Explanation>) -> Bool {
    answers.contains { answer in
      let matching = answer.winners + answer.setAside.map(\.row)
      return matching.contains(pair.row) && matching.contains(pair.other)
    }
  }

  /// Whether two sheets with other exceptions say the same where these rows match.
  private func saysTheSame(
    as sheet: RowSheet, of matching: [Int], value: UInt8, citing citations: [Citation]
  ) -> Bool {
    let (mine, others) = (grounds(of: matching, citations), sheet.grounds(of: matching, citations))
    guard mine.grounds == others.grounds else { return false }
    return mine.winners.subtracting(others.winners).allSatisfy { row in
      lines.allSatisfy { $0.row != row || $0.value == value }
    }
  }

  /// The rows left of those that match, and what they rest on.
  private func grounds(
    of matching: [Int], _ citations: [Citation]
  ) -> (winners: Set<Int>, grounds: [Set<String>]) {
    let beaten = Set(matching.flatMap { rows[$0].beats })
    let winners = matching.filter { !beaten.contains($0) }.map { rows[$0] }
    let readings = winners.flatMap { winner in
      winner.readings
        + winner.exceptions.filter { matching.contains($0.row) }.compactMap(\.reading)
    }
    let quotes = winners.flatMap(\.citations).map { citations[Int($0)] }
    return (
      Set(matching).subtracting(beaten),
      [
        Set(quotes.map { "\($0.clause) \($0.quote)" }), Set(readings.map(String.init)),
        Set(winners.flatMap(\.notes).map(\.rawValue)), Set(winners.map(\.question)),
      ]
    )
  }

  /// Rows that are silent on the same situation and ask different questions.
  package func askingTwice(in answers: some Collection<Explanation>) -> [Pair] {
    var pairs: Set<Pair> = []
    for answer in answers {
      let asking = answer.winners.filter { !rows[$0].question.isEmpty }
      for row in asking {
        for other in asking where row < other && rows[row].question != rows[other].question {
          pairs.insert(Pair(row: row, other: other))
        }
      }
    }
    return pairs.sorted { ($0.row, $0.other) < ($1.row, $1.other) }
  }
}
