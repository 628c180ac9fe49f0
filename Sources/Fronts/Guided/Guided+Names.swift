import Interview
import Messages
import Names
import Screens
import Terminal

/// Writing a name: with an input method, or a character at a time by how it is read.
///
/// Letters are looked up as they come. On a keypad the digits of a telephone spell until Enter,
/// then digits pick; Enter with nothing typed is done with the name.
extension Guided {
  /// Whether a name is written on the page of that question.
  func isName(_ question: Question) -> Bool {
    if case .text(.name, _) = screen(question)?.input { true } else { false }
  }

  /// The character that is on its way.
  func nameEntry(_ question: Question) -> NameEntry { nameEntries[question] ?? NameEntry() }

  private func isFirst(_ question: Question) -> Bool { (lines[question]?.caret ?? 0) == 0 }

  func nameStage(_ question: Question) -> NameEntry.Stage {
    nameEntry(question).stage(context.names, isFirst: isFirst(question))
  }

  /// What is picked from, each in a line; nothing while it is still being spelt.
  func nameList(_ question: Question) -> [String] {
    switch nameStage(question) {
    case .empty, .spelling: []
    case .letters(let letters): letters.map { latinLabel($0) }
    case .readings(let readings):
      readings.map { reading in
        let some = context.names.choices(reading, isFirst: isFirst(question)).prefix(4)
        return padded(reading, columns: 8) + some.map(\.text).joined(separator: " ")
      }
    case .characters(let reading):
      context.names.choices(reading, isFirst: isFirst(question)).map {
        padded($0.text, columns: 6) + $0.reading
      }
    }
  }

  /// The leaf of the list with its digits, and 9 for what is not on it.
  func nameChoice(_ question: Question) -> Choice? {
    let entry = nameEntry(question)
    let list = nameList(question)
    if list.isEmpty, entry.isFigures || entry.typed.isEmpty { return nil }
    var options = onLeaf(list, question).enumerated().map {
      ChoiceOption(number: $0 + 1, label: $1)
    }
    if let next = leafOption(question) { options.append(next) }
    let last =
      entry.isFigures
      ? texts("guided.name.again") : texts("guided.name.letters", ["letters": entry.typed])
    options.append(ChoiceOption(number: 9, label: last))
    return Choice(options, marked: marks[question])
  }

  // MARK: - Keys

  /// A digit on the page of a name: it spells, or it picks.
  mutating func nameDigit(_ number: Int, _ question: Question) -> [Effect] {
    let entry = nameEntry(question)
    guard let choice = nameChoice(question) else { return spell(number, question) }
    if turnManyLeaves(number, question) { return [] }
    guard choice.options.contains(where: { $0.number == number }) else {
      complaint = [notOffered(number, in: choice)]
      return [.bell]
    }
    if number == 9 {
      if entry.isFigures {
        begin(question, NameEntry(isLatin: entry.isLatin))
      } else {
        useLetters(question)
      }
      return []
    }
    let place = leaf(question) * Self.leafMax + number - 1
    switch nameStage(question) {
    case .readings(let readings):
      guard readings.indices.contains(place) else { return [] }
      var next = entry
      next.reading = readings[place]
      begin(question, next)
    case .characters(let reading):
      let choices = context.names.choices(reading, isFirst: isFirst(question))
      guard choices.indices.contains(place) else { return [] }
      return insert(choices[place].text, question)
    case .letters(let letters):
      guard letters.indices.contains(place) else { return [] }
      return insert(letters[place], question)
    case .empty, .spelling: break
    }
    return []
  }

  /// A digit more of what is being spelt; one that no reading has there is not taken.
  private mutating func spell(_ number: Int, _ question: Question) -> [Effect] {
    var entry = nameEntry(question)
    if entry.typed.isEmpty, entry.isLatin || number == 1 {
      spellLatin(number, question)
      return []
    }
    guard (2...9).contains(number) else {
      complaint = [Message("guided.name.no_letter", ["number": "\(number)"])]
      return [.bell]
    }
    entry.typed += "\(number)"
    let isFirst = isFirst(question)
    guard
      !context.names.readings(entry.typed, isFirst: isFirst).isEmpty
        || context.names.begins(entry.typed, isFirst: isFirst)
    else {
      complaint = [Message("guided.name.no_such", ["typed": entry.typed])]
      return [.bell]
    }
    begin(question, entry)
    return []
  }

  mutating func enterName(_ question: Question, _ kind: Screen.TextKind) -> [Effect] {
    if let marked = marks[question], nameChoice(question) != nil {
      return turnLeaf(marked) ? [] : nameDigit(marked, question)
    }
    var entry = nameEntry(question)
    switch nameStage(question) {
    case .empty: return take(kind.answer(lines[question]?.text ?? ""), for: question)
    case .spelling where entry.isFigures:
      entry.isPicking = !context.names.readings(entry.typed, isFirst: isFirst(question)).isEmpty
      begin(question, entry)
      if !entry.isPicking {
        let values = deletingKeys.merging(["typed": entry.typed]) { $1 }
        complaint = [Message("guided.name.unfinished", values)]
      }
      return []
    case .spelling:
      complaint = [
        Message("guided.name.no_reading", ["typed": entry.typed]),
        Message("guided.name.no_reading.do"),
      ]
    case .readings, .characters, .letters:
      sayNoneChosen()
    }
    return [.bell]
  }

  /// What is typed or pasted into a name, digits aside.
  mutating func typeName(_ event: Event, _ question: Question) -> [Effect] {
    let entry = nameEntry(question)
    let isOpen = !entry.typed.isEmpty
    switch event {
    case .key(.character(let character)): return typeName(character, question)
    case .paste(let text): return insert(text.onOneLine, question)
    case .key(.backspace) where isOpen:
      var shorter = entry
      shorter.takeBack()
      begin(question, shorter)
    case .key(.control("u")) where isOpen: begin(question, NameEntry(isLatin: entry.isLatin))
    case .key where isOpen: return [.bell]
    default:
      edit(question) { _ = $0.handle(event, isName: true) }
    }
    return []
  }

  private mutating func typeName(_ character: Character, _ question: Question) -> [Effect] {
    var entry = nameEntry(question)
    let isOpen = !entry.typed.isEmpty
    let plain = character.narrowed
    let line = nameLine(question)
    if entry.isLatin, plain.isASCII { return insert(String(plain), question) }
    if plain.isASCII, plain.isLetter, !line.endsInLatin {
      if entry.isFigures { entry = NameEntry() }
      guard entry.typed.count < line.maximum else { return [.bell] }
      entry.typed.append(plain)
      begin(question, entry)
      return []
    }
    guard isOpen else {
      // The keypad's point is the one between the parts of a Uyghur or Tibetan name.
      if plain == ".", !line.endsInLatin {
        return line.caret > 0 ? insert("・", question) : [.bell]
      }
      return insert(String(plain.isASCII ? plain : character), question)
    }
    guard plain.isASCII else { return insert(String(character), question) }
    guard !entry.isFigures, " '.-".contains(plain) else { return [.bell] }
    // A blank takes the first, as input methods have it; behind letters that are no reading it parts
    // two words of a name in Latin letters.
    if plain == " ", case .characters = nameStage(question) { return nameDigit(1, question) }
    useLetters(question)
    return insert(String(plain), question)
  }

  /// Whether a hyphen typed now is one of a name such as Jean-Paul rather than the way back.
  func joinsLatinName(_ question: Question) -> Bool {
    guard isName(question) else { return false }
    let entry = nameEntry(question)
    // On a keypad it is the way back; the hyphen is among the signs.
    if entry.isLatin { return false }
    if entry.typed.isEmpty { return nameLine(question).isBehindLatinLetter }
    return !entry.isFigures && nameStage(question) == .spelling
  }

  /// The letters as they stand, for a name that is written in such.
  private mutating func useLetters(_ question: Question) {
    _ = insert(nameEntry(question).typed, question)
  }

  private mutating func insert(_ text: String, _ question: Question) -> [Effect] {
    begin(question, NameEntry(isLatin: nameEntry(question).isLatin))
    var isWhole = true
    edit(question) { isWhole = $0.insert(text) }
    return isWhole ? [] : [.bell]
  }

  mutating func begin(_ question: Question, _ entry: NameEntry) {
    nameEntries[question] = entry
    (marks[question], leaves[question]) = (nil, nil)
    complaint = []
    wrong = nil
  }

  private mutating func edit(_ question: Question, _ change: (inout EditLine) -> Void) {
    var line = nameLine(question)
    let before = line.text
    change(&line)
    lines[question] = line
    guard line.text != before else { return }
    complaint = []
    wrong = nil
  }

  private func nameLine(_ question: Question) -> EditLine {
    let most = Screen.TextKind.name.figuresMax
    guard let line = lines[question] else { return EditLine("", maximum: most) }
    return line.maximum == most ? line : EditLine(line.text, maximum: most)
  }

  // MARK: - Drawing

  /// The field with what is on its way in it, and under it what to do next.
  func nameBlocks(_ question: Question, width: Int) -> [any Block] {
    let entry = nameEntry(question)
    var line = nameLine(question)
    if !entry.isLatin { _ = line.insert(entry.typed) }
    let indent = "    "
    guard let choice = nameChoice(question) else {
      let field = TextField(line, width: width, keepsRoom: entry.typed.isEmpty)
      if entry.isLatin { return [field] + latinBlocks }
      guard !entry.typed.isEmpty else {
        // A line is written whole, with whatever writes characters there.
        let keys: [any Block] = [
          Paragraph(texts("guided.name.how")), Gap(),
          Paragraph(texts("guided.name.keypad")),
          Paragraph(texts("guided.name.figures.1"), lead: indent),
          Paragraph(texts("guided.name.figures.2"), lead: indent),
          Paragraph(texts("guided.name.latin"), rank: Rank.hint), Gap(),
          Paragraph(texts("guided.name.done", deletingKeys), style: .title),
        ]
        return [field] + keys.map { OnScreen($0) }
      }
      return [
        field, Paragraph(spelt(entry, question), style: .title), Gap(),
        Paragraph(texts("guided.name.figures.1"), lead: indent),
        Paragraph(texts("guided.name.figures.2"), lead: indent), Gap(),
        Paragraph(texts("guided.name.delete", deletingKeys), style: .hint, rank: Rank.hint),
      ]
    }
    let rare: [any Block] =
      isFarInLeaves(question) ? [Paragraph(texts("guided.name.rare"), style: .title)] : []
    return [TextField(line, width: width), Paragraph(asked(question))] + rare + [Gap(), choice]
  }

  /// What the digits typed so far spell.
  private func spelt(_ entry: NameEntry, _ question: Question) -> String {
    let readings = context.names.readings(entry.typed, isFirst: isFirst(question))
    return readings.isEmpty
      ? texts("guided.name.go_on", ["typed": entry.typed])
      : texts(
        "guided.name.spelt",
        ["typed": entry.typed, "readings": readings.joined(separator: texts("guided.list"))])
  }

  private func asked(_ question: Question) -> String {
    switch nameStage(question) {
    case .readings: return texts("guided.name.which_reading")
    case .letters:
      return texts("guided.name.latin.\(nameEntry(question).typed == "1" ? "which_sign" : "which")")
    case .characters: return texts("guided.name.which")
    case .empty, .spelling:
      let typed = nameEntry(question).typed
      let key =
        context.names.begins(typed, isFirst: isFirst(question)) ? "go_on.letters" : "no_reading"
      return texts("guided.name.\(key)", ["typed": typed])
    }
  }
}

extension EditLine {
  /// Whether the character before the caret is a Latin letter.
  fileprivate var isBehindLatinLetter: Bool {
    guard caret > 0, let last = text.prefix(caret).last else { return false }
    return last.isASCII && last.isLetter
  }

  /// Whether what stands before the caret is a name in Latin letters, perhaps at the end of a word.
  fileprivate var endsInLatin: Bool {
    guard let last = text.prefix(caret).last(where: { !" .'-".contains($0) }) else { return false }
    return last.isASCII && last.isLetter
  }
}
