internal import ArgumentParser
internal import Messages
internal import Packs
internal import Terminal

/// `yidi policy show ID`: a pack as a page to read, or as its author wrote it.
struct PolicyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints a pack as a page to read, the law beside its rows.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Prints the pack's file itself.")
  var source = false

  @Argument(help: "The pack's identifier, as list names it, or a file.")
  var id: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let isLiteral = LiteralCheck.ids.contains { id == $0 + LiteralCheck.ending }
    let bytes =
      Program.policyIDs.contains(id) || source && isLiteral
      ? Program.asset("Policies/\(id).md") : Environment.bytes(of: id)
    guard let bytes else {
      let wanted = Program.policyIDs.joined(separator: ", ")
      throw Stop(.missingFile, texts("policy.no_pack", ["name": id, "wanted": wanted]))
    }
    guard !source else { return try write(source: bytes, texts) }
    let policy = try Program.pack(id, texts: texts)
    guard let pack = PackText(markdown: bytes) else { return try write(source: bytes, texts) }
    var page = PackPage(policy: policy, today: common.day, texts: texts)
    page.write(pack)
    try Output.write(page.page.text, texts)
  }

  private func write(source bytes: [UInt8], _ texts: Messages.Catalogue) throws(Stop) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    try Output.write(lines.map { cleaned($0) }.joined(separator: "\n"), texts)
  }
}
