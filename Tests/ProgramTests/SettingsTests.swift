import Foundation
import Fronts
import Testing

@testable import yidi

@Suite("Settings of an office")
struct SettingsTests {
  @Test(
    "that do not fit are refused with what they may be",
    arguments: [
      ("[guided]\nask_seconds = 5", "guided.ask_seconds", "20 - 86400"),
      ("[guided]\nlanguage = \"fr\"", "guided.language", "zh, zh_plain, en"),
      ("[guided]\nvoice = 1", "guided.voice", "true, false"),
      ("[printer]\nkind = \"folder\"", "printer.kind", "cups, ipp, tcp, device, file"),
      ("[window]\nname = \"x\"", "window.name", nil),
    ])
  func fitting(_ text: String, _ name: String, _ fitting: String?) {
    var settings = Settings()
    #expect(throws: Settings.Failure.setting(file: "a", name: name, fitting: fitting)) {
      try settings.read(text, file: "a")
    }
  }

  @Test("take a roll's width as a number or a word")
  func width() throws {
    for width in ["58", "\"58\""] {
      var settings = Settings()
      try settings.read("[printer]\npaper = \(width)", file: "a")
      #expect(settings.setup.sheets.rawValue == "58")
    }
  }

  @Test("that are there and cannot be read are not passed over: this might be another window")
  func unreadable() throws {
    try TemporaryFolder.with { folder in
      let file = folder + "/yidi/yidi.toml"
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
      let run = try DecideProgram.run(
        ["ledger", "retention"], environment: ["XDG_CONFIG_HOME": folder])
      #expect(run.status == 65 && run.out.isEmpty)
      #expect(run.err.contains(file) && run.err.contains("读不出来"))
      let without = try DecideProgram.run(
        ["ledger", "retention"], environment: ["XDG_CONFIG_HOME": folder + "/none"])
      #expect(without.status == 0)
    }
  }
}
