import Support
import Testing

@Suite("Declarations of pango and cairo")
struct HeaderTests {
  @Test("what we declare agrees with the libraries' own headers")
  func agree() throws {
    let flags = try Tool.text("pkg-config", ["--cflags", "pangocairo"], on: [])
      .split(whereSeparator: \.isWhitespace).map { String($0) }
    let root = repositoryPath()
    let said = try Tool.text(
      "env",
      ["clang", "-std=c2x", "-Wall", "-Werror", "-fsyntax-only"] + flags + [
        "-I\(root)/Sources/CPangoCairo/include", "\(root)/Tests/PagesTests/Headers/headers.c",
      ], on: [])
    #expect(said.isEmpty)
  }
}
