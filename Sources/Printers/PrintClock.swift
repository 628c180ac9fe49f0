/// How long an attempt has taken so far, and how much of that counts for nothing: somebody was mending the
/// printer, or it was at work.
struct PrintClock {
  private let begun: Double
  private var spared = 0.0
  private var sparedSince: Double?

  /// The clock of an attempt that begins now.
  init(now: Double = monotonicSeconds()) { begun = now }

  /// Seconds since the attempt began.
  var seconds: Double { monotonicSeconds() - begun }

  /// Takes in what the attempt waits for from now on, `nil` where nothing is in the way, and whether it is
  /// known to go on.
  mutating func waits(
    for fault: PrintFault?, isMoving: Bool = false, now: Double = monotonicSeconds()
  ) {
    if let since = sparedSince { spared += now - since }
    sparedSince = isMoving || fault?.code.isMendedByHand ?? false ? now : nil
  }

  /// Whether the patience is at its end: who fetches paper, and a printer that is at work, have more time
  /// than one that is silent.
  func isOver(_ watch: PrintWatch, now: Double = monotonicSeconds()) -> Bool {
    let spared = spared + (sparedSince.map { now - $0 } ?? 0)
    return now - begun - min(spared, watch.mendingSeconds) > watch.patienceSeconds
  }

  /// Whether it takes so long that whoever waits is to be asked whether to go on waiting.
  func isLong(_ watch: PrintWatch, now: Double = monotonicSeconds()) -> Bool {
    watch.mendingSeconds > 0 && now - begun > watch.patienceSeconds
  }
}
