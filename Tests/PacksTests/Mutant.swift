import Rules

/// A conclusion's rows with one slip of the pen in them.
struct Mutant {
  /// What was changed, such as 支付比例 2乙 就医地: 省外 → 重庆.
  let name: String
  let sheet: RowSheet
  /// The situations, as the table asks them, where its answer can be another.
  let regions: [Box]
}

/// Writes a sheet's rows again, each in every way that is wrong.
struct Mutator {
  let sheet: RowSheet
  private let lexicon: Lexicon
  private let citations: [Citation]
  /// One position for each sentence of law that is cited anywhere.
  private let sentences: [UInt16]
  private let readings: Int

  /// Writes the rows of a sheet of a policy.
  init(_ sheet: RowSheet, of policy: Policy) {
    self.sheet = sheet
    lexicon = policy.lexicon
    citations = policy.citations
    var known: Set<[String]> = []
    sentences = policy.citations.indices.filter { index in
      known.insert([policy.citations[index].clause, policy.citations[index].quote]).inserted
    }
    .map { UInt16($0) }
    readings = policy.readings.count
  }

  /// A row as it is written: one that takes over a question's value has several lines.
  private struct Writing {
    var masks: [UInt64]
    var value: Value

    enum Value: Equatable {
      case number(UInt8)
      case same(Int)
    }
  }

  /// Every slip: a row dropped or written twice, its value or one of its cells another, an exception
  /// dropped, turned round or pointed elsewhere, and what it rests on left out.
  var mutants: [Mutant] {
    sheet.rows.indices.flatMap { row in
      let kinds: [[Mutant]] = [
        [dropped(row), copied(row)], withOtherValue(row), withOtherCell(row),
        withOtherExceptions(row), withMoreExceptions(row), withLess(row), withOtherGrounds(row),
      ]
      return kinds.flatMap(\.self)
    }
  }

  private func name(_ row: Int, _ what: String) -> String {
    "\(lexicon.name(of: sheet.conclusion)) \(sheet.rows[row].name) \(what)"
  }

  private func writing(_ row: Int) -> Writing {
    let lines = sheet.lines.filter { $0.row == row }
    let first = lines[0]
    guard lines.count > 1 else { return Writing(masks: first.masks, value: .number(first.value)) }
    let masks = first.masks.indices.map { position in lines.reduce(0) { $0 | $1.masks[position] } }
    let position = masks.indices.first { masks[$0] != first.masks[$0] } ?? 0
    return Writing(masks: masks, value: .same(position))
  }

  private func lines(_ writing: Writing, row: Int) -> [RowSheet.Line] {
    switch writing.value {
    case .number(let value): return [.init(row: row, masks: writing.masks, value: value)]
    case .same(let position):
      let codes = lexicon[sheet.conclusion]?.values.map(\.code) ?? []
      let taken = lexicon[sheet.questions[position]]?.values.map(\.code) ?? []
      return taken.enumerated().compactMap { number, code in
        guard writing.masks[position] >> UInt64(number) & 1 == 1,
          let value = codes.firstIndex(of: code)
        else { return nil }
        var masks = writing.masks
        masks[position] = 1 << UInt64(number)
        return .init(row: row, masks: masks, value: UInt8(value))
      }
    }
  }

  private func box(_ masks: [UInt64]) -> Box {
    var box = Box()
    for (slot, mask) in zip(sheet.questions, masks) { box[slot] = mask }
    return box
  }

  private func box(_ row: Int) -> Box { box(writing(row).masks) }

  /// The sheet with a row written otherwise.
  private func replacing(_ row: Int, _ writing: Writing?) -> RowSheet {
    var other = sheet
    let written = writing.map { lines($0, row: row) } ?? []
    let start = sheet.lines.firstIndex { $0.row == row } ?? 0
    other.lines.removeAll { $0.row == row }
    other.lines.insert(contentsOf: written, at: start)
    return other
  }

  private func dropped(_ row: Int) -> Mutant {
    Mutant(name: name(row, "left out"), sheet: replacing(row, nil), regions: [box(row)])
  }

  /// The same row again under another number: under its own it is refused where it is read.
  private func copied(_ row: Int) -> Mutant {
    var other = sheet
    let copy = sheet.rows.count
    other.rows.append(sheet.rows[row])
    other.rows[copy].name += "again"
    other.lines += lines(writing(row), row: copy)
    // Who sets the row aside sets its copy aside only where it names it.
    return Mutant(name: name(row, "twice"), sheet: other, regions: [box(row)])
  }

  private func withOtherValue(_ row: Int) -> [Mutant] {
    let writing = writing(row)
    return (lexicon[sheet.conclusion]?.values ?? []).enumerated().compactMap { number, value in
      var other = writing
      other.value = .number(UInt8(number))
      guard other.value != writing.value else { return nil }
      return Mutant(
        name: name(row, "concludes \(value.name)"), sheet: replacing(row, other),
        regions: [box(row)])
    }
  }

  private func withOtherCell(_ row: Int) -> [Mutant] {
    let writing = writing(row)
    return sheet.questions.enumerated().flatMap { position, slot -> [Mutant] in
      let all = lexicon.everyValue(of: slot)
      let mask = writing.masks[position] & all
      let singles = (0..<lexicon.count(of: slot)).map { UInt64(1) << UInt64($0) }
      var others = [all, all & ~mask] + singles
      others.removeAll { $0 == mask || $0 == 0 }
      return Set(others).sorted().map { changed in
        var other = writing
        other.masks[position] = changed
        var (lost, won) = (writing.masks, writing.masks)
        lost[position] = mask & ~changed
        won[position] = changed & ~mask
        var cell = Box()
        cell[slot] = changed
        let words = lexicon.words(for: cell, over: [slot])
        return Mutant(
          name: name(row, "asks \(words.isEmpty ? lexicon.name(of: slot) + "＝—" : words)"),
          sheet: replacing(row, other),
          regions: [(mask & ~changed, lost), (changed & ~mask, won)].filter { $0.0 != 0 }
            .map { box($0.1) })
      }
    }
  }

  private func withOtherExceptions(_ row: Int) -> [Mutant] {
    sheet.rows[row].exceptions.indices.flatMap { index -> [Mutant] in
      let exception = sheet.rows[row].exceptions[index]
      let loser = sheet.rows[exception.row].name
      func mutant(_ what: String, also: Int? = nil, _ change: (inout RowSheet) -> Void) -> Mutant {
        var other = sheet
        change(&other)
        let met = [exception.row] + (also.map { [$0] } ?? [])
        return Mutant(
          name: name(row, what), sheet: other, regions: met.map { box(row).intersection(box($0)) })
      }
      var mutants = [
        mutant("no longer before \(loser)") { $0.rows[row].exceptions.remove(at: index) },
        mutant("after \(loser)") {
          $0.rows[row].exceptions.remove(at: index)
          $0.rows[exception.row].exceptions.append(.init(row: row, reading: exception.reading))
        },
      ]
      if exception.reading != nil {
        mutants.append(
          mutant("before \(loser) without reading") {
            $0.rows[row].exceptions[index].reading = nil
          })
      }
      for other in sheet.rows.indices
      where other != row && !sheet.rows[row].beats.contains(other) {
        mutants.append(
          mutant("before \(sheet.rows[other].name), not \(loser)", also: other) {
            $0.rows[row].exceptions[index].row = other
          })
      }
      return mutants
    }
  }

  private func withMoreExceptions(_ row: Int) -> [Mutant] {
    sheet.rows.indices.filter { $0 != row && !sheet.rows[row].beats.contains($0) }.map { loser in
      var other = sheet
      other.rows[row].exceptions.append(.init(row: loser, reading: nil))
      return Mutant(
        name: name(row, "before \(sheet.rows[loser].name) as well"), sheet: other,
        regions: [box(row).intersection(box(loser))])
    }
  }

  /// What the row rests on, one thing more, or another in its place.
  private func withOtherGrounds(_ row: Int) -> [Mutant] {
    func mutants<Part: Equatable>(
      _ path: WritableKeyPath<RowSheet.Row, [Part]>, _ all: [Part], _ what: (Part) -> String
    ) -> [Mutant] {
      let own = sheet.rows[row][keyPath: path]
      return all.filter { !own.contains($0) }.flatMap { part in
        (0...own.count).map { index in
          var other = sheet
          if index < own.count { other.rows[row][keyPath: path].remove(at: index) }
          other.rows[row][keyPath: path].append(part)
          let loss = index < own.count ? ", not its own \(index + 1)" : " as well"
          return Mutant(
            name: name(row, "with \(what(part))\(loss)"), sheet: other, regions: [box(row)])
        }
      }
    }
    let own = sheet.rows[row].citations.map { citations[Int($0)] }
    let others = sentences.filter { position in
      let citation = citations[Int(position)]
      return !own.contains { $0.clause == citation.clause && $0.quote == citation.quote }
    }
    let clauses = mutants(\.citations, others) { position in
      let citation = citations[Int(position)]
      return "\(citation.clause) “\(citation.quote.prefix(8))…”"
    }
    let rulings = mutants(\.readings, (0..<readings).map { UInt8($0) }) { "reading \($0 + 1)" }
    return clauses + rulings + mutants(\.notes, Note.allCases, \.rawValue)
  }

  /// What the row rests on, one thing less.
  private func withLess(_ row: Int) -> [Mutant] {
    func mutants<Part>(_ path: WritableKeyPath<RowSheet.Row, [Part]>, _ what: String) -> [Mutant] {
      sheet.rows[row][keyPath: path].indices.map { index in
        var other = sheet
        other.rows[row][keyPath: path].remove(at: index)
        return Mutant(
          name: name(row, "without \(what) \(index + 1)"), sheet: other, regions: [box(row)])
      }
    }
    return mutants(\.citations, "clause") + mutants(\.readings, "reading")
      + mutants(\.notes, "note")
  }
}
