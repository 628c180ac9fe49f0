internal import Ledger

/// Whom events name where the program acts and no person does; raw values stand in ledgers.
enum NamelessActor: String {
  /// The guided front, where nobody signs in.
  case guided
  /// A window of which the settings name no clerk.
  case window
  /// A command, where the settings name no clerk.
  case command
}

extension Ledger {
  /// The number of whoever acts here; `nil` where the program acts in nobody's name.
  var clerk: String? { NamelessActor(rawValue: actor) == nil ? actor : nil }
}

extension FiledFiling {
  /// The number of whoever filed it; `nil` where nobody at the office did.
  var clerk: String? { NamelessActor(rawValue: actor) == nil ? actor : nil }
}
