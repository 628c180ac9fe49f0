import FoundationEssentials

/// Compares `text` with the golden file `Tests/<path>`, byte for byte.
///
/// With `RECORD=1` in the environment a file that differs is written and the comparison still
/// fails once, so that a recording run is never mistaken for a passing one. Write tests as
/// `#expect(golden(text, "FrontsTests/Golden/opening.zh.txt") == nil)`.
///
/// - Returns: `nil` where they are the same, else one paragraph that names the first difference.
package func golden(_ text: String, _ path: String) -> String? {
  let file = "\(repositoryPath())/Tests/\(path)"
  let stored = FileManager.default.contents(atPath: file)
  let wanted = stored.map { String(decoding: $0, as: UTF8.self) }
  if wanted == text { return nil }
  let difference = wanted.map { firstDifference($0, text) } ?? "there is no golden file yet"
  guard ProcessInfo.processInfo.environment["RECORD"] == "1" else {
    return "\(path): \(difference)\nRECORD=1 rewrites it; read the change before committing it."
  }
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  do {
    try FileManager.default.createDirectory(
      atPath: folder.joined(separator: "/"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
  } catch {
    return "\(path): could not be recorded: \(error)"
  }
  return "\(path): recorded (\(difference)); run again without RECORD"
}

/// The first line in which the two texts differ, both sides shown.
private func firstDifference(_ wanted: String, _ actual: String) -> String {
  let old = wanted.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for line in 0..<max(old.count, new.count) {
    let before = line < old.count ? String(old[line]) : "(end of file)"
    let after = line < new.count ? String(new[line]) : "(end of text)"
    if before != after {
      return "line \(line + 1) differs\n  golden: \(before)\n  actual: \(after)"
    }
  }
  return "they differ"
}
