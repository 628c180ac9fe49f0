internal import Terminal

/// Tells what hands press from what a scanner types, where one character is enough to file or print.
///
/// Only there: keys typed ahead come in heaps too, over a slow line or while a disk takes its time,
/// and must not be lost. What decides stands alone, before it and behind it: no hand presses two
/// characters within `apartMilliseconds` and means both. If one did, the page asks for the key again.
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

  /// When the character came that nothing else has followed.
  private var lastCharacter: Int?
  private var isInScan = false

  /// Judges an event that came at that time; `next` waits so long for the one behind it.
  mutating func judge(
    _ event: Event, at now: Int, decides: (Event) -> Bool, next: (Int) -> Event?
  ) -> Verdict {
    guard let isCharacter = event.isCharacter else {
      (lastCharacter, isInScan) = (nil, false)
      return .hand
    }
    let since = lastCharacter.map { now - $0 } ?? .max
    lastCharacter = isCharacter ? now : nil
    if isInScan, since <= Self.pauseMilliseconds {
      isInScan = isCharacter
      return .rest
    }
    isInScan = false
    guard decides(event) else { return .hand }
    let isBehind = since < Self.apartMilliseconds
    let isBefore = isCharacter && !isBehind && next(Self.apartMilliseconds)?.isCharacter == true
    guard isBehind || isBefore else { return .hand }
    isInScan = isCharacter
    return .scan
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
