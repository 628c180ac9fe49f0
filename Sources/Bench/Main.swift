internal import CAssets
internal import CBench
internal import Glibc
internal import Packs
internal import Rules

/// Measures how fast the Dazhou pack decides, beside the same rules written by hand in C.
///
/// With the word `ledger`, how fast filings are made durable and found, beside SQLite alone; with `windows`,
/// how many windows share one ledger, on a server beside libpq alone; with `pages`, how fast a paper becomes
/// a PDF, beside a C program on pango; with `rolls`, a thermal printer's bytes.
///
/// Nothing is measured before both have given the same answer in every situation there is. Figures are
/// CPU time, taken in turn, so that both sides share whatever else the machine does.
@main
enum Main {
  static let casesCount = 1_000_000
  static let roundsCount = 15
  static let loadsPerRound = 20

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    func number(_ index: Int, _ usual: Int) -> Int {
      words.count > index ? Int(words[index]) ?? usual : usual
    }
    switch words.first {
    case "ledger": if try !LedgerBench.run(rows: number(1, 1_000_000)) { exit(1) }
    case "windows":
      let ledger = words.count > 2 ? words[2] : nil
      if try !WindowBench.run(number(1, 8), ledger: ledger) { exit(1) }
    case "pages": if try !PagesBench.run() { exit(1) }
    case "rolls": if try !RollsBench.run() { exit(1) }
    case "window" where words.count == 4:
      try WindowBench.file(number(1, 1), ledger: words[2], go: words[3])
    case "raw-window" where words.count == 4:
      try WindowBench.fileRaw(ledger: words[2], go: words[3])
    default: try measureDecisions()
    }
  }

  private static func measureDecisions() throws {
    let pack = asset("Policies/dazhou-2022-118.md")
    let tables = try read(pack).policy(digest: "")
    let policy = tables.decidingBeforehand()
    guard let cascade = policy.cascade,
      let bare = tables.withoutReasons().decidingBeforehand().cascade
    else { return stop("The pack is too large to be decided beforehand.") }
    yidi_bench_prepare()
    var comparison = Comparison(cascade)
    guard comparison.agreesEverywhere() else {
      let situation = Cases.words(of: comparison.disagreement ?? 0, in: tables.lexicon)
      return stop("C and the pack disagree: CBench.c is to follow the pack.\n\(situation)")
    }
    print(
      "C and the pack agree in all \(comparison.count) situations, \(comparison.explanations) "
        + "explanations.")
    let cases = Cases(casesCount, seed: 118, for: cascade)
    if try !measure(pack, tables, policy, bare: bare, cases) { exit(1) }
  }

  private static func stop(_ reason: String) {
    print(reason)
    exit(1)
  }

  private static func read(_ pack: [UInt8]) throws(PackFailure) -> ReadPack {
    try ReadPack(markdown: pack, file: "dazhou-2022-118.md")
  }

  private static func asset(_ name: String) -> [UInt8] {
    for index in 0..<yidi_asset_count() {
      let asset = yidi_asset_at(index)
      if String(cString: asset.name) == name {
        return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))
      }
    }
    return []
  }

  /// Whether every gate was met.
  private static func measure(
    _ pack: [UInt8], _ tables: Policy, _ policy: Policy, bare: Cascade, _ cases: Cases
  ) throws -> Bool {
    guard let cascade = policy.cascade else { return false }
    let bareCodes = cases.situations.map(bare.code)
    let open = cases.situations.filter { $0[.paid] == 0 }
    let page = try read(pack)
    var (arrays, conditions, values, explained) = (Rounds(), Rounds(), Rounds(), Rounds())
    var (steps, reading, proving, prepared) = (Rounds(), Rounds(), Rounds(), Rounds())
    for _ in 0..<roundsCount {
      arrays.time(cases.bits.count) { runArrays(cases.bits) }
      values.time(bareCodes.count) { runBare(bare, bareCodes) }
      explained.time(cases.codes.count) { runExplained(cascade, cases.codes) }
      conditions.time(cases.bits.count) { runConditions(cases.bits) }
      steps.time(open.count) { runSteps(policy, open) }
      reading.time(loadsPerRound) {
        (0..<loadsPerRound).reduce(0) { sum, _ in sum + ((try? read(pack)) == nil ? 0 : 1) }
      }
      proving.time(loadsPerRound) {
        (0..<loadsPerRound).reduce(0) { sum, _ in
          sum + UInt64((try? page.policy(digest: ""))?.citations.count ?? 0)
        }
      }
      prepared.time(1) { UInt64(tables.decidingBeforehand().cascade?.facts.count ?? 0) }
    }
    var report = Report()
    report.head("\(casesCount) fresh cases, \(roundsCount) rounds in turn, medians of CPU time")
    report.row("C by hand, arrays, reasons named", arrays)
    report.row("C by hand, conditions, reasons named", conditions)
    report.row("the pack, values alone", values)
    report.row("the pack, explained", explained)
    report.row("the pack, all what-ifs of an open case", steps)
    report.row("reading the pack's Markdown", reading)
    report.row("compiling and proving it", proving)
    report.row("deciding all cases beforehand", prepared)
    report.head("gates")
    report.gate("explained / C arrays, in speed", arrays.over(explained), atLeast: 0.5)
    report.gate("explained / values alone, in speed", values.over(explained), atLeast: 0.9)
    report.gate("what-ifs of a case, in explained look-ups", steps.over(explained), atMost: 20)
    report.gate("compile and prove, in milliseconds", proving.scaled(1e-6), atMost: 5)
    report.end()
    return report.isMet
  }
}
