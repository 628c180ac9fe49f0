internal import ArgumentParser

/// Why something is done that is not taken back.
struct ReasonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why, and at whose request; kept for good.", valueName: "text"))
  var reason: String

  mutating func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason: some words") }
  }
}
