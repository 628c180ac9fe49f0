internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// `yidi policy`: the packs of law, to be listed, read and checked.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Lists, shows, explains, compares, replays, checks and formats the policy packs.",
    subcommands: [
      PolicyListCommand.self, PolicyShowCommand.self, PolicyCheckCommand.self,
      PolicyFormatCommand.self, PolicyExampleCommand.self, PolicyCodesCommand.self,
      PolicyCoverageCommand.self, PolicyDiffCommand.self, PolicyReplayCommand.self,
      PolicyExplainCommand.self,
    ])
}

/// `yidi policy list`: what law the program holds, and since when and until when it is in force.
struct PolicyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the packs, those of YIDI_DATA too, and whether they are in force.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    for id in Program.policyIDs {
      guard let policy = try Program.policy(id, texts: texts) else { continue }
      let identity = policy.identity
      let lines = [
        identity.id, "  \(identity.title)",
        "  "
          + texts(
            "policy.number",
            [
              "number": identity.number,
              "nature": Self.nature(of: identity, on: common.day, texts),
            ]),
        "  "
          + texts(
            "policy.in_force",
            [
              "from": identity.inForceFrom.text,
              "through": identity.inForceThrough.text,
            ]),
      ]
      let days = [
        "  " + Self.force(of: identity, on: common.day, texts),
        "  " + PackPage.counts(of: policy, texts),
        "  " + texts("policy.checked", ["checked": identity.checked]),
      ]
      let amendments = Self.amendments(policy, texts).map { "  " + $0 }
      let warnings = Self.warnings(about: identity, on: common.day, texts).map { "  " + $0 }
      var page = PlainPage()
      for line in lines + amendments + days { page.add(line: line) }
      page.add(unbroken: "  SM3 \(Program.policyHash(id))")
      for line in warnings { page.add(line: line) }
      try Output.write(page.text, texts)
    }
  }
}

extension PolicyListCommand {
  /// Whether it is in force on a day, in words.
  static func force(
    of identity: Policy.Identity, on day: Day, _ texts: Messages.Catalogue
  ) -> String {
    let force = texts("policy.force.\(identity.force(on: day).rawValue)")
    return texts("policy.force", ["day": day.description, "force": force])
  }

  /// What kind of text it is; law is called law in force only on a day on which it surely is.
  static func nature(
    of identity: Policy.Identity, on day: Day, _ texts: Messages.Catalogue
  ) -> String {
    let isInForce = identity.force(on: day) == .inForce
    return identity.nature == .law && !isInForce
      ? texts("policy.nature.law.otherwise") : texts("policy.nature.\(identity.nature.rawValue)")
  }

  /// What it amends, and what amends it on which days.
  private static func amendments(_ policy: Policy, _ texts: Messages.Catalogue) -> [String] {
    let list = policy.identity.amends.joined(separator: texts("diff.list"))
    return (list.isEmpty ? [] : [texts("policy.amends", ["ids": list])])
      + policy.versions.map { version in
        texts(
          "policy.amended_by",
          [
            "from": version.days.lowerBound.description,
            "through": version.days.upperBound.description,
            "ids": version.amendedBy.map(\.id).joined(separator: texts("diff.list")),
          ])
      }
  }

  /// What to mind before anything is decided by it.
  static func warnings(
    about identity: Policy.Identity, on day: Day, _ texts: Messages.Catalogue
  ) -> [String] {
    var warnings: [String] = []
    switch identity.force(on: day) {
    case .notYet, .over: warnings.append(texts("policy.warning.force", ["day": day.description]))
    case .inForce, .notSaid: break
    }
    if !identity.isFreshlyChecked(on: day) { warnings.append(texts("policy.warning.checked")) }
    return warnings
  }
}

/// `yidi policy check [FILE…]`: everything that is wrong with packs, each at its line; with
/// `--literal`, where a document of law itself contradicts itself or says nothing.
struct PolicyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves packs: every situation answered once, every clause quoted.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Lists the conflicts and holes of a document read word for word.")
  var literal = false

  @Flag(help: "Writes them as a letter of questions to the document's makers; a paper.")
  var petition = false

  @OptionGroup(title: "With --petition") var out: PaperOptions

  @Argument(help: "Pack files or identifiers; the packs in the program if none.")
  var files: [String] = []

  func run() throws {
    let texts = try Program.catalogue(common.language)
    if literal || petition {
      let check = LiteralCheck(texts: texts)
      return petition
        ? try check.petition(files, out, common) : try check.report(files)
    }
    let held = Program.policyIDs
    for file in files where !held.contains(file) && access(file, R_OK) != 0 {
      throw Stop(unreadable: file, errno, texts)
    }
    var found = 0
    for id in files.isEmpty ? held : files.filter(held.contains) {
      let fullText = Program.asset("Policies/\(id).notice.md")
      found += try check(
        Program.asset("Policies/\(id).md") ?? [], fullText, "\(id).md", isFile: false, texts)
    }
    for file in files where !held.contains(file) {
      let fullText = Environment.bytes(of: Self.notice(beside: file))
      guard let bytes = Environment.bytes(of: file) else {
        throw Stop(unreadable: file, errno, texts)
      }
      found += try check(bytes, fullText, file, isFile: true, texts)
    }
    if found > 0 {
      throw Stop(.refused, texts("policy.found", ["count": String(found)]))
    }
  }

  /// Prints what is wrong with one pack, or that nothing is.
  ///
  /// - Returns: How many findings there are.
  private func check(
    _ bytes: [UInt8], _ fullText: [UInt8]?, _ file: String, isFile: Bool,
    _ texts: Messages.Catalogue
  ) throws(Stop) -> Int {
    let pack = PackFile(markdown: bytes, file: file)
    let findings = Program.inspect(pack, fullText: fullText, isFile: isFile, today: common.day)
    for finding in findings {
      try Output.write(Program.line(for: finding, file: file, texts: texts), texts)
    }
    if findings.isEmpty {
      let lines = [
        texts(fullText == nil ? "policy.sound.alone" : "policy.sound", ["file": file])
      ]
      let open = unproved(bytes, hasFullText: fullText != nil, file, texts)
      try Output.write((lines + open).map { cleaned($0) + "\n" }.joined(), texts)
    }
    return findings.count
  }

  /// The name of the full text that stands beside a pack.
  private static func notice(beside file: String) -> String {
    (file.hasSuffix(".md") ? String(file.dropLast(3)) : file) + ".notice.md"
  }

  /// What a pack gives no means to prove, though nothing is wrong with it.
  private func unproved(
    _ bytes: [UInt8], hasFullText: Bool, _ file: String, _ texts: Messages.Catalogue
  ) -> [String] {
    var lines: [String] = []
    if !hasFullText {
      lines.append(
        texts("policy.not_compared", ["file": file, "notice": Self.notice(beside: file)]))
    }
    guard let policy = try? loadPolicy(markdown: bytes, file: file) else { return lines }
    let tried = Set(policy.cases.map(\.conclusion))
    let names = policy.concluded.filter { !tried.contains($0) }.map(policy.lexicon.name(of:))
    if !names.isEmpty {
      lines.append(
        texts("policy.no_cases", ["file": file, "names": names.joined(separator: "、")]))
    }
    return lines
  }
}
