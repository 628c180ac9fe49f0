internal import ArgumentParser
internal import Packs
internal import Terminal

/// `yidi policy example`: a small pack to begin from, the one its grammar shows.
struct PolicyExampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example",
    abstract: "Prints a small pack that shows every section, to write others after.",
    discussion: "What stands outside of tables and quotes explains it, and is not read.")

  @Flag(help: "Prints its full text instead, which stands beside it as example.notice.md.")
  var notice = false

  func run() throws {
    let texts = try Program.catalogue(Environment.language)
    let blocks = exampleFiles(inGrammar: Program.asset("Grammar.md") ?? [])
    let lines = notice ? blocks.fullText : blocks.pack
    try Output.write(lines.map { cleaned($0) + "\n" }.joined(), texts)
  }
}
