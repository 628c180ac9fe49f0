internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Seals
internal import Terminal

/// `yidi ledger verify`: reads everything, and names the first thing that is not as it was written.
///
/// Nobody signs in: it tells counts, places and hashes and shows no person, and whoever doubts a ledger,
/// or a job of the night, must be able to ask it. Only who has anything made anew is asked.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks the file, the chain of events and the view.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Flag(help: "Where only the list differs from the events, makes it anew from them.")
  var rebuild = false

  @Option(
    name: .customLong("head"),
    help: ArgumentHelp(
      "The end of a window's chain as a day report printed it, 01/123=abcd...; may be repeated.",
      valueName: "end"))
  var heads: [String] = []

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let printed = try heads.map { text in
      guard let head = PrintedHead(text) else {
        throw Stop(.refused, texts("ledger.verify.not_a_head", ["text": cleaned(text)]))
      }
      return head
    }
    let ledger =
      rebuild
      ? try LedgerCommand.open(common, signingIn: person, for: .keep, texts, access: .writing)
      : try LedgerCommand.open(common, texts)
    let found = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      let found = try ledger.verify(against: printed)
      guard rebuild, let cause = found.fault?.cause, cause.isMadeFromEvents else { return found }
      try ledger.rebuildView()
      return try ledger.verify(against: printed)
    }
    if let fault = found.fault {
      throw Stop(
        .refused,
        texts("ledger.fault.\(fault.cause.rawValue)", ["place": fault.place]))
    }
    try Output.write(Self.text(found, texts), texts)
  }

  /// What was read, then where each window's chain ends, to be kept elsewhere.
  static func text(_ found: Verification, _ texts: Messages.Catalogue) -> String {
    let sound = texts(
      "ledger.verify.sound",
      ["events": String(found.events), "filings": String(found.filings)])
    return ([sound] + heads(found, texts)).map { $0 + "\n" }.joined()
  }

  /// A line for each window, to be kept elsewhere.
  static func heads(_ found: Verification, _ texts: Messages.Catalogue) -> [String] {
    found.heads.map { head in
      texts(
        "ledger.verify.head",
        [
          "window": (head.window < 10 ? "0" : "") + String(head.window),
          "seq": String(head.seq), "hash": head.printed,
        ])
    }
  }
}

extension ChainHead {
  /// The first half of its hash in eight groups of four digits, as paper shows it.
  var printed: String {
    let bytes = hash.prefix(PrintedHead.bytesPrinted)
    return stride(from: 0, to: bytes.count, by: 2)
      .map { Hexadecimal.text(bytes.dropFirst($0).prefix(2)) }.joined(separator: " ")
  }
}

extension Verification.Fault.Cause {
  /// Whether what is wrong is made from the events, and can be made from them again.
  fileprivate var isMadeFromEvents: Bool {
    switch self {
    case .view, .index, .counter: true
    case .schema, .file, .reference, .missing, .altered, .unkeyed, .end, .anchor, .unreadable,
      .number,
      .change, .draft, .staff:
      false
    }
  }
}
