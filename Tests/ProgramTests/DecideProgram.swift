import Foundation
import Support

/// The built program, run as its users run it: as a process of its own.
struct DecideProgram {
  /// What a run leaves behind.
  struct Run {
    let out: String
    let err: String
    let status: Int32

    /// Standard output by lines, without the empty one after the last.
    var lines: [String] { out.split(separator: "\n").map(String.init) }

    /// Standard output read as JSON, a value a line.
    func answers() throws -> [Value] { try lines.map(Value.init(json:)) }
  }

  /// The program that stands beside the running test bundle.
  static var path: String { programPath() }

  /// A process of `yidi` that is not started, in Chinese, without the tester's own settings.
  static func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "YIDI_LANG": "zh", "HOME": "/nonexistent"]
      .merging(environment) { $1 }
    return process
  }

  /// Runs `yidi` to its end, `input` on its standard input.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Run {
    try TemporaryFolder.with { folder in
      let source = "\(folder)/input"
      try Data(input).write(to: URL(filePath: source))
      let process = process(arguments, environment: environment)
      let (out, err) = ("\(folder)/out", "\(folder)/err")
      for file in [out, err] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: source))
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: out))
      process.standardError = try FileHandle(forWritingTo: URL(filePath: err))
      try process.run()
      process.waitUntilExit()
      return Run(
        out: try String(contentsOfFile: out, encoding: .utf8),
        err: try String(contentsOfFile: err, encoding: .utf8), status: process.terminationStatus)
    }
  }

  /// Runs `yidi decide` on these lines.
  static func decide(
    _ lines: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Run {
    try run(["decide"] + arguments, input: Array(lines.utf8), environment: environment)
  }
}

/// A folder that lives as long as a test needs it.
enum TemporaryFolder {
  /// Makes a folder, hands its path to `body` and removes it.
  static func with<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/yidi-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Writes a file into a folder, making the folders above it.
  static func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
