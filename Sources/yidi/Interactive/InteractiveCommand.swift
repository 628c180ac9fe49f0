internal import ArgumentParser
internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Terminal

/// `yidi` alone: the interactive program.
struct InteractiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Starts the interactive program (the default).")

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  @Option(
    help: ArgumentHelp("Which front: it is asked first otherwise.", valueName: "guided|clerk"))
  var front: Interview.Front?

  @Option(
    help: ArgumentHelp(
      "The colours, before YIDI_THEME and the settings.",
      valueName: Theme.allCases.map(\.rawValue).joined(separator: "|")))
  var theme: Theme?

  @Flag(help: "The guided front, which nobody can leave; see yidi kiosk.")
  var kiosk = false

  @Option(
    help: ArgumentHelp(
      "Writes down what happens, without names and numbers of persons; see yidi replay.",
      valueName: "file"))
  var record: String?

  @Flag(help: "Ask line by line, without a screen: for screen readers, serial lines and scripts.")
  var plain = false

  /// Where the child of the guard learns which sitting it goes on with.
  private static let sittingVariable = "YIDI_SITTING"
  /// Where it learns which front the run before it ended at, for the next person.
  private static let frontVariable = "YIDI_SITTING_FRONT"
  /// The exit status with which it asks the guard for a new process; nobody else sees it.
  private static let renewalStatus: Int32 = 99

  func run() throws {
    if let encoding = Environment.foreignEncoding, isatty(STDOUT_FILENO) == 1 {
      throw Stop(.usage, text("failure.screen.encoding", ["name": encoding]))
    }
    guard record == nil || !isForLines else {
      throw Stop(.usage, text("failure.record.plain"))
    }
    // A pipe's lines cannot be read twice, so only somebody at a terminal can be asked anew.
    let isGuarded = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    if Guard.isGuarded {
      Guard.enter()
      try runHere()
    } else if !isGuarded {
      try runHere()
    } else {
      if let record { try Recorder.create(record, Program.catalogue(common.language)) }
      try guarded()
    }
  }

  /// Runs it in this process, on a screen or line by line.
  private func runHere() throws {
    guard isForLines else {
      if case .forNextPerson = try session.run() { throw ExitCode(Self.renewalStatus) }
      return
    }
    try PlainSession(session: session, reason: reasonForLines).run()
  }

  /// Whether lines were asked for.
  private var wishesLines: Bool {
    plain || Environment.value("ACCESSIBLE").map { $0 != "0" } ?? false
  }

  private var isForLines: Bool { wishesLines || reasonForLines != nil }

  /// Why it asks line by line where nobody asked for that; `nil` where there may be a screen.
  private var reasonForLines: Message? {
    if wishesLines { return nil }
    if isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 {
      return Message("lines.reason.no_terminal")
    }
    let kind = Environment.value("TERM") ?? ""
    return CursesScreen.isScreenless(kind)
      ? Message("lines.reason.no_screen", ["name": kind]) : nil
  }

  private var session: Session {
    Session(
      common: common, office: office,
      front: kiosk ? .guided : front,
      theme: theme ?? Environment.value("YIDI_THEME").flatMap(Theme.init(rawValue:)),
      isKiosk: kiosk, recording: record,
      chosen: Environment.value(Self.frontVariable).flatMap(Interview.Front.init(rawValue:)),
      isRenewable: Guard.isGuarded)
  }

  /// Runs the program as a child and starts it anew for the next person, and after a crash, three
  /// times a minute at most.
  private func guarded() throws {
    setenv(Self.sittingVariable, Identifier(SystemEntropy()).text, 1)
    unsetenv(Self.frontVariable)
    let crashFile = (StateFolder.home ?? "/tmp") + "/yidi-\(getuid()).crash"
    var crashes: [Int] = []
    while true {
      let status: Int32
      do {
        status = try Guard.run(
          arguments: CommandLine.arguments, crashFile: crashFile,
          lineAfterCrash: { text("failure.screen.crashed") }, hasScreen: !isForLines)
      } catch {
        // Without a parent the program still runs; only a crash would leave the screen as it is.
        return try runHere()
      }
      if status == Self.renewalStatus {
        setenv(Self.sittingVariable, Identifier(SystemEntropy()).text, 1)
        setenv(Self.frontVariable, Interview.Front.guided.rawValue, 1)
        continue
      }
      guard status > 128 else { throw ExitCode(status) }
      // Asked to end: by a closed line, or by whoever runs the machine.
      if [SIGHUP, SIGTERM, SIGINT].contains(status - 128) { throw ExitCode(0) }
      crashes = crashes.filter { Environment.now - $0 < 60 } + [Environment.now]
      if crashes.count > 3 {
        throw Stop(.fault, text("failure.screen.gave_up", ["path": crashFile]))
      }
    }
  }

  /// A text for when something went wrong; nothing is read for it before that.
  private func text(_ key: String, _ values: [String: String] = [:]) -> String {
    (try? Program.catalogue(common.language))?(key, values) ?? key
  }

  /// The sitting this process goes on with, or a new one.
  static var sitting: String {
    Environment.value(sittingVariable) ?? Identifier(SystemEntropy()).text
  }
}
