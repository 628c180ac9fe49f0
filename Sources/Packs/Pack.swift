package import Rules

/// Reads a policy pack and compiles it into a policy that answers from it alone.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - file: Its name, for the findings.
///   - digest: What names these bytes, such as a hash in hexadecimal.
/// - Returns: The policy, proved: no situation is answered twice or not at all.
/// - Throws: Every finding at once, in the order of the file.
package func loadPolicy(
  markdown: [UInt8], file: String, digest: String = ""
) throws(PackFailure) -> Policy {
  try ReadPack(markdown: markdown, file: file).policy(digest: digest)
}

/// A pack whose Markdown is read; what it says is still to be compiled and proved.
package struct ReadPack {
  private let page: Page
  private let file: String

  /// Reads a file of that name.
  package init(markdown: [UInt8], file: String) throws(PackFailure) {
    self.file = file
    do {
      page = try Page(SourceText(markdown))
    } catch {
      throw PackFailure(file: file, findings: [error.finding])
    }
  }

  /// The policy, compiled and proved.
  package func policy(digest: String) throws(PackFailure) -> Policy {
    var reader = PackReader(digest: digest, isInspecting: false)
    let policy = page.isBroken ? nil : reader.read(Outline(page.blocks))
    let findings = page.faults.all.map(page.located) + page.causes(reader.findings.all)
    guard let policy, findings.isEmpty else {
      throw PackFailure(file: file, findings: inOrder(findings))
    }
    return policy
  }
}

/// Everything there is to say of a pack: what keeps it from being used, and what merely is not as
/// its author meant it, such as a row that never decides.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - fullText: The document it quotes from, where it is at hand.
///   - today: The day after which it cannot have been checked yet.
/// - Returns: The findings in the order of the file; none for a pack that is whole.
package func inspectPolicy(
  markdown: [UInt8], fullText: [UInt8]?, today: Day? = nil
) -> [Finding] {
  let page: Page
  do {
    page = try Page(SourceText(markdown))
  } catch {
    return [error.finding]
  }
  if page.isBroken { return inOrder((page.faults.all + page.remarks.all).map(page.located)) }
  let outline = Outline(page.blocks)
  var reader = PackReader(digest: "")
  let policy = reader.read(outline)
  if let today, let policy { reader.remarkOnCheck(of: policy.identity, today: today, outline) }
  var findings = Findings(all: page.causes(reader.findings.all))
  if findings.all.isEmpty && page.faults.all.isEmpty { findings.all = reader.remarks.all }
  findings.all += page.faults.all + page.remarks.all
  if let fullText {
    findings.compare(outline, with: FullText(fullText), left: reader.sentencesLeft)
  }
  return inOrder(findings.all.map(page.located))
}

/// Findings as they stand in the file.
func inOrder(_ findings: [Finding]) -> [Finding] {
  findings.enumerated().sorted {
    ($0.element.line, $0.element.position, $0.offset)
      < ($1.element.line, $1.element.position, $1.offset)
  }.map(\.element)
}
