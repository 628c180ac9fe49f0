internal import Fronts
internal import Terminal

/// Tells what hands press from what a scanner types, where one character is enough to file or print,
/// and where a wrong PIN counts.
///
/// Only there: keys typed ahead come in heaps too, over a slow line or while a disk takes its time,
/// and must not be lost. What decides stands alone, before it and behind it: no hand presses two
/// characters within `apartMilliseconds` and means both. If one did, the page asks for the key again.
/// A PIN ends with Enter, so there a heap is a hand's, and only a run of keys each of which came by
/// itself, faster than fingers, is not.
struct Hands {
  /// What is to be done with an event.
  enum Verdict: Hashable {
    case hand
    /// It would have decided something, but a scanner typed it.
    case scan
    /// It belongs to the scan that was seen before.
    case rest
  }

  static let apartMilliseconds = 80
  /// A scan with no Enter at its end is over after so long.
  static let pauseMilliseconds = 300
  /// Fingers need longer from key to key, and so many keys running.
  static let runMilliseconds = 30
  static let runLeast = 4

  /// When the character came that nothing else has followed.
  private var lastCharacter: Int?
  private var isInScan = false
  /// How many keys have come at moments of their own, each soon behind the one before.
  private var run = 0

  /// Judges an event that came at that time and would do that; `next` waits so long for the one
  /// behind it.
  mutating func judge(
    _ event: Event, at now: Int, weight: App.Weight, next: (Int) -> Event?
  ) -> Verdict {
    guard let isCharacter = event.isCharacter else {
      (lastCharacter, isInScan, run) = (nil, false, 0)
      return .hand
    }
    let since = lastCharacter.map { now - $0 } ?? .max
    if since > Self.runMilliseconds { run = 0 } else if since > 0 { run += 1 }
    lastCharacter = isCharacter ? now : nil
    if isInScan, since <= Self.pauseMilliseconds {
      isInScan = isCharacter
      return .rest
    }
    isInScan = false
    switch weight {
    case .nothing: return .hand
    case .attempt:
      guard run >= Self.runLeast else { return .hand }
      // Some scanners end with two Enters.
      (lastCharacter, isInScan) = (now, true)
      return .scan
    case .decision:
      let isBehind = since < Self.apartMilliseconds
      let isBefore = isCharacter && !isBehind && next(Self.apartMilliseconds)?.isCharacter == true
      guard isBehind || isBefore else { return .hand }
      isInScan = isCharacter
      return .scan
    }
  }
}

extension Event {
  /// Whether it writes itself, or ends what was written; `nil` for all that no scanner types.
  fileprivate var isCharacter: Bool? {
    switch self {
    case .key(.character): true
    case .key(.enter), .key(.tab): false
    default: nil
    }
  }
}
