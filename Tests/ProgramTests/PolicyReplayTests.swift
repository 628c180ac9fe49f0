import Foundation
import Ledger
import Rules
import Support
import Testing

@Suite("yidi policy replay")
struct PolicyReplayTests {
  /// Somebody nobody is, with everything that must never be told.
  private static let secrets = ["张小丰", Sample.idNumber(1), "13800001234", "zxf", Sample.birth]

  private struct Made {
    var category: Rules.Category
    var place: String
    var certificate: Certificate?
    var day: String
  }

  /// Two others who lose 20 points, one in the province; a referral; an emergency; one who stays.
  private static let made = [
    Made(category: .otherTemporary, place: "610100", day: "2026-03-01"),
    Made(category: .otherTemporary, place: "510100", day: "2026-03-02"),
    Made(
      category: .referral, place: "110000",
      certificate: Certificate(scope: .city, grade: .tertiaryA, listed: true), day: "2026-03-03"),
    Made(category: .emergency, place: "310000", day: "2026-03-04"),
    Made(category: .longTermResident, place: "440100", day: "2026-03-05"),
  ]

  /// A ledger of those filings, decided by the notice.
  private func fill(_ path: String) throws -> [FilingNumber] {
    let ledger = try Ledger.open(path)
    let policy = try dazhou()
    let home = try #require(PlaceCode("511700"))
    return try Self.made.enumerated().map { index, made in
      let place = try #require(PlaceCode(made.place))
      let day = try #require(Day(made.day))
      let facts = CareCase(
        insuredPlace: home, category: made.category, care: .inpatient, fileTo: place,
        certificate: made.certificate, admission: day, networked: true, trauma: Trauma.none)
      let decision = policy.decide(facts, today: day)
      let number = try ledger.append(
        NewFiling(
          id: ledger.newIdentifier(),
          person: Sample.person(
            index, name: "张小丰", phone: "13800001234", initials: "zxf"),
          insurance: .resident, category: decision.treatedAs, carePlace: place, facts: facts,
          today: day, effective: day, validThrough: .open, method: .complete, policy: policy.id,
          policyHash: "test", decision: CodedDecision(decision), language: "zh", front: .clerk))
      return number.number
    }
  }

  private func replay(
    _ changes: [(old: String, new: String)], _ arguments: [String] = [],
    columns: Int = 80
  ) throws -> (run: DecideProgram.Run, numbers: [FilingNumber]) {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      let numbers = try fill(path)
      try TemporaryFolder.write(dazhouText(changes), to: "\(folder)/new.md")
      let before = try Data(contentsOf: URL(filePath: path))
      let run = try DecideProgram.run(
        ["policy", "replay", "dazhou-2022-118", "\(folder)/new.md", "--ledger", path] + arguments,
        environment: ["COLUMNS": String(columns)])
      #expect(try Data(contentsOf: URL(filePath: path)) == before, "the ledger was written")
      for secret in Self.secrets { #expect(!run.out.contains(secret)) }
      #expect(!run.out.contains("599999"))
      return (run, numbers)
    }
  }

  /// The page with N for each filing number, which differs from day to day.
  private func page(_ run: DecideProgram.Run, _ numbers: [FilingNumber]) -> String {
    numbers.enumerated().reduce(run.out) {
      $0.replacing($1.element.grouped, with: "DZ20260000 0000000\($1.offset)")
    }
  }

  private static let changes = [
    (old: "本地-20个百分点", new: "本地-15个百分点"), (old: "| 有效期内     | 6    |", new: "| 有效期内     | 3    |"),
  ]

  @Test(
    "Filings that come out differently, by what changes and why",
    arguments: [("zh", 80), ("zh", 60), ("en", 80), ("en", 60)])
  func golden(_ language: String, _ columns: Int) throws {
    let (run, numbers) = try replay(Self.changes, ["--lang", language], columns: columns)
    #expect(run.status == 0)
    #expect(
      Support.golden(
        page(run, numbers), "ProgramTests/Golden/replay.\(language).\(columns).txt") == nil)
  }

  @Test("A pack replayed against itself changes nothing, and says how many were decided")
  func same() throws {
    let (run, _) = try replay([])
    #expect(run.status == 0)
    #expect(run.lines.last == "台账里的办件：5件；按乙会不同：0件；一样：5件")
  }

  @Test("What the first pack decides otherwise than was recorded is counted")
  func recordedOtherwise() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      _ = try fill(path)
      try TemporaryFolder.write(dazhouText(Variation.fewerPointsLost), to: "\(folder)/new.md")
      let run = try DecideProgram.run(
        ["policy", "replay", "\(folder)/new.md", "\(folder)/new.md", "--ledger", path])
      #expect(run.lines.last?.contains("不一样的：2件") == true)
    }
  }

  @Test("A pack that was not in force decides nothing, unless it is asked on any day")
  func days() throws {
    let later = [(old: "2023-01-01 ", new: "2026-03-03 ")]
    let (run, numbers) = try replay(later)
    #expect(run.out.contains("按乙会不同：2件"))
    #expect(run.out.contains("适用：适用，改为转人工"))
    #expect(run.out.contains(numbers[0].grouped) && !run.out.contains(numbers[2].grouped))
    let (anyDay, _) = try replay(later, ["--any-day"])
    #expect(anyDay.out.contains("按乙会不同：0件"))
  }

  @Test("As many numbers are told as are asked for", arguments: [(0, 0), (1, 1), (5, 2)])
  func limit(_ limit: Int, _ told: Int) throws {
    let (run, numbers) = try replay(Variation.fewerPointsLost, ["--limit", String(limit)])
    #expect(numbers.filter { run.out.contains($0.grouped) }.count == told)
    #expect(run.out.contains("还有1件") == (limit == 1))
  }

  @Test("No ledger is 66, a pack that decides no filing 65, and no ledger is made")
  func faults() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      let none = try DecideProgram.run(
        ["policy", "replay", "dazhou-2022-118", "dazhou-2022-118", "--ledger", path])
      #expect(none.status == 66)
      #expect(!FileManager.default.fileExists(atPath: path))
      _ = try fill(path)
      let paper = try DecideProgram.run(
        ["policy", "replay", "dazhou-2022-118", "chengyu-2024-proposal", "--ledger", path])
      #expect(paper.status == 65)
      #expect(paper.err.hasPrefix("yidi: chengyu-2024-proposal没有写全"))
      let text = Variation.hardship(dazhouText([]))
      try TemporaryFolder.write(text, to: "\(folder)/new.md")
      let own = try DecideProgram.run(
        ["policy", "replay", "dazhou-2022-118", "\(folder)/new.md", "--ledger", path])
      #expect(own.status == 65, "no case says what only the pack has a word for")
    }
  }
}
