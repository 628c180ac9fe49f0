/// The repository's root, found from this file's own place in it.
package func repositoryPath(_ file: String = #filePath) -> String {
  file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
}
