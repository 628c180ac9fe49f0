import Glibc
import Support
import Testing

@testable import yidi

@Suite("Folders in which files of ours lie")
struct FolderTests {
  @Test("one that is not there yet is judged by the nearest above it")
  func refusal() throws {
    try TemporaryFolder.with { folder in
      #expect(Folder.refusal(for: "\(folder)/a/b/ledger.sqlite") == nil)
      try TemporaryFolder.write("", to: "\(folder)/file")
      let refusal = try #require(Folder.refusal(for: "\(folder)/file/ledger.sqlite"))
      #expect(refusal.folder == "\(folder)/file" && refusal.number == ENOTDIR)
    }
  }
}
