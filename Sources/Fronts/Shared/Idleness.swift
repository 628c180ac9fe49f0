/// How long nobody has been there, as far as that can be told: whoever listens presses no key.
struct Idleness {
  /// So long counts as listening: longer than any page is read, as a voice that hangs must not keep
  /// somebody's answers on the screen.
  static let readingSecondsMax = 1_800

  /// Of the seconds since the last event, those that do not count.
  private var heard = 0

  /// The seconds that count of those since the last event; they stand at `start` while a page is read.
  mutating func counted(_ secondsIdle: Int, isReading: Bool, from start: Int = 0) -> Int {
    // An event has come since that no page was told of.
    if secondsIdle < heard { heard = 0 }
    if isReading, secondsIdle < Self.readingSecondsMax { heard = secondsIdle - start }
    return secondsIdle - heard
  }
}
