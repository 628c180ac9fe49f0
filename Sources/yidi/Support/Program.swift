internal import CAssets
internal import Ledger
internal import Messages
internal import Names
internal import Packs
internal import Places
internal import Rules
internal import Speech
internal import Synchronization
internal import Terminal

/// The files the program works from, compiled in, each replaceable through `YIDI_DATA`.
struct Program {
  /// The program's own version.
  static let number = "0.1.0"
  /// The pack used where nothing else is said.
  static let defaultPolicy = "dazhou-2022-118"

  let language: Language

  /// A program that speaks a language.
  init(language: Language) {
    self.language = language
  }

  /// The folder named in `YIDI_DATA`; `nil` where there is none, or it cannot be gone by.
  static var data: DataFolder? { try? DataFolder.named?.get() }

  /// Sees that the folder named in `YIDI_DATA` can be gone by, before anything else is done.
  ///
  /// What is said of it is in the built-in words, as its own may be what is wrong.
  static func checkData(_ language: Language) throws {
    guard case .failure(let failure) = DataFolder.named else { return }
    throw Stop(failure.status, try builtInTexts(language)(failure.message))
  }

  /// The bytes of an embedded file, or of the one in `YIDI_DATA` that takes its place.
  static func asset(_ name: String) -> [UInt8]? { data?.files[name] ?? builtIn(name) }

  private static func builtIn(_ name: String) -> [UInt8]? {
    for index in 0..<yidi_asset_count() {
      let asset = yidi_asset_at(index)
      if String(cString: asset.name) == name {
        return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))
      }
    }
    return nil
  }

  /// The names of the embedded files in a folder, such as "Policies/".
  static func assets(in folder: String) -> [String] {
    (0..<yidi_asset_count()).map { String(cString: yidi_asset_at($0).name) }
      .filter { $0.hasPrefix(folder) }
  }

  /// The texts of a language; missing ones are shown in Chinese.
  static func catalogue(_ language: Language) throws -> Messages.Catalogue {
    try texts(language, from: asset)
  }

  private static func builtInTexts(_ language: Language) throws -> Messages.Catalogue {
    try texts(language, from: builtIn)
  }

  private static func texts(
    _ language: Language, from bytes: (String) -> [UInt8]?
  ) throws -> Messages.Catalogue {
    func read(_ language: Language, fallback: Messages.Catalogue?) throws -> Messages.Catalogue {
      let name = "Locales/\(language.rawValue).po"
      do {
        return try Catalogue(po: bytes(name) ?? [], language: language, fallback: fallback)
      } catch {
        // A built-in file is always read, as tests see to.
        guard let data, data.files[name] != nil else { throw Stop(.fault, name) }
        throw Stop(
          .refused,
          try builtInTexts(language)(error.message(in: "\(data.path)/\(name)")))
      }
    }
    let chinese = try read(.zh, fallback: nil)
    return language == .zh ? chinese : try read(language, fallback: chinese)
  }

  /// The texts of the program's language.
  func catalogue() throws -> Messages.Catalogue { try Program.catalogue(language) }

  /// All places.
  static func places() throws -> Places {
    do {
      return try Places(
        divisions: asset("Places/divisions.tsv") ?? [],
        counties: asset("Places/counties.tsv") ?? [],
        retired: asset("Places/retired.tsv") ?? [])
    } catch {
      throw Stop(.fault, "\(error)")
    }
  }

  /// Finds characters of names by their readings.
  static func names() -> NamePicker {
    NamePicker(
      readings: asset("Names/readings.tsv") ?? [], surnames: asset("Names/surnames.tsv") ?? [])
  }

  /// Finds the initials of names.
  static func initials() -> NameInitials {
    NameInitials(
      readings: asset("Names/readings.tsv") ?? [], surnames: asset("Names/surnames.tsv") ?? [])
  }

  /// What turns a page into words for a voice; `nil` where its tables are broken.
  static func recital() -> Recital? {
    let readings = try? Readings(
      characters: asset("Speech/characters.tsv") ?? [], phrases: asset("Speech/phrases.tsv") ?? [],
      places: ["divisions", "counties"].compactMap { asset("Places/\($0).tsv") })
    return readings.map { Recital(readings: $0) }
  }

  /// The sentences of a policy's document in full, read when they are first asked for.
  static func document(of policy: Policy) -> @Sendable () -> [String] {
    let file = "Policies/\(policy.id).notice.md"
    let read = Mutex<[String]?>(nil)
    return {
      read.withLock { read in
        let found = read ?? sentences(ofDocument: asset(file) ?? [])
        read = found
        return found
      }
    }
  }

  /// The packs that may answer cases: law that draws every conclusion an answer is made of.
  ///
  /// One that is broken stays among them, so that whoever asks it is told where.
  static let decidingPolicyIDs = policyIDs.filter { id in
    do {
      return try load(id)?.decidesCare ?? false
    } catch {
      return true
    }
  }

  /// A pack by its identifier, compiled; `nil` where the program holds none of that name.
  static func policy(_ id: String, texts: Messages.Catalogue) throws -> Policy? {
    do {
      return try load(id)
    } catch {
      let finding = error.findings[0]
      throw Stop(.refused, sentence(for: finding, file: error.file, texts: texts))
    }
  }

  /// The hash of a pack's bytes.
  static func policyHash(_ id: String) -> String {
    fingerprint(of: asset("Policies/\(id).md") ?? [])
  }

  /// A finding as one line: file, line and character, section, row, column, what is wrong.
  static func sentence(for finding: Finding, file: String, texts: Messages.Catalogue) -> String {
    let source = [finding.line, finding.position].prefix { $0 > 0 }.map { ":\($0)" }.joined()
    let place = [finding.section, finding.row, finding.column].filter { !$0.isEmpty }
      .joined(separator: " / ")
    let text = texts("pack.\(finding.code.rawValue)", finding.details)
    return (["\(file)\(source)"] + [place, text].filter { !$0.isEmpty }).joined(separator: ": ")
  }

  /// A finding as a line of `policy check`: the sentence, and the code that never changes behind it.
  static func line(for finding: Finding, file: String, texts: Messages.Catalogue) -> String {
    cleaned(sentence(for: finding, file: file, texts: texts)) + " [\(finding.code.rawValue)]\n"
  }

  /// What `--version` prints: the program, and each pack with its hash.
  static var version: String {
    // Names of files may hold anything.
    let packs = policyIDs.map { "\(cleaned($0)) \(policyHash($0))" }
    return (["yidi \(number)"] + packs).joined(separator: "\n")
  }
}
