internal import Glibc
internal import Ledger
internal import Messages

/// What a command looks for where that may be an identity number: it never stands on the command's line,
/// which everybody on the machine can read while it runs and the shell keeps.
enum IdentityArgument {
  /// Stands on the line for what is read elsewhere.
  static let elsewhere = "-"

  /// The text as it was written, or for `-` the first line of standard input, typed unseen at a terminal.
  ///
  /// - Throws: Wrong use where an identity number was written, or nothing is there to be read.
  static func text(
    _ written: String, prefix: String, _ texts: Messages.Catalogue
  ) throws(Stop) -> String {
    guard written == elsewhere else {
      guard !Ledger.mayBeIDNumber(written, prefix: prefix) else {
        throw Stop(.usage, texts("ledger.number.on_line"))
      }
      return written
    }
    let line =
      isatty(STDIN_FILENO) == 1
      ? try PINEntry.typed(texts("ledger.number.ask"), else: elsewhere, texts) : readLine()
    guard let line, !line.isEmpty else { throw Stop(.usage, texts("ledger.number.empty")) }
    return line
  }
}
