/// The folder in which the program keeps what is this machine's and nobody set a place for.
enum StateFolder {
  /// Where all programs of this user keep such things; `nil` without a home.
  static var home: String? {
    Environment.value("XDG_STATE_HOME") ?? Environment.value("HOME").map { $0 + "/.local/state" }
  }

  /// A file of ours there; `nil` without a home.
  static func file(_ name: String) -> String? { home.map { "\($0)/yidi/\(name)" } }

  /// Where a window files while the server of its ledger is away; `nil` without a home.
  static var outbox: String? { file("outbox.sqlite") }
}
