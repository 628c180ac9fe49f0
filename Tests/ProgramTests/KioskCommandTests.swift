import Glibc
import Support
import Testing

@testable import yidi

@Suite("yidi kiosk")
struct KioskCommandTests {
  @Test("writes a script that runs, with its type and a unit, once")
  func written() throws {
    var name = Array("/tmp/yidi-kiosk-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      for name in KioskCommand.names { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    let run = try DecideProgram.run(["kiosk", folder, "--font-size", "28"])
    #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty)
    let texts = KioskCommand.names.map {
      String(decoding: Environment.bytes(of: "\(folder)/\($0)") ?? [], as: UTF8.self)
    }
    for text in texts { #expect(!text.isEmpty && !text.contains(/@[a-z_]+@/)) }
    #expect(texts[0].contains("start --kiosk") && access("\(folder)/yidi-kiosk", X_OK) == 0)
    #expect(
      texts[1].contains("DejaVu Sans Mono:size=28, WenQuanYi") && texts[1].contains("lines=0"))
    for key in ["font-increase", "font-decrease", "font-reset", "clipboard-copy", "spawn-terminal"]
    {
      #expect(texts[1].contains("\n\(key)=none\n"), "\(key)")
    }
    #expect(texts[2].contains("ExecStart=\(folder)/yidi-kiosk"))
    try ChildProgram.run("/bin/sh", ["-n", "\(folder)/yidi-kiosk"], log: "/dev/null")
    let again = try DecideProgram.run(["kiosk", folder])
    #expect(again.status == Status.cannotCreate.rawValue && again.err.contains("yidi-kiosk"))
  }

  @Test("prints the same without a folder, and wants type that can be read")
  func printed() throws {
    let nowhere = try DecideProgram.run(["kiosk", "/tmp/yidi-kiosk-that-is-not"])
    #expect(nowhere.status == Status.missingFile.rawValue && nowhere.err.contains("-is-not"))
    #expect(nowhere.err.contains("mkdir"))
    let run = try DecideProgram.run(["kiosk"])
    #expect(run.status == 0)
    for name in KioskCommand.names { #expect(run.out.contains("# ---- \(name)\n")) }
    #expect(try DecideProgram.run(["kiosk", "--font-size", "4"]).status == Status.usage.rawValue)
  }
}
