internal import ArgumentParser
internal import Interview
internal import Ledger
internal import Messages
internal import OfficeLists
internal import Pages
internal import Receipts
internal import Rules
internal import Terminal

// What options are read into. What does not fit is refused by the parser, which says what was given, for
// which option, and what would fit.

extension Ceiling: ExpressibleByArgument {}
extension Explain: ExpressibleByArgument {}
extension Interview.Front: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension ListKind: ExpressibleByArgument {}
extension PageFormat: ExpressibleByArgument {}
extension PaperKind: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

extension Day {
  /// The day that an option or argument names.
  static func argument(_ text: String) throws -> Day {
    guard let day = Day(text) else {
      throw ValidationError("write a day as YYYY-MM-DD, such as 2026-07-31")
    }
    return day
  }
}

extension Operator {
  /// The number of somebody who works here; what is none would otherwise look like nobody was asked for.
  static func argument(_ text: String) throws -> String {
    guard let number = number(text) else {
      throw ValidationError("write a number of up to 16 letters and digits, such as 0217")
    }
    return number
  }
}
