/// What a server, or the way to it, answered instead of a result.
enum PostgresTrouble: Error, Equatable {
  /// The connection is gone, or was never there; whether a commit got through is not known.
  case lost
  /// It says nothing any more, and nobody answers there who is asked anew; else as `lost`.
  case silent
  /// Another transaction was in the way: the same one, run again, will see what that one did.
  case conflict
  /// Whoever answers does not prove to be the server that was meant.
  case untrusted
  /// Anything else, by its SQLSTATE.
  case refused(String)

  /// The trouble behind a SQLSTATE; none at all means that no server answered.
  init(state: String) {
    switch state {
    case "", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "53300": self = .lost
    // Serialization failure, deadlock, unique violation, a lock not had in time; then two first starts.
    case "40001", "40P01", "23505", "55P03", "42P07", "42710": self = .conflict
    case _ where state.hasPrefix("08"): self = .lost
    default: self = .refused(state)
    }
  }

  /// The SQLSTATE of a password that is not the right one.
  static let wrongPassword = "28P01"

  /// What is said of it where trying again does not help.
  var failure: Ledger.Failure {
    switch self {
    case .lost, .silent: .serverAway
    case .conflict: .busy
    case .untrusted: .serverUntrusted
    case .refused(let state): Self.failure(state)
    }
  }

  private static func failure(_ state: String) -> Ledger.Failure {
    switch state {
    case "53100", "53200": .diskFull
    case "25006", "42501": .readOnly
    case "58030", "58P01": .inputOutput(code: 0)
    case "XX001", "XX002": .damaged(what: "file")
    case "54000", "54023", "22001": .tooLarge
    // No such database, user or password, or the server's rules do not let us in.
    case "3D000", "28000", wrongPassword: .serverRefuses(state: state)
    default: .server(state: state)
    }
  }
}
