internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Rules
internal import Terminal

/// `yidi ledger end NUMBER --reason TEXT`: ends a filing as somebody asked for it.
///
/// Also one of two that met while the server was away: the one kept here is ended here, the other there.
struct LedgerEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Ends a filing on request, from today on.",
    discussion: """
      The notice says nothing of ending a filing: it goes on record as asked for, with the reason. \
      What was kept on this machine and met another filing on the server ends here.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions
  @OptionGroup var why: ReasonOptions
  @OptionGroup var second: SecondOptions

  @Argument(help: ArgumentHelp("The filing's number.", valueName: "number"))
  var number: [String]

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try why.check(texts)
    let number = try LedgerCommand.number(number.joined(), texts)
    let ledger = try ledger(of: number, texts)
    var grounds = LedgerCommand.grounds(why.reason)
    grounds.second = try second.proved(to: ledger, texts)
    grounds.policy = try Program.policy(Settings.loaded(texts).policy, texts: texts)
      .map { PolicyMark(id: $0.id, hash: $0.hash) }
    let filed: FiledFiling
    do throws(Ledger.Failure) {
      try ledger.end(number, on: common.day, grounds)
      filed = try ledger.filing(number)
    } catch {
      throw Stop(error.status, texts(Self.message(error, number, ledger)))
    }
    try Output.write(
      texts(
        "ledger.end.done",
        [
          "number": number.grouped, "name": cleaned(filed.name(texts)),
          "day": common.day.description,
        ]) + "\n", texts)
  }

  /// Why it is not ended: one that is closed is told by what closed it.
  private static func message(
    _ failure: Ledger.Failure, _ number: FilingNumber, _ ledger: Ledger
  ) -> Message {
    guard case .hasEnded = failure, let state = try? ledger.filing(number).state else {
      return failure.message
    }
    let values = ["number": number.grouped]
    switch state {
    case .ended: return Message("ledger.end.already", values)
    case .changed: return Message("ledger.end.changed", values)
    case .active, .over: return failure.message
    }
  }

  /// The ledger that has it, with somebody signed in who may end it.
  private func ledger(of number: FilingNumber, _ texts: Messages.Catalogue) throws -> Ledger {
    if number.wasProvisional, let outbox = try LedgerCommand.openOutbox(common, texts),
      try LedgerCommand.stopping(texts, { () throws(Ledger.Failure) in try outbox.keeps(number) })
    {
      try person.signIn(to: outbox, for: .file, texts)
      return outbox
    }
    return try LedgerCommand.open(common, signingIn: person, for: .file, texts, access: .writing)
  }
}

/// Who answers for it as the second, where the office wants two.
struct SecondOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The number of the second operator.", valueName: "number"))
  var second: String?

  @Option(
    help: ArgumentHelp(
      "Reads the second's PIN there, else from the terminal.", valueName: "descriptor"))
  var secondPinFd: Int32?

  /// The second's number, once the PIN was right and they may; `nil` where nobody was named.
  func proved(to ledger: Ledger, _ texts: Messages.Catalogue) throws -> String? {
    guard let second else { return nil }
    let pin =
      if let secondPinFd { try PINEntry.line(from: secondPinFd, texts) } else {
        try PINEntry.typed(
          texts("people.ask.pin", ["id": cleaned(second)]), else: "--second-pin-fd", texts)
      }
    let came = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.second(second, pin: pin)
    }
    if let refusal = came.refusal { throw Stop(.refused, texts(refusal)) }
    guard case .accepted(let known) = came else { return nil }
    return known.id
  }
}
