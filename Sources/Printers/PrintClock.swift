/// How long an attempt has taken so far, and how much of that somebody was mending the printer.
struct PrintClock {
  private let begun: Double
  private var mended = 0.0
  private var mendingSince: Double?

  /// The clock of an attempt that begins now.
  init(now: Double = monotonicSeconds()) { begun = now }

  /// Seconds since the attempt began.
  var seconds: Double { monotonicSeconds() - begun }

  /// Takes in what the attempt waits for from now on; `nil` where nothing is in the way.
  mutating func waits(for fault: PrintFault?, now: Double = monotonicSeconds()) {
    if let since = mendingSince { mended += now - since }
    mendingSince = fault?.code.isMendedByHand ?? false ? now : nil
  }

  /// Whether the patience is at its end: who fetches paper has more time than a printer that is silent.
  func isOver(_ watch: PrintWatch, now: Double = monotonicSeconds()) -> Bool {
    let mended = mended + (mendingSince.map { now - $0 } ?? 0)
    return now - begun - min(mended, watch.mendingSeconds) > watch.patienceSeconds
  }
}
