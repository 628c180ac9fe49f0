import Glibc
import Ledger
import Messages
import Testing

@testable import yidi

@Suite("yidi ledger operator and audit")
struct StaffCommandTests {
  @Test("What an office sets for its operators is taken, and what is out of bounds is named")
  func settings() throws {
    var settings = Settings()
    try settings.read(
      """
      [staff]
      failures_until_locked = 3
      minutes_locked = 30
      look_ups_per_day = 50
      exports_per_day = 20
      four_eyes = ["end", "late"]
      """, file: "yidi.toml")
    #expect(settings.staff.failuresUntilLocked == 3)
    #expect(settings.staff.minutesLocked == 30)
    #expect(settings.staff.lookUpsPerDay == 50)
    #expect(settings.staff.exportsPerDay == 20)
    #expect(settings.staff.fourEyes == [.end, .late])
    #expect(settings.ledgerSettings.staff == settings.staff)
    for wrong in [
      "failures_until_locked = 0", "four_eyes = [\"all\"]", "four_eyes = [1]", "four_eyes = true",
    ] {
      #expect(throws: Settings.Failure.self) {
        try settings.read("[staff]\n\(wrong)", file: "yidi.toml")
      }
    }
  }

  @Test("A PIN is read from a file of one's own alone, its first line and nothing more")
  func pinFile() throws {
    let texts = try Program.catalogue(.zh)
    let path = "/tmp/yidi-pin-\(Identifier(SystemEntropy()).text)"
    defer { unlink(path) }
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    _ = write(file, "rain-3308\r\nmore\n", 16)
    close(file)
    #expect(try PINEntry.line(of: path, texts) == "rain-3308")
    chmod(path, 0o640)
    #expect(throws: Stop.self) { _ = try PINEntry.line(of: path, texts) }
    #expect(throws: Stop.self) { _ = try PINEntry.line(of: path + "-none", texts) }
  }

  @Test("Every role, act, right and refusal has its words", arguments: [Language.zh, .en])
  func words(_ language: Language) throws {
    let texts = try Program.catalogue(language)
    for role in Role.allCases { #expect(texts.has("people.role.\(role.rawValue)")) }
    for act in StaffAct.allCases { #expect(texts.has("people.act.\(act.rawValue)")) }
    for right in Right.allCases {
      #expect(texts.has(SignIn.notPermitted(right).refusal?.key ?? ""), "\(right)")
    }
    for ceiling in Ceiling.allCases {
      #expect(texts.has(Ledger.Failure.ceiling(ceiling, 1).message.key), "\(ceiling)")
    }
  }
}
