import Interview
package import Messages
package import Terminal

/// The first page: by oneself, or at the window.
package struct Opening: Front {
  package var context: Context
  package var language: Language
  private(set) package var pageNumber = 0
  private var choice: Interview.Front?
  private var chosen: Interview.Front?
  private var complaint = ""
  /// What the last key did, where the page does not show it by itself.
  private var notice: Message?
  private var showsHelp = false
  private var scroll = 0

  /// Nothing is chosen.
  package init(context: Context, language: Language) {
    self.context = context
    self.language = language
  }

  package var dropsTypeAhead: Bool { false }
  package var isOver: Bool { false }

  package mutating func start() -> [Effect] { [] }
  package mutating func receive(_ result: EffectResult) -> [Effect] { [] }
  package mutating func tick(secondsIdle: Int) -> [Effect] { [] }

  /// The front that was chosen, told once.
  mutating func takeChosen() -> Interview.Front? {
    defer { chosen = nil }
    return chosen
  }

  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    notice = nil
    switch event {
    case .closed: return [.leave]
    case .key(let key): return press(key, size: size)
    case .click(let position):
      switch laidOut(size).target(at: position) {
      case .choose(let number): return choose(number, goesOn: number == marked)
      case .command(let command): return obey(command, size: size)
      case nil: return []
      }
    case .paste, .resize, .escapeHeld, .report: return []
    }
  }

  private var marked: Int? {
    choice.flatMap { Interview.Front.allCases.firstIndex(of: $0) }.map { $0 + 1 }
  }

  /// As in the guided front, but for the key that changes the look.
  private static let keys = KeyTable(
    [
      KeyBinding(.look, [.function(2)], name: "shared.look.key", label: "shared.look")
    ] + GuidedKeys.table.bindings)

  private mutating func press(_ key: Key, size: Size) -> [Effect] {
    if let command = Self.keys.command(for: key) { return obey(command, size: size) }
    guard case .character(let character) = key.narrowed else { return [] }
    if character == "e" || character == "E" { return obey(.language, size: size) }
    guard !showsHelp, let number = character.wholeNumberValue else { return [] }
    return choose(number, goesOn: false)
  }

  private mutating func choose(_ number: Int, goesOn: Bool) -> [Effect] {
    let fronts = Interview.Front.allCases
    guard fronts.indices.contains(number - 1) else {
      complaint = "shared.opening.not_chosen"
      return []
    }
    complaint = ""
    choice = fronts[number - 1]
    if goesOn { chosen = choice }
    return []
  }

  private mutating func obey(_ command: Command, size: Size) -> [Effect] {
    if showsHelp { return obeyOnHelp(command, size: size) }
    switch command {
    case .next:
      chosen = choice
      complaint = choice == nil ? "shared.opening.not_chosen" : ""
    case .up, .down:
      let step = command == .up ? -1 : 1
      if let number = options.moved(by: step) { return choose(number, goesOn: false) }
    case .help:
      showsHelp = true
      scroll = 0
      pageNumber += 1
    case .language: language = language.other
    case .look: notice = context.changeLook()
    case .leave: return [.leave]
    default: break
    }
    return []
  }

  private mutating func obeyOnHelp(_ command: Command, size: Size) -> [Effect] {
    switch command {
    case .next, .back, .help:
      showsHelp = false
      pageNumber += 1
    case .language: language = language.other
    case .look: notice = context.changeLook()
    case .leave: return [.leave]
    default: scroll = laidOut(size).scrolled(by: command, from: scroll)
    }
    return []
  }

  package func frame(_ size: Size) -> Frame { laidOut(size).frame }

  private var texts: Messages.Catalogue { context.texts(language) }

  private var options: Choice {
    Choice(
      Interview.Front.allCases.enumerated().map { index, front in
        ChoiceOption(
          number: index + 1, label: texts("shared.opening.\(front.rawValue)"),
          explanation: texts("shared.opening.\(front.rawValue).hint"))
      }, marked: marked)
  }

  private func laidOut(_ size: Size) -> LaidOut {
    PageLayout(texts: texts).layOut(page, size: size, scroll: scroll)
  }

  private var page: Page {
    let commands: [Command] =
      showsHelp ? [.back, .language, .leave] : [.next, .help, .language, .look, .leave]
    let bar = Self.keys.entries(
      commands, texts: texts,
      names: [.language: texts("key.e")], labels: [.language: texts("shared.other_language")])
    if showsHelp {
      return Page(
        title: texts("shared.title"), aside: texts("shared.help.title"),
        body: [Heading(texts("shared.opening.help"))]
          + [Gap(Rank.always)]
          + Self.keys.helpBlocks(
            texts: texts, digits: texts("shared.opening.digits")),
        bar: bar, announce: texts("shared.opening.help"))
    }
    let title = texts("shared.opening.title")
    var body: [any Block] = [Gap(Rank.air), Gap(), Heading(title), Gap(), Gap(Rank.air), options]
    if !complaint.isEmpty { body += [Gap(), ErrorNote([texts(complaint)])] }
    if let notice { body += [Gap(), Paragraph(texts(notice), style: .title)] }
    body += [Gap(), Gap(Rank.air), Paragraph(texts("shared.opening.language"), style: .hint)]
    return Page(
      title: texts("shared.title"), aside: context.office.name, body: body, bar: bar,
      announce: ([title] + options.spoken).joined(separator: "\n"))
  }
}
