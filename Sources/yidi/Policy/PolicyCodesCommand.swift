internal import ArgumentParser
internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// `yidi policy codes`: what the program knows by a code, as rows to be copied into a pack.
struct PolicyCodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "Prints the codes of facts, conclusions, values and notes a pack can use.",
    discussion: "The names are those of the Dazhou pack; a pack may choose its own.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let lexicon = try Program.policy(Program.defaultPolicy, texts: texts)?.lexicon
    let blocks = [
      table(["事实", "代码", "取值"], lexicon, Slot.known.filter { !$0.isConclusion }),
      table(["结论", "代码", "取值"], lexicon, Slot.known.filter(\.isConclusion)),
      rows(
        [["提示", texts("codes.note")]]
          + Note.allCases.map { [$0.rawValue, texts("note.desk.\($0.rawValue)")] }),
    ]
    let page = try formatPolicy(
      markdown: Array(blocks.joined(separator: "\n").utf8), file: "codes")
    let lines = String(decoding: page.markdown, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try Output.write(lines.map { cleaned($0) + "\n" }.joined(), texts)
  }

  private func table(_ head: [String], _ lexicon: Lexicon?, _ slots: [Slot]) -> String {
    rows(
      [head]
        + slots.map { slot in
          let entry = lexicon?[slot]
          let named = entry?.values.map { "\($0.name) \($0.code)" } ?? slot.values
          // A ratio's values are the points that rows state.
          let values = slot == .ratio ? ["百分点"] : named
          return [entry?.name ?? "—", slot.code, values.joined(separator: "、")]
        })
  }

  private func rows(_ cells: [[String]]) -> String {
    let rule = "|" + (cells.first ?? []).map { _ in "-|" }.joined()
    let lines = cells.map { "| " + $0.joined(separator: " | ") + " |" }
    return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n") + "\n"
  }
}
