internal import Glibc
internal import Ledger

/// Measures how evenly, and how fast, several windows file into one ledger: a process each.
///
/// All have opened it and filed once before any of them is counted.
enum WindowBench {
  private static let seconds = 3
  private static let rounds = 3

  /// So many windows, in a ledger of its own unless one is named.
  ///
  /// Of one file no window may be left behind; a server must serve many windows faster than one. How much
  /// faster it can on this machine is shown by the same rows through libpq alone.
  static func run(_ windows: Int, ledger: String?) throws -> Bool {
    let folder = try BenchFolder()
    defer { folder.remove() }
    var report = Report()
    if let ledger {
      try measure(windows, server: ledger, folder, &report)
    } else {
      let counts = try count("window", windows, "\(folder.path)/ledger.sqlite", folder).sorted()
      report.head("\(windows) windows, \(seconds) s: \(counts.reduce(0, +)) filings, \(counts)")
      report.gate("slowest / fastest", counts[0], counts[windows - 1], atLeast: 0.8)
    }
    report.end()
    return report.isMet
  }

  private static func measure(
    _ windows: Int, server: String, _ folder: BenchFolder, _ report: inout Report
  ) throws {
    _ = try Ledger.open(server)
    let raw = try RawServer(server)
    try raw.makeTables()
    defer { raw.dropTables() }
    var (ours, theirs, share) = (Rounds(), Rounds(), Rounds())
    report.head(
      "one window, then \(windows), \(seconds) s each, \(rounds) rounds: filings a second")
    for _ in 0..<rounds {
      let figures = try ["window", "raw-window"].map { kind in
        try [1, windows].map { count in
          try Self.count(kind, count, server, folder).reduce(0, +) / seconds
        }
      }
      print(
        "  the ledger \(figures[0][0]) and \(figures[0][1]), "
          + "libpq alone with the same rows \(figures[1][0]) and \(figures[1][1])")
      ours.add(Double(figures[0][1]), of: max(figures[0][0], 1))
      theirs.add(Double(figures[1][1]), of: max(figures[1][0], 1))
      share.add(Double(figures[0][1]), of: max(figures[1][1], 1))
    }
    print()
    report.ratio("\(windows) windows / one, libpq alone", theirs)
    report.ratio("\(windows) windows, the ledger / libpq alone", share)
    report.gate("\(windows) windows / one, the ledger", ours, atLeast: 3)
  }

  /// What one window does: it files until its time is over, and says how often.
  static func file(_ window: Int, ledger path: String, go: String) throws {
    let ledger = try Ledger.open(path, settings: Ledger.Settings(window: window))
    // No two windows and no two runs file the same person, or run out of a day's numbers.
    let (first, day) = (Int.random(in: 0..<9_000_000) * 100_000, Int(time(nil) % 60_000) * 3)
    try work(go) { serial in
      _ = try ledger.append(SampleFiling.filing(first + serial, day: day + serial / 4_900))
    }
  }

  /// The same rows by libpq alone.
  static func fileRaw(ledger path: String, go: String) throws {
    let raw = try RawServer(path)
    let rows = try RawServer.Rows()
    try work(go) { serial in try raw.insert(rows, serial) }
  }

  /// Does it once, waits until all are let go, and counts how often it does it in the time there is.
  private static func work(_ go: String, _ act: (Int) throws -> Void) throws {
    try act(0)
    print("ready")
    fflush(nil)
    let gate = open(go, O_RDONLY | O_CLOEXEC)
    flock(gate, LOCK_SH)
    let end = ContinuousClock.now + .seconds(seconds)
    var count = 0
    while ContinuousClock.now < end {
      count += 1
      try act(count)
    }
    print(count)
  }

  private static func count(
    _ kind: String, _ windows: Int, _ ledger: String, _ folder: BenchFolder
  ) throws -> [Int] {
    // Made first, so that nobody waits for the tables.
    _ = try Ledger.open(ledger)
    let go = "\(folder.path)/go"
    let gate = open(go, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    flock(gate, LOCK_EX)
    let outputs = try (1...windows).map { window in
      let command = "'\(CommandLine.arguments[0])' \(kind) \(window) '\(ledger)' '\(go)'"
      guard let output = popen(command, "r") else { throw RawLedger.Failure(code: errno) }
      return output
    }
    for output in outputs { _ = line(output) }
    // The last one to hold it: closed, it lets all of them go at once.
    close(gate)
    return outputs.map { output in
      defer { pclose(output) }
      return Int(line(output)) ?? 0
    }
  }

  private static func line(_ output: UnsafeMutablePointer<FILE>) -> String {
    var line = [CChar](repeating: 0, count: 32)
    fgets(&line, Int32(line.count), output)
    return String(decoding: line.prefix { $0 >= 32 }.map(UInt8.init), as: UTF8.self)
  }
}
