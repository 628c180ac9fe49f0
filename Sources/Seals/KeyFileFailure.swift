/// Why keys are not read from a file, or not written to one.
package enum KeyFileFailure: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// It is there already, and is never overwritten by new keys: what they sealed would be lost.
  case exists(path: String)
  /// A folder, a link, a device or something of more than 1 MiB stands there.
  case notAFile(path: String)
  /// Others than its owner may read or write the file; `mode` is that of chmod(2), 0600 is right.
  case exposed(path: String, mode: UInt32)
  /// Others than its owner may change the folder; `mode` is that of chmod(2), 0700 is right.
  case folderExposed(path: String, mode: UInt32)
  /// The file or folder belongs to the user of that number, who is not the one running the program.
  case foreignOwner(path: String, owner: UInt32)
  /// Written by a newer program: the first line names this version.
  case newer(path: String, version: Int)
  /// That line, from 1, is not as it must be.
  case malformed(path: String, line: Int, KeyFileFault)
  /// Each line is right, but they do not make a keyring.
  case incomplete(path: String, KeyringFailure)
  /// No signing key in PEM, without a passphrase, for a scheme this program knows.
  case notASigningKey(path: String)
  /// The system refuses to read it; `reason` is errno(3).
  case unreadable(path: String, reason: Int32)
  /// The system refuses to write it; `reason` is errno(3).
  case unwritable(path: String, reason: Int32)
  /// libcrypto fails on this machine.
  case cryptography(path: String, CryptoFailure)
}

/// What is wrong with a line of a key file.
package enum KeyFileFault: Error, Hashable, Sendable {
  /// The first line is not `yidi-key 1`.
  case heading
  /// It has not six words with one space between them.
  case words
  /// No such purpose.
  case purpose
  /// No number from 1 to 65535.
  case id
  /// No such suite, or not one for that purpose.
  case suite
  /// No day as `YYYY-MM-DD`.
  case day
  /// Neither `current` nor `old`, nor `planned` of a chain key.
  case state
  /// Not 64 digits 0-9 and a-f.
  case key
}
