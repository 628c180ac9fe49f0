internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages

/// As whom a command acts, where the ledger has operators; the PIN is never an argument.
struct SignInOptions: ParsableArguments {
  @Option(
    name: .customLong("operator"),
    help: ArgumentHelp("As whom: your number, or YIDI_OPERATOR.", valueName: "number"))
  var number: String?

  @Option(
    help: ArgumentHelp(
      "Reads the PIN there; else from the file YIDI_PIN_FILE, else from the terminal.",
      valueName: "descriptor"))
  var pinFd: Int32?

  /// Signs in where the ledger has operators, and refuses what the one signed in may not do.
  func signIn(to ledger: Ledger, for right: Right, _ texts: Messages.Catalogue) throws {
    let hasOperators = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      // An outbox that never met its server cannot say that nobody has to sign in.
      guard try ledger.knowsOperators() else { throw .serverAway }
      return try ledger.hasOperators()
    }
    guard hasOperators else { return }
    guard let number = number ?? Environment.value("YIDI_OPERATOR") else {
      return try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
        try ledger.require(right)
      }
    }
    let pin = try pin(of: number, texts)
    let came = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.signIn(number, pin: pin)
    }
    if let refusal = came.refusal { throw Stop(.refused, texts(refusal)) }
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in try ledger.require(right) }
  }

  private func pin(of number: String, _ texts: Messages.Catalogue) throws(Stop) -> String {
    if let pinFd { return try PINEntry.line(from: pinFd, texts) }
    if let path = Environment.value("YIDI_PIN_FILE") { return try PINEntry.line(of: path, texts) }
    return try PINEntry.typed(
      texts("people.ask.pin", ["id": number]), else: "--pin-fd, YIDI_PIN_FILE", texts)
  }
}

/// Whether persons are shown in full, and why.
struct UnmaskOptions: ParsableArguments {
  @Flag(help: "Shows names and numbers in full; each filing shown so is put on record.")
  var unmask = false

  @Option(help: ArgumentHelp("Why: goes on record with it.", valueName: "text"))
  var reason: String?

  /// Refuses to show anybody in full without a reason, in the language of `texts`.
  func check(_ texts: Messages.Catalogue) throws(Stop) {
    if unmask { try ReasonOptions.check(reason, texts) }
  }

  /// Puts on record that these are going to be seen in full, before they are.
  func record(
    _ numbers: [FilingNumber], in ledger: Ledger, _ texts: Messages.Catalogue
  ) throws {
    guard unmask else { return }
    try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      for number in numbers {
        try ledger.recordUnmasking(
          of: number, Grounds(id: ledger.newIdentifier(), reason: reason))
      }
    }
  }
}

/// Where a PIN comes from: a file of one's own, a descriptor, or the terminal, which does not show it.
enum PINEntry {
  private static let bytesMax = 256
  /// How often is looked whether somebody wants to leave.
  private static let lookMilliseconds: Int32 = 100

  /// The first line that can be read there.
  static func line(from descriptor: Int32, _ texts: Messages.Catalogue) throws(Stop) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    // One at a time: what follows the line is somebody else's.
    while bytes.count < bytesMax {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 10 else { break }
      bytes.append(byte)
    }
    if bytes.last == 13 { bytes.removeLast() }
    guard !bytes.isEmpty else { throw Stop(.usage, texts("people.ask.empty")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first line of a file that nobody but its owner can read.
  static func line(of path: String, _ texts: Messages.Catalogue) throws(Stop) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    defer { if descriptor >= 0 { close(descriptor) } }
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw Stop(.refused, texts("people.ask.file", ["path": path]))
    }
    return try line(from: descriptor, texts)
  }

  /// What is typed at the terminal, unseen; without one the other `ways` to give this PIN are named.
  static func typed(
    _ prompt: String, else ways: String, _ texts: Messages.Catalogue
  ) throws(Stop) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    defer { if terminal >= 0 { close(terminal) } }
    var before = termios()
    guard terminal >= 0, tcgetattr(terminal, &before) == 0 else {
      throw Stop(.usage, texts("people.ask.nowhere", ["ways": ways]))
    }
    // Whoever leaves here must not be left with a terminal that does not show what they type.
    let interruption = Interruption()
    defer { interruption.end() }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer {
      tcsetattr(terminal, TCSAFLUSH, &before)
      write("\n", to: terminal)
    }
    write(prompt, to: terminal)
    var typed = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while poll(&typed, 1, lookMilliseconds) <= 0 {
      // Not seen: the signal ends the program once all is put back.
      if interruption.isWanted { throw Stop(.usage, texts("people.ask.nowhere")) }
    }
    return try line(from: terminal, texts)
  }

  /// A new PIN: typed twice, or the first line of what `descriptor` or `YIDI_NEW_PIN_FILE` names.
  static func new(
    of id: String, from descriptor: Int32?, _ texts: Messages.Catalogue
  ) throws(Stop) -> String {
    if let descriptor { return try line(from: descriptor, texts) }
    if let path = Environment.value("YIDI_NEW_PIN_FILE") { return try line(of: path, texts) }
    let ways = "--new-pin-fd, YIDI_NEW_PIN_FILE"
    let first = try typed(texts("people.ask.new", ["id": id]), else: ways, texts)
    guard try typed(texts("people.ask.again"), else: ways, texts) == first else {
      throw Stop(.refused, texts("people.ask.differ"))
    }
    return first
  }

  private static func write(_ text: String, to terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(terminal, bytes, bytes.count)
  }
}
