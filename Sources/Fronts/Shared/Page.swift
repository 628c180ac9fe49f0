package import Terminal

/// Some text of one style within a row.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  /// Text in that style.
  package init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}

/// What a click on a row, or on an entry of the key bar, stands for.
package enum Target: Hashable, Sendable {
  /// The answer, row or match with that number.
  case choose(Int)
  case command(Command)
}

/// A part of a row that names a key: a click on it is that key.
package struct KeyPart: Hashable, Sendable {
  /// Counted from the beginning of the row.
  package var columns: Range<Int>
  package var key: Key

  /// Those columns for that key.
  package init(columns: Range<Int>, key: Key) {
    self.columns = columns
    self.key = key
  }
}

/// One row of a page before it has a place on the screen.
package struct Line: Hashable, Sendable {
  package var spans: [Span]
  /// How readily the row gives way where there is no room: 0 never, the highest first.
  package var rank: Int
  package var target: Target?
  /// The parts of it that a click takes for keys; they lie over the target.
  package var keys: [KeyPart] = []
  /// The column within the row where the cursor stands; `nil` where the row has no focus.
  package var caret: Int?
  /// Hangs in the margin, two columns to the left: `>` of the answer chosen, `!` of what is wrong.
  package var mark: Span?
  /// Whether it is drawn and not written: the cursor of a page without a focus passes it over.
  package var isPicture = false

  /// A row of those spans.
  package init(
    _ spans: [Span], rank: Int = Rank.always, target: Target? = nil, caret: Int? = nil,
    mark: Span? = nil
  ) {
    self.spans = spans
    self.rank = rank
    self.target = target
    self.caret = caret
    self.mark = mark
  }

  /// A row of one text.
  package init(
    _ text: String, _ style: Style = .text, rank: Int = Rank.always, target: Target? = nil,
    caret: Int? = nil, mark: Span? = nil
  ) {
    self.init([Span(text, style)], rank: rank, target: target, caret: caret, mark: mark)
  }

  /// A row with nothing on it.
  package static func empty(_ rank: Int, target: Target? = nil) -> Line {
    Line([], rank: rank, target: target)
  }
}

/// The ranks of rows, from what always stays to what is only air.
package enum Rank {
  /// Words and answers: never dropped.
  package static let always = 0
  /// The line under an answer that says what it means.
  package static let explanation = 1
  /// The empty row between two answers.
  package static let between = 2
  /// A hint that helps but is not needed.
  package static let hint = 3
  /// The empty row between two paragraphs.
  package static let paragraph = 4
  /// Words drawn large beside the same words in text.
  package static let big = 5
  /// Rows that only give room on a large screen.
  package static let air = 6
}

/// A part of a page that can say what rows it needs at a width.
package protocol Block: Sendable {
  /// Its rows, each at most `columns` wide.
  func lines(columns: Int) -> [Line]
  /// Its lines where there is no screen, each whole; nothing for what only a screen has.
  func inLines(_ words: LineWords) -> [String]
  /// Its sentences as they are read aloud; none for what is only seen.
  var spoken: [String] { get }
}

/// An entry of the key bar.
package struct BarEntry: Hashable, Sendable {
  /// The key's name, in the language shown.
  package var key: String
  /// What it does here.
  package var label: String
  /// The same in fewer columns, where the bar is too narrow for all of its entries.
  package var short: String?
  /// What a click on it stands for; the same as its key.
  package var target: Target
  /// How readily it gives way where there is no room: 0 never, the highest first.
  package var rank: Int

  /// That key with what it does; a command has the rank of what hangs on it.
  package init(
    key: String, label: String, short: String? = nil, target: Target, rank: Int? = nil
  ) {
    self.key = key
    self.label = label
    self.short = short
    self.target = target
    self.rank = rank ?? target.rank
  }
}

extension Target {
  /// How readily its entry of a key bar gives way: going on, back and calling staff never do.
  fileprivate var rank: Int {
    switch self {
    case .command(.next), .command(.back), .command(.staff): BarRank.always
    case .command(.help), .command(.readAloud): BarRank.help
    case .command, .choose: BarRank.more
    }
  }
}

/// The ranks of entries of a key bar, from what always stays to what another page offers too.
package enum BarRank {
  /// The ways on, back and out, and those of a page that is about nothing else.
  package static let always = 0
  /// Help, and having the page read: what names all the other keys.
  package static let help = 1
  /// What the help of the page names.
  package static let more = 2
  /// What the next page offers as well.
  package static let elsewhere = 3
}

/// A page in words, before any size is known.
package struct Page: Sendable {
  /// The left of the title line.
  package var title: String
  /// The right of the title line: the step, or the filing number.
  package var aside: String
  package var body: [any Block]
  /// Stays at the end of the body, never scrolled away.
  package var foot: [any Block]
  /// The keys offered at the bottom, the most important first.
  package var bar: [BarEntry]
  /// The keys where nothing of the body is left below, if they mean something else there.
  package var lastBar: [BarEntry]?
  /// What plain mode prints and a voice reads when the page appears.
  package var announce: String

  /// A page of those parts.
  package init(
    title: String, aside: String = "", body: [any Block], foot: [any Block] = [],
    bar: [BarEntry], announce: String
  ) {
    self.title = title
    self.aside = aside
    self.body = body
    self.foot = foot
    self.bar = bar
    self.announce = announce
  }
}
