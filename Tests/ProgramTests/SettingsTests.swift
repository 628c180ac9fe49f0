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
}
