internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import OfficeLists
internal import Places
internal import Rules
internal import Terminal

/// `yidi office import FILE`: brings in a list, whole or not at all.
struct OfficeImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings in a list from a CSV file; its head tells which kind it is.",
    discussion: """
      Heads, in Chinese or English, in any order; those in brackets may be left
      out:
        referral   年度 机构名称 [机构代码] 级别 机构等级 所在地 [别名]
        networked  机构名称 [机构代码] [机构等级] 所在地 联网种类 [别名]
                   [名单完整]
        ratio      年度 险种 就医种类 机构等级 [参保人群] 比例 [起付线] [封顶线]
      and 来源 日期 录入人 [示例], for which the options below may stand.
      An import takes the place of the list of its kind and year; earlier ones
      are kept.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions

  @Option(help: ArgumentHelp("Who published the list.", valueName: "text"))
  var source: String?

  @Option(help: ArgumentHelp("When it was published.", valueName: "YYYY[-MM[-DD]]"))
  var date: String?

  @Option(name: .customLong("by"), help: ArgumentHelp("Who enters it.", valueName: "name"))
  var enteredBy: String?

  @Option(help: ArgumentHelp("The year of the list, for rows that have none.", valueName: "YYYY"))
  var year: String?

  @Flag(help: "The list names every networked institution of the places in it.")
  var complete = false

  @Flag(help: "It is a sample and no list of an office.")
  var sample = false

  @Flag(help: "Says what would change, and changes nothing.")
  var dryRun = false

  @Argument(help: "A CSV file in UTF-8.")
  var file: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let places = try Program.places()
    guard let policy = try Program.policy(settings.policy, texts: texts) else {
      throw Stop(.refused, texts("failure.settings.setting", ["name": "policy.default"]))
    }
    let bytes = try contents(texts)
    let outcome = reader(places, policy).read(bytes)
    let report = OfficeReport(texts: texts, places: places)
    guard outcome.findings.isEmpty, let kind = outcome.kind else {
      try Output.write(outcome.findings.map { report.line($0, file: file) + "\n" }.joined(), texts)
      let count = String(outcome.findings.count)
      throw Stop(.refused, texts("office.import.refused", ["count": count]))
    }
    try checkOptions(for: kind)
    let place = try office.place(settings, texts)
    let store = OfficeStore(place.path)
    var isNew = false
    func say(_ history: OfficeHistory) throws(Stop) -> Bool {
      let changes = history.changes(by: outcome.rows, of: kind)
      try Output.write(report.text(changes, of: kind), texts)
      try Output.write(report.warnings(outcome.rows, policy), texts)
      return changes.contains { !$0.changes.isEmpty }
    }
    try store.stopping(texts) {
      if dryRun {
        let history = try store.readOrEmpty()
        _ = try say(history)
        return try refuseSample(outcome.rows, over: history, kind, report)
      }
      try store.add { history in
        guard try say(history) else { return nil }
        try refuseSample(outcome.rows, over: history, kind, report)
        isNew = true
        return ListImport(
          number: history.imports.count + 1, moment: Environment.moment, by: importer(settings),
          file: cleaned(file.split(separator: "/").last ?? ""), digest: fingerprint(of: bytes),
          kind: kind, rows: outcome.rows)
      }
    }
    let end = dryRun ? "dry" : isNew ? "done" : "same"
    try Output.write(cleaned(texts("office.import.\(end)", ["path": store.path])) + "\n", texts)
  }

  /// A sample never takes the place of what an office has entered.
  private func refuseSample(
    _ rows: [ListRow], over history: OfficeHistory, _ kind: ListKind, _ report: OfficeReport
  ) throws {
    for year in Set(rows.filter(\.isSample).map(\.year)) {
      guard let held = history.held(kind, year), held.rows.contains(where: { !$0.isSample }) else {
        continue
      }
      let values = ["list": report.title(kind, year)]
      throw Stop(.refused, report.texts("office.import.sample_over", values))
    }
  }

  private func contents(_ texts: Messages.Catalogue) throws -> [UInt8] {
    guard access(file, R_OK) == 0, let bytes = Environment.bytes(of: file) else {
      throw Stop(unreadable: file, errno, texts)
    }
    guard bytes.count <= ListLimits.fileBytesMax else {
      let most = String(ListLimits.fileBytesMax >> 20)
      throw Stop(.refused, texts("office.import.too_large", ["file": file, "most": most]))
    }
    return bytes
  }

  private func reader(_ places: Places, _ policy: Policy) -> ListReader {
    ListReader(
      given: .init(
        year: year, source: source, date: date, enteredBy: enteredBy, isSample: sample,
        isComplete: complete),
      today: common.day, place: { places.code(written: $0) },
      isHome: { code in
        let fileTo = places.filingPlace(of: code.value).flatMap { PlaceCode(value: $0) }
        return fileTo.map { policy.zone(of: $0) == .home } ?? false
      })
  }

  /// An option that this kind has no column for would be dropped in silence.
  private func checkOptions(for kind: ListKind) throws {
    if complete, !kind.columns.contains(.isComplete) {
      throw ValidationError("--complete: networked")
    }
    if year != nil, !kind.isYearly { throw ValidationError("--year: referral, ratio") }
  }

  /// Who is written down as having imported it.
  private func importer(_ settings: Settings) -> String {
    if let enteredBy { return cleaned(enteredBy) }
    if !settings.clerk.isEmpty { return cleaned(settings.clerk) }
    return getpwuid(getuid()).map { cleaned(String(cString: $0.pointee.pw_name)) }
      ?? String(getuid())
  }
}
