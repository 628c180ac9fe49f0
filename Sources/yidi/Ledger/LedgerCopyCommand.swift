internal import ArgumentParser
internal import Ledger
internal import Messages

/// `yidi ledger copy`: the whole ledger to where there is none yet, compared row by row.
///
/// Its keys go along, so it takes the one who may keep them, signed in at the ledger that is copied.
struct LedgerCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copies a ledger, between files and servers, and compares both.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Argument(help: ArgumentHelp("The ledger to copy.", valueName: "from"))
  var from: String

  @Argument(help: ArgumentHelp("A file or a database without a ledger.", valueName: "to"))
  var to: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    var source = common
    source.ledger = from
    let ledger = try LedgerCommand.open(source, signingIn: person, for: .keep, texts)
    let found = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.copy(to: to)
    }
    if let fault = found.fault {
      throw Stop(
        .refused,
        texts("ledger.fault.\(fault.cause.rawValue)", ["place": fault.place]))
    }
    try Output.write(LedgerVerifyCommand.text(found, texts), texts)
  }
}
