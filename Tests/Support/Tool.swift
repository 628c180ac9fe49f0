import FoundationEssentials

/// A tool of the machine that reads what we drew.
package enum Tool {
  /// Runs it on these bytes, which stand in the arguments as FILE; what it says.
  package static func run(
    _ tool: String, _ arguments: [String], on bytes: [UInt8]
  ) throws -> [UInt8] {
    let folder = "/tmp/yidi-tool-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: "\(folder)/input"))
    try ChildProgram.run(
      "/usr/bin/\(tool)", arguments.map { $0 == "FILE" ? "\(folder)/input" : $0 },
      log: "\(folder)/said")
    return Array(FileManager.default.contents(atPath: "\(folder)/said") ?? Data())
  }

  /// The same, as text.
  package static func text(
    _ tool: String, _ arguments: [String], on bytes: [UInt8]
  ) throws -> String {
    String(decoding: try run(tool, arguments, on: bytes), as: UTF8.self)
  }

  /// The texts of the QR codes that zbarimg finds in a picture; none where it finds none.
  ///
  /// Asked for any code, it now and then takes the lines of a page for a bar code.
  package static func codes(in picture: [UInt8]) -> [String] {
    let arguments = ["--raw", "-q", "--nodbus", "-Sdisable", "-Sqrcode.enable", "FILE"]
    let said = (try? text("zbarimg", arguments, on: picture)) ?? ""
    return said.split(separator: "\n").map(String.init)
  }
}
