/// The text of a key file.
///
/// The first line is `yidi-key 1`; then one line a key, six words with one space between them:
///
///     master 1 sm4-ctr-hmac-sm3 2026-11-21 current 6f0a…
///     index 1 hmac-sm3 2026-11-21 current 93c1…
///     chain 1 hmac-sm3 2026-11-21 current 07de…
///
/// - purpose: `master`, `index` or `chain`
/// - id: 1 to 65535, of its own row for each purpose
/// - suite: `sm4-ctr-hmac-sm3` or `aes-256-gcm` for a master key, `hmac-sm3` for the others
/// - the day it was made, `YYYY-MM-DD`
/// - state: `current` or `old`; of a chain key also `planned`
/// - the key: 32 bytes in 64 hexadecimal digits, lower case
///
/// Empty lines and lines that begin with `#` are skipped. UTF-8, lines end with LF.
enum KeyText {
  static let version = 1
  private static let heading = "yidi-key "
  private static let hashing = "hmac-sm3"

  /// The text of those keys; the caller wipes it.
  static func write(_ keys: [StoredKey]) -> [UInt8] {
    var text = Array("\(heading)\(version)\n".utf8)
    // Enough for all lines, so that growing leaves no copy behind.
    text.reserveCapacity(text.count + keys.count * 160)
    for key in keys {
      let suite = key.purpose == .master ? key.suite.word : hashing
      text += "\(key.purpose.rawValue) \(key.id) \(suite) \(key.day) \(key.state.rawValue) ".utf8
      key.secret.withBytes { bytes in
        for byte in bytes { Hexadecimal.append(byte, to: &text) }
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// What a text says, or the line from 1 at which it does not.
  enum Reading {
    case keys([StoredKey])
    case newer(Int)
    case fault(line: Int, KeyFileFault)
  }

  /// Reads a text.
  static func read(_ text: [UInt8]) -> Reading {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let first = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard first.hasPrefix(heading), let number = Int(first.dropFirst(heading.count)), number > 0
    else { return .fault(line: 1, .heading) }
    guard number == version else { return .newer(number) }
    var keys: [StoredKey] = []
    for (index, line) in lines.enumerated().dropFirst() {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      do throws(KeyFileFault) {
        keys.append(try key(line))
      } catch {
        return .fault(line: index + 1, error)
      }
    }
    return .keys(keys)
  }

  private static func key(_ line: ArraySlice<UInt8>) throws(KeyFileFault) -> StoredKey {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 6 else { throw .words }
    let words = parts.prefix(5).map { String(decoding: $0, as: UTF8.self) }
    guard let purpose = StoredKey.Purpose(rawValue: words[0]) else { throw .purpose }
    guard let id = UInt16(words[1]), id > 0, String(id) == words[1] else { throw .id }
    let suite = purpose == .master ? Suite(word: words[2]) : words[2] == hashing ? .sm : nil
    guard let suite else { throw .suite }
    guard isDay(words[3]) else { throw .day }
    guard let state = StoredKey.State(rawValue: words[4]), state != .planned || purpose == .chain
    else { throw .state }
    guard parts[5].count == 2 * SealingKey.rootBytes, var bytes = Hexadecimal.bytes(parts[5]) else {
      throw .key
    }
    return StoredKey(
      purpose, id: id, suite: suite, day: words[3], state: state, secret: Secret(taking: &bytes))
  }

  /// Whether it looks like a day; which days there are is not asked here.
  static func isDay(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({
        $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
