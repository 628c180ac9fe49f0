internal import Glibc

/// The file in which an office keeps the keys of its ledger; `KeyText` is its format.
package struct KeyFile: Sendable {
  /// The name of the systemd credential that is looked for first (`LoadCredentialEncrypted=`).
  package static let credential = "yidi-keys"

  private let file: GuardedFile

  /// Where the keys are.
  package var path: String { file.path }
  /// Whether systemd laid it there; such a file may belong to root and is never written.
  package var isCredential: Bool { file.isCredential }

  /// The credential in that folder (`$CREDENTIALS_DIRECTORY`) where there is one, else that path.
  package init(credentials folder: String?, else path: String) {
    if let folder, !folder.isEmpty, access("\(folder)/\(KeyFile.credential)", F_OK) == 0 {
      file = GuardedFile("\(folder)/\(KeyFile.credential)", isCredential: true)
    } else {
      file = GuardedFile(path)
    }
  }

  /// The keyring in the file.
  package func read() throws(KeyFileFailure) -> Keyring {
    var text = try file.read()
    defer { wipe(&text) }
    switch KeyText.read(text) {
    case .newer(let version): throw .newer(path: path, version: version)
    case .fault(let line, let fault): throw .malformed(path: path, line: line, fault)
    case .keys(let keys):
      do throws(KeyringFailure) {
        return try Keyring(keys)
      } catch {
        throw .incomplete(path: path, error)
      }
    }
  }

  /// Writes the first keys of a ledger.
  ///
  /// - Throws: `exists` where a key file is there already.
  package func create(_ keyring: Keyring) throws(KeyFileFailure) {
    try write(keyring, replacing: false)
  }

  /// Writes keys in place of those there; whoever reads meanwhile sees the old or the new, whole.
  package func replace(_ keyring: Keyring) throws(KeyFileFailure) {
    try write(keyring, replacing: true)
  }

  private func write(_ keyring: Keyring, replacing: Bool) throws(KeyFileFailure) {
    var text = KeyText.write(keyring.keys)
    defer { wipe(&text) }
    try file.write(text, replacing: replacing)
  }
}
