import Interview
import Messages
import Places
import Screens
import Terminal

/// The pages in words; which cells they become is the layout's business.
extension Guided {
  package var drawn: Page {
    switch overlay {
    case .help: return helpPage
    case .staff: return staffPage
    case .leave: return leavePage
    case .stillThere: return stillTherePage
    case nil: break
    }
    switch page {
    case .resume: return resumePage
    case .question(.purpose): return startPage
    case .question(let question): return questionPage(question)
    case .notice: return noticePage
    case .check: return checkPage
    case .row(let row): return rowPage(row)
    case .filing: return waitingPage("guided.filing")
    case .result: return resultPage
    case .ending: return endingPage
    case .onRecord: return onRecordPage
    case .reasons: return reasonsPage
    case .receipt: return receiptPage
    case .printing: return printingPage
    case .looking: return waitingPage("guided.looking")
    case .found: return foundPage
    case .standing: return standingPage
    }
  }

  /// The answers to choose from on the page shown, where it is such a page.
  var shownChoice: Choice? {
    if let overlay {
      return overlay == .leave ? twoAnswers("guided.leave") : nil
    }
    switch page {
    case .resume: return twoAnswers("guided.resume")
    case .question(let question): return choice(for: question)
    default: return nil
    }
  }

  private func twoAnswers(_ key: String) -> Choice {
    Choice(
      (1...2).map { ChoiceOption(number: $0, label: texts("\(key).\($0)")) }, marked: mark)
  }

  private func choice(for question: Question) -> Choice? {
    switch screen(question)?.input {
    case .choice(let options):
      return Choice(
        options.map {
          ChoiceOption(
            number: $0.digit, label: texts($0.label), explanation: $0.hint.map { texts($0) } ?? "")
        }, marked: marks[question])
    case .place(let scope):
      let usual = usualPlaces(question)
      guard usual.isEmpty else { return Choice(usual, marked: marks[question]) }
      if let list = listChoice(question) { return list }
      let found = onLeaf(matches(for: question), question)
      guard !found.isEmpty else { return nil }
      var options = placeOptions(found, scope)
      if let next = leafOption(question) { options.append(next) }
      options.append(ChoiceOption(number: 9, label: texts("guided.place.none")))
      return Choice(options, marked: marks[question])
    case .institution: return institutionChoice(question)
    case .text(.name, _): return nameChoice(question)
    case .text, nil: return nil
    }
  }

  private func placeOptions(_ found: [Match], _ scope: Screen.PlaceScope) -> [ChoiceOption] {
    let names = found.map { name($0.place) }
    let width = names.map { Terminal.columns(of: $0) }.max() ?? 0
    return found.enumerated().map { index, match in
      var explanation = ""
      let region = region(match.place)
      if scope == .care, let target = match.filesTo, target.code != match.place.code {
        explanation = texts("guided.place.files_to", ["place": name(target)])
      }
      return ChoiceOption(
        number: index + 1,
        label: region.isEmpty
          ? names[index] : padded(names[index], columns: width) + "   " + region,
        explanation: explanation)
    }
  }

  func name(_ place: Place) -> String {
    language.isChinese ? place.name : place.latin
  }

  /// The province of a place, and of a county its city too; nothing of a municipality, its own province.
  func region(_ place: Place) -> String {
    guard place.code != place.provinceCode else { return "" }
    if language.isChinese {
      return [place.province, place.cityName].compactMap(\.self).joined(separator: " ")
    }
    return context.places.above(place).map(\.latin).joined(separator: ", ")
  }

  // MARK: - Parts of pages

  /// A page of this front: its title line, its body under some air, its keys.
  func page(
    aside: String = "", above: [any Block] = [], heading: String, _ body: [any Block],
    bar: [BarEntry], foot: [any Block] = []
  ) -> Page {
    let body = [Gap(Rank.air)] + above + [Heading(heading)] + body
    return Page(
      title: texts("shared.title"), aside: aside, body: body, foot: foot, bar: offeringVoice(bar),
      announce: Page.announcement(of: body + foot))
  }

  /// Words that stand on the page too, drawn large where there is room.
  func big(_ text: String, gapFollows: Bool = false) -> BigText {
    BigText(
      text, glyphs: context.glyphs, canDrawBlocks: context.canDrawBlocks, gapFollows: gapFollows)
  }

  /// The keys of a page; every page has back, staff and help at the same end.
  func bar(
    _ commands: [Command] = [.next, .back, .staff, .help], next: String? = nil,
    more: [BarEntry] = []
  ) -> [BarEntry] {
    var entries = GuidedKeys.table.entries(
      commands, texts: texts,
      names: [
        .language: texts(overlay == nil ? "key.e" : "key.e.only"),
        .help: texts(typesPoint ? "key.f1" : "key.dot"),
      ],
      labels: [.language: texts("shared.other_language")]
        .merging(next.map { [.next: texts($0)] } ?? [:]) { $1 })
    for index in entries.indices { entries[index].short = short(entries[index], next: next) }
    // Behind the way back, which so has the same place on every page.
    let place = entries.lastIndex { [.command(.next), .command(.back)].contains($0.target) }
    entries.insert(contentsOf: more, at: place.map { $0 + 1 } ?? 0)
    return entries
  }

  /// What a key does, in fewer columns; `nil` where there are none.
  private func short(_ entry: BarEntry, next: String?) -> String? {
    let key =
      switch entry.target {
      case .command(.staff): "key.staff.short"
      case .command(.takeBack): "key.delete.short"
      case .command(.back): "key.back.short"
      case .command(.next): (next ?? "key.next") + ".short"
      default: ""
      }
    return texts.has(key) ? texts(key) : nil
  }

  /// What is wrong, in the language shown.
  var problems: [String] {
    var kept: [String] = []
    if isLost, wouldLose { kept = [texts("guided.not_kept")] }
    // Nobody is to answer a dozen pages for nothing.
    if isLost, page == .question(.purpose), interview.answers.isEmpty {
      kept = [texts("guided.not_ready", ["hotline": context.office.hotline])]
    }
    return complaint.map { sentence(texts($0)) } + kept
  }

  /// What the ledger says without a stop, as it does behind a program's name, as a sentence of a page.
  func sentence(_ text: String) -> String {
    let isOpen = text.last.map { $0.isLetter || $0.isNumber } ?? false
    return text.prefix(1).uppercased() + text.dropFirst() + (isOpen ? texts("guided.stop") : "")
  }

  /// What is wrong, with room above it; nothing where nothing is.
  var problemBlocks: [any Block] {
    problems.isEmpty ? [] : [Gap(), ErrorNote(problems)]
  }

  /// Such as 第 2 步，共 6 步.
  func stepText(_ step: Int?) -> String {
    step.map { texts("guided.step", ["step": "\($0)", "steps": "\(Screen.steps)"]) } ?? ""
  }

  /// Under answers: which is chosen, and that a wrong one is no harm; while none is, also `unmarked`.
  ///
  /// As many rows as it may ever take, so that no answer changes its place when one is chosen.
  func chosenBlocks(_ choice: Choice, unmarked: [any Block] = []) -> [any Block] {
    func blocks(_ marked: Int?) -> [any Block] {
      let some = markBlocks(Choice(choice.options, marked: marked))
      return marked == nil ? some + unmarked : some
    }
    let others = [nil] + choice.options.map { Optional($0.number) }
    return [Steady(blocks(choice.marked), asHighAs: others.map(blocks))]
  }

  private func markBlocks(_ choice: Choice) -> [any Block] {
    guard let number = choice.marked, let label = choice.markedLabel else {
      return [
        Gap(), OnScreen(Paragraph(texts("guided.choice.how"), style: .hint, rank: Rank.hint)),
      ]
    }
    let chosen = LineWords(texts).listed(label)
    return [
      Gap(),
      OnScreen(
        Paragraph(
          texts("guided.choice.chosen", ["number": "\(number)", "label": chosen]),
          rank: Rank.paragraph)),
      OnScreen(Paragraph(texts("guided.choice.go_on"), style: .hint, rank: Rank.hint)),
    ]
  }
}
