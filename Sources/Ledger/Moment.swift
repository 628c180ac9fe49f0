import Glibc
package import Rules

/// What the clock on the wall says; a fake may stand still or run backwards.
package protocol WallClock: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  func now() -> Int64
}

/// The clock of this machine.
package struct SystemWallClock: WallClock {
  /// The one of this machine.
  package init() {}

  package func now() -> Int64 { Int64(time(nil)) }
}

/// A moment as the ledger writes it: civil time in China, to the second, with its zone.
///
/// Such texts sort as the moments do, since the zone is always the same one.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
  private static let zoneSeconds: Int64 = 8 * 3600
  private static let daySeconds: Int64 = 86_400

  private let local: Int64

  /// The moment that many seconds after 1970-01-01T00:00:00Z.
  package init(secondsSince1970 seconds: Int64) {
    // Years the calendar can write; a clock beyond them is as wrong as one at the end.
    local = min(max(seconds, -62_135_596_800), 253_402_214_400) + Self.zoneSeconds
  }

  /// The same time of that day.
  func on(_ day: Day) -> Moment {
    let second = local - Int64(self.day.number) * Self.daySeconds
    return Moment(
      secondsSince1970: Int64(day.number) * Self.daySeconds + second - Self.zoneSeconds)
  }

  /// The civil day.
  package var day: Day {
    // Towards the past, also before 1970.
    let start = local >= 0 ? local : local - (Self.daySeconds - 1)
    return Day(number: Int32(start / Self.daySeconds))
  }

  /// "2026-07-31T09:45:12+08:00".
  package var description: String {
    let day = day
    let second = Int(local - Int64(day.number) * Self.daySeconds)
    var text = Array("\(day)T00:00:00+08:00".utf8)
    for (place, value) in [(14, second / 3600), (11, second / 60 % 60), (8, second % 60)] {
      text[text.count - place] += UInt8(value / 10)
      text[text.count - place + 1] += UInt8(value % 10)
    }
    return String(decoding: text, as: UTF8.self)
  }

  package static func < (first: Moment, second: Moment) -> Bool { first.local < second.local }
}

/// How far the time written beside an event can be believed.
package enum ClockState: String, CaseIterable, Sendable {
  /// Not before the event before it.
  case steady = "ok"
  /// The clock had gone back since the event before it; the order is still that of `seq`.
  case back
  /// The day is not the clock's: somebody said it.
  case told
}
