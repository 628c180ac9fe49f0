import Messages
import Terminal

/// Reading aloud, as whoever is there wants it.
struct Voice {
  /// Whether each new page is read.
  var isOn: Bool
  var isSpeaking = false
  /// Whether the page shown is to be read, new or not.
  var isAsked = false
  /// Whether the page that comes up again is known: where one is will do then.
  var isKnown = false
  /// What is said in place of the page's heading where the page is known; of one that only moved on.
  var instead: String?
  /// Whether the person has heard how to end it.
  var hasToldHow = false

  /// As it is for somebody new.
  init(_ reading: ReadingAloud) { isOn = reading == .always }
}

/// What is noticed of a page while pages are read aloud.
struct Heard: Equatable {
  var page: Int
  var language: Language
  var problems: [String]
  /// Names what is wrong; its words may hold what has been typed so far.
  var causes: [String]
  var options: [ChoiceOption]
  var marked: Int?
  var words: String
}

/// A front whose pages can be read aloud: never needed to go on, and silent until somebody asks for it.
///
/// The star key reads the page and every one after it. While a page is being read it ends that; any
/// other key only stops what is being read.
protocol SpeakingFront: Front {
  var voice: Voice { get set }
  /// The page shown, in words.
  var drawn: Page { get }
  /// What is wrong on the page, and what to do.
  var complaint: [Message] { get set }
  /// The same in the language shown.
  var problems: [String] { get }
  /// Whether the screen shows nothing of anybody.
  var isUntouched: Bool { get }
  /// Whether something is typed on the page, whose words change with every key.
  var isTyping: Bool { get }
  /// The Chinese last shown, which the way back from English leads to: 大白话 for who began with it.
  var chinese: Language { get }

  /// What is said once one of those answers is marked.
  func spokenMark(_ choice: Choice) -> [String]
}

extension Language {
  /// Itself, or where it is none the other, or 中文 where neither is Chinese.
  func chinese(else other: Language) -> Language {
    [self, other].first(where: \.isChinese) ?? .zh
  }
}

extension SpeakingFront {
  private var texts: Messages.Catalogue { context.texts(language) }

  /// To English, or from it back to Chinese.
  mutating func turnEnglish() { language = language == .en ? chinese : .en }

  /// What there is to hear now; `nil` while nothing is read anyway.
  var heard: Heard? {
    guard voice.isOn else { return nil }
    let page = drawn
    let choice = page.body.lazy.compactMap { $0 as? Choice }.first
    return Heard(
      page: pageNumber, language: language, problems: problems, causes: complaint.map(\.key),
      options: choice?.options ?? [],
      marked: choice?.marked, words: page.announce)
  }

  /// The star key.
  mutating func readAloud() {
    guard context.canSpeak else {
      let isUnwanted = context.reading == .unwanted
      say(Message(isUnwanted ? "voice.unwanted" : "voice.impossible"))
      return
    }
    voice.isOn = !voice.isSpeaking
    voice.isAsked = voice.isOn
  }

  /// Takes how reading came to its end.
  mutating func receive(spoken isWell: Bool) {
    voice.isSpeaking = false
    guard !isWell else { return }
    voice.isOn = false
    say(Message("voice.no_sound"))
  }

  /// Says it below what is wrong with an answer, which still is.
  private mutating func say(_ trouble: Message) {
    complaint = complaint.filter { $0.key != trouble.key } + [trouble]
  }

  /// Goes on reading to whoever had another front's pages read to them.
  mutating func goOnReading(after other: Voice) -> [Effect] {
    guard other.isOn else { return [] }
    voice.isOn = true
    voice.hasToldHow = other.hasToldHow
    voice.isAsked = true
    return voicing([], since: nil, wasSpeaking: false, isPress: true)
  }

  /// The effects of something that happened, with what is now to be heard or to be silent.
  mutating func voicing(
    _ effects: [Effect], since before: Heard?, wasSpeaking: Bool, isPress: Bool
  ) -> [Effect] {
    let words = newWords(since: before)
    let stops = wasSpeaking && (isPress || words != nil || !voice.isOn)
    if stops { voice.isSpeaking = false }
    (voice.isAsked, voice.isKnown, voice.instead) = (false, false, nil)
    guard let words else { return (stops ? [.stopSpeaking] : []) + effects }
    voice.isSpeaking = true
    return (stops ? [.stopSpeaking] : []) + effects + [.speak(words, language)]
  }

  /// What is to be read now: the page, or on the same page what has changed.
  private mutating func newWords(since before: Heard?) -> String? {
    guard let now = heard else { return nil }
    if voice.isAsked { return wholePage(now, withKeys: true) }
    // On a first page that has just come nobody may be there yet, or any more.
    guard let before, !isUntouched || now.page == before.page || voice.hasToldHow else {
      return nil
    }
    if now.page != before.page || now.language != before.language {
      return voice.isKnown
        ? voice.instead ?? String(now.words.prefix { $0 != "\n" })
        : wholePage(now, withKeys: false)
    }
    let isSaidAlready = isTyping && now.causes == before.causes
    if now.problems != before.problems, !now.problems.isEmpty, !isSaidAlready {
      return now.problems.joined(separator: "\n")
    }
    let choice = Choice(now.options, marked: now.marked)
    if now.options != before.options, !now.options.isEmpty {
      return choice.spoken.joined(separator: "\n")
    }
    if now.marked != before.marked, now.marked != nil {
      return spokenMark(choice).joined(separator: "\n")
    }
    guard !isTyping, now.options.isEmpty, now.words != before.words else { return nil }
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

  /// On a help page: what the keys of that name do, or why they do nothing.
  func voiceBlocks(keys: String) -> [any Block] {
    let words =
      switch context.reading {
      case .onRequest, .always: texts("voice.help", ["keys": texts(keys)])
      case .unwanted: texts("voice.unwanted")
      case .impossible: texts("voice.impossible")
      }
    return [Gap(Rank.always), OnScreen(Paragraph(words))]
  }
}
