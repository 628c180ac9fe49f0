import Foundation
import Fronts
import Glibc
import Support
import Testing
import Thermal

@testable import yidi

@Suite("The printer in a settings file")
struct PrinterTableTests {
  private var setup: PrinterSetup {
    var setup = PrinterSetup()
    (setup.kind, setup.address, setup.sheets) = (.tcp, "10.0.0.7:9100", .narrow)
    return setup
  }

  private var sheet: PrinterSetup {
    var setup = PrinterSetup()
    (setup.kind, setup.address, setup.isLarge) = (.cups, "HP \"3\"", true)
    return setup
  }

  @Test("it is put behind what is there, which stays as it is")
  func appended() throws {
    let table =
      "[printer]\nkind = \"cups\"\naddress = \"HP \\\"3\\\"\"\npaper = \"a4\"\nlarge = true\n"
    for (old, new) in [
      ("", table), ("\n", "\n" + table),
      ("[office]\nname = \"局\" # 名", "[office]\nname = \"局\" # 名\n\n" + table),
      ("# 只有说明\n", "# 只有说明\n\n" + table),
    ] {
      #expect(try PrinterTable.text(old, with: sheet) == new)
    }
  }

  @Test("its lines are replaced where they stand, remarks, order and other tables kept")
  func replaced() throws {
    let old = """
      [window]
      number = 3

      [printer] # 窗口 3
      # 走廊那台
      paper='a4'   # 换过
      kind = "cups"
      name = "HP # 3"

      # 条码
      [proof]
      url = "HTTPS://YB.EXAMPLE/V/"

      """
    let new = """
      [window]
      number = 3

      [printer] # 窗口 3
      # 走廊那台
      paper="58"   # 换过
      kind = "tcp"
      name = "10.0.0.7:9100"
      large = false
      charset = "gb18030"
      hanzi = true
      hanzi_size = false
      native_qr = true
      code_dots = 0
      cutter = true
      status_back = true

      # 条码
      [proof]
      url = "HTTPS://YB.EXAMPLE/V/"

      """
    #expect(try PrinterTable.text(old, with: setup) == new)
    // A file of another system keeps its line ends.
    let other = old.replacing("\n", with: "\r\n")
    #expect(try PrinterTable.text(other, with: setup) == new.replacing("\n", with: "\r\n"))
    #expect(try PrinterTable.text(new, with: setup) == new)
  }

  @Test(
    "what cannot be read, or is said so that a line cannot be replaced, is left alone",
    arguments: [
      ("[printer\n", PrinterTable.Failure.unreadable),
      ("printer = { kind = \"cups\" }\n", .unusual),
      ("printer.kind = \"file\"\n", .unusual), ("[ printer ]\nkind = \"file\"\n", .unusual),
      ("[printer]\n\"kind\" = \"file\"\n", .unusual),
      ("[materials]\nreferral = [\"\"\"\n[printer]\n\"\"\"]\n", .unusual),
    ])
  func refused(old: String, failure: PrinterTable.Failure) {
    #expect(throws: failure) { try PrinterTable.text(old, with: setup) }
  }

  @Test("what is chosen and what is set are the same printer")
  func choices() {
    for setup in [setup, sheet, PrinterSetup()] {
      #expect(PrinterSetup(setup.choice) == fit(setup))
    }
  }

  /// The profile's roll is that of the paper, wherever it was set.
  private func fit(_ setup: PrinterSetup) -> PrinterSetup {
    var setup = setup
    setup.profile.roll = PrinterSetup().profile.roll
    return setup
  }

  @Test("all of the file is written or nothing; one that may not be is told by the system's words")
  func files() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/a/yidi/yidi.toml"
      try PrinterFile(path: path).keep(sheet)
      try PrinterFile(path: path).keep(setup)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      var settings = Settings()
      try settings.read(text, file: path)
      #expect(settings.setup == setup && settings.setup.misfit == nil)
      try Data([0x61, 0xFF]).write(to: URL(filePath: path))
      #expect(throws: PrinterFile.Failure.table(.unreadable)) {
        try PrinterFile(path: path).keep(setup)
      }
      #expect(FileManager.default.contents(atPath: path) == Data([0x61, 0xFF]))
      #expect(throws: PrinterFile.Failure.refused(ENOTDIR)) {
        try PrinterFile(path: "\(path)/yidi.toml").keep(setup)
      }
    }
  }
}
