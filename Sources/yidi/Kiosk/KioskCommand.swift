internal import ArgumentParser
internal import Glibc
internal import Messages

/// `yidi kiosk FOLDER`: what starts the guided front on a screen of its own.
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "Writes the files that start the program at a kiosk.",
    discussion: """
      Into FOLDER: yidi-kiosk, the script (cage and foot, never as root); foot.ini, type and keys; \
      yidi-kiosk.service, an example for systemd. Without a folder it prints them.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Size of the type; 24 to 30 for old eyes.", valueName: "points"))
  var fontSize = 24

  @Argument(
    help: ArgumentHelp("Where they go; none of them may be there yet.", valueName: "folder"))
  var folder: String?

  /// The files, the one that is run first.
  static let names = ["yidi-kiosk", "foot.ini", "yidi-kiosk.service"]

  mutating func validate() throws {
    guard (8...96).contains(fontSize) else {
      throw ValidationError("--font-size \(fontSize): 8 to 96")
    }
  }

  func run() throws {
    let texts = try Program.catalogue(common.shownLanguage)
    guard let folder else {
      for name in Self.names {
        try Output.write("# ---- \(name)\n" + text(of: name, in: "/opt/yidi"), texts)
      }
      return
    }
    let place = realpath(folder, nil)
    defer { free(place) }
    guard let place else {
      throw Stop(.missingFile, texts("failure.folder.missing", ["path": folder]))
    }
    let path = String(cString: place)
    for name in Self.names {
      let mode: mode_t = name == Self.names[0] ? 0o755 : 0o644
      var file = try WrittenFile(new: "\(path)/\(name)", mode: mode, texts)
      try file.write(text(of: name, in: path), texts)
    }
  }

  private func text(of name: String, in folder: String) -> String {
    let text = String(decoding: Program.asset("Kiosk/\(name)") ?? [], as: UTF8.self)
    return text.replacing("@font_size@", with: String(fontSize))
      .replacing("@folder@", with: folder).replacing("@yidi@", with: Self.program)
  }

  /// This program, wherever it lies; within the quotes of a shell.
  private static var program: String {
    let found = realpath("/proc/self/exe", nil)
    defer { free(found) }
    return (found.map { String(cString: $0) } ?? "yidi").replacing("'", with: "'\\''")
  }
}
