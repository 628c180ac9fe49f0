import Interview
import Messages
import OfficeLists
import Places
import Rules
import Screens
import Terminal
import Voices

extension Clerk {
  /// C4: everything in full once more, and one key that files it.
  var confirmPage: Page {
    guard let form else { return Page(title: "", body: [], bar: [], announce: "") }
    let interview = form.interview
    let said = said(of: interview)
    let materials = materialFacts
    let person = personFacts(form, besides: materials.isEmpty ? [] : [.materials, .materialsBy])
    let decided =
      (said.map { decisionFacts($0.words, label: "clerk.confirm.outcome") } ?? [])
      + (said == nil ? [] : listFacts(interview))
    let labels = ClerkFacts.labelColumns(of: materials + person + decided)
    // What lies on the counter comes first, where no screen is too small to show it.
    var body: [any Block] = [
      ClerkFacts(materials, labelColumns: labels), Gap(rows: materials.isEmpty ? 0 : 1),
      ClerkFacts(person, isPaired: true, labelColumns: labels), Gap(),
      ClerkFacts(decided, labelColumns: labels), Gap(),
    ]
    let see = hasOnRecord ? words("clerk.confirm.see") : ""
    var question: String
    // What is on record already would only be refused again.
    if request == nil || onRecord.twin != nil {
      question = parted([see, words("clerk.confirm.only_back")], gap: "   ")
    } else if filing != nil {
      question = words("clerk.confirm.filing")
    } else {
      body += doubts(interview)
      question = words(
        asksOfNotice
          ? "clerk.notice.question"
          : filesLarge ? "clerk.confirm.question.large" : "clerk.confirm.question")
      if !asksOfNotice { question = parted([question, see], gap: "   ") }
    }
    let filed: (any Block)? =
      !interview.hasLookedUp
      ? Paragraph(words("clerk.confirm.not_looked_up"), style: .title)
      : interview.filings.isEmpty ? nil : Paragraph(filingsLine(interview.filings))
    let doubtedName: (any Block)? = otherName(form).map { ErrorNote([$0]) }
    let answer: (any Block)? = notice.map { ErrorNote([words($0)]) }
    let sampleLine: (any Block)? = context.listWords(language).sample(interview).map {
      Paragraph($0)
    }
    let nothing: [any Block] =
      request == nil ? [Paragraph(nothingToFile(interview), style: .title)] : []
    let outcomeLine: [any Block] =
      said.map {
        [Phrases(toBeFiled($0.words), style: .title)]
      } ?? []
    let afterwards: [any Block] =
      request == nil ? [] : [Paragraph(words("clerk.confirm.afterwards"), style: .hint)]
    return Page(
      title: words("clerk.confirm.title"), aside: windowAside, body: body,
      // Seen at every size: what is filed or why nothing is, and the key that files it.
      foot: [sampleLine, filed, doubtedName].compactMap { $0 } + late(said?.words) + nothing
        + outcomeLine + ([answer].compactMap { $0 } + printerBlocks + afterwards).prefix(1)
        + [ClerkPrompt(text: question)],
      bar: bar(
        [.back, .reasons] + (request == nil ? [] : [.large]) + [.list, .help],
        labels: [
          .back: words("clerk.key.correct"),
          .large: words(filesLarge ? "clerk.key.ordinary" : "clerk.key.large"),
        ]),
      announce: [said.map { toBeFiled($0.words) } ?? "", question].joined(separator: "\n"))
  }

  /// What the printer has said that would keep the receipt from coming; what to do about it is said where
  /// it is printed, as here it would push what is filed off a small screen.
  private var printerBlocks: [any Block] {
    guard mayFile, filing == nil, let printerTrouble else { return [] }
    let whole = words(printerTrouble)
    let end = whole.firstIndex { "。.".contains($0) }
    let why = end.map { String(whole[...$0]) } ?? whole
    return [Paragraph(words("clerk.confirm.printer", ["why": why]))]
  }

  /// What 四（二） says to a filing that is made late, seen before anything is stored.
  private func late(_ said: ClerkWords?) -> [any Block] {
    guard request?.isLate ?? false, let said else { return [] }
    return said.trace.filter { $0.clause == HelpQuote.lateFiling.clause }.map {
      Paragraph(words("clerk.confirm.late", ["clause": $0.clause]) + $0.says)
    }
  }

  /// Ratio, settlement and until when the filing will hold; without a filing there is no term.
  private func toBeFiled(_ said: ClerkWords) -> String {
    guard let request else { return [said.ratio, said.settlement].joined(separator: "  ") }
    let filing = Filing(
      category: request.category, fileTo: request.decision.fileTo, effective: request.effective)
    let validity = filing.validity(months: context.law.monthsTemporary)
    return [said.ratio, said.settlement, context.voices(language).word(validity)]
      .joined(separator: "  ")
  }

  /// What the office asks for with what is filed, and what was said of it; nothing where it names nothing.
  private var materialFacts: [(label: String, value: String)] {
    guard let request, let asked = context.materials[request.category], !asked.isEmpty else {
      return []
    }
    let said = said(of: request.materials)
    let line = words(
      "clerk.confirm.materials",
      [
        "said": said.isEmpty ? words("clerk.confirm.materials.unsaid") : said,
        "materials": asked.joined(separator: "  "),
      ])
    return [(label(of: .materials), line)]
  }

  /// The person, the care and the agent as they go on record, unmasked for the last look.
  private func personFacts(
    _ form: ClerkForm, besides others: Set<Question>
  ) -> [(label: String, value: String)] {
    let asked = Set(form.interview.asked).subtracting(others)
    return ClerkRows.all.flatMap { $0 }.filter(asked.contains).map { question in
      (label(of: question), shown(question, form))
    }
  }

  /// What a field holds, in words, in full.
  func shown(_ question: Question, _ form: ClerkForm) -> String {
    guard let answer = form.interview.answers[question]?.value else {
      return question == .phone ? words("clerk.confirm.no_phone") : ""
    }
    switch form.screens[question]?.input {
    case .choice: return form.screens[question]?.option(answer).map { words($0.label) } ?? answer
    case .place:
      guard let code = UInt32(answer), let place = context.places.insured(code) else {
        return answer
      }
      return language.isChinese ? place.fullName : ClerkWord.name(of: place, language)
    case .institution:
      guard let institution = form.interview.institution(question) else {
        return words("clerk.institution.none")
      }
      return "\(institution.name)  \(ClerkValue.gloss(of: institution, words))"
    case .text(.phone, _):
      return answer == Value.noPhone ? words("clerk.confirm.no_phone") : answer
    case .text, nil: return answer
    }
  }

  /// The decision as facts, in the order in which a clerk asks for them.
  func decisionFacts(
    _ said: ClerkWords, label: String
  ) -> [(label: String, value: String)] {
    var facts = [(label.isEmpty ? "" : words(label), said.summary), ("", said.basis)]
    for (index, figure) in said.local.enumerated() {
      facts.append((index == 0 ? words("clerk.confirm.local") : "", figure))
    }
    if !said.local.isEmpty { facts.append(("", said.localSource)) }
    for (index, remark) in said.remarks.enumerated() {
      facts.append((index == 0 ? words("clerk.confirm.remark") : "", remark))
    }
    return facts
  }

  /// The lists the case rests on; that one is a sample stands in the foot.
  private func listFacts(_ interview: Interview) -> [(label: String, value: String)] {
    context.listWords(language).linesBesideSample(interview).enumerated().map { index, line in
      (index == 0 ? words("clerk.confirm.lists") : "", line)
    }
  }

  /// What was left open.
  private func doubts(_ interview: Interview) -> [any Block] {
    var lines: [String] = []
    // Where the law is silent on the bill, the filing itself is not in doubt and may be made.
    if case .staff(let reason) = interview.ending {
      lines.append(words("staff.\(reason.rawValue)"))
    }
    if let range = interview.range, let deciding = deciding(range),
      let open = said(of: interview, open: range)?.words
    {
      lines.append("\(deciding)  \(open.ratio)  \(open.settlement)")
    }
    return lines.map { Paragraph($0) } + (lines.isEmpty ? [] : [Gap()])
  }

  /// Why there is nothing to put on record.
  private func nothingToFile(_ interview: Interview) -> String {
    switch interview.ending {
    case .staff(let reason):
      let key = "staff.\(reason.rawValue)"
      let way = reason == .temporaryHere ? words("clerk.ending.temporary_here") : ""
      return words("clerk.ending.staff") + (words.has(key) ? words(key) : "") + way
    case .notNeeded: return words("clerk.ending.not_needed")
    case .atHome: return words("clerk.ending.at_home")
    case .alreadyFiled: return words("clerk.ending.already_filed")
    case .changeFirst: return words("clerk.ending.change_first")
    case .settled: return words("clerk.ending.settled")
    case .file, .lookUp, nil: return words("clerk.ending.open")
    }
  }
}
