import Foundation
import Glibc
import Messages
import Support
import Testing

@testable import yidi

/// Somebody at a terminal with `yidi`, who reads its texts in a language.
struct Visitor {
  let terminal: TmuxSession
  let texts: Catalogue
  let language: Language

  /// The day that counts as today in every run.
  static let today = "2026-07-31"
  /// 511700 is a prefecture's code and is not issued to persons, so these are nobody's numbers.
  static let number = "511700195503120015"
  static let otherNumber = "51170019660401008X"
  static let name = "张三丰"
  static let phone = "13800138000"

  /// Somebody who reads that language.
  init(_ terminal: TmuxSession, _ language: Language = .zh) throws {
    self.terminal = terminal
    self.language = language
    texts = try Program.catalogue(language)
    try set()
  }

  /// Settings of the runs: a page takes keys as soon as it is seen, unless they say otherwise.
  ///
  /// Among a thousand tests one may not look at its screen for minutes: nothing is to be covered or
  /// wiped meanwhile, unless `more` says when.
  func set(_ more: String = "", settle: Int = 0) throws {
    let folder = "\(terminal.folder)/config/yidi"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try TemporaryFolder.write(
      """
      [guided]
      settle_milliseconds = \(settle)
      \(more.contains("ask_seconds") ? "" : "ask_seconds = 86400")
      \(more)
      \(more.contains("[window]") ? "" : "[window]")
      lock_seconds = 86400
      """, to: "\(folder)/yidi.toml")
  }

  /// Starts the program in a session of its own and hands over who sits before it.
  static func with(
    _ language: Language = .zh, columns: Int = 80, rows: Int = 24,
    _ body: (Visitor) async throws -> Void
  ) async throws {
    try await TmuxSession.with(columns: columns, rows: rows) { terminal in
      try await body(Visitor(terminal, language))
    }
  }

  /// The ledger all of this visitor's runs write.
  var ledger: String { "\(terminal.folder)/ledger.sqlite" }
  /// Where a crash would leave what it said.
  var crashFile: String { "\(terminal.folder)/state/yidi-\(getuid()).crash" }

  /// Types the command into the shell; `settings` are set for that run alone.
  func start(_ arguments: String = "", _ settings: String = "") throws {
    try terminal.type(
      "clear; YIDI_LANG=\(language) YIDI_LEDGER=\(ledger) \(settings) \(DecideProgram.path) "
        + "--today \(Self.today) \(arguments); echo \"status $?\"")
    try terminal.press("Enter")
  }

  /// Types another command of the program, which knows no day.
  func command(_ arguments: String) throws {
    try terminal.type(
      "clear; YIDI_LANG=\(language) \(DecideProgram.path) \(arguments); echo \"status $?\"")
    try terminal.press("Enter")
  }

  /// Waits until the run is over and gives the screen with its exit status.
  @discardableResult
  func ended(_ status: Int) async throws -> String {
    try await terminal.waits(for: "the end, with status \(status)") {
      rows(of: $0).contains("status \(status)")
    }
  }

  /// Waits for a text of the program.
  @discardableResult
  func sees(_ key: String, _ values: [String: String] = [:]) async throws -> String {
    // A long text is broken into rows, so its beginning has to do.
    let text = texts(key, values)
    return try await terminal.sees(String(text.prefix(language == .zh ? 16 : 32)))
  }

  /// Chooses an answer, by its number, on a guided page that has just been turned to.
  func choose(_ number: Int, then key: String) async throws {
    try terminal.press("\(number)", "Enter")
    try await sees(key)
  }

  /// Types into the field of a guided page and goes on.
  func enter(_ text: String, then key: String) async throws {
    try terminal.type(text)
    try terminal.press("Enter")
    try await sees(key)
  }

  /// Types a few letters of a place into a guided page and takes the first that is found.
  func find(_ letters: String, _ name: String, then key: String) async throws {
    try terminal.type(letters)
    try await terminal.sees(name)
    try await choose(1, then: key)
  }

  /// Another command of the program on the same ledger.
  func runs(_ arguments: String...) throws -> DecideProgram.Run {
    try DecideProgram.run(
      arguments, environment: ["YIDI_LEDGER": ledger, "YIDI_LANG": "\(language)"])
  }

  /// That the list of filings is there, and empty.
  func expectNothingFiled() throws {
    let list = try runs("ledger", "list")
    #expect(list.status == 0 && list.out == texts("ledger.list.none") + "\n", "\(list)")
  }

  /// Sends a signal to the program itself, not to the parent that guards it, and waits until the
  /// parent has taken note: it has ended, or has started the program again.
  func kill(_ signal: Int32) async throws {
    let before = try terminal.processes()
    guard before.count == 2 else {
      throw TmuxSession.Failure(description: "a parent and its child, not \(before)")
    }
    Glibc.kill(before[1], signal)
    try await terminal.waits(for: "the end of the program, or its next start") { _ in
      let now = try terminal.processes()
      return !now.contains(before[1]) && now.count != 1
    }
  }

  /// Kills the parent, which takes the program with it.
  func killParent() async throws {
    if let parent = try terminal.processes().first { Glibc.kill(parent, SIGKILL) }
    try await terminal.waits(for: "the end of all") { _ in try terminal.processes().isEmpty }
  }

  /// The filing number on the screen.
  func filingNumber() throws -> String {
    let screen = try terminal.screen().filter { $0 != " " }
    guard let start = screen.range(of: "DZ20") else {
      throw TmuxSession.Failure(description: "no filing number on\n\(screen)")
    }
    return String(screen[start.lowerBound...].prefix(18))
  }
}

// MARK: - The guided front

extension Visitor {
  /// From the first page of the guided front to its check page: a long-term stay in Chengdu.
  func walksGuided(
    settings: String = "", name: String = Self.name, phone: String = Self.phone
  ) async throws {
    try start("--front guided", settings)
    try await sees("guided.start.title")
    try await choose(1, then: "q.for_whom.title")
    try await choose(1, then: "q.reason.title")
    try await choose(2, then: "q.care_place.title")
    try await find("cd", language == .zh ? "成都市" : "Chengdu", then: "q.insured_place.title")
    try await tellsOfThemselves(name: name, phone: phone)
  }

  /// From the page that asks for the insured place to the check page.
  func tellsOfThemselves(
    name: String = Self.name, phone: String = Self.phone
  ) async throws {
    try await choose(1, then: "q.insurance.title")
    try await choose(1, then: "privacy.title")
    try terminal.press("Enter")
    try await sees("q.identity.title")
    try await enter(Self.number, then: "q.name.title")
    try terminal.paste(name)
    try await terminal.sees(name)
    try terminal.press("Enter")
    try await sees("q.phone.title")
    try await enter(phone, then: "guided.check.title")
  }
}

// MARK: - The clerk's front

extension Visitor {
  /// Keys of a plain filing besides what is typed of the person, by where they are pressed.
  enum ClerkKeys {
    static let begin = ["F6"]
    static let afterName = ["Enter", "Enter", "1"]
    static let afterPhone = ["2", "c", "d", "Enter", "F8"]
    static let file = ["p"]
    static let all = begin + afterName + afterPhone + file
  }

  /// Starts at the clerk's list and fills in the person.
  func entersPerson() async throws {
    try start("--front clerk")
    try await sees("clerk.list.empty")
    try await fillsPerson()
  }

  /// Fills in the person on a new form.
  func fillsPerson() async throws {
    try terminal.press(ClerkKeys.begin)
    try await sees("clerk.form.no_decision_yet")
    try terminal.type(Self.number)
    try terminal.type(Self.name)
    try terminal.press(ClerkKeys.afterName)
    try terminal.type(Self.phone)
    try await terminal.sees(" 138****8000")
  }
}
