import Interview
import Messages
import OfficeLists
import Places
import Rules
import Voices

/// What is said of the office's lists: where they come from, that one is a sample, that none is there.
struct ListWords {
  let texts: Messages.Catalogue
  /// Whether the lists are there and cannot be read.
  let isUnreadable: Bool

  /// Such as 转诊机构名单：2026 年，来源 公告一号，2026-01-15，录入人 李; each origin once.
  func origin(_ sources: [ListSource]) -> String {
    sources.map(origin).joined(separator: texts("office.between"))
  }

  /// What lists an interview rests on: first that one is a sample, then what 四（五） makes of them.
  func lines(_ interview: Interview) -> [String] {
    [sample(interview)].compactMap(\.self) + linesBesideSample(interview)
  }

  /// Whom a local ratio is for: the grade in that language, the group in the office's own words.
  func whom(_ ratio: LocalRatio) -> String {
    let grade = texts("word.grade.\(ratio.gradeWords)")
    guard !ratio.group.isEmpty else { return grade }
    return texts("office.local.whom", ["grade": grade, "group": ratio.group])
  }

  /// That an interview rests on a sample.
  func sample(_ interview: Interview) -> String? {
    interview.listSources.contains(where: \.isSample) ? texts("office.sample.used") : nil
  }

  /// The rest of the lines.
  func linesBesideSample(_ interview: Interview) -> [String] {
    issuer(interview) + hospital(interview) + interview.listSources.map(origin)
  }

  /// What the list of the year and 四（五） say of the issuer, where that is not plain from the answer.
  func issuer(_ interview: Interview) -> [String] {
    let year = String(interview.careYear)
    if interview.asked.contains(.listed) {
      let key = isUnreadable ? "office.unreadable" : "office.issuer.no_list"
      return [texts(key, ["year": year])]
    }
    let law = interview.law
    guard let certificate = interview.certificate else {
      return interview.isNotListed(.issuerName)
        ? [texts("office.issuer.not_listed", ["year": year])] : []
    }
    let counts = law.qualifies(certificate).qualified
    if interview.isNotListed(.issuerName) {
      let key = counts ? "office.issuer.not_listed.counts" : "office.issuer.not_listed.no_use"
      return [texts(key, ["year": year])]
    }
    guard let found = interview.institution(.issuerName), !counts else { return [] }
    let gloss = [
      found.scope.map { texts("word.issuer.\($0.rawValue)") },
      found.grade.map { texts("word.grade.\($0.rawValue)") },
    ].compactMap { $0 }.joined(separator: " ")
    return [
      texts("office.issuer.listed.no_use", ["year": year, "name": found.name, "what": gloss])
    ]
  }

  /// What the list of networked institutions leaves open, or settles by not naming one.
  func hospital(_ interview: Interview) -> [String] {
    if interview.isNotListed(.hospital) {
      let isSettled =
        interview.careCase?.networked == false && !interview.asked.contains(.networked)
      return [
        texts(
          isSettled
            ? "office.hospital.not_networked" : "office.hospital.not_listed" + leftOpen(interview))
      ]
    }
    guard let found = interview.institution(.hospital), interview.asked.contains(.networked) else {
      return []
    }
    return [texts("office.hospital.unchecked" + leftOpen(interview), ["name": found.name])]
  }

  /// The ending of the text where nobody has said whether the hospital is networked: then there is no
  /// answer that could count.
  private func leftOpen(_ interview: Interview) -> String {
    let answer = interview.answers[.networked]?.value
    return answer == Value.yes || answer == Value.no ? "" : ".open"
  }

  private func origin(_ source: ListSource) -> String {
    let values = [
      "source": source.source, "date": source.date, "by": source.enteredBy,
      "year": source.year.map { String($0) } ?? "",
    ]
    let key = "office.origin.\(source.kind.rawValue)"
    guard source.isSample else { return texts(key, values) }
    // No agency has entered a sample.
    let own = texts.has(key + ".sample") ? key + ".sample" : key
    return texts("office.origin.sample", ["origin": texts(own, values)])
  }
}

extension Context {
  /// What is said of its lists in that language.
  func listWords(_ language: Language) -> ListWords {
    ListWords(texts: texts(language), isUnreadable: listsTrouble != nil)
  }

  /// Why no figure of the office stands beside the difference in points; `nil` where one does, or
  /// where there is no such difference.
  func whyNoFigure(
    _ interview: Interview, _ decision: Decision, _ language: Language
  ) -> String? {
    guard let points = decision.deltaPoints, points != 0,
      figures(interview, decision, language) == nil
    else { return nil }
    let texts = texts(language)
    let year = ["year": String(interview.careYear)]
    switch interview.local {
    case .noList where listsTrouble != nil: return texts("office.unreadable")
    case .noList: return texts("office.local.no_list", year)
    case .open(let open) where open.isEmpty: return texts("office.local.silent", year)
    case .open(let open) where open.allSatisfy({ $0.percentage.adding(points: points) != nil }):
      return texts("office.local.open", year.merging(["count": String(open.count)]) { $1 })
    case .known, .open: return texts("office.local.out_of_range", year)
    }
  }

  /// What is paid at home and here, as far as the office's list of the year says it; `nil` where it
  /// says nothing, or too much to be said in a line.
  func figures(
    _ interview: Interview, _ decision: Decision, _ language: Language
  ) -> LocalFigures? {
    guard let points = decision.deltaPoints else { return nil }
    let isKnown: Bool
    let ratios: [LocalRatio]
    switch interview.local {
    case .noList: return nil
    case .known(let ratio): (isKnown, ratios) = (true, [ratio])
    case .open(let open): (isKnown, ratios) = (false, open)
    }
    // With the insurance open too, the figures would be those of other people.
    guard (1...Self.figuresMax).contains(ratios.count), Set(ratios.map(\.insurance)).count == 1
    else { return nil }
    let rows = ratios.compactMap { ratio -> LocalFigures.Row? in
      guard let paid = ratio.percentage.adding(points: points) else { return nil }
      let label = isKnown ? "" : listWords(language).whom(ratio)
      return .init(label: label, local: ratio.percentage.digits, paid: paid.digits)
    }
    guard rows.count == ratios.count else { return nil }
    let sources = OfficeLists.sources(ratios)
    return LocalFigures(
      rows: rows, source: listWords(language).origin(sources),
      isSample: sources.contains(where: \.isSample))
  }

  /// As many figures as are said at once.
  private static let figuresMax = 4

  /// A place by its name for a line of a list; a district with the city around it would be too long.
  func place(of institution: Institution, _ language: Language) -> String {
    name(of: institution.place, language)
  }
}
