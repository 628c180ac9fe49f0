internal import Glibc
internal import Ledger

/// Measures how evenly, and how fast, several windows file into one ledger: a process each.
enum WindowBench {
  /// So many windows for so many seconds, in a ledger of its own unless one is named.
  ///
  /// Of one file no window may be left behind; a server must serve many windows faster than one.
  static func run(_ windows: Int, seconds: Int, ledger: String?) throws -> Bool {
    var report = Report()
    if let ledger {
      let alone = try count(1, seconds, ledger).reduce(0, +)
      let all = try count(windows, seconds, ledger).reduce(0, +)
      report.head("one window, then \(windows), \(seconds) s each: \(alone) and \(all) filings")
      report.gate("\(windows) windows / one", ratio(all, alone), atLeast: 3)
    } else {
      let folder = "/tmp/yidi-bench-\(getpid())"
      let counts = try count(windows, seconds, "\(folder)/ledger.sqlite").sorted()
      report.head("\(windows) windows, \(seconds) s: \(counts.reduce(0, +)) filings, \(counts)")
      report.gate("slowest / fastest", ratio(counts[0], counts[windows - 1]), atLeast: 0.8)
    }
    report.end()
    return report.isMet
  }

  /// What one window does: it files until its time is over, and says how often.
  static func file(_ window: Int, seconds: Int, ledger path: String) throws {
    let ledger = try Ledger.open(path, settings: Ledger.Settings(window: window))
    let end = ContinuousClock.now + .seconds(seconds)
    var count = 0
    // No two windows and no two runs file the same person.
    let first = Int(getpid()) * 100_000
    while ContinuousClock.now < end {
      _ = try ledger.append(SampleFiling.filing(first + count, day: count / 9_000))
      count += 1
    }
    print(count)
  }

  private static func count(_ windows: Int, _ seconds: Int, _ path: String) throws -> [Int] {
    // Made first, so that nobody waits for the tables.
    _ = try Ledger.open(path)
    let outputs = try (1...windows).map { window in
      let command = "'\(CommandLine.arguments[0])' window \(window) \(seconds) '\(path)'"
      guard let output = popen(command, "r") else { throw RawLedger.Failure(code: errno) }
      return output
    }
    return outputs.map { output in
      var line = [CChar](repeating: 0, count: 32)
      fgets(&line, Int32(line.count), output)
      pclose(output)
      return Int(String(decoding: line.prefix { $0 >= 48 }.map(UInt8.init), as: UTF8.self)) ?? 0
    }
  }

  private static func ratio(_ first: Int, _ second: Int) -> Rounds {
    var rounds = Rounds()
    rounds.add(Double(first), of: max(second, 1))
    return rounds
  }
}
