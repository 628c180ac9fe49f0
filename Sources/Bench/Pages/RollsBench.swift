internal import Receipts
internal import Thermal

/// One receipt as the bytes of a thermal printer, no line of it drawn.
enum RollsBench {
  private static let roundsCount = 15
  private static let papersPerRound = 50

  /// Asked for nothing: every line is in the printer's own type, and it draws codes itself.
  private struct NoArtist: ThermalArtist {
    func draw(_ lines: [RasterLine]) throws -> [Bitmap] { [] }
    func code(_ payload: String) throws -> Bitmap { Bitmap(width: 0, height: 0) }
  }

  /// Whether every gate was met.
  static func run() throws -> Bool {
    let code = "%YBBA1:" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 6)
    let page = SamplePage.paper
    let paper = Paper(
      number: page.number, typeSize: page.typeSize, language: page.language,
      blocks: page.blocks + [.proof(.init(payload: code, sentences: ["核验码 ABCD EFGH"]))])
    var report = Report()
    var rolls: [(ThermalProfile.Roll, Rounds)] = ThermalProfile.Roll.allCases.map { ($0, Rounds()) }
    for index in rolls.indices {
      let renderer = ThermalRenderer(
        profile: ThermalProfile(roll: rolls[index].0), artist: NoArtist())
      _ = try renderer.bytes(paper)
      for _ in 0..<roundsCount {
        rolls[index].1.time(papersPerRound) {
          (0..<papersPerRound).reduce(0) { sum, _ in
            sum + UInt64((try? renderer.bytes(paper))?.count ?? 0)
          }
        }
      }
    }
    report.head("one receipt for a roll, \(roundsCount) rounds, medians of CPU time")
    for (roll, rounds) in rolls { report.row("\(roll.rawValue) mm, no line drawn", rounds) }
    report.head("gates")
    for (roll, rounds) in rolls {
      report.gate("\(roll.rawValue) mm, in milliseconds", rounds.scaled(1e-6), atMost: 1)
    }
    report.end()
    return report.isMet
  }
}
