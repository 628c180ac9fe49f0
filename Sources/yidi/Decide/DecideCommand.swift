internal import ArgumentParser
internal import Glibc
internal import Interview
internal import Messages
internal import OfficeLists
internal import Places
internal import Rules
internal import Voices

/// `yidi decide`: cases in, decisions out, a line each.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Answers cases, one JSON object a line, from files or standard input.",
    discussion: """
      With --office, or --office=FILE for lists elsewhere, lines may ask the
      office's lists:
        certificate.issuer    name or code, in place of scope, grade, listed;
                              looked up in the list of the year of the care's
                              first day; without it scope and grade are needed
        institution           name or code of where the care is: networked as
                              far as its list says so
        institution_grade     where local ratios differ by it
        group                 where local ratios differ by it
      Answers then say ratio.local_percent, percent, needs and sources, and at
      the end office: issuer and institution with their sources, and missing,
      the kinds of lists that were asked for and are not there.
      """)

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("The policy pack that answers; else the office's own.", valueName: "id"))
  var policy: String?

  @Option(help: ArgumentHelp("How much of the reasons to write.", valueName: "none|ids|full"))
  var explain = Explain.full

  @Option(
    help: ArgumentHelp(
      "Lets cases ask the office's lists; its file, if not the usual one, behind =.",
      valueName: "path"))
  var office: String?

  @Argument(help: ArgumentHelp("Files of cases; standard input if none.", valueName: "file"))
  var files: [String] = []

  /// Stands for the file that is used where nobody names one.
  static let usualLists = "-"

  mutating func validate() throws {
    if let policy, !Program.policyIDs.contains(policy) {
      throw ValidationError(
        "--policy \(policy): \(Program.decidingPolicyIDs.joined(separator: ", "))")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    for file in files where access(file, R_OK) != 0 {
      throw Stop(unreadable: file, errno, texts)
    }
    let standard = try policy ?? Settings.loaded(texts).policy
    let places = try Program.places()
    var answering = Answering(
      reader: QuestionReader(
        places: places, today: common.day, insuredPlace: try Self.defaultInsuredPlace(),
        lists: try office.map { try lists($0, places, texts) }),
      writer: AnswerWriter(
        explain: explain, voices: Voices(catalogue: texts),
        texts: texts),
      policies: try [standard].reduce(into: [:]) { $0[$1] = try Program.policy($1, texts: texts) },
      standard: standard, texts: texts)
    if files.isEmpty { try answering.answer(descriptor: STDIN_FILENO, name: "-") }
    for file in files {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Stop(unreadable: file, errno, texts) }
      defer { close(descriptor) }
      try answering.answer(descriptor: descriptor, name: file)
    }
    if answering.refused > 0 {
      throw Stop(.refused, texts("decide.refused", ["count": String(answering.refused)]))
    }
  }

  /// The lists of a file, of the usual one for `usualLists`; without a file there are none.
  private func lists(
    _ path: String, _ places: Places, _ texts: Messages.Catalogue
  ) throws -> OfficeLists {
    var options = OfficeOptions()
    options.path = path == Self.usualLists ? nil : path
    // Nobody types here, so nothing is spelt.
    return OfficeLists(
      try options.history(texts),
      map: ListMap(filesTo: { places.filesTo($0) }, spellings: { _, _, _ in [] }))
  }

  /// 511700 达州市, where a case names no insured place.
  private static func defaultInsuredPlace() throws -> PlaceCode {
    guard let code = PlaceCode("511700") else { throw Stop(.fault, "511700") }
    return code
  }
}
