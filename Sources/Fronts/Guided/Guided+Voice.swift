import Interview
import Messages
import Terminal

/// Reading aloud: never needed to go on, and silent until somebody asks for it.
///
/// The star key reads the page and every one after it. While a page is being read it ends that; any
/// other key only stops what is being read.
extension Guided {
  /// Reading aloud, as this person wants it.
  struct Voice {
    /// Whether each new page is read.
    var isOn: Bool
    var isSpeaking = false
    /// Whether the page shown is to be read, new or not.
    var isAsked = false
    /// Whether the person has heard how to end it.
    var hasToldHow = false
  }

  /// What is noticed of a page while pages are read aloud.
  struct Heard: Equatable {
    var page: Int
    var language: Language
    var problems: [String]
    var options: [ChoiceOption]
    var marked: Int?
    var words: String
  }

  /// What there is to hear now; `nil` while nothing is read anyway.
  var heard: Heard? {
    guard voice.isOn else { return nil }
    let choice = drawn.body.lazy.compactMap { $0 as? Choice }.first
    return Heard(
      page: pageNumber, language: language, problems: problems, options: choice?.options ?? [],
      marked: choice?.marked, words: drawn.announce)
  }

  /// The star key.
  mutating func readAloud() {
    guard context.canSpeak else {
      let isUnwanted = context.reading == .unwanted
      complaint = [Message(isUnwanted ? "voice.unwanted" : "voice.impossible")]
      return
    }
    voice.isOn = !voice.isSpeaking
    voice.isAsked = voice.isOn
  }

  /// The effects of something that happened, with what is now to be heard or to be silent.
  mutating func voicing(
    _ effects: [Effect], since before: Heard?, wasSpeaking: Bool, isPress: Bool
  ) -> [Effect] {
    let words = newWords(since: before)
    let stops = wasSpeaking && (isPress || words != nil || !voice.isOn)
    if stops { voice.isSpeaking = false }
    voice.isAsked = false
    guard let words else { return (stops ? [.stopSpeaking] : []) + effects }
    voice.isSpeaking = true
    return (stops ? [.stopSpeaking] : []) + effects + [.speak(words, language)]
  }

  /// What is to be read now: the page, or on the same page what has changed.
  private mutating func newWords(since before: Heard?) -> String? {
    guard let now = heard else { return nil }
    if voice.isAsked { return wholePage(now, withKeys: true) }
    // On a first page that has just come nobody may be there yet, or any more.
    guard let before, !isUntouched || now.page == before.page else { return nil }
    if now.page != before.page || now.language != before.language {
      return wholePage(now, withKeys: false)
    }
    if now.problems != before.problems, !now.problems.isEmpty {
      return now.problems.joined(separator: "\n")
    }
    let choice = Choice(now.options, marked: now.marked)
    if now.options != before.options, !now.options.isEmpty {
      return choice.spoken.joined(separator: "\n")
    }
    if now.marked != before.marked, now.marked != nil {
      return chosenBlocks(choice).flatMap(\.spoken).joined(separator: "\n")
    }
    guard typedQuestion == nil, now.options.isEmpty, now.words != before.words else { return nil }
    let known = Set(before.words.split(separator: "\n"))
    let new = now.words.split(separator: "\n").filter { !known.contains($0) }
    return new.isEmpty ? nil : new.joined(separator: "\n")
  }

  private mutating func wholePage(_ now: Heard, withKeys: Bool) -> String {
    var parts = [now.words]
    if withKeys { parts.append(drawn.spokenKeys) }
    if !voice.hasToldHow { parts.append(texts("voice.how_to_end")) }
    voice.hasToldHow = true
    return parts.joined(separator: "\n")
  }

  /// The key bar with what the star key does now, before the call for the staff.
  func offeringVoice(_ bar: [BarEntry]) -> [BarEntry] {
    guard context.canSpeak else { return bar }
    let does = voice.isSpeaking ? "voice.end" : voice.isOn ? "voice.again" : "voice.read"
    let entry = BarEntry(
      key: texts("key.star"), label: texts(does), short: texts(does + ".short"),
      target: .command(.readAloud))
    var bar = bar
    let staff = bar.firstIndex { $0.target == .command(.staff) }
    bar.insert(entry, at: staff ?? bar.firstIndex { $0.target == .command(.help) } ?? bar.count)
    return bar
  }

  /// On the help page: what the star key does, or why it does nothing.
  var voiceBlocks: [any Block] {
    switch context.reading {
    case .onRequest, .always: [Gap(Rank.always), OnScreen(Paragraph(texts("voice.help")))]
    case .unwanted: [Gap(Rank.always), OnScreen(Paragraph(texts("voice.unwanted")))]
    case .impossible: [Gap(Rank.always), OnScreen(Paragraph(texts("voice.impossible")))]
    }
  }
}
