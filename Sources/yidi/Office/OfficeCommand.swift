internal import ArgumentParser
internal import Messages
internal import OfficeLists

/// `yidi office`: the lists an office keeps, brought in, looked at and given out.
struct OfficeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office",
    abstract: "Keeps the office's own lists: referral institutions, networked ones, local ratios.",
    subcommands: [
      OfficeImportCommand.self, OfficeShowCommand.self, OfficeExportCommand.self,
      OfficeSampleCommand.self,
    ])
}

/// The options of every command about the office's lists.
struct OfficeOptions: ParsableArguments {
  @Option(
    name: .customLong("office"),
    help: ArgumentHelp("The file of the office's lists.", valueName: "path"))
  var path: String?

  /// The place of the lists; without one the program ends with a sentence.
  func place(_ settings: Settings, _ texts: Messages.Catalogue) throws -> OfficePlace {
    guard let place = OfficePlace(option: path, configured: settings.lists) else {
      throw Stop(.missingFile, texts("failure.office.no_home"))
    }
    return place
  }

  /// What is there, the failure to read it turned into a sentence.
  func history(_ texts: Messages.Catalogue) throws -> OfficeHistory {
    let place = try place(Settings.loaded(texts), texts)
    return try OfficeStore(place.path).stopping(texts) { try place.history() }
  }
}

/// The options that pick one list.
struct OfficePick: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One kind of list.", valueName: ListKind.allCases.map(\.rawValue).joined(separator: "|")))
  var kind: ListKind?

  @Option(help: ArgumentHelp("The lists of one year.", valueName: "YYYY"))
  var year: Int?

  /// The kinds asked for: one, or all.
  var kinds: [ListKind] {
    kind.map { [$0] } ?? ListKind.allCases
  }

  /// Whether a list is asked for; one without years always is.
  func takes(_ held: OfficeHistory.Held) -> Bool {
    kinds.contains(held.kind) && (year == nil || held.year == nil || held.year == year)
  }
}

/// `yidi office export`: a list as CSV, in the form that `import` takes.
struct OfficeExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a list as CSV, in the form that import takes.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var office: OfficeOptions
  @OptionGroup var pick: OfficePick

  mutating func validate() throws {
    guard pick.kind != nil else {
      let wanted = ListKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--kind: \(wanted)")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let held = try office.history(texts).held.filter(pick.takes)
    guard let kind = held.first?.kind else {
      let kind = texts("office.kind.\(pick.kinds[0].rawValue)")
      throw Stop(.missingFile, texts("office.export.none", ["kind": kind]))
    }
    var csv = CSVWriter()
    csv.write(kind.columns.map(\.rawValue))
    for row in held.flatMap(\.rows) { csv.write(kind.columns.map { row[$0] }) }
    try Output.write(csv.text, texts)
  }
}

/// `yidi office sample KIND`: a list for trying things out, marked as one in every row.
struct OfficeSampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes a sample list as CSV. It is no list of an office, and says so in every row.")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Which sample.", valueName: "referral|networked"))
  var kind: String

  mutating func validate() throws {
    if Program.asset("Samples/\(kind).csv") == nil {
      throw ValidationError("\(kind): referral, networked")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try Output.write(
      String(decoding: Program.asset("Samples/\(kind).csv") ?? [], as: UTF8.self), texts)
  }
}
