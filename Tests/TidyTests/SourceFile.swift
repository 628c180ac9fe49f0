import FoundationEssentials
import Support

/// A text file of the repository, read for checks of style.
struct SourceFile {
  /// From the repository's root.
  let path: String
  let lines: [String]

  /// The files below these folders whose names end so, in order.
  static func all(in folders: [String], ending: [String]) throws -> [SourceFile] {
    let root = repositoryPath()
    var found: [SourceFile] = []
    var open = folders
    while let folder = open.popLast() {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)") {
        let path = "\(folder)/\(name)"
        var isFolder = false
        _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
        if isFolder {
          open.append(path)
        } else if ending.contains(where: { path.hasSuffix($0) }) {
          found.append(try SourceFile(path))
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Swift of the program and of its tests.
  static func swift() throws -> [SourceFile] {
    try all(in: ["Sources", "Screens", "Tests"], ending: [".swift"])
  }

  /// The file at a path from the root.
  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOfFile: "\(repositoryPath())/\(path)", encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Functions with their first line, from 1, and their length in lines.
  var functions: [(line: Int, length: Int)] {
    var found: [(Int, Int)] = []
    for (index, line) in lines.enumerated() where SourceFile.beginsFunction(line) {
      let indent = line.prefix { $0 == " " }
      guard let open = lines[index...].firstIndex(where: { $0.hasSuffix("{") }),
        let close = lines[open...].firstIndex(of: indent + "}")
      else { continue }
      found.append((index + 1, close - index + 1))
    }
    return found
  }

  private static func beginsFunction(_ line: String) -> Bool {
    let words = line.drop { $0 == " " }
    return !words.hasPrefix("//")
      && (words.contains("func ") || ["init(", "init?(", "init<"].contains { words.hasPrefix($0) }
        || words.contains(" init("))
      && !words.contains(" = ")
  }

  /// A declaration others can use: its line from 1, its name, and whether `///` stands above it.
  struct Declaration {
    let line: Int
    let name: String
    let isDocumented: Bool
  }

  /// Types and functions that are not private.
  var declarations: [Declaration] {
    lines.indices.compactMap { index in
      let line = lines[index]
      let isType = ["struct ", "enum ", "final class ", "protocol ", "func "]
        .contains { line.hasPrefix($0) }
      let words = line.drop { $0 == " " }
      let isShared =
        words.hasPrefix("package ") && !words.hasPrefix("package import")
        && ["func ", "init", "struct ", "enum ", "class ", "protocol ", "subscript"]
          .contains { words.contains($0) }
      var above = index - 1
      while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && lines[above].drop { $0 == " " }.hasPrefix("///")
      // A protocol's requirement is documented where the protocol stands.
      let isRequirement = isDocumented && (words.hasPrefix("func ") || words.hasPrefix("mutating "))
      guard isType || isShared || isRequirement else { return nil }
      return Declaration(
        line: index + 1, name: SourceFile.name(of: words), isDocumented: isDocumented)
    }
  }

  /// The function's name, or the whole line.
  private static func name(of line: Substring) -> String {
    guard let function = line.firstRange(of: "func ") else { return String(line) }
    return String(line[function.upperBound...].prefix { $0 != "(" })
  }
}
