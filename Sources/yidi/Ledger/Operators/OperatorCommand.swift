internal import ArgumentParser
internal import Ledger
internal import Messages
internal import Terminal

/// `yidi ledger operator`: those who work here, kept by a supervisor.
struct OperatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operator", abstract: "Adds, lists, changes and disables those who sign in.",
    subcommands: [
      OperatorAddCommand.self, OperatorListCommand.self, OperatorChangeCommand.self,
      OperatorDisableCommand.self, OperatorReleaseCommand.self,
    ])

  /// A ledger to be written, with a supervisor signed in where it has operators.
  static func openToManage(
    _ common: CommonOptions, _ person: SignInOptions, _ texts: Messages.Catalogue
  ) throws -> Ledger {
    let ledger = try LedgerCommand.open(common, texts, access: .writing)
    try person.signIn(to: ledger, for: .manage, texts)
    return ledger
  }
}

/// `yidi ledger operator add`: the first one must be a supervisor.
struct OperatorAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds somebody; the first one is a supervisor.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("What they are there for.", valueName: "clerk|supervisor|auditor"))
  var role: Role

  @Option(help: "Their name, as it stands beside the window's number.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Reads the new PIN there; else from the file YIDI_NEW_PIN_FILE, else from the terminal.",
      valueName: "descriptor"))
  var newPinFd: Int32?

  @Argument(help: "The number they sign in with: 1 to 16 letters or digits.")
  var number: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, texts, access: .writing, makesIt: true)
    try person.signIn(to: ledger, for: .manage, texts)
    let pin = try PINEntry.new(of: number, from: newPinFd, texts)
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.addOperator(number, name: name ?? number, role: role, pin: pin)
    }
    try Output.write(texts("people.added", ["id": number]) + "\n", texts)
  }
}

/// `yidi ledger operator list`.
struct OperatorListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists those who sign in.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, signingIn: person, for: .look, texts)
    let known = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.operators()
    }
    guard !known.isEmpty else { return try Output.write(texts("people.none") + "\n", texts) }
    try Output.write(Self.text(known, now: Environment.moment, texts), texts)
  }

  /// A head, then a line for each.
  static func text(_ known: [Operator], now: String, _ texts: Messages.Catalogue) -> String {
    let head = ["id", "name", "role", "state"].map { texts("people.list.\($0)") }
    let rows = known.map { one in
      [one.id, one.name, texts("people.role.\(one.role.rawValue)"), state(one, now, texts)]
        .map { cleaned($0) }
    }
    return TextTable([head] + rows).text()
  }

  private static func state(_ one: Operator, _ now: String, _ texts: Messages.Catalogue) -> String {
    guard one.isActive else { return texts("people.state.disabled") }
    if let until = one.lockedUntil, now < until {
      return texts("people.state.locked", ["time": String(until.dropFirst(11).prefix(5))])
    }
    return texts("people.state.active")
  }
}

/// `yidi ledger operator change`: name, role, PIN, or back in use; whatever it is, a lock ends.
struct OperatorChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Changes name, role or PIN, ends a lock, or puts somebody back in use.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("Another role.", valueName: "clerk|supervisor|auditor"))
  var role: Role?

  @Option(help: "Another name.")
  var name: String?

  @Flag(help: "A new PIN; one's own needs no supervisor.")
  var pin = false

  @Flag(help: "Back in use after disable.")
  var enable = false

  @Option(
    help: ArgumentHelp(
      "Reads the new PIN there; else from the file YIDI_NEW_PIN_FILE, else from the terminal.",
      valueName: "descriptor"))
  var newPinFd: Int32?

  @Argument(help: "Their number.")
  var number: String

  mutating func validate() throws {
    // It would go on record as a change that nobody can tell what it was.
    guard role != nil || name != nil || pin || enable else {
      throw ValidationError("\(number): --name, --role, --pin or --enable, which ends a lock too")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, texts, access: .writing)
    // What each change takes, the ledger asks: one's own PIN is one's own.
    try person.signIn(to: ledger, for: .look, texts)
    let new = pin ? try PINEntry.new(of: number, from: newPinFd, texts) : nil
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.changeOperator(
        number, name: name, role: role, pin: new, isActive: enable ? true : nil)
    }
    try Output.write(texts("people.changed", ["id": number]) + "\n", texts)
  }
}

/// `yidi ledger operator disable`.
struct OperatorDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Lets a number be used no more; what it did stays on record.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Argument(help: "Their number.")
  var number: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try OperatorCommand.openToManage(common, person, texts)
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.changeOperator(number, isActive: false)
    }
    try Output.write(texts("people.disabled.done", ["id": number]) + "\n", texts)
  }
}

/// `yidi ledger operator release`: more than the day's ceiling, by a supervisor.
struct OperatorReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Lets somebody do more today than the ceiling allows.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Option(help: ArgumentHelp("Of what.", valueName: "look_ups|exports"))
  var of: Ceiling

  @Option(help: ArgumentHelp("How many more.", valueName: "count"))
  var count: Int

  @Argument(help: "Their number.")
  var number: String

  mutating func validate() throws {
    guard (1...10_000).contains(count) else {
      throw ValidationError("--count \(count): 1 to 10000")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let ledger = try LedgerCommand.open(common, texts, access: .writing)
    try person.signIn(to: ledger, for: .release, texts)
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.release(of, count, of: number)
    }
    try Output.write(
      texts("people.released", ["id": number, "count": String(count)]) + "\n", texts)
  }
}
