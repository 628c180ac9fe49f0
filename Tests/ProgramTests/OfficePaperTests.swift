import Fronts
import Glibc
import Ledger
import Messages
import Receipts
import Rules
import Support
import Testing
import Thermal
import Voices

@testable import yidi

@Suite("Papers of the office")
struct OfficePaperTests {
  private let printedAt = ReceiptInput.Moment(sampleDay, "17:30")
  private let office = ReceiptInput.Office(name: "达州市医疗保障事务中心", window: "3", clerk: "0217")

  @Test("the day report reads as it was approved", arguments: Language.official)
  func day(_ language: Language) throws {
    let paper = DayPaper(
      report: try report(), office: office, printedAt: printedAt, endingDays: 30,
      voices: Voices(catalogue: try texts(language))
    ).receipt
    // What the chain's end is, chance has a part in.
    let text = TextRenderer.forPaper(paper)
      .replacing(/[0-9a-f]{4}(\s+[0-9a-f]{4})+/, with: "0123 4567 89ab cdef")
    #expect(golden(text, "ProgramTests/Golden/day-report.\(language.rawValue).txt") == nil)
  }

  @Test(
    "the printer's test page reads as it was approved, for sheets and for rolls",
    arguments: Language.official)
  func test(_ language: Language) throws {
    for sheets in [PrinterSetup.Sheets.a4, .narrow] {
      var setup = PrinterSetup()
      setup.sheets = sheets
      let paper = TestPaper(
        setup: setup, printer: "desk", office: office, printedAt: printedAt,
        texts: try texts(language), chinese: try texts(.zh)
      ).paper()
      let path = "ProgramTests/Golden/test-page.\(sheets.rawValue).\(language.rawValue).txt"
      let text =
        setup.roll.map { roll in
          TextRenderer(rollColumns: roll.columns, typeSize: .ordinary).rows(paper)
            .map { $0.text + "\n" }.joined()
        } ?? TextRenderer.forPaper(paper)
      #expect(golden(text, path) == nil)
    }
  }

  /// A day with a filing and a change at the window, one at the guided front, an end and two prints.
  private func report() throws -> DayReport {
    let folder = "/tmp/yidi-papers-\(Identifier(SystemEntropy()).text)"
    defer {
      for ending in ["", "-wal", "-shm", ".keys", ".lock", ".queue", ".ballast"] {
        unlink("\(folder)/ledger.sqlite\(ending)")
      }
      rmdir(folder)
    }
    let outside = Ledger.Outside(clock: StillClock())
    func window(_ number: Int, _ actor: String) throws -> Ledger {
      try Ledger.open(
        "\(folder)/ledger.sqlite", settings: .init(window: number, actor: actor), outside: outside)
    }
    let clerk = try window(1, "0217")
    var promised = Sample.filing(1)
    promised.method = .promise
    let filed = try clerk.append(promised).number
    var changed = Sample.filing(1, fileTo: chengdu)
    changed.replaces = Supersession(
      number: filed, change: .place, hasProof: true, clauses: ["四（三）2"])
    _ = try clerk.append(changed)
    for outcome in [PrintAttempt.Outcome.confirmed, .notSent] {
      try clerk.recordPrint(
        of: filed, PrintAttempt(outcome: outcome, format: "pdf"), id: clerk.newIdentifier())
    }
    let hall = try window(2, "guided")
    var guided = Sample.filing(4, category: .longTermResident)
    guided.front = .guided
    let other = try hall.append(guided).number
    try hall.end(other, on: sampleDay, Grounds(id: hall.newIdentifier(), reason: "回达州"))
    return try clerk.reportDay(sampleDay, endingDays: 30)
  }
}

/// Stands at 2026-07-31T09:45:12+08:00.
private struct StillClock: WallClock {
  func now() -> Int64 { 1_785_462_312 }
}
