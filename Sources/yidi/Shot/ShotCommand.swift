internal import ArgumentParser
internal import Fronts
internal import Messages
internal import Places
internal import Rules
internal import Shots
internal import Terminal

/// `yidi shot SCREEN`: any screen of the program as a picture, with no terminal near.
struct ShotCommand: ParsableCommand {
  /// How a screen can be written down.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg
  }

  static let configuration = CommandConfiguration(
    commandName: "shot", abstract: "Writes any screen of the program as text, ANSI or SVG.",
    discussion: """
      The person, the office and its lists are invented, and the day is 2026-07-31 unless \
      --today says another, so that the same command always draws the same picture; a few words \
      are drawn large where the font for them is installed.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Names all screens.")
  var list = false

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "COLUMNSxROWS"))
  var size = "80x24"

  @Option(help: ArgumentHelp("What it is written as.", valueName: "text|ansi|svg"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "The colours: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
  var theme = Theme.plain

  @Option(help: ArgumentHelp("Writes into this file instead.", valueName: "file"))
  var output: String?

  @Argument(help: ArgumentHelp("Such as guided-result; --list names them.", valueName: "screen"))
  var screen: String?

  /// Smaller than the program wants, so that the page which says so can be drawn too.
  private static let columns = 20...300
  private static let rows = 5...100

  mutating func validate() throws {
    guard drawnSize != nil else {
      throw ValidationError("--size \(size): such as 80x24, from 20x5 to 300x100")
    }
    if let screen, Shot(name: screen) == nil {
      throw ValidationError("there is no screen \(screen): yidi shot --list names them")
    }
    guard list || screen != nil else {
      throw ValidationError("which screen: yidi shot --list names them")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.language)
    if list {
      try Output.write(Shot.all.map { $0.name + "\n" }.joined(), texts)
      return
    }
    guard let shot = screen.flatMap(Shot.init(name:)), let size = drawnSize else { return }
    let frame = shot.frame(try context(), size: size)
    try write(picture(frame, shot, theme), texts)
  }

  private func picture(_ frame: Frame, _ shot: Shot, _ theme: Theme) -> String {
    switch format {
    case .text: frame.grid.text
    case .ansi: ansiPicture(frame, theme: theme)
    case .svg:
      SVGPicture(frame, theme: theme, title: "yidi, \(shot.name)", language: common.shownLanguage)
        .text
    }
  }

  /// What the program is given, of which only the font for large letters comes from this machine.
  private func context() throws -> Context {
    let chinese = try Program.catalogue(.zh)
    let places = try Program.places()
    guard let law = try Program.policy(Program.defaultPolicy, texts: chinese) else {
      throw Stop(.fault, chinese("failure.settings.setting", ["name": "policy.default"]))
    }
    var context = Context(
      chinese: chinese, english: try Program.catalogue(.en), plain: try Program.catalogue(.zhPlain),
      language: common.shownLanguage,
      places: places, names: Program.names(), law: law, ground: places,
      today: common.today == nil ? Pilot.today : common.day)
    (context.glyphs, context.canDrawBlocks) = (Unifont().glyphs, true)
    context.document = Program.document(of: law)
    return context
  }

  private var drawnSize: Size? {
    let numbers = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1],
      Self.columns.contains(columns), Self.rows.contains(rows)
    else { return nil }
    return Size(columns: columns, rows: rows)
  }

  private func write(_ picture: String, _ texts: Messages.Catalogue) throws {
    guard let output else {
      try Output.write(picture, texts)
      return
    }
    var file = try WrittenFile(replacing: output, texts)
    try file.write(picture, texts)
  }
}
