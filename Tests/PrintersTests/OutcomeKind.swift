import Printers

extension PrintOutcome {
  /// How it ended, whatever went wrong.
  enum Kind { case confirmed, sent, notSent, unknown, saved, cancelled }

  /// In one word.
  var kind: Kind {
    switch self {
    case .confirmed: .confirmed
    case .sentUnconfirmed: .sent
    case .notSent: .notSent
    case .unknown: .unknown
    case .saved: .saved
    case .cancelled: .cancelled
    }
  }
}
