internal import Glibc
internal import Ledger
internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// `yidi policy check --literal` and `--petition`: documents of law without a reading.
struct LiteralCheck {
  /// How the names of such documents end.
  static let ending = ".literal"

  let texts: Messages.Catalogue

  /// The identifiers of the documents the program holds also without readings.
  static var ids: [String] {
    let ending = Self.ending + ".md"
    return Program.assets(in: "Policies/").filter { $0.hasSuffix(ending) }.map {
      String($0.dropFirst("Policies/".count).dropLast(ending.count))
    }
  }

  /// Prints the report of each document; every one the program holds if none is named.
  ///
  /// - Throws: `Stop` where there is no such document, or it cannot be read.
  func report(_ names: [String]) throws {
    for (position, name) in named(names).enumerated() {
      let text = LiteralReport(words: try words(name, in: texts)).lines.map { cleaned($0) + "\n" }
        .joined()
      try Output.write(position == 0 ? text : "\n" + text, texts)
    }
  }

  /// Puts out the letter about each of them, in Chinese whatever was asked for.
  ///
  /// - Throws: the same, and where a paper does not come out.
  func petition(_ names: [String], _ out: PaperOptions, _ common: CommonOptions) throws {
    let names = named(names)
    guard names.count == 1 || !out.isOnOutput else {
      throw Stop(.usage, texts("literal.one", ["wanted": names.joined(separator: ", ")]))
    }
    let settings = try Settings.loaded(texts)
    // Printing is put on record, so the ledger is opened to be written before anything is sent.
    let ledger = out.print ? try ledger(common, settings) : nil
    let record = ledger.map { PrintDesk.Record(name: PetitionLetter.nameOnRecord, ledger: $0) }
    let written = try Program.catalogue(.zh)
    if !texts.language.isChinese { Output.complain(texts("literal.chinese")) }
    for name in names {
      let letter = PetitionLetter(
        words: try words(name, in: written), office: settings.officeName, day: common.day)
      try out.put(
        letter.paper, recordedIn: record, settings, .init(said: texts, written: written))
    }
  }

  /// The ledger where there is one: who writes letters about the law need not have any.
  private func ledger(_ common: CommonOptions, _ settings: Settings) throws -> Ledger? {
    guard let path = common.ledgerPath(configured: settings.ledger),
      Ledger.isServer(path) || access(path, F_OK) == 0
    else { return nil }
    return try LedgerCommand.open(common, texts, access: .writing)
  }

  private func named(_ names: [String]) -> [String] { names.isEmpty ? Self.ids : names }

  private func words(
    _ name: String, in language: Messages.Catalogue
  ) throws -> LiteralWords {
    let pack = try load(name)
    let deciding = try Program.policy(LiteralWords.id(of: pack), texts: texts)
    return LiteralWords(pack: pack, deciding: deciding, texts: language)
  }

  private func load(_ name: String) throws -> LiteralPack {
    let isHeld = Self.ids.contains(name)
    let file = isHeld ? "\(name)\(Self.ending).md" : name
    let notice = file.replacing(Self.ending + ".md", with: ".notice.md")
    func bytes(_ file: String) -> [UInt8]? {
      isHeld ? Program.asset("Policies/\(file)") : Environment.bytes(of: file)
    }
    guard let markdown = bytes(file) else {
      let wanted = Self.ids.joined(separator: ", ")
      let key = Program.policyIDs.contains(name) ? "literal.none" : "policy.none"
      throw Stop(.missingFile, texts(key, ["id": name, "wanted": wanted]))
    }
    let hasQuestions = PackText(markdown: markdown)?.sections.contains { $0.title == "请示" }
    if hasQuestions == false, !name.hasSuffix(Self.ending + ".md") {
      throw Stop(.refused, texts("literal.ordinary", ["file": name]))
    }
    do {
      let fullText = notice == file ? nil : bytes(notice)
      return try loadLiteral(markdown: markdown, fullText: fullText, file: file)
    } catch {
      for finding in error.findings {
        try Output.write(Program.line(for: finding, file: file, texts: texts), texts)
      }
      throw Stop(.refused, texts("policy.found", ["count": String(error.findings.count)]))
    }
  }
}
