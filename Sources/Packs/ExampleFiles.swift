/// The pack and the full text that the grammar shows: its first two blocks of Markdown, in lines.
///
/// - Parameter grammar: README.md of the folder of packs, UTF-8.
/// - Returns: Nothing for what the grammar does not have.
package func exampleFiles(inGrammar grammar: [UInt8]) -> (pack: [String], fullText: [String]) {
  var blocks: [[String]] = []
  var isInside = false
  let lines = String(decoding: grammar, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for line in lines {
    if line == "```markdown" {
      blocks.append([])
      isInside = true
    } else if line == "```" {
      isInside = false
    } else if isInside {
      blocks[blocks.count - 1].append(line)
    }
  }
  return (blocks.first ?? [], blocks.dropFirst().first ?? [])
}
