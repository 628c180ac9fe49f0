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

  /// Prints the report of each document, or the letter about it.
  ///
  /// - Parameters:
  ///   - names: Identifiers or files; every document the program holds if none.
  ///   - day: What the letter is dated; `nil` for the report.
  /// - Throws: `Stop` where there is no such document, or it cannot be read.
  func run(_ names: [String], letterDated day: Day?) throws {
    for (position, name) in (names.isEmpty ? Self.ids : names).enumerated() {
      let pack = try load(name)
      let id = pack.policy.id
      let deciding = try Program.policy(
        id.hasSuffix(Self.ending) ? String(id.dropLast(Self.ending.count)) : id, texts: texts)
      let words = LiteralWords(pack: pack, deciding: deciding, texts: texts)
      let lines =
        day.map { PetitionLetter(words: words, day: $0).lines } ?? LiteralReport(words: words).lines
      let text = lines.map { cleaned($0) + "\n" }.joined()
      Output.write(position == 0 ? text : "\n" + text)
    }
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
        Output.write(cleaned(Program.sentence(for: finding, file: file, texts: texts)) + "\n")
      }
      throw Stop(.refused, texts("policy.found", ["count": String(error.findings.count)]))
    }
  }
}
