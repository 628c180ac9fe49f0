import Foundation
import Fronts
import Ledger
import Support
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

  @Test(
    "that do not fit each other are refused too, by the name of the one to change",
    arguments: [
      ("kind = \"tcp\"\naddress = \"127.0.0.1:9\"", "printer.paper", "80, 58"),
      ("kind = \"tcp\"\npaper = \"80\"", "printer.address", "host:9100"),
      ("kind = \"device\"\naddress = \"/dev/usb/lp0\"\npaper = \"a4\"", "printer.paper", "80, 58"),
      (
        "kind = \"ipp\"\naddress = \"ipp://10.0.0.7\"\npaper = \"80\"", "printer.paper",
        "a4, a5, dot"
      ),
    ])
  func misfits(_ table: String, _ name: String, _ fitting: String) throws {
    try TemporaryFolder.with { folder in
      let own = folder + "/own.toml"
      try "[printer]\n\(table)".write(toFile: own, atomically: true, encoding: .utf8)
      #expect(throws: Settings.Failure.setting(file: own, name: name, fitting: fitting)) {
        try Settings.load(office: folder + "/none", own: own)
      }
    }
  }

  @Test("name the packs that may decide where another is named")
  func packs() {
    var settings = Settings()
    let error = #expect(throws: Settings.Failure.self) {
      try settings.read("[policy]\ndefault = \"nope\"", file: "a")
    }
    guard case .setting(_, "policy.default", let fitting?) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fitting.contains("dazhou-2022-118"))
  }

  @Test("that hold people back are the office's alone where it has said anything")
  func office() throws {
    try TemporaryFolder.with { folder in
      let (office, own) = (folder + "/office.toml", folder + "/own.toml")
      func write(_ text: String, _ file: String) throws {
        try text.write(toFile: file, atomically: true, encoding: .utf8)
      }
      let limits = [
        "staff.look_ups_per_day": "[staff]\nlook_ups_per_day = 9",
        "staff.four_eyes": "[staff]\nfour_eyes = []",
        "guided.look_ups": "[guided]\nlook_ups = 9",
        "guided.look_ups_per_day": "[guided]\nlook_ups_per_day = 9",
        "retention.log_days": "[retention]\nlog_days = 200",
      ]
      for (name, text) in limits {
        try write(text, own)
        #expect(try Settings.load(office: office + "?", own: own).sources[name] == own)
        try write("", office)
        #expect(throws: Settings.Failure.office(file: own, name: name)) {
          try Settings.load(office: office, own: own)
        }
      }
      try write("[staff]\nlook_ups_per_day = 7", office)
      try write("[guided]\nvoice = true\n[window]\nnumber = 4", own)
      let settings = try Settings.load(office: office, own: own)
      #expect(settings.staff.lookUpsPerDay == 7 && settings.window == 4)
    }
  }

  @Test("show no sign that moves the cursor, whatever the file has in them")
  func clean() throws {
    var settings = Settings()
    try settings.read("[office]\nname = \"达州\\u001B[2J市\\u202E\"", file: "a")
    #expect(settings.officeName == "达州[2J市")
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
