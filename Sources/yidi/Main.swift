internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Pages
internal import Terminal

/// Starts the program; the one place where failures become a line and an exit status.
@main
enum Main {
  static func main() {
    holdStreams()
    hideMemory()
    Guard.forgetServers()
    // A reader that went away is an ordinary end of output, never a signal.
    signal(SIGPIPE, SIG_IGN)
    // All of it is written by then: what the libraries do at an end would only take time.
    if CommandLine.arguments.dropFirst() == [PageMaker.argument] { _exit(PageWorker.run()) }
    do {
      try Program.checkData(language)
      // Not left to the parser: hashing the packs would cost every start some milliseconds.
      if CommandLine.arguments.dropFirst() == ["--version"] { say(Program.version) }
      var command = try Yidi.parseAsRoot(arguments)
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch let stop as Stop {
      end(stop)
    } catch {
      report(error)
    }
  }

  /// Ends with one line on standard error.
  private static func end(_ stop: Stop) -> Never {
    Output.complain(stop.sentence)
    exit(stop.status.rawValue)
  }

  /// Ends with what was asked for on standard output.
  private static func say(_ text: String) -> Never {
    do {
      try Output.write(text + "\n", Program.catalogue(language))
    } catch let stop as Stop {
      end(stop)
    } catch {
      report(error)
    }
    exit(0)
  }

  /// Fills the places of standard streams that are closed.
  ///
  /// The next file opened would take such a place, and what is said would be written into a ledger's files.
  private static func holdStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      // The wrong way round, so that who uses it is refused as before.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Sees that nobody reads what is in memory, which may be of persons: not another process of the same
  /// user, and nobody after a crash.
  private static func hideMemory() {
    Guard.hideMemory()
    // Swift would print registers and what they point at, and offer a terminal to look further; who looks
    // for a fault of ours asks for that by the variable.
    guard Environment.value("SWIFT_BACKTRACE") == nil else { return }
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
      signal(number, SIG_DFL)
    }
  }

  /// What the program was started with; `decide --office` without a path takes none of the files.
  private static var arguments: [String] {
    let given = Array(CommandLine.arguments.dropFirst())
    guard given.first == "decide" else { return given }
    let end = given.firstIndex(of: "--") ?? given.endIndex
    return given[..<end].map { $0 == "--office" ? "--office=\(DecideCommand.usualLists)" : $0 }
      + given[end...]
  }

  /// The command whose options were meant, as it is typed: its own help tells more than that of all.
  private static var commandReached: String {
    var words = [Yidi._commandName]
    var reached = Yidi.configuration.subcommands
    for word in arguments {
      guard let command = reached.first(where: { $0._commandName == word }) else { break }
      words.append(word)
      reached = command.configuration.subcommands
    }
    return words.joined(separator: " ")
  }

  /// The language asked for, as far as that can be told before the arguments are read.
  private static var language: Language {
    let given = CommandLine.arguments.prefix { $0 != "--" }
    let name = "--lang"
    let written = given.indices.last { given[$0] == name || given[$0].hasPrefix("\(name)=") }
    let word = written.flatMap { at in
      given[at] == name
        ? given.dropFirst(at + 1).first : String(given[at].dropFirst(name.count + 1))
    }
    return word.flatMap(Language.init(rawValue:))?.official ?? Environment.language.official
  }

  /// Help goes to standard output; the parser's own complaints become one line.
  private static func report(_ error: any Error) -> Never {
    let status = Yidi.exitCode(for: error)
    if status.isSuccess { say(Yidi.fullMessage(for: error)) }
    let message = Yidi.message(for: error)
    if !message.isEmpty {
      let line = message.split(separator: "\n").joined(separator: " ")
      Output.complain("\(line): \(commandReached) --help")
    }
    exit(status == .validationFailure ? Status.usage.rawValue : status.rawValue)
  }
}

/// Exit statuses, as `sysexits.h` numbers them.
enum Status: Int32 {
  case usage = 64
  case refused = 65
  case missingFile = 66
  case fault = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryLater = 75
}

/// Ends the program with a sentence for people; it says what happened and what to do.
struct Stop: Error {
  let status: Status
  let sentence: String

  /// That status, with that sentence.
  init(_ status: Status, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }
}

/// The root command: without a subcommand it is the interactive program.
struct Yidi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yidi",
    abstract: "异地就医备案: filing for medical care away from where one is insured.",
    discussion: "yidi --version names the packs and their hashes.",
    subcommands: [
      InteractiveCommand.self, DecideCommand.self, PolicyCommand.self, LedgerCommand.self,
      ReceiptCommand.self, VerifyCommand.self, SigningCommand.self, OfficeCommand.self,
      ShotCommand.self, KioskCommand.self, ReplayCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: InteractiveCommand.self)
}
