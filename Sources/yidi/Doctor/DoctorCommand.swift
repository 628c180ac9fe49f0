internal import ArgumentParser
internal import Messages
internal import Terminal

/// `yidi doctor`: looks at all the program leans on, and says of each that it is good, or what to do.
///
/// It changes nothing and makes nothing: no ledger, no key, no folder. It ends with 0 where nothing
/// has to be done, and with 75 where something has.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at terminal, settings, policies, ledger, keys, type, printer and speech.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let findings = Doctor(common: common, texts: texts).findings()
    try Output.write(findings.map { Self.lines($0, texts) }.joined(), texts)
    let wanting = findings.filter { $0.state == .wanting }.count
    try Output.write(
      texts(wanting == 0 ? "doctor.all_good" : "doctor.to_do", ["count": String(wanting)]) + "\n",
      texts)
    if wanting > 0 { throw ExitCode(Status.tryLater.rawValue) }
  }

  /// A line for what was looked at, and below it what to do.
  private static func lines(_ finding: Doctor.Finding, _ texts: Messages.Catalogue) -> String {
    let head = texts(
      "doctor.line.\(finding.state.rawValue)",
      ["what": texts("doctor.what.\(finding.part.rawValue)"), "says": cleaned(texts(finding.says))])
    return ([head] + finding.toDo.map { "    " + cleaned(texts($0)) }).map { $0 + "\n" }.joined()
  }
}
