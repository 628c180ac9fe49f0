import FoundationEssentials

/// The built program, which stands beside the running test bundle.
package func programPath() -> String {
  let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
  return [bundle, own].map { URL(filePath: $0).deletingLastPathComponent().path + "/yidi" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
    ?? "\(repositoryPath())/.build/debug/yidi"
}
