internal import ArgumentParser
internal import Messages
internal import Rules
internal import Terminal

/// `yidi policy coverage [ID…]`: which situations the cases of packs exercise, and which not.
struct PolicyCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Says which situations a pack's cases exercise, and proposes further ones.",
    discussion: """
      A situation is exercised where a case says which one value it gets. A boundary is two \
      situations that differ in one thing alone and get different values.
      """)

  @OptionGroup var common: CommonOptions

  @Option(name: .long, help: ArgumentHelp("This conclusion alone.", valueName: "name"))
  var conclusion: String?

  @Flag(help: "Print the missing boundaries as rows of cases, to be pasted into the pack.")
  var paste = false

  @Argument(help: "Identifiers, as list names them, or files; a line a conclusion if none.")
  var ids: [String] = []

  func run() throws {
    let texts = try Program.catalogue(common.language)
    var page = CoveragePage(texts: texts)
    for id in ids.isEmpty ? Program.policyIDs : ids {
      let policy = try Program.pack(id, texts: texts)
      let explorer = policy.explorer
      let coverages = try wanted(policy, isNamed: !ids.isEmpty, texts)
        .compactMap { policy.coverage(of: $0, by: explorer) }
      if paste {
        let cases = ProposedCases(policy: policy, texts: texts)
        try Output.write(try cases.markdown(coverages), texts)
      } else {
        page.write(coverages, of: policy, isWhole: !ids.isEmpty)
      }
    }
    if !paste { try Output.write(page.text(isWhole: !ids.isEmpty), texts) }
  }

  private func wanted(
    _ policy: Policy, isNamed: Bool, _ texts: Messages.Catalogue
  ) throws -> [Slot] {
    guard let conclusion else { return policy.concluded }
    if let slot = policy.lexicon.slot(reading: conclusion), policy.table(slot) != nil {
      return [slot]
    }
    // Of all packs only those are asked that have it.
    guard isNamed else { return [] }
    let names = policy.concluded.map { policy.lexicon.name(of: $0) }
    throw Stop(
      .refused,
      texts(
        "explain.no_conclusion",
        ["name": conclusion, "wanted": names.joined(separator: texts("explain.between"))]))
  }
}
