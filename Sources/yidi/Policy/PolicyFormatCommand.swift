internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Packs
internal import Terminal

/// `yidi policy format [FILE…]`: the tables of packs with their bars one under the other.
struct PolicyFormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Aligns the tables of packs, counting a Chinese character as two columns.",
    discussion: "Files are written in place; nothing but tables and line ends changes.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Change nothing; name what is not aligned and exit 65.")
  var check = false

  @Argument(help: "Pack files; - or none for standard input to standard output.")
  var files: [String] = []

  func run() throws {
    let texts = try Program.catalogue(common.language)
    var found = 0
    for file in files.isEmpty ? ["-"] : files {
      let bytes = try read(file, texts)
      let formatted = try format(bytes, file, texts)
      if check {
        guard let line = formatted.firstChange else { continue }
        found += 1
        try say("policy.format.needed", ["file": file, "line": String(line)], texts)
      } else if file == "-" {
        try Output.write(formatted.markdown, texts)
      } else if formatted.firstChange != nil {
        try replace(file, with: formatted.markdown, texts)
        try say("policy.format.done", ["file": file], texts)
      }
    }
    if found > 0 { throw Stop(.refused, texts("policy.format.count", ["count": String(found)])) }
  }

  private func say(
    _ key: String, _ arguments: [String: String], _ texts: Messages.Catalogue
  ) throws(Stop) {
    try Output.write(cleaned(texts(key, arguments)) + "\n", texts)
  }

  private func read(_ file: String, _ texts: Messages.Catalogue) throws -> [UInt8] {
    let bytes =
      file == "-" ? Environment.bytes(from: STDIN_FILENO) : Environment.bytes(of: file)
    if let bytes { return bytes }
    throw Stop(unreadable: file, errno, texts)
  }

  private func format(
    _ bytes: [UInt8], _ file: String, _ texts: Messages.Catalogue
  ) throws -> FormattedPack {
    do {
      return try formatPolicy(markdown: bytes, file: file)
    } catch {
      throw Stop(
        .refused, Program.sentence(for: error.findings[0], file: error.file, texts: texts))
    }
  }

  private func replace(
    _ file: String, with bytes: [UInt8], _ texts: Messages.Catalogue
  ) throws {
    if let number = Replacement.write(bytes, to: file) {
      throw Stop(
        .inputOutput,
        texts("policy.format.unwritable", ["file": file, "reason": systemReason(number)]))
    }
  }
}
