internal import ArgumentParser
internal import Glibc
internal import Messages
internal import Places
internal import Rules
internal import Voices

/// `yidi decide`: cases in, decisions out, a line each.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Answers cases, one JSON object a line, from files or standard input.")

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("The policy pack that answers; else the office's own.", valueName: "id"))
  var policy: String?

  @Option(help: ArgumentHelp("How much of the reasons to write.", valueName: "none|ids|full"))
  var explain = "full"

  @Argument(help: ArgumentHelp("Files of cases; standard input if none.", valueName: "file"))
  var files: [String] = []

  mutating func validate() throws {
    if Explain(rawValue: explain) == nil {
      throw ValidationError("--explain \(explain): none, ids or full")
    }
    if let policy, !Program.policyIDs.contains(policy) {
      throw ValidationError(
        "--policy \(policy): \(Program.policyIDs.joined(separator: ", "))")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    for file in files where access(file, R_OK) != 0 {
      throw Stop(.missingFile, texts("file.missing", ["file": file]))
    }
    let standard = try policy ?? Settings.loaded(texts).policy
    var answering = Answering(
      reader: QuestionReader(
        places: try Program.places(), today: common.day,
        insuredPlace: try Self.defaultInsuredPlace()),
      writer: AnswerWriter(
        explain: Explain(rawValue: explain) ?? .full, voices: Voices(catalogue: texts),
        texts: texts),
      policies: try [standard].reduce(into: [:]) { $0[$1] = try Program.policy($1, texts: texts) },
      standard: standard, texts: texts)
    if files.isEmpty { try answering.answer(descriptor: STDIN_FILENO, name: "-") }
    for file in files {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Stop(.missingFile, texts("file.missing", ["file": file]))
      }
      defer { close(descriptor) }
      try answering.answer(descriptor: descriptor, name: file)
    }
    if answering.refused > 0 {
      throw Stop(.refused, texts("decide.refused", ["count": String(answering.refused)]))
    }
  }

  /// 511700 达州市, where a case names no insured place.
  private static func defaultInsuredPlace() throws -> PlaceCode {
    guard let code = PlaceCode("511700") else { throw Stop(.fault, "511700") }
    return code
  }
}
