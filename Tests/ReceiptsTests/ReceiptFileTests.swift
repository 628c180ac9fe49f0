import FoundationEssentials
import Glibc
import Receipts
import Testing

@Suite("A receipt saved to a file")
struct ReceiptFileTests {
  @Test("is whole, for its owner alone, and named by its number")
  func saved() throws {
    try inFolder { folder in
      let file = ReceiptFile(folder: folder, number: "DZ20260731020042")
      try file.write(Array("回执\n".utf8))
      #expect(file.path == "\(folder)/DZ20260731020042.txt")
      #expect(try contents(folder) == ["DZ20260731020042.txt"])
      #expect(FileManager.default.contents(atPath: file.path) == Data("回执\n".utf8))
      var information = stat()
      #expect(stat(file.path, &information) == 0)
      #expect(information.st_mode & 0o777 == 0o600)
    }
  }

  @Test("leaves another file of the name as it was, and is content with one that is the same")
  func differs() throws {
    try inFolder { folder in
      let file = ReceiptFile(folder: folder, number: "DZ20260731020042")
      try file.write([1, 2, 3])
      try file.write([1, 2, 3])
      for other: [UInt8] in [[1, 2], [1, 2, 3, 4], [1, 2, 4], []] {
        #expect(throws: ReceiptFile.Failure.differs(file.path)) { try file.write(other) }
      }
      #expect(FileManager.default.contents(atPath: file.path) == Data([1, 2, 3]))
      #expect(try contents(folder) == ["DZ20260731020042.txt"])
    }
  }

  @Test("follows no link that somebody laid in its place")
  func link() throws {
    try inFolder { folder in
      let file = ReceiptFile(folder: folder, number: "DZ20260731020042")
      symlink("\(folder)/elsewhere", file.path)
      #expect(throws: ReceiptFile.Failure.differs(file.path)) { try file.write([1]) }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/elsewhere"))
    }
  }

  @Test("is written though a process of the same number was stopped in the middle of it")
  func stopped() throws {
    try inFolder { folder in
      let file = ReceiptFile(folder: folder, number: "DZ20260731020042")
      let left = "\(folder)/.DZ20260731020042.txt.\(getpid())"
      #expect(FileManager.default.createFile(atPath: left, contents: Data([9, 9])))
      try file.write([1, 2, 3])
      #expect(FileManager.default.contents(atPath: file.path) == Data([1, 2, 3]))
      #expect(try contents(folder) == ["DZ20260731020042.txt"])
    }
  }

  @Test("needs a folder, and a later copy has a name of its own")
  func folder() throws {
    try inFolder { folder in
      let gone = ReceiptFile(folder: "\(folder)/gone", number: "DZ20260731020042")
      #expect(throws: ReceiptFile.Failure.noFolder("\(folder)/gone")) { try gone.write([1]) }
      let second = ReceiptFile(folder: folder + "/", number: "DZ20260731020042", copy: 2)
      #expect(second.path == "\(folder)/DZ20260731020042-2.txt")
    }
  }

  @Test("other papers of a filing have names of their own; those of none take the next free one")
  func names() throws {
    try inFolder { folder in
      for paper in PaperKind.allCases {
        _ = try ReceiptFile.keep([1], folder: folder, number: "DZ1", paper: paper, kind: "pdf")
      }
      for bytes: [UInt8] in [[1], [2], [2], [3]] {
        _ = try ReceiptFile.keep(
          bytes, folder: folder, number: "missing", paper: .missing, kind: "pdf")
      }
      #expect(
        try contents(folder).sorted() == [
          "DZ1-form.pdf", "DZ1-hospital.pdf", "DZ1-large.pdf", "DZ1-missing.pdf",
          "DZ1-promise.pdf", "DZ1.pdf", "missing-2.pdf", "missing-3.pdf", "missing.pdf",
        ])
      #expect(FileManager.default.contents(atPath: "\(folder)/missing-2.pdf") == Data([2]))
    }
  }

  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/yidi-file.XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
