internal import ArgumentParser
internal import Messages

/// Why something is done that is not taken back.
struct ReasonOptions: ParsableArguments {
  /// A reason of fewer characters says nothing.
  static let charactersMin = 2

  @Option(help: ArgumentHelp("Why, and at whose request; kept for good.", valueName: "text"))
  var reason: String

  /// Refuses a reason that says nothing, in the language of `texts`.
  func check(_ texts: Messages.Catalogue) throws(Stop) { try Self.check(reason, texts) }

  /// Refuses where no reason was given, or one that says nothing.
  static func check(_ reason: String?, _ texts: Messages.Catalogue) throws(Stop) {
    guard (reason ?? "").count(where: { !$0.isWhitespace }) < charactersMin else { return }
    throw Stop(.usage, texts("ledger.reason.wanted", ["count": String(charactersMin)]))
  }
}
