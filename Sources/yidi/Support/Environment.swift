internal import Glibc
internal import Ledger
internal import Messages
internal import Rules

/// What the process was started with, and the day.
enum Environment {
  /// The value of a variable, `nil` where it is not set or empty.
  static func value(_ name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    let value = String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// The language `YIDI_LANG` names, also as a locale such as en_GB.UTF-8; `nil` where it is none of ours.
  static var chosenLanguage: Language? {
    guard let name = value("YIDI_LANG") else { return nil }
    let languages: [Language] = [.zh, .en]
    return Language(rawValue: name) ?? languages.first { name.hasPrefix($0.rawValue) }
  }

  /// The language of `YIDI_LANG`, else of the locale: English where it is English, else Chinese.
  static var language: Language {
    if let chosen = chosenLanguage { return chosen }
    let locale = value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? ""
    return locale.hasPrefix("en") ? .en : .zh
  }

  /// The Chinese encoding other than UTF-8 that the locale names, in which nothing of ours is legible.
  ///
  /// A locale that names none, such as C, says nothing of the terminal, which as a rule shows UTF-8.
  /// luit is no help: it lets such programs run on a terminal of UTF-8, not the other way round.
  static var foreignEncoding: String? {
    guard let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG"),
      let dot = locale.firstIndex(of: ".")
    else { return nil }
    let name = locale[locale.index(after: dot)...].prefix { $0 != "@" }.uppercased()
      .filter { $0.isLetter || $0.isNumber }
    let foreign = ["GB18030", "GBK", "CP936", "GB2312", "EUCCN", "BIG5", "BIG5HKSCS"]
    return foreign.contains(name) ? name : nil
  }

  /// Seconds since 1970, by the machine's clock.
  static var now: Int { time(nil) }

  /// The civil day in Asia/Shanghai (always UTC+8), whatever the machine's zone.
  static var today: Day { Day(number: Int32((now + 8 * 3600) / 86_400)) }

  /// The time of day in Asia/Shanghai, "HH:MM".
  static var clock: String {
    let minutes = (now + 8 * 3600) % 86_400 / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The moment in Asia/Shanghai, such as 2026-07-31T09:45:12+08:00.
  static var moment: String {
    Moment(secondsSince1970: Int64(now)).description
  }

  /// The names in a folder; `nil` where it cannot be read, for the reason in `errno`.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            String(cString: $0)
          }
        })
    }
    return names.sorted()
  }

  /// The bytes of a file, `nil` where it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return bytes(from: descriptor)
  }

  /// What is left to read from a file that is open, `nil` where that fails.
  static func bytes(from descriptor: Int32) -> [UInt8]? {
    var found: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return found }
      found += chunk[..<count]
    }
  }
}
