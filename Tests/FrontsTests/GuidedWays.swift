import Fronts
import Interview
import Messages
import OfficeLists
import Support
import Synchronization
import Terminal

/// What no cat would press in that order: keys from the first page of the guided front to its pages.
enum GuidedWays {
  private static let paths: [GuidedPath] = [
    .notice, .identity, .identityWrong, .name, .nameReadings, .phone, .agentName, .relation,
    .check, .checkRelative, .checkUnsure, .row, .result, .resultLate, .reasons, .receipt,
    .printing, .lookUp, .found, .standing, .help, .staffEnding, .leave,
  ]

  /// Each of them, in an office with those lists.
  static func keys(lists: OfficeLists = .none) throws -> [[Key]] {
    try paths.map { path in
      var pilot = try Pilot(lists: lists)
      path.walk(&pilot)
      return pilot.events.compactMap { if case .key(let key) = $0 { key } else { nil } }
    }
  }

  /// The pages that random keys must have been on, in words of ours.
  private static let pages = [
    "purpose", "for_whom", "reason", "care_place", "insured_place", "notice", "identity", "name",
    "phone", "check", "row.reason", "result", "reasons", "receipt", "printing", "look_up",
    "found", "ending", "help", "leave",
  ]

  /// Those of them that ask, or show what was answered.
  static let withAnswers: Set = [
    "purpose", "for_whom", "reason", "care_place", "insured_place", "notice", "identity", "name",
    "phone", "check", "result",
  ]

  /// Those of them that are none of these, over which others may have lain.
  static func missed(in seen: Set<String>) -> [String] {
    pages.filter { page in
      !seen.contains { "\($0).".contains(".\(page).") }
    }
  }
}

/// A world that does not always do what was hoped for, the same for the same seed.
final class FickleWorld: Sendable {
  private let random: Mutex<SeededRandom>

  init(seed: UInt64) { random = Mutex(SeededRandom(seed: seed)) }

  private func pick<Value: Sendable>(_ values: [Value]) -> Value {
    random.withLock { $0.pick(values) }
  }

  func answer(_ effect: Effect) -> [EffectResult] {
    switch effect {
    case .file:
      pick([
        kindWorld(effect), kindWorld(effect), kindWorld(effect),
        [.duplicate(number: "DZ2026073103004297")], [.notFiled(Message("failure.ledger.busy"))],
        [.secondWanted(again: effect)],
      ])
    case .lookUp:
      [
        pick([
          .found(foundFilings), .found([foundFilings[0]]), .found([]),
          .notFound(Message("failure.ledger.busy")),
        ])
      ]
    case .print(let paper, _):
      kindWorld(effect)
        + [
          .printing(
            paper,
            pick([
              .done(printer: "HP-3"), .waiting([Message("print.fault.media_empty")]),
              .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])]),
              .stopped([Message("print.fault.service_down"), Message("print.not_sent")]),
            ]))
        ]
    default: kindWorld(effect)
    }
  }
}
