internal import ArgumentParser
internal import Ledger
internal import Messages

/// `yidi ledger push`: what this window filed while the server was away, to the server.
///
/// A window pushes by itself too, whoever sits there: each filing was seen to when it was made. Whoever
/// asks for it by hand is one who may file.
struct LedgerPushCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Files on the server what this window kept while it was away.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    guard let outbox = try LedgerCommand.openOutbox(common, texts) else {
      return try Output.write(texts("ledger.push.none") + "\n", texts)
    }
    let server = try LedgerCommand.open(
      common, signingIn: person, for: .file, texts, access: .writing)
    outbox.carryOn(from: server)
    var stuck: [String] = []
    let (count, left) = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      let count = try outbox.push(to: server) { number, why in
        let words = ["number": number.grouped, "reason": texts(why.message)]
        stuck.append(texts("ledger.push.stuck", words))
      }
      return (count, try outbox.provisionalCount())
    }
    var lines = [texts("ledger.push.done", ["count": String(count)])] + stuck
    if left > 0 { lines.append(texts("ledger.push.left", ["count": String(left)])) }
    try Output.write(lines.map { $0 + "\n" }.joined(), texts)
  }
}
