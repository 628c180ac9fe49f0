internal import Rules

extension PackReader {
  /// Lays the rows of the amending packs over those of this one, conclusion by conclusion.
  ///
  /// - Parameters:
  ///   - conclusions: This pack's own; afterwards with the rows of all.
  ///   - tables: What they were read by; afterwards it knows all citations and points.
  ///   - readings: Of this pack and of those that amend it.
  ///   - id: This pack's identifier.
  mutating func amend(
    _ conclusions: inout [Conclusion], _ tables: inout ConclusionReader, readings: [Reading],
    id: String
  ) {
    for amendment in amendments {
      var own = ConclusionReader(
        vocabulary: vocabulary, quotes: amendment.outline.quotes,
        readingNumbers: numbers(readings, for: amendment, over: id), prefix: amendment.prefix,
        findings: Findings(), citations: tables.citations, points: tables.points,
        pointNames: tables.pointNames)
      for section in amendment.outline.sections
      where section.title.hasPrefix(Outline.conclusionPrefix) {
        let name = String(section.title.dropFirst(Outline.conclusionPrefix.count))
        let faults = own.findings.all.count
        let read = own.read(section, name: name)
        let isWhole = own.findings.all.count == faults && section.grids.first?.isWhole == true
        guard let read, isWhole else { continue }
        guard let position = conclusions.firstIndex(where: { $0.slot == read.slot }) else {
          own.findings.add(.unknownColumn, line: section.line, section: name, ["value": name])
          continue
        }
        own.findings.compareDays(of: read, with: conclusions[position])
        conclusions[position].name(for: id)
        let asides = rows(setAsideBy: read, of: amendment, id: id, &own.findings)
        own.findings.tellUnknown(asides, of: read, from: amendment, in: conclusions[position])
        // Rows that set aside others than was meant would be told as conflicts as well.
        guard own.findings.all.count == faults else { continue }
        conclusions[position].take(read, asides, from: amendment, vocabulary)
      }
      (tables.citations, tables.points) = (own.citations, own.points)
      tables.pointNames = own.pointNames
      findings.all += own.findings.all
      for (clause, quote) in amendment.outline.quotes
      where !own.citations.contains(where: { $0.clause == amendment.prefix + clause }) {
        remarks.add(.idleQuote, line: quote.line, row: amendment.prefix, ["value": clause])
      }
    }
  }

  /// For each row what it sets aside, by the names that all rows have together.
  private func rows(
    setAsideBy read: Conclusion, of amendment: Amendment, id: String, _ findings: inout Findings
  ) -> [[(row: String, reading: UInt8?)]] {
    let present = [id] + amendments.map(\.identity.id)
    return read.rows.map { row in
      row.overrides.compactMap { override in
        guard let sign = override.row.firstIndex(of: Amendment.sign) else {
          return (amendment.prefix + override.row, override.reading)
        }
        let pack = String(override.row[..<sign])
        guard amendment.identity.amends.contains(pack) else {
          findings.add(
            .notAmended, line: row.line, section: read.name, row: row.name, column: "优先于",
            ["value": override.row, "name": pack])
          return nil
        }
        // A pack that is not in force then has no rows to be set aside.
        return present.contains(pack) ? override : nil
      }
    }
  }

  /// The cases of the newest pack, in its own names for clauses and readings.
  mutating func amendedCases(
    _ amendment: Amendment, _ tables: ConclusionReader, _ compiled: [Table], readings: [Reading],
    id: String
  ) -> [WorkedCase] {
    let others = tables.quotes.map { (Amendment.prefix(id) + $0.key, $0.value) }
    var own = ConclusionReader(
      vocabulary: vocabulary,
      quotes: amendment.outline.quotes.merging(others) { own, _ in own },
      readingNumbers: numbers(readings, for: amendment, over: id), findings: Findings())
    own.citations = tables.citations.map { citation in
      let clause = citation.clause
      let name =
        clause.hasPrefix(amendment.prefix)
        ? String(clause.dropFirst(amendment.prefix.count))
        : clause.contains(Amendment.sign) ? clause : Amendment.prefix(id) + clause
      return Citation(clause: name, quote: citation.quote, row: citation.row)
    }
    return cases(amendment.outline, own, compiled)
  }

  /// The readings by the names an amending pack has for them: its own as they are, others with
  /// their pack before them.
  private func numbers(
    _ readings: [Reading], for amendment: Amendment, over id: String
  ) -> [String: UInt8] {
    let named = readings.enumerated().map { index, reading in
      let name =
        reading.id.hasPrefix(amendment.prefix)
        ? String(reading.id.dropFirst(amendment.prefix.count))
        : reading.id.contains(Amendment.sign) ? reading.id : Amendment.prefix(id) + reading.id
      return (name, UInt8(truncatingIfNeeded: index))
    }
    return Dictionary(named) { first, _ in first }
  }
}

extension Conclusion {
  /// Gives this pack's rows the names they have where several packs are told together.
  fileprivate mutating func name(for id: String) {
    let prefix = Amendment.prefix(id)
    for index in rows.indices where !rows[index].name.contains(Amendment.sign) {
      rows[index].name = prefix + rows[index].name
      rows[index].overrides = rows[index].overrides.map { (prefix + $0.row, $0.reading) }
    }
  }

  /// Takes up the rows of an amending pack; a question only one of both asks, the other leaves open.
  fileprivate mutating func take(
    _ read: Conclusion, _ asides: [[(row: String, reading: UInt8?)]], from amendment: Amendment,
    _ vocabulary: Vocabulary
  ) {
    for slot in read.questions where !questions.contains(slot) {
      questions.append(slot)
      for index in rows.indices {
        rows[index].masks.append(vocabulary.lexicon.everyValue(of: slot))
      }
    }
    line = read.line
    for (row, overrides) in zip(read.rows, asides) {
      var row = row
      row.name = amendment.prefix + row.name
      row.overrides = overrides
      row.masks = questions.map { slot in
        read.questions.firstIndex(of: slot).map { row.masks[$0] }
          ?? vocabulary.lexicon.everyValue(of: slot)
      }
      if case .same(let position) = row.value,
        let moved = questions.firstIndex(of: read.questions[position])
      {
        row.value = .same(moved)
      }
      rows.append(row)
    }
  }
}

extension Findings {
  /// Rows that are set aside and are not there.
  fileprivate mutating func tellUnknown(
    _ asides: [[(row: String, reading: UInt8?)]], of read: Conclusion, from amendment: Amendment,
    in amended: Conclusion
  ) {
    let names = amended.rows.map(\.name) + read.rows.map { amendment.prefix + $0.name }
    for (row, overrides) in zip(read.rows, asides) {
      for override in overrides where !names.contains(override.row) {
        add(
          .unknownRow, line: row.line, section: read.name, row: row.name, column: "优先于",
          [
            "value": override.row,
            "wanted": names.filter { $0 != amendment.prefix + row.name }
              .joined(separator: "、"),
          ])
      }
    }
  }

  /// The same day must govern a conclusion in both packs, and there must be one.
  fileprivate mutating func compareDays(of read: Conclusion, with amended: Conclusion) {
    guard let day = read.governing?.day, let wanted = amended.governing?.day else { return }
    if wanted == GoverningDay.noDay.rawValue {
      add(.amendsNoDay, line: read.line, section: read.name)
    } else if day != wanted {
      add(
        .governingDayDiffers, line: read.line, section: read.name,
        ["value": day, "wanted": wanted])
    }
  }
}

extension Reading {
  /// The same, named with its pack.
  func named(from amendment: Amendment) -> Reading {
    Reading(
      id: amendment.prefix + id, text: text,
      clause: clause.isEmpty ? "" : amendment.prefix + clause)
  }
}
