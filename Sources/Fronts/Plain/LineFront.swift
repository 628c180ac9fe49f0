import Interview
import Messages

/// A front that also works without a screen: lines are typed, and its pages are printed as lines.
package protocol LineFront: Front {
  /// The page shown, in words.
  var drawn: Page { get }
  /// What is to be typed now, such as 输入数字，回车：.
  var lineAsked: String { get }
  /// What an empty line keeps, in words; `nil` where there is nothing to keep.
  var lineKept: String? { get }
  /// Whether 0 does what the page's own key does: file, print, done.
  var takesZero: Bool { get }
  /// Whether the page asks whether to leave.
  var isLeaving: Bool { get }
  /// Whether leaving now would lose answers.
  var wouldLose: Bool { get }

  /// Takes a line without its end and without blanks around it.
  mutating func take(line: String) -> LineTaken
  /// The line as it may be shown again, numbers that tell who somebody is hidden.
  func shown(line: String) -> String
}

/// What a line that was typed came to.
package struct LineTaken: Sendable {
  package var effects: [Effect] = []
  /// What was understood, in a sentence; empty where the page that follows says it.
  package var said = ""
  /// What is wrong with the line where the page itself has no room to say so.
  package var refused = ""
  /// What was heard, after it was found wrong.
  package var heard = ""
  /// Whether the whole page is to be said again.
  package var isAgain = false

  /// A line that did those things.
  package init(_ effects: [Effect] = []) {
    self.effects = effects
  }

  /// A line that asks for the page again.
  static var again: LineTaken {
    var taken = LineTaken()
    taken.isAgain = true
    return taken
  }

  /// A line that means nothing here.
  static func refused(_ sentence: String) -> LineTaken {
    var taken = LineTaken()
    taken.refused = sentence
    return taken
  }
}

/// What can be typed on every page, whatever it asks.
enum LineCommand: CaseIterable {
  case back
  case help
  case staff
  /// The next language, round and round.
  case language
  /// English, or back to Chinese.
  case english
  case leave
  /// The page once more.
  case again

  /// The signs and words that mean it, small letters and half-width.
  var words: [String] {
    switch self {
    case .back: ["<", "-", "《", "〈", "退回", "返回", "上一步", "back"]
    case .help: ["?", "帮助", "说明", "help"]
    case .staff: ["!", "/", "工作人员", "叫工作人员", "staff"]
    case .language: ["语言", "大白话", "中文", "chinese", "language"]
    case .english: ["e", "英文", "english"]
    case .leave: ["q", "离开", "退出", "quit", "exit"]
    case .again: [".", "再听一遍", "重复", "again", "repeat"]
    }
  }

  /// The command a line is, if it is nothing else.
  init?(_ line: String) {
    let plain = line.narrowed.lowercased()
    guard let command = Self.allCases.first(where: { $0.words.contains(plain) }) else {
      return nil
    }
    self = command
  }
}

extension String {
  /// The one digit the text is, full-width ones too; `nil` where it is more or something else.
  var lineDigit: Int? {
    count == 1 ? first?.digit : nil
  }

  /// The line where nothing that is somebody's own is asked for: a number that may tell who somebody
  /// is, typed too early, is hidden but for its end.
  var hidingNumber: String { count(where: \.isNumber) > 8 ? Mask.lastFour(self) : self }

  /// Whether it is a number, of whatever length.
  var isLineNumber: Bool { !isEmpty && allSatisfy { $0.digit != nil } }
}
