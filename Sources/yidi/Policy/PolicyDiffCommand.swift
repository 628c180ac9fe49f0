internal import ArgumentParser
internal import Messages
internal import Rules

/// `yidi policy diff A B`: what changes for whom from one document of law to another.
struct PolicyDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two packs: in which situations they say different things.")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("An identifier, as list names it, or a file.", valueName: "A"))
  var first: String

  @Argument(help: ArgumentHelp("The same, to be compared with the first.", valueName: "B"))
  var second: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let comparison = PolicyComparison(
      try Program.pack(first, texts: texts), try Program.pack(second, texts: texts))
    let lines = ComparisonPage(comparison: comparison, today: common.day, texts: texts).lines
    var page = PlainPage()
    for line in lines { page.add(line: line) }
    try Output.write(page.text, texts)
  }
}
