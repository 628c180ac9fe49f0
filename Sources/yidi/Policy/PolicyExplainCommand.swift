internal import ArgumentParser
internal import Messages
internal import Rules

/// `yidi policy explain ID`: what a pack concludes of one situation, and why.
struct PolicyExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a pack concludes of a situation, by which rows, clauses and readings.",
    discussion: """
      A situation is written in the pack's own names or codes: 就医地＝重庆，认定＝转诊 or \
      zone=chongqing. ≠ excludes values, 、 stands between several.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The pack's identifier, as list names it, or a file.")
  var id: String

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Facts, and conclusions to take as given.", valueName: "name＝value,…"))
  var situations: [String] = []

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("The day on which the document must be in force.", valueName: "YYYY-MM-DD"),
    transform: Day.argument)
  var day: Day?

  @Option(
    name: .long, help: ArgumentHelp("This conclusion alone, in every detail.", valueName: "name"))
  var conclusion: String?

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let policy = try Program.pack(id, texts: texts)
      .version(on: day ?? common.day)
    let box = try box(policy, texts)
    let wanted = try conclusion.map { name -> Slot in
      if let slot = policy.lexicon.slot(reading: name), policy.table(slot) != nil { return slot }
      let names = policy.concluded.map { policy.lexicon.name(of: $0) }
      throw Stop(
        .refused,
        texts(
          "explain.no_conclusion",
          ["name": name, "wanted": names.joined(separator: texts("explain.between"))]))
    }
    if let excluded = policy.contradictions(in: box).first {
      throw Stop(
        .refused,
        texts(
          "explain.contradiction",
          [
            "situation": policy.words(for: excluded), "reason": excluded.reason,
            "file": Program.policyIDs.contains(id) ? "\(id).md" : id,
            "line": String(excluded.line),
          ]))
    }
    var writer = ExplanationWriter(policy: policy, box: box, texts: texts)
    writer.writeHead(on: day ?? common.day)
    if let day, policy.identity.force(on: day) != .inForce {
      writer.writeForce(on: day)
    } else {
      writer.write(wanted)
    }
    try Output.write(writer.page.text, texts)
  }

  /// What all `--where` together mean.
  private func box(_ policy: Policy, _ texts: Messages.Catalogue) throws -> Box {
    do {
      return try policy.lexicon.box(reading: situations.map(Self.separated).joined(separator: "，"))
    } catch {
      throw Stop(.refused, sentence(error, policy.lexicon, texts))
    }
  }

  /// Conditions with commas between, also where somebody put blanks.
  private static func separated(_ situation: String) -> String {
    let words = situation.split(whereSeparator: \.isWhitespace)
    let areConditions = words.allSatisfy { $0.contains { "＝=≠".contains($0) } }
    return areConditions ? words.joined(separator: "，") : situation
  }

  private func sentence(
    _ misread: Lexicon.Misread, _ lexicon: Lexicon, _ texts: Messages.Catalogue
  ) -> String {
    let between = texts("explain.between")
    switch misread {
    case .noSign(let part): return texts("explain.no_sign", ["value": part])
    case .noSlot(let name):
      let names = lexicon.entries.map(\.name).joined(separator: between)
      return texts("explain.no_slot", ["name": name, "wanted": names])
    case .noValue(let value, let slot):
      let names = lexicon[slot]?.values.map(\.name).joined(separator: between) ?? ""
      return texts(
        "explain.no_value", ["value": value, "name": lexicon.name(of: slot), "wanted": names])
    case .excluded(let slot):
      return texts("explain.excluded", ["name": lexicon.name(of: slot)])
    }
  }
}

extension Policy {
  /// The conclusions it has tables for, in the order in which it lists them.
  var concluded: [Slot] { lexicon.entries.map(\.slot).filter { table($0) != nil } }

  /// A situation that cannot be, in the pack's own words.
  func words(for impossible: Impossible) -> String {
    var box = Box()
    for (slot, mask) in impossible.conditions { box[slot] = mask }
    return lexicon.words(for: box, over: lexicon.entries.map(\.slot))
  }
}
